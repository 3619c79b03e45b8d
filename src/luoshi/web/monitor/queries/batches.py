"""Batches of observations: what waits for approval, what somebody entered, and one batch whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from luoshi.web.monitor.models import Batch, Observation

MOST = 200


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch in a list. waiting, approved, returned: how many of its values."""

    id: int
    kind: str
    name: str
    by: str
    at: datetime
    written: bool
    total: int
    waiting: int
    approved: int
    returned: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An observation in its batch. state: entered, approved or returned. place: "" for the city."""

    id: int
    indicator: int
    name: str
    unit: str
    place: str
    year: int
    month: int
    value: str
    numerator: str
    denominator: str
    vintage: str
    source: str
    evidence: str
    cell: str
    start: int | None
    doubts: tuple[tuple[str, dict[str, str]], ...]
    state: str
    reason: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class BatchPage:
    """A batch. key: of the report that it was taken from, or ""."""

    row: BatchRow
    asked: dict[str, Any]
    key: str
    entries: tuple[Entry, ...]
    page: int
    pages: int


def _row(batch: Batch) -> BatchRow:
    return BatchRow(
        batch.pk, batch.kind, batch.name, batch.by, batch.at, batch.written_at is not None, batch.total, batch.waiting,
        batch.approved, batch.returned,
    )  # fmt: skip


def _batches() -> QuerySet[Batch, Batch]:
    return Batch.objects.defer("content")


def waiting(limit: int = 50) -> tuple[BatchRow, ...]:
    """The batches with values that wait for approval, the oldest first."""
    rows = _batches().filter(written_at__isnull=False, waiting__gt=0).order_by("at", "pk")
    return tuple(_row(batch) for batch in rows[:limit])


def entered_by(login: str, limit: int = 50) -> tuple[BatchRow, ...]:
    """What somebody entered, the latest first."""
    rows = _batches().filter(by=login, written_at__isnull=False).order_by("-at", "-pk")
    return tuple(_row(batch) for batch in rows[:limit])


def batch(id: int, page: int = 1) -> BatchPage | None:
    """A batch with a page of its values; None where there is no such batch or page."""
    found = _batches().select_related("source").defer("content", "source__text").filter(pk=id).first()
    if found is None:
        return None
    pages = max(1, -(-found.total // MOST))
    if page > pages:
        return None
    rows = Observation.objects.filter(batch=id).select_related("indicator", "place", "answer").order_by("pk")
    entries = tuple(_entry(row) for row in rows[(page - 1) * MOST : page * MOST])
    return BatchPage(_row(found), found.asked, found.source.key if found.source else "", entries, page, pages)


def _entry(row: Observation) -> Entry:
    answer = getattr(row, "answer", None)
    state = "entered" if answer is None else "approved" if answer.approved else "returned"
    return Entry(
        row.pk, row.indicator_id, row.indicator.name, row.indicator.unit, row.place.short if row.place else "",
        row.year, row.month, row.value, row.numerator, row.denominator, row.vintage, row.source, row.evidence, row.cell,
        row.start, tuple((code, data) for code, data in row.doubts), state, answer.reason if answer else "",
        answer.by if answer else "",
    )  # fmt: skip


def file_of(id: int) -> tuple[str, bytes, dict[str, Any]] | None:
    """The file of a batch: its name, its bytes, what was said of it."""
    row = Batch.objects.filter(pk=id, kind="file").values_list("name", "content", "asked").first()
    return None if row is None else (row[0], bytes(row[1]), row[2])
