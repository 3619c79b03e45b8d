"""Addresses about people."""

from django.urls import path

from luoshi.web.people.views import accounts, importing, mail, units

app_name = "people"
urlpatterns = [
    path("log-in", accounts.log_in, name="log-in"),
    path("log-out", accounts.log_out, name="log-out"),
    path("password", accounts.password, name="password"),
    path("mail", mail.mail, name="mail"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/<int:id>", accounts.account, name="account"),
    path("units/", units.units, name="units"),
    path("units/import", importing.units_import, name="units-import"),
    path("units/import/apply", importing.units_import_apply, name="units-import-apply"),
    path("units/<int:unit>", units.unit, name="unit"),
]
