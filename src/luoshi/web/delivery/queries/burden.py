"""Reads for the burden meter: what each unit was asked for in a month and in the one before."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django.utils import timezone

from luoshi.judging.burden import CHORES, WRITTEN, Asked, Burden, Chore, Written, burden
from luoshi.web.delivery.models import ActionItem, Event, Report
from luoshi.web.people.models import Unit


@dataclass(frozen=True, slots=True)
class UnitBurden:
    """What a unit was asked for in a month (now) and in the month before (last)."""

    id: int
    name: str
    now: Burden
    last: Burden


class _Tally:
    def __init__(self) -> None:
        self.done: Counter[Any] = Counter()
        self.kept: Counter[Any] = Counter()
        self.taken = 0
        self.reports = 0

    def asked(self) -> Asked:
        return Asked(self.done, self.kept, self.taken, self.reports)


def month_before(month: date) -> date:
    """The first day of the month before the one that begins on that day."""
    return (month - timedelta(days=1)).replace(day=1)


def month_after(month: date) -> date:
    """The first day of the month after the one that begins on that day."""
    return (month + timedelta(days=31)).replace(day=1)


def burdens(month: date, units: Iterable[int] | None = None) -> tuple[UnitBurden, ...]:
    """For each unit what it was asked for, the most minutes first. month: its first day. units: None for all.

    A task counts for the unit that leads it now; an action item for the unit it was given to.
    """
    first, end = month_before(month), month_after(month)
    if not timedelta(0) < end - first < timedelta(days=64) or month.day != 1:
        raise ValueError("not the first day of a month")
    within = (_midnight(first), _midnight(end))
    only = {} if units is None else {"task__lead__in": list(units)}
    tallies: dict[tuple[int, bool], _Tally] = defaultdict(_Tally)

    def of(unit: int, at: datetime) -> _Tally:
        return tallies[unit, timezone.localdate(at) >= month]

    chores = Event.objects.filter(at__gte=within[0], at__lt=within[1], action__in=CHORES, **only)
    for unit, action, at in chores.values_list("task__lead", "action", "at"):
        of(unit, at).done[cast(Chore, action)] += 1
    reports = Report.objects.filter(at__gte=within[0], at__lt=within[1], **only)
    for row in reports.values("task__lead", "at", "changed", "taken", *WRITTEN):
        _count(of(row["task__lead"], row["at"]), row)
    own = {} if units is None else {"unit__in": list(units)}
    for moment, thing in (("decided_at", "action-item"), ("done_at", "action-item-done")):
        rows = ActionItem.objects.filter(**own, **{f"{moment}__gte": within[0], f"{moment}__lt": within[1]})
        for unit, when in rows.values_list("unit", moment):
            of(unit, when).done[thing] += 1
    named = Unit.objects.filter(active=True) if units is None else Unit.objects.filter(pk__in=list(units))
    rows_ = [
        UnitBurden(pk, name, burden(tallies[pk, True].asked()), burden(tallies[pk, False].asked()))
        for pk, name in named.order_by("name").values_list("pk", "short")
    ]
    return tuple(sorted(rows_, key=lambda row: (-row.now.minutes, -row.last.minutes, row.name)))


def _count(tally: _Tally, row: dict[str, Any]) -> None:
    tally.reports += 1
    filled = [name for name in WRITTEN if row[name] not in ("", None)]
    changed = filled if row["changed"] is None else row["changed"]
    tally.done.update(changed)
    kept: list[Written] = [name for name in filled if name not in changed]
    if row["taken"]:
        tally.taken += 1
        kept = [name for name in kept if name != "value"]
    tally.kept.update(kept)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
