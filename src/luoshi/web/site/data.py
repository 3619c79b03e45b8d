"""Where an installation keeps its data: the database, and beside it the key that nobody else has."""

import os
import secrets
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

DATABASE_NAME = "luoshi.sqlite3"
KEY_NAME = "luoshi.key"


def default_database() -> Path:
    """The database where none is named: in the user's own data folder, by the custom of the system."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return folder / "luoshi" / DATABASE_NAME


def is_postgresql(named: str) -> bool:
    """Whether a database's name is a PostgreSQL address and not a path."""
    return named.startswith(("postgresql://", "postgres://"))


def database(named: str) -> dict[str, Any]:
    """Django's settings for a database: a path to an SQLite file, or postgresql://user:password@host:port/name?option=value.

    Options are libpq's (sslmode, connect_timeout, host for a socket's folder).
    """
    if not is_postgresql(named):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(named).expanduser().absolute(),
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    address = urlsplit(named)
    options = dict(parse_qsl(address.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.lstrip("/")) or "luoshi",
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": options.pop("host", "") or unquote(address.hostname or ""),
        "PORT": str(address.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10, **options},
    }


def without_password(named: str) -> str:
    """A database's name, fit to be shown."""
    if not is_postgresql(named):
        return named
    address = urlsplit(named)
    return f"postgresql://{address.hostname or ''}{address.path}"


def data_folder(named: str) -> Path:
    """Where what is kept beside a database lies: its folder, or for PostgreSQL the user's data folder."""
    if is_postgresql(named):
        return default_database().parent
    return Path(named).expanduser().absolute().parent


def secret_key(folder: Path) -> str:
    """This installation's key, made when it is first asked for and readable by its owner only.

    folder: see data_folder. Raises OSError where the folder cannot be written.
    """
    path = folder / KEY_NAME
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(50)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")
    return key
