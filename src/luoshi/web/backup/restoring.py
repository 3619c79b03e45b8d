"""A register made again from an archive, in a database that holds none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from luoshi import ledger
from luoshi.facts import Refusal
from luoshi.web.backup import archive, tables

AT_ONCE = 500
"""Rows written at a time, at most; fewer where they are long."""

LONG = 4 * 1024 * 1024
"""Characters after which no more rows are gathered."""


def published(taken: archive.Reader) -> ledger.Checkpoint:
    """The journal's head in the archive; its signature is good, where it has one. Raises Refusal broken-backup."""
    head = taken.manifest.journal
    with archive.refusing(taken.name, "journal"):
        found = ledger.Checkpoint("", head.size, bytes.fromhex(head.root))
        if head.note:
            signed = ledger.open_note(head.note, ledger.VerifyingKey.of(head.key)).checkpoint
            if (signed.size, signed.root) != (found.size, found.root):
                raise ValueError("signed another head")
    return found


def put_back(taken: archive.Reader, name: str) -> int:
    """Make the tables as they were and fill them, in one transaction; how many rows. name: of the database, as shown.

    The journal's triggers stay: its events go in one after the other, as they came.
    Raises Refusal: newer-data, not-empty, broken-backup.
    """
    wanted = set(taken.manifest.migrations)
    try:
        last, models = tables.last_of(wanted), tables.tables(wanted)
    except tables.Unknown as error:
        raise Refusal("newer-data", name=taken.name) from error
    there = tables.applied()
    if not there <= wanted:
        raise Refusal("not-empty", name=name)
    if there != wanted:
        MigrationExecutor(connection).migrate(last)
    said = {table.model: table for table in taken.manifest.tables}
    if {model._meta.label_lower for model in models} != set(said):
        raise Refusal("broken-backup", name=taken.name, where=archive.MANIFEST)
    with transaction.atomic():
        if any(model._base_manager.exists() for model in models):
            raise Refusal("not-empty", name=name)
        for model in models:
            table = said[model._meta.label_lower]
            with _refusing(taken.name, table.model):
                _fill(model, table, taken)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)
        with _refusing(taken.name, archive.MANIFEST):
            connection.check_constraints()
    return sum(table.rows for table in taken.manifest.tables)


@contextmanager
def _refusing(name: str, where: str) -> Iterator[None]:
    """As archive.refusing, for what a database refuses too."""
    try:
        with archive.refusing(name, where):
            yield
    except (ValidationError, DataError, IntegrityError) as error:
        raise Refusal("broken-backup", name=name, where=where) from error


def _fill(model: tables.Model, table: archive.Table, taken: archive.Reader) -> None:
    columns = {field.attname: field for field in tables.fields_of(model)}
    fields = [columns.pop(name) for name in table.fields]
    if columns:
        raise ValueError("a column is not there")
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({marks})"
    with connection.cursor() as cursor:
        for rows in _gathered(taken.rows(table)):
            cursor.executemany(statement, [tables.stored(fields, row) for row in rows])


def _gathered(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    """Rows a few at a time, so that they are few where they are long."""
    found: list[list[Any]] = []
    length = 0
    for row in rows:
        found.append(row)
        length += sum(len(value) for value in row if isinstance(value, str))
        if len(found) == AT_ONCE or length > LONG:
            yield found
            found, length = [], 0
    if found:
        yield found
