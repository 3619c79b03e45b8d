"""Databases of their own for tests that stop, kill, lock or copy one: on the engine that the tests run on."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.template import ON_POSTGRESQL, SERVER, address, environment, part, put, said, template

_number = itertools.count(1)


class Databases:
    """Makes databases: empty ones, and ones with a town at work in it, which is made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._home = folder / "home"
        self._home.mkdir()
        self._made: list[str] = []
        self._town = ""
        self._scene: subprocess.Popen[str] | None = None

    def empty(self) -> str:
        """The name of a new database."""
        return self._new("")

    def migrated(self) -> str:
        """The name of a new database with all tables and nothing in them."""
        if ON_POSTGRESQL:
            return self._new(template())
        made = self._new("")
        put(Path(made))
        return made

    def town(self) -> str:
        """The name of a database in which a town is at work; see tests.web.scene."""
        if not self._town:
            self._town = self.migrated()
            self.ran("fill", self._town)
        return self._new(self._town)

    def ran(self, what: str, database: str, *words: str) -> str:
        """What tests.web.scene says when it does this; what it finds wrong fails the test."""
        if self._scene is None:
            self._scene = scene(self._home)
        assert self._scene.stdin and self._scene.stdout
        self._scene.stdin.write(json.dumps([what, database, *words]) + "\n")
        self._scene.stdin.flush()
        status, said = json.loads(self._scene.stdout.readline())
        assert status == 0, said
        return str(said)

    def luoshi(self, database: str, *words: str | Path, given: str | None = None) -> tuple[int, str]:
        """What `luoshi` says to these words over that database: the exit status, and both its outputs.

        given: what it finds on its standard input, where it may look there.
        """
        what = ("typed",) if given is None else ("piped", given)
        said = self.ran(what[0], database, *what[1:], *map(str, words))
        status, _, said = said.rpartition("\nstatus ")[::-1]
        return int(status), said

    def drop(self) -> None:
        """Away with all of them."""
        if self._scene is not None:
            self._scene.communicate()
        if ON_POSTGRESQL and not os.environ.get("LUOSHI_TEST_SERVER_ENDS"):
            said(*(f'DROP DATABASE IF EXISTS "{part(name)}" WITH (FORCE)' for name in self._made))

    def _new(self, like: str) -> str:
        name = f"luoshi_{os.getpid()}_{next(_number)}"
        if not ON_POSTGRESQL:
            path = self._folder / name / "register.sqlite3"
            path.parent.mkdir()
            if like:
                for file in Path(like).parent.iterdir():
                    shutil.copy(file, path.parent)
            return str(path)
        said(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{part(like)}"' if like else ""))
        self._made.append(address(name))
        return self._made[-1]


@contextmanager
def away(named: str) -> Iterator[None]:
    """A database that nobody can reach for a while."""
    if ON_POSTGRESQL:
        name = part(named)
        said(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        said(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        try:
            yield
        finally:
            said(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        return
    folder, elsewhere = Path(named).parent, Path(named).parent.with_name("elsewhere")
    folder.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(folder)


def scene(home: Path) -> "subprocess.Popen[str]":
    """A process that does one thing after another; see tests.web.scene. home: where it keeps what it keeps."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.web.scene", "postgresql" if ON_POSTGRESQL else "sqlite"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, encoding="utf-8", env={**environment(), "LUOSHI_TEST_SERVER": SERVER, "LANG": "zh_CN.UTF-8", "XDG_DATA_HOME": str(home)},
    )  # fmt: skip
