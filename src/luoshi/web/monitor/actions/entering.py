"""Observations are entered: a file is kept and looked at, then written whole or not at all; or a few by hand."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from luoshi.judging.observations import RANK, Plan, Said
from luoshi.web.journal.actions import LOCAL, append
from luoshi.web.monitor.actions.base import Refused, text
from luoshi.web.monitor.models import LONGEST_LINE, Batch, Observation
from luoshi.web.monitor.queries.planning import Offices, plan_of

MOST_BYTES = 2 * 1024 * 1024
KEPT = timedelta(days=1)
"""How long a file that was only looked at is kept."""

SHOWN = 50
"""Values that an event of the journal tells one by one; of more it has the hash only."""


@transaction.atomic
def keep_file(name: str, content: bytes, asked: dict[str, Any], by: str, at: datetime) -> int:
    """Keep a file to be looked at; the id of its batch. Raises Refused: no-file, large-file."""
    if not content:
        raise Refused("no-file")
    if len(content) > MOST_BYTES:
        raise Refused("large-file", most=MOST_BYTES // 1024 // 1024)
    Batch.objects.filter(written_at=None, at__lt=at - KEPT).delete()
    return Batch.objects.create(
        kind="file", name=text(name, 10_000)[-LONGEST_LINE:], content=content, asked=asked, by=by, at=at,
        sha256=hashlib.sha256(content).hexdigest(),
    ).pk  # fmt: skip


@transaction.atomic
def write(batch: int, rows: Sequence[Said], offices: Offices, by: str, at: datetime, seal: str, sure: bool) -> int:
    """Write what a batch's file says; how many values. seal: of the plan that was shown. sure: doubts were looked at.

    Raises Refused: no-batch, written (it is already), changed-since (another plan now), and as enter; then nothing is
    written.
    """
    kept = Batch.objects.select_for_update().defer("content").filter(pk=batch, kind="file").first()
    if kept is None:
        raise Refused("no-batch")
    if kept.written_at is not None:
        raise Refused("written")
    plan = plan_of(rows, offices, timezone.localdate(at))
    if plan.seal != seal:
        raise Refused("changed-since")
    return _write(kept, plan, by, at, sure)


@transaction.atomic
def enter(
    kind: str, rows: Sequence[Said], offices: Offices, by: str, at: datetime, *, sure: bool, source: int | None = None,
    places: dict[str, tuple[int, int]] | None = None,
) -> int:  # fmt: skip
    """Write values that stand in no file; the id of their batch. kind: hand or report. source: the report's row.

    places: cell → start and end in the report's text. Raises Refused: refused (a value is, data: its plan), doubted (a
    value is, and sure is not set; data: its plan), nothing.
    """
    plan = plan_of(rows, offices, timezone.localdate(at))
    batch = Batch(kind=kind, by=by, at=at, source_id=source)
    batch.save()
    _write(batch, plan, by, at, sure, places or {})
    return batch.pk


def _write(
    batch: Batch, plan: Plan, by: str, at: datetime, sure: bool, spans: dict[str, tuple[int, int]] | None = None
) -> int:
    if plan.of("refused"):
        raise Refused("refused", plan=plan)
    if plan.of("doubted") and not sure:
        raise Refused("doubted", plan=plan)
    if not plan.written:
        raise Refused("nothing")
    rows = []
    for fate in plan.written:
        assert fate.indicator is not None
        start, end = (spans or {}).get(fate.cell, (None, None))
        rows.append(
            Observation(
                batch=batch, indicator_id=fate.indicator, place_id=fate.place, year=fate.year, month=fate.month,
                value=fate.value, numerator=fate.numerator, denominator=fate.denominator, vintage=fate.vintage,
                rank=RANK[fate.vintage], source=fate.source, evidence=fate.evidence, cell=fate.cell[:16], start=start,
                end=end, doubts=[list(each) for each in fate.reasons],
            )
        )  # fmt: skip
    Observation.objects.bulk_create(rows, batch_size=500)
    batch.written_at, batch.by, batch.total, batch.waiting = at, by, len(rows), len(rows)
    batch.save(update_fields=("written_at", "by", "total", "waiting"))
    append(by or LOCAL, "enter-observations", "observations", str(batch.pk), None, _told(batch, rows), at)
    return len(rows)


def _told(batch: Batch, rows: Sequence[Observation]) -> dict[str, Any]:
    """What the journal is told of observations: all of a few, of many their number and their hash."""
    said = [
        [row.indicator_id, row.place_id, row.year, row.month, row.value, row.vintage] for row in rows
    ]  # fmt: skip
    digest = hashlib.sha256(repr(said).encode()).hexdigest()
    told = {"kind": batch.kind, "name": batch.name, "file": batch.sha256, "values": len(said), "sha256": digest}
    return {**told, "rows": said} if len(said) <= SHOWN else told
