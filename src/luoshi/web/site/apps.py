"""The site as a Django app, so that its templates, static files and translations are found."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Templates, static files, translations."""

    name = "luoshi.web.site"
    label = "site"
