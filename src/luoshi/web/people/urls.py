"""Addresses about people."""

from django.urls import path

from luoshi.web.people import views, views_importing, views_mail, views_units

app_name = "people"
urlpatterns = [
    path("log-in", views.log_in, name="log-in"),
    path("log-out", views.log_out, name="log-out"),
    path("password", views.password, name="password"),
    path("mail", views_mail.mail, name="mail"),
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/<int:id>", views.account, name="account"),
    path("units/", views_units.units, name="units"),
    path("units/import", views_importing.units_import, name="units-import"),
    path("units/import/apply", views_importing.units_import_apply, name="units-import-apply"),
    path("units/<int:unit>", views_units.unit, name="unit"),
]
