"""Django set up over a database that is there and up to date: what every command does that needs the register."""

import os
import sqlite3
from pathlib import Path

from luoshi.facts import Refusal

SETTINGS = "luoshi.web.site.settings"


def ready(database: str | None) -> None:
    """Set Django up over the SQLite file at `database`, or the usual one; it is made and brought up to date.

    Raises Refusal unusable-database.
    """
    if database is not None:
        os.environ["LUOSHI_DATABASE"] = os.path.abspath(database)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)

    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError

    django.setup()
    path = Path(str(settings.DATABASES["default"]["NAME"]))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        call_command("migrate", verbosity=0, interactive=False)
        # It holds what passwords can be guessed from.
        path.chmod(path.stat().st_mode & 0o770)
        str(settings.SECRET_KEY)
    except (OSError, DatabaseError, sqlite3.Error) as error:
        raise Refusal("unusable-database", name=str(path)) from error
