"""The statistics office approves observations, or sends them back with the reason."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from luoshi.web.journal.actions import LOCAL, append
from luoshi.web.monitor.actions.base import Refused, text
from luoshi.web.monitor.actions.summing import refresh
from luoshi.web.monitor.models import LONGEST, Answer, Batch, Observation


@transaction.atomic
def answer(
    batch: int, chosen: Sequence[int] | None, approved: bool, reason: str, by: str, at: datetime
) -> int:  # fmt: skip
    """Approve observations of a batch or send them back; how many. chosen: their ids, None for all that wait.

    Raises Refused: no-batch, four-eyes (by entered them), reason (what is sent back needs one), nothing, answered (one
    of those chosen is no longer waiting); then nothing is written.
    """
    kept = Batch.objects.select_for_update().defer("content").filter(pk=batch, written_at__isnull=False).first()
    if kept is None:
        raise Refused("no-batch")
    if kept.by == by:
        raise Refused("four-eyes")
    said = text(reason, LONGEST, lines=True)
    if not approved and not said:
        raise Refused("reason")
    waiting: list[tuple[int, int, int | None, int]] = list(
        Observation.objects.filter(batch=kept, answer__isnull=True)
        .order_by("pk")
        .values_list("pk", "indicator", "place", "year")
    )
    if chosen is not None:
        wanted = set(chosen)
        waiting = [row for row in waiting if row[0] in wanted]
        if len(waiting) != len(wanted):
            raise Refused("answered")
    if not waiting:
        raise Refused("nothing")
    Answer.objects.bulk_create(
        [Answer(observation_id=row[0], approved=approved, reason=said, by=by, at=at) for row in waiting], batch_size=500
    )
    kept.waiting -= len(waiting)
    kept.approved += len(waiting) if approved else 0
    kept.returned += 0 if approved else len(waiting)
    kept.save(update_fields=("waiting", "approved", "returned"))
    if approved:
        years: dict[int, set[int]] = {}
        for _pk, indicator, place, year in waiting:
            if place is None:
                years.setdefault(indicator, set()).add(year)
        for indicator, of in sorted(years.items()):
            refresh(indicator, of)
    action = "approve-observations" if approved else "return-observations"
    after = {"values": len(waiting), "reason": said, "first": waiting[0][0], "last": waiting[-1][0]}
    append(by or LOCAL, action, "observations", str(kept.pk), None, after, at)
    return len(waiting)
