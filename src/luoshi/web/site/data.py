"""Where an installation keeps its data: the database, and beside it the key that nobody else has."""

import os
import secrets
import sys
from pathlib import Path

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


def secret_key(folder: Path) -> str:
    """This installation's key, made when it is first asked for and readable by its owner only.

    folder: where the database lies. Raises OSError where the folder cannot be written.
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
