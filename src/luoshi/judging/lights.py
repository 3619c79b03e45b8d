"""Is a task on its way? 亮灯: green, yellow, red or grey, with the reason, from its dates and its unit's reports.

A light is computed and never set by anybody. What the thresholds are is published (`Thresholds`), and each light says
which rule made it. Pace is measured against the calendar: half of the time gone asks for half of the way, so a task
whose work comes late by its nature looks behind; that is why the colour always stands beside the unit's own word.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

Colour = Literal["green", "yellow", "red", "grey"]
COLOURS: tuple[Colour, ...] = get_args(Colour)

Reason = Literal[
    "closed", "ended", "paused", "not-given", "checking", "overdue", "not-signed", "no-report", "report-missing",
    "says-unlikely", "says-late", "far-behind", "behind", "due-soon", "on-pace", "says-on-time",
    "hidden",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)

Where = Literal["nowhere", "given", "returned", "under-way", "paused", "checking", "closed", "ended", "hidden"]
"""nowhere: not given to a unit yet. given: and not signed for. returned: and given back.
checking: the unit says that it is done. hidden: from who is to look at it before anything is told."""

Forecast = Literal["", "on-time", "late", "unlikely"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on a light changes.

    behind, far_behind: points of a hundred between the share of the time gone and of the way done. due_soon: days
    before the due date from which `nearly` percent of the way are expected. sign_within: days to sign for a task.
    report_grace: days after a reporting period in which its report may still come.
    """

    behind: int = 10
    far_behind: int = 25
    due_soon: int = 15
    nearly: int = 80
    sign_within: int = 5
    report_grace: int = 10


DEFAULT = Thresholds()


@dataclass(frozen=True, slots=True)
class Progress:
    """What a light is computed from.

    begun: the day it was given to its unit. due: the present due date. percent: of the way, as the unit last said it.
    told: whether it ever reported. report_due: the end of the first reporting period that is over and that no report
    covers, or None.
    """

    where: Where
    begun: date | None
    due: date
    percent: int | None = None
    forecast: Forecast = ""
    told: bool = False
    report_due: date | None = None


@dataclass(frozen=True, slots=True)
class Light:
    """colour and reason; number: the days or the points that the reason speaks of, None where it speaks of none."""

    colour: Colour
    reason: Reason
    number: int | None = None


_RESTING: dict[Where, Light] = {
    "nowhere": Light("grey", "not-given"),
    "paused": Light("grey", "paused"),
    "ended": Light("grey", "ended"),
    "checking": Light("green", "checking"),
    "closed": Light("green", "closed"),
    "hidden": Light("grey", "hidden"),
}


def light(progress: Progress, today: date, thresholds: Thresholds = DEFAULT) -> Light:
    """The light of a task on a day: the first rule that fits, from what is certain to what is only likely.

    progress: where it stands. today: the day asked about. thresholds: see Thresholds. No light is green or yellow for
    want of a report: without one it is grey, and red once it is overdue.
    Overdue means after the due date; the day itself still belongs to the unit.
    """
    if progress.where in _RESTING:
        return _RESTING[progress.where]
    if today > progress.due:
        return Light("red", "overdue", (today - progress.due).days)
    if progress.where == "given":
        waited = (today - progress.begun).days if progress.begun else 0
        late = waited > thresholds.sign_within
        return Light("yellow", "not-signed", waited) if late else Light("grey", "no-report")
    if progress.where == "returned":
        return Light("grey", "not-given")
    if progress.forecast == "unlikely":
        return Light("red", "says-unlikely")
    missing = (today - progress.report_due).days if progress.report_due else 0
    if missing > thresholds.report_grace:
        return Light("grey", "report-missing", missing)
    return _by_pace(progress, today, thresholds) if progress.told else Light("grey", "no-report")


def _by_pace(progress: Progress, today: date, thresholds: Thresholds) -> Light:
    behind = lag(progress, today)
    left = (progress.due - today).days
    if behind is not None and behind >= thresholds.far_behind:
        return Light("red", "far-behind", behind)
    if progress.forecast == "late":
        return Light("yellow", "says-late")
    if behind is not None and behind >= thresholds.behind:
        return Light("yellow", "behind", behind)
    if progress.percent is not None and left <= thresholds.due_soon and progress.percent < thresholds.nearly:
        return Light("yellow", "due-soon", left)
    return Light("green", "says-on-time" if progress.percent is None else "on-pace")


def lag(progress: Progress, today: date) -> int | None:
    """Points of a hundred by which the way done stays behind the time gone, rounded down; None where not known."""
    if progress.percent is None or progress.begun is None:
        return None
    whole = (progress.due - progress.begun).days
    if whole <= 0:
        return None
    gone = Fraction(min(max((today - progress.begun).days, 0), whole) * 100, whole)
    return int(gone - progress.percent) if gone > progress.percent else 0
