"""The tables of a register as its migrations made them, whatever program reads them now; and a row as JSON has it."""

import base64
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

LEFT_OUT = frozenset({"sessions", "contenttypes", "auth"})
"""Apps whose tables stay behind: log-ins end with the move, the others every database makes for itself."""

FEW = 20
"""Rows fetched at a time: a report's whole text is in one."""

Model = type[models.Model]
Migrations = Iterable[tuple[str, str]]


class Unknown(Exception):
    """Tables made by migrations that this program does not have: a newer one made them."""


def applied() -> set[tuple[str, str]]:
    """The migrations that this database went through."""
    return set(MigrationLoader(connection).applied_migrations)


@cache
def _known() -> MigrationLoader:
    return MigrationLoader(None)


def last_of(migrations: Migrations) -> list[tuple[str, str]]:
    """Of these migrations those that no other of them builds on. Raises Unknown."""
    graph, wanted = _known().graph, set(migrations)
    if not wanted <= set(graph.nodes):
        raise Unknown
    above = {parent.key for each in wanted for parent in graph.node_map[each].parents}
    return sorted(wanted - above)


def tables(migrations: Migrations) -> list[Model]:
    """The tables that these migrations made, by their names. Raises Unknown."""
    last = last_of(migrations)
    state = _known().project_state(last)
    found = {model._meta.label_lower: model for model in state.apps.get_models(include_auto_created=True)}
    kept = (model for _label, model in sorted(found.items()) if model._meta.app_label not in LEFT_OUT)
    return [model for model in kept if not model._meta.proxy]


def fields_of(model: Model) -> "list[models.Field[Any, Any]]":
    """The columns of a table."""
    return list(model._meta.local_concrete_fields)


def columns_of(model: Model) -> tuple[str, ...]:
    """Their names."""
    return tuple(field.attname for field in fields_of(model))


def rows_of(model: Model) -> Iterator[list[Any]]:
    """The rows of a table by their keys, as JSON has them."""
    fields = fields_of(model)
    files = any(isinstance(field, models.BinaryField) for field in fields)
    found = model._base_manager.order_by("pk").values_list(*columns_of(model))
    # The journal's events are small; other columns of bytes are whole files.
    at_once = 1 if files and model._meta.app_label != "journal" else FEW
    for row in found.iterator(at_once):
        yield [_written(value) for value in row]


def _written(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, str, list, dict)):
        return value
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(value).decode("ascii")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def stored(fields: "Sequence[models.Field[Any, Any]]", row: Sequence[Any]) -> list[Any]:
    """A row from JSON as this database takes it. Raises ValueError, TypeError or ValidationError."""
    return [_stored(field, value) for field, value in zip(fields, row, strict=True)]


def _stored(field: "models.Field[Any, Any]", value: Any) -> Any:
    kept = field.to_python(value)
    if kept is None and isinstance(field, models.JSONField) and not field.null:
        # JSON's own null, which is not the database's.
        return field.get_db_prep_value(None, connection)
    return field.get_db_prep_save(kept, connection)
