"""Django set up over a database that is there and up to date: what every command does that needs the register."""

import os
import sqlite3

from luoshi.facts import Refusal
from luoshi.web.site.data import data_folder, is_postgresql, without_password

SETTINGS = "luoshi.web.site.settings"


def ready(database: str | None) -> None:
    """Set Django up over the database of that name, or the usual one; it is made and brought up to date.

    database: a path to an SQLite file or a PostgreSQL address. Raises Refusal unusable-database.
    """
    set_up(database)

    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        data_folder(settings.DATABASE).mkdir(parents=True, exist_ok=True)
        _keep_to_its_owner(settings.DATABASE, new=True)
        call_command("migrate", verbosity=0, interactive=False)
        _keep_to_its_owner(settings.DATABASE, new=False)
        str(settings.SECRET_KEY)
    except (OSError, DatabaseError, ImproperlyConfigured, sqlite3.Error) as error:
        raise Refusal("unusable-database", name=without_password(settings.DATABASE)) from error


def set_up(database: str | None) -> None:
    """Set Django up over the database of that name, or the usual one, and touch nothing."""
    if database is not None:
        os.environ["LUOSHI_DATABASE"] = database if is_postgresql(database) else os.path.abspath(database)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)

    import django

    django.setup()


def _keep_to_its_owner(database: str, new: bool) -> None:
    """An SQLite file is made for its owner only, and one that is there is closed to all but owner and group.

    It holds what passwords can be guessed from.
    """
    if is_postgresql(database):
        return
    path = os.path.expanduser(database)
    if new:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    else:
        os.chmod(path, os.stat(path).st_mode & 0o770)
