"""Reads of the four opinions of a task, side by side and never merged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from luoshi.judging.lights import Light
from luoshi.web.delivery.models import Finding, Opinion, Report
from luoshi.web.delivery.transitions import VERDICTS, Verdict

MOST_VOICES = 100
"""Opinions of deputies that are shown; the counts are of all."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """The last report of the unit, as far as everybody may read it. old: of an earlier round."""

    period: str
    percent: int | None
    value: str
    done: str
    forecast: str
    day: date
    old: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """The last finding of an inspector. objected: whether the unit has something to say against it."""

    accepted: bool
    seen: str
    day: date
    objected: bool
    old: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """What a deputy said, without a name. superseded: the same deputy said something else later; it is not counted."""

    verdict: Verdict
    text: str
    day: date
    superseded: bool


@dataclass(frozen=True, slots=True)
class Opinions:
    """The four: the unit's word, the light, the finding, the deputies'. None where there is none, or it is not shown.

    counts: how many deputies say what, all verdicts in their order. more: voices that are not shown.
    """

    own: OwnWord | None
    light: Light | None
    found: Checked | None
    counts: tuple[tuple[Verdict, int], ...]
    voices: tuple[Voice, ...]
    more: int

    @property
    def deputies(self) -> int:
        """How many deputies have spoken."""
        return sum(count for _verdict, count in self.counts)


def counts() -> Q:
    """Of findings: that they say something, and no objection set them aside."""
    return Q(accepted__isnull=False) & ~Q(objection__ruling__upheld=True)


_LATER = Exists(Opinion.objects.filter(task=OuterRef("task"), by=OuterRef("by"), pk__gt=OuterRef("pk")))


def opinions(task: int, round: int, light: Light | None) -> Opinions:
    """The four opinions of a task. light: as computed; None where the reader is not to know yet what the unit says."""
    # What the unit writes of problems and of help it needs is not read at all.
    fields = ("period", "percent", "value", "done", "forecast", "at", "round")
    told = Report.objects.filter(task=task).only(*fields).order_by("-pk").first() if light else None
    # What could not be looked at is no opinion, and what an upheld objection set aside is none any more.
    looked = Finding.objects.filter(counts()).filter(task=task)
    found = looked.select_related("objection").order_by("-pk").first()
    rows = Opinion.objects.filter(task=task)
    voices = rows.annotate(later=_LATER).order_by("-pk").values_list("verdict", "text", "at", "later")[:MOST_VOICES]
    return Opinions(
        OwnWord(told.period, told.percent, told.value, told.done, told.forecast, _day(told.at), told.round != round)
        if told
        else None,
        light,
        Checked(bool(found.accepted), found.seen, _day(found.at), hasattr(found, "objection"), found.round != round)
        if found
        else None,
        verdicts((task,))[task],
        tuple(Voice(cast(Verdict, verdict), text, _day(at), later) for verdict, text, at, later in voices),
        max(0, rows.count() - MOST_VOICES),
    )


def verdicts(tasks: Iterable[int]) -> Mapping[int, tuple[tuple[Verdict, int], ...]]:
    """For each of these tasks how many deputies say what at last."""
    tasks = tuple(tasks)
    found = Opinion.objects.filter(~_LATER, task__in=tasks).order_by().values_list("task", "verdict")
    counts = {(task, verdict): number for task, verdict, number in found.annotate(number=Count("pk"))}
    return {task: tuple((verdict, counts.get((task, verdict), 0)) for verdict in VERDICTS) for task in tasks}


def _day(at: datetime) -> date:
    return timezone.localdate(at)
