"""What `luoshi backup` and `luoshi restore` do; the words they are typed in are luoshi.cli's."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from luoshi import ledger
from luoshi.facts import Refusal
from luoshi.web.ready import ready, set_up
from luoshi.web.site.data import data_folder, is_postgresql, without_password


@dataclass(frozen=True, slots=True)
class Taken:
    """What went into an archive. events, root: of the journal. signed: its head. key: the signing key went too."""

    tables: int
    rows: int
    events: int
    root: str
    signed: bool
    key: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """What came out of an archive, and what came of going through the journal, held against the archive's head."""

    tables: int
    rows: int
    made_at: str
    verdict: ledger.Verdict
    key: bool


def backup(path: str, with_key: bool, database: str | None) -> Taken:
    """Write all of a register to a new file, while it is worked on.

    Raises Refusal: output-exists, unwritable-output, no-register, unusable-database, newer-data, ledger-broken,
    ledger-key.
    """
    set_up(database)
    from django.conf import settings

    from luoshi.web.backup.taking import take
    from luoshi.web.journal import command
    from luoshi.web.people.clock import now

    named = without_password(settings.DATABASE)
    if not is_postgresql(settings.DATABASE) and not Path(settings.DATABASE).expanduser().is_file():
        raise Refusal("no-register", name=named)
    file = data_folder(settings.DATABASE) / command.KEY_NAME
    signing = command.signing_key() if file.exists() or with_key else None
    with _usable(named):
        made = take(Path(path), named, now(), signing, file.read_bytes() if with_key else None)
    rows = sum(table.rows for table in made.tables)
    return Taken(len(made.tables), rows, made.journal.size, made.journal.root, signing is not None, with_key)


def restore(path: str, database: str | None) -> Restored:
    """Fill an empty database from an archive, bring it up to date, and go through the journal.

    An archive that is damaged is refused before anything is touched; where anything fails later nothing of it stays.
    Raises Refusal: missing-file, unreadable-file, broken-backup, newer-data, not-empty, other-ledger-key, ledger-key,
    unusable-database.
    """
    set_up(database)
    from django.conf import settings

    from luoshi.web.backup import archive, restoring
    from luoshi.web.journal import command

    named = without_password(settings.DATABASE)
    folder = data_folder(settings.DATABASE)
    with archive.reading(Path(path)) as taken:
        head = restoring.published(taken)
        key = taken.ledger_key() if taken.manifest.ledger_key else None
        with _usable(named), _nothing_half(settings.DATABASE, folder / command.KEY_NAME, key):
            rows = restoring.put_back(taken, named)
    ready(None)
    verdict = command.verify([head], [])
    return Restored(len(taken.manifest.tables), rows, taken.manifest.made_at, verdict, key is not None)


@contextmanager
def _usable(named: str) -> Iterator[None]:
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    try:
        yield
    except (DatabaseError, ImproperlyConfigured, sqlite3.Error, OSError) as error:
        raise Refusal("unusable-database", name=named) from error


@contextmanager
def _nothing_half(database: str, key_path: Path, key: bytes | None) -> Iterator[None]:
    """The database's file and the key's: made before, and taken away again where what is done then fails."""
    from django.db import connection

    made: list[Path] = []
    try:
        key_path.parent.mkdir(parents=True, exist_ok=True)
        if key is not None and not _same(key_path, key):
            _write(key_path, key)
            made.append(key_path)
        path = Path(database).expanduser()
        if not is_postgresql(database) and not path.exists():
            _write(path, b"")
            made += [path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")]
        yield
    except BaseException:
        connection.close()
        for each in made:
            each.unlink(missing_ok=True)
        raise


def _same(path: Path, content: bytes) -> bool:
    """Whether the file is there and says this; raises Refusal other-ledger-key where it says something else."""
    if not path.exists():
        return False
    if path.read_bytes() != content:
        raise Refusal("other-ledger-key", name=str(path))
    return True


def _write(path: Path, content: bytes) -> None:
    """A new file, for its owner only."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
