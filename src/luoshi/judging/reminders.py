"""Who is to be told what today? 提醒和逐级上报: before, at and after a date, first the unit, then those above it.

A ladder is a list of steps: so many days before or after a date, these people. Nothing here knows who they are; what
was sent and the day are given, so that the same day asked twice says the same.
"""

import tomllib
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, cast, get_args

Kind = Literal["sign", "report", "due"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""sign: by when the unit has to sign for a task. report: the end of a reporting period. due: the due date."""

Rung = Literal["liaison", "head", "office", "leader"]
RUNGS: tuple[Rung, ...] = get_args(Rung)
"""The unit's liaison, its head, the delivery office, the leader in charge."""

FARTHEST = 366
"""Days before or after a date that a step may lie."""


@dataclass(frozen=True, slots=True)
class Step:
    """days: from the date, before it below zero. to: everybody who is told, those of the steps before included."""

    kind: Kind
    days: int
    to: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Quiet:
    """When no mail is sent: from one full hour to another, over midnight where the first is later; weekends."""

    begins: int = 20
    ends: int = 8
    weekends: bool = True


@dataclass(frozen=True, slots=True)
class Reminding:
    """How people are reminded."""

    steps: tuple[Step, ...]
    quiet: Quiet = Quiet()


DEFAULT = Reminding(
    (
        Step("sign", -2, ("liaison",)),
        Step("sign", 1, ("liaison", "head")),
        Step("sign", 3, ("liaison", "head", "office")),
        Step("sign", 7, ("liaison", "head", "office", "leader")),
        Step("report", -3, ("liaison",)),
        Step("report", 1, ("liaison",)),
        Step("report", 5, ("liaison", "head")),
        Step("report", 10, ("liaison", "head", "office")),
        Step("report", 20, ("liaison", "head", "office", "leader")),
        Step("due", -15, ("liaison",)),
        Step("due", -7, ("liaison",)),
        Step("due", -3, ("liaison", "head")),
        Step("due", 0, ("liaison", "head")),
        Step("due", 1, ("liaison", "head")),
        Step("due", 3, ("liaison", "head", "office")),
        Step("due", 10, ("liaison", "head", "office", "leader")),
    )
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A date that runs for a task."""

    task: int
    kind: Kind
    day: date


@dataclass(frozen=True, slots=True)
class Reminder:
    """A step that is due: of which date of which task, and who is told."""

    task: int
    kind: Kind
    day: date
    step: int
    to: tuple[Rung, ...]


Sent = tuple[int, str, date, int]
"""task, kind, day, step of a reminder."""


def reminders(
    clocks: Iterable[Clock], sent: Set[Sent], today: date, reminding: Reminding = DEFAULT
) -> tuple[Reminder, ...]:
    """What is to be told today. sent: what was told already; it is told once.

    Of the steps that have come only the last counts: who was away for a week is told once and not seven times. A date
    that was moved is another date.
    """
    found = []
    for clock in clocks:
        come = [
            step for step in reminding.steps
            if step.kind == clock.kind and clock.day + timedelta(days=step.days) <= today
        ]  # fmt: skip
        if not come:
            continue
        last = max(come, key=lambda step: step.days)
        if (clock.task, clock.kind, clock.day, last.days) not in sent:
            found.append(Reminder(clock.task, clock.kind, clock.day, last.days, last.to))
    return tuple(found)


def quiet_at(moment: datetime, quiet: Quiet = DEFAULT.quiet) -> bool:
    """Whether no mail is to be sent at that moment, which is where the reader is."""
    if quiet.weekends and moment.weekday() >= 5:
        return True
    hour = moment.timetz().replace(tzinfo=None)
    begins, ends = time(quiet.begins), time(quiet.ends)
    if begins <= ends:
        return begins <= hour < ends
    return hour >= begins or hour < ends


def reminding_of(text: str) -> Reminding:
    """What a TOML file sets: [quiet] with begins, ends, weekends; [[step]] with kind, days, to. What is left out stays.

    Raises ValueError with what is wrong.
    """
    told: dict[str, Any] = tomllib.loads(text)
    if unknown := told.keys() - {"quiet", "step"}:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    steps = tuple(_step(each) for each in told["step"]) if "step" in told else DEFAULT.steps
    if len({(step.kind, step.days) for step in steps}) < len(steps):
        raise ValueError("two steps on one day")
    return Reminding(steps, _quiet(told.get("quiet", {})))


def _step(told: Any) -> Step:
    if not isinstance(told, dict) or told.keys() != {"kind", "days", "to"}:
        raise ValueError("a step has kind, days and to")
    kind, days, to = told["kind"], told["days"], told["to"]
    if kind not in KINDS:
        raise ValueError(f"kind: one of {', '.join(KINDS)}")
    if type(days) is not int or abs(days) > FARTHEST:
        raise ValueError(f"days: a whole number within {FARTHEST}")
    if not isinstance(to, list) or not to or not set(map(str, to)) <= set(RUNGS):
        raise ValueError(f"to: some of {', '.join(RUNGS)}")
    return Step(kind, days, tuple(rung for rung in RUNGS if rung in to))


def _quiet(told: Any) -> Quiet:
    if not isinstance(told, dict) or told.keys() - {"begins", "ends", "weekends"}:
        raise ValueError("quiet has begins, ends and weekends")
    begins, ends = told.get("begins", Quiet().begins), told.get("ends", Quiet().ends)
    weekends = told.get("weekends", True)
    if any(type(hour) is not int or not 0 <= hour <= 23 for hour in (begins, ends)) or type(weekends) is not bool:
        raise ValueError("begins, ends: a full hour from 0 to 23; weekends: true or false")
    return Quiet(cast(int, begins), cast(int, ends), weekends)
