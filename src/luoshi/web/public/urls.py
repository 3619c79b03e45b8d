"""Addresses that everybody may open."""

from django.urls import path

from luoshi.web.public import views

app_name = "public"
urlpatterns = [
    path("public/", views.promises, name="promises"),
    path("public/promises.json", views.promises_json, name="promises-json"),
    path("public/promises.csv", views.promises_csv, name="promises-csv"),
    path("public/<int:task>", views.task, name="task"),
    path("public/<int:task>.json", views.task_json, name="task-json"),
    path("public/<int:task>/evidence/<int:evidence>", views.file, name="file"),
    path("public/<int:task>/opinion", views.opinion, name="opinion"),
    path("rules/lights", views.lights, name="lights"),
]
