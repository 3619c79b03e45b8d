"""Addresses of the journal."""

from django.urls import path

from luoshi.web.journal import views

app_name = "journal"
urlpatterns = [
    path("journal/", views.events, name="events"),
    path("journal/verify", views.verify, name="verify"),
    path("journal/<int:number>", views.event, name="event"),
    path("journal/<int:number>.json", views.event_json, name="event-json"),
]
