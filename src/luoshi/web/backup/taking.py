"""A register taken whole, as it stood at one moment, while people go on working."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from luoshi import __version__, ledger
from luoshi.facts import Refusal
from luoshi.web.backup import archive, tables
from luoshi.web.journal.actions import peaks_of


@contextmanager
def one_moment() -> Iterator[None]:
    """All reads see the database as it stood at the first of them; nobody waits for anybody."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Django's own transactions begin by locking out other writers; this one only reads.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def take(
    path: Path, name: str, made_at: datetime, signing: ledger.SigningKey | None, key_file: bytes | None
) -> archive.Manifest:  # fmt: skip
    """Write the whole register to a new archive. name: of the database, to be shown.

    signing: signs the journal's head. key_file: the signing key's file, where it is to go with the rest.
    Raises Refusal: output-exists, unwritable-output, no-register, newer-data, ledger-broken.
    """
    with one_moment(), archive.writing(path) as out:
        migrations = tables.applied()
        if not any(app == "journal" for app, _name in migrations):
            raise Refusal("no-register", name=name)
        try:
            models = tables.tables(migrations)
        except tables.Unknown as error:
            raise Refusal("newer-data", name=name) from error
        written = tuple(
            out.table(
                model._meta.label_lower,
                tuple(field.attname for field in tables.fields_of(model)),
                tables.rows_of(model),
            )
            for model in models
        )
        manifest = archive.Manifest(
            program=__version__, made_at=made_at.isoformat(timespec="seconds"), engine=connection.vendor,
            migrations=tuple(sorted(migrations)), journal=_head(models, signing), tables=written,
            ledger_key=out.file(archive.KEY, key_file) if key_file else "",
        )  # fmt: skip
        out.file(archive.MANIFEST, manifest.text().encode())
    return manifest


def _head(models: list[tables.Model], signing: ledger.SigningKey | None) -> archive.Head:
    (model,) = (each for each in models if each._meta.label_lower == "journal.head")
    size, peaks = model._base_manager.values_list("size", "peaks").first() or (0, b"")
    try:
        root = ledger.Tree(peaks_of(bytes(peaks)), size).root()
    except ValueError as error:
        raise Refusal("ledger-broken") from error
    if signing is None:
        return archive.Head(size, root.hex(), "", "")
    note = ledger.note(ledger.Checkpoint(signing.name, size, root), signing)
    return archive.Head(size, root.hex(), note, signing.verifying().text())
