"""The journal as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Events, the tree over them, and what was verified."""

    name = "luoshi.web.journal"
    label = "journal"
