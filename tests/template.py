"""A database with all tables and nothing in them: made once for a whole run of the tests, and copied by whoever needs one.

Going through every migration takes seconds, and dozens of tests start on a database of their own. That a database is
made from nothing is tested where that is the point: in tests.web.test_serve and test_account_command.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from luoshi.web.site.data import is_postgresql

FOLDER = "TESTS_TEMPLATE"
"""The variable that names the run's folder, for the workers and processes that share it."""

SERVER = os.environ.get("LUOSHI_TEST_SERVER") or os.environ.get("LUOSHI_DATABASE", "")
"""The PostgreSQL server that the tests run on, by the address of a database of it; "" on SQLite."""

ON_POSTGRESQL = is_postgresql(SERVER)
LONGEST = 120
"""Seconds that whoever comes second waits for who came first."""


def begin() -> None:
    """A folder for this run."""
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="luoshi-template-")


def end() -> None:
    """Away with it, and with what was made."""
    folder = Path(os.environ.pop(FOLDER))
    made = folder / "made"
    if ON_POSTGRESQL and made.exists():
        said(f'DROP DATABASE IF EXISTS "{part(made.read_text())}"')
    shutil.rmtree(folder, ignore_errors=True)


def put(path: Path) -> None:
    """An SQLite database at that path, where there is none yet; for its owner only, as the program makes it.

    Where the tests run on PostgreSQL there is no file to copy, and the program makes the database itself.
    """
    if not ON_POSTGRESQL and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(template(), path)
        path.chmod(0o600)


def template() -> str:
    """What is copied: on SQLite a file, on PostgreSQL the address of a database; whoever asks first makes it."""
    folder = Path(os.environ[FOLDER])
    made, making = folder / "made", folder / "making"
    try:
        making.mkdir()
    except FileExistsError:
        for _attempt in range(LONGEST * 20):
            if made.exists():
                return made.read_text()
            time.sleep(0.05)
        raise AssertionError("the process that began with it never made it") from None
    named = address(f"{folder.name}".replace("-", "_")) if ON_POSTGRESQL else str(folder / "register.sqlite3")
    if ON_POSTGRESQL:
        said(f'CREATE DATABASE "{part(named)}"')
    program = "import sys; from luoshi.web.ready import ready; ready(sys.argv[1])"
    subprocess.run([sys.executable, "-c", program, named], check=True, env={**environment(), "LUOSHI_SECRET_KEY": "-"})
    if not ON_POSTGRESQL:
        with closing(sqlite3.connect(named)) as connection:
            # One file holds all of it.
            connection.execute("PRAGMA journal_mode = DELETE")
    (making / "made").write_text(named)
    (making / "made").rename(made)
    return named


def environment() -> dict[str, str]:
    """This process's, without what it says about databases and hosts."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("LUOSHI_", "DJANGO_"))}


def address(name: str) -> str:
    """The address of another database of the same server."""
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl()


def part(named: str) -> str:
    """The name of a database, from its address."""
    return urlsplit(named).path.lstrip("/")


def said(*statements: str) -> None:
    """Something said to the server itself."""
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
