"""The register as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Sources and the rows read from them."""

    name = "luoshi.web.register"
    label = "register"
