"""People as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, log-in, rights."""

    name = "luoshi.web.people"
    label = "people"
