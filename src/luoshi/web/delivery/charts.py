"""The picture of what a sample says: places in percent, as styles are not allowed; and the same as data."""

from dataclasses import dataclass
from typing import Any

from luoshi.judging.sampling import Result, Stratum

TICKS = tuple((f"{value}%", f"{value}%") for value in (0, 25, 50, 75, 100))
"""Where the lines of the grid stand, and what is written at them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stratum, or the whole, with its name "". at, low, width: of the estimate; said: of the self-report; in percent.

    range: what it is where of the unreached nothing or everything counts as done; None where nothing was unreached.
    """

    stratum: Stratum
    at: str
    low: str
    width: str
    said: str
    range: tuple[float, float] | None


def bars(result: Result) -> tuple[Bar, ...]:
    """A bar for the whole and for each stratum."""
    return tuple(_bar(each) for each in (result.whole, *result.strata))


def _bar(each: Stratum) -> Bar:
    interval = each.interval
    known = (each.low, each.high) if each.unreachable and each.low is not None and each.high is not None else None
    said = _percent(each.self_report) if each.self_report is not None else ""
    if interval is None:
        return Bar(each, "", "", "", said, known)
    # What was seen whole has no width; a hair of it is drawn.
    width = _percent(max(interval.high - interval.low, 0.004))
    return Bar(each, _percent(interval.share), _percent(interval.low), width, said, known)


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def result_json(result: Result) -> dict[str, Any]:
    """What a sample says, as data; shares from 0 to 1."""
    twice = {"share": result.twice.share, "error": result.twice.error} if result.twice else None
    return {
        "whole": _stratum(result.whole), "strata": [_stratum(each) for each in result.strata],
        "missing": list(result.missing), "with_reports": twice, "lot": result.lot, "failed": result.failed,
    }  # fmt: skip


def _stratum(each: Stratum) -> dict[str, Any]:
    names = ("name", "there", "reported", "drawn", "done", "not_done", "unreachable", "open", "low", "high")
    interval = each.interval
    return {
        **{name: getattr(each, name) for name in names}, "self_report": each.self_report,
        "share": interval.share if interval else None,
        "interval": [interval.low, interval.high] if interval else None,
    }  # fmt: skip
