"""The file of a backup: a zip with a table of rows as JSON Lines for each table, and a manifest with their hashes.

It knows neither of the databases, so that what one wrote the other can take. Plain: no Django. Nothing is held in
memory but a row at a time.
"""

import json
import os
import secrets
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast

from luoshi.facts import Refusal

FORMAT = "luoshi-backup"
VERSION = 1
MANIFEST = "manifest.json"
KEY = "luoshi.ledger-key"

LONGEST_MANIFEST = 4 * 1024 * 1024
LONGEST_ROW = 256 * 1024 * 1024
"""Bytes of a row as it is written; a file of evidence or of a job is the largest there is in one."""

_PIECE = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, TypeError)

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the archive. model: app.model. sha256: of its lines."""

    model: str
    fields: tuple[str, ...]
    rows: int
    sha256: str

    @property
    def file(self) -> str:
        """Its name in the archive."""
        return f"tables/{self.model}.jsonl"


@dataclass(frozen=True, slots=True)
class Head:
    """The journal's head. note: it signed, and key: the verifying key, or "" where there was no key."""

    size: int
    root: str
    note: str
    key: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself. migrations: (app, name) of all that made the tables as they are.

    ledger_key: the hash of the signing key's file, or "" where it is not in the archive.
    """

    program: str
    made_at: str
    engine: str
    migrations: tuple[tuple[str, str], ...]
    journal: Head
    tables: tuple[Table, ...]
    ledger_key: str

    def text(self) -> str:
        """As it is written."""
        return json.dumps({"format": FORMAT, "version": VERSION, **asdict(self)}, ensure_ascii=False, indent=1)


class Writer:
    """An archive being written."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed

    def table(self, model: str, fields: tuple[str, ...], rows: Iterable[Row]) -> Table:
        """Write a table's rows, as JSON has them, one a line."""
        digest, number = sha256(), 0
        with self._packed.open(Table(model, fields, 0, "").file, "w", force_zip64=True) as out:
            for row in rows:
                line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                digest.update(line)
                out.write(line)
                number += 1
        return Table(model, fields, number, digest.hexdigest())

    def file(self, name: str, content: bytes) -> str:
        """Write a small file; its hash."""
        self._packed.writestr(name, content)
        return sha256(content).hexdigest()


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """A new archive, readable by its owner only; it is there once it is whole, or not at all.

    Raises Refusal: output-exists, unwritable-output.
    """
    if path.exists():
        raise Refusal("output-exists", name=str(path))
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w+b") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed:
                    yield Writer(packed)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                raise Refusal("output-exists", name=str(path))
            os.replace(draft, path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Refusal("unwritable-output", name=str(path)) from error


class Reader:
    """An archive that was found whole."""

    def __init__(self, name: str, packed: zipfile.ZipFile, manifest: Manifest) -> None:
        self.name = name
        self.manifest = manifest
        self._packed = packed

    def rows(self, table: Table) -> Iterator[list[Any]]:
        """The rows of a table, as JSON has them. Raises Refusal broken-backup."""
        with refusing(self.name, table.model), self._packed.open(table.file) as lines:
            for line in _lines(cast(BinaryIO, lines)):
                row = json.loads(line)
                if not isinstance(row, list) or len(row) != len(table.fields):
                    raise ValueError("not a row of this table")
                yield row

    def ledger_key(self) -> bytes:
        """The file of the signing key."""
        return self._packed.read(KEY)


@contextmanager
def refusing(name: str, where: str) -> Iterator[None]:
    """Whatever an archive that is damaged makes fail is a Refusal: broken-backup."""
    try:
        yield
    except _BROKEN as error:
        raise Refusal("broken-backup", name=name, where=where) from error


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """An archive, gone through to its end and found to be what its manifest says.

    Raises Refusal: missing-file, unreadable-file, broken-backup.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise Refusal("missing-file", name=str(path)) from error
    except OSError as error:
        raise Refusal("unreadable-file", name=str(path)) from error
    with file:
        with refusing(str(path), MANIFEST):
            packed = zipfile.ZipFile(file)
            manifest = _manifest(packed)
            found = {info.filename for info in packed.infolist()}
            if found != {MANIFEST, *(table.file for table in manifest.tables), *([KEY] if manifest.ledger_key else [])}:
                raise ValueError("other files than the manifest names")
        for table in manifest.tables:
            with refusing(str(path), table.model):
                if _told(packed, table.file) != (table.sha256, table.rows):
                    raise ValueError("not what the manifest says")
        if manifest.ledger_key:
            with refusing(str(path), KEY):
                if _told(packed, KEY)[0] != manifest.ledger_key:
                    raise ValueError("not what the manifest says")
        yield Reader(str(path), packed, manifest)


def _told(packed: zipfile.ZipFile, name: str) -> tuple[str, int]:
    """Hash and number of lines."""
    digest, lines = sha256(), 0
    with packed.open(name) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            lines += piece.count(b"\n")
    return digest.hexdigest(), lines


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(LONGEST_ROW + 1):
        if len(line) > LONGEST_ROW:
            raise ValueError("a row that is too long")
        yield line


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    if packed.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
        raise ValueError("a manifest that is too long")
    told = json.loads(packed.read(MANIFEST))
    if (told.pop("format"), told.pop("version")) != (FORMAT, VERSION):
        raise ValueError("not a backup, or of another form")
    tables = tuple(Table(**{**row, "fields": tuple(row["fields"])}) for row in told["tables"])
    migrations = tuple((str(app), str(name)) for app, name in told["migrations"])
    return Manifest(**{**told, "tables": tables, "migrations": migrations, "journal": Head(**told["journal"])})
