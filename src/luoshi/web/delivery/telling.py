"""What a report says, what is filled in beforehand, and what of it changed. Plain: no database, no clock."""

from dataclasses import dataclass
from typing import Any

from luoshi.judging.burden import WRITTEN, Written

FORECASTS = ("on-time", "late", "unlikely")


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says; percent: 0 to 100, or None where a value tells it better.

    take: the report of another task whose figure is taken over, by its id; the value is then that one's.
    """

    done: str
    forecast: str
    percent: int | None = None
    value: str = ""
    next: str = ""
    problem: str = ""
    help: str = ""
    take: int | None = None


def again(last: Any) -> Told:
    """What a report says whose unit has nothing to change: as the last one, and what was planned then is done.

    last: the last report, or anything with its fields.
    """
    return Told(
        last.next or last.done, last.forecast, last.percent, last.value, last.next, last.problem, last.help
    )  # fmt: skip


def changed(told: Told, last: Any) -> list[Written]:
    """The fields that a report says otherwise than was filled in beforehand; without a last report those filled in."""
    if last is None:
        return [name for name in WRITTEN if getattr(told, name) not in ("", None)]
    before = again(last)
    return [name for name in WRITTEN if getattr(told, name) != getattr(before, name)]
