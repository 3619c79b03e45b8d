"""The app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """What everybody sees."""

    name = "luoshi.web.public"
    label = "public"
