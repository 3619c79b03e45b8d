"""亮灯: which light a task shows, and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.judging.lights import COLOURS, Light, Progress, lag, light

JANUARY, JULY, DECEMBER = date(2024, 1, 1), date(2024, 7, 1), date(2024, 12, 31)


def under_way(percent: int | None = None, forecast: str = "on-time", **more: object) -> Progress:
    given = {"where": "under-way", "begun": JANUARY, "due": DECEMBER, "told": True, **more}
    return Progress(percent=percent, forecast=forecast, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("progress", "today", "shown"),
    [
        # at half of the year, half of the way is on pace, and so is a little less
        (under_way(50), JULY, Light("green", "on-pace")),
        (under_way(41), JULY, Light("green", "on-pace")),
        (under_way(39), JULY, Light("yellow", "behind", 10)),
        (under_way(24), JULY, Light("red", "far-behind", 25)),
        (under_way(100), JULY, Light("green", "on-pace")),
        # the unit's own word counts, and never makes it look better
        (under_way(50, "late"), JULY, Light("yellow", "says-late")),
        (under_way(90, "unlikely"), JULY, Light("red", "says-unlikely")),
        (under_way(10, "on-time"), JULY, Light("red", "far-behind", 39)),
        (under_way(None, "on-time"), JULY, Light("green", "says-on-time")),
        # the day it is due is still the unit's, the next is not
        (under_way(85), DECEMBER, Light("yellow", "behind", 15)),
        (under_way(95), DECEMBER, Light("green", "on-pace")),
        (under_way(95), DECEMBER + timedelta(1), Light("red", "overdue", 1)),
        (under_way(75, begun=DECEMBER), DECEMBER, Light("yellow", "due-soon", 0)),
        # no data, no colour
        (under_way(told=False), JULY, Light("grey", "no-report")),
        (under_way(told=False, report_due=date(2024, 1, 31)), JULY, Light("grey", "report-missing", 152)),
        (under_way(50, report_due=date(2024, 5, 31)), JULY, Light("grey", "report-missing", 31)),
        (under_way(50, report_due=date(2024, 6, 30)), JULY, Light("green", "on-pace")),
        (Progress("given", date(2024, 6, 29), DECEMBER), JULY, Light("grey", "no-report")),
        (Progress("given", date(2024, 6, 20), DECEMBER), JULY, Light("yellow", "not-signed", 11)),
        (Progress("given", JANUARY, JULY), DECEMBER, Light("red", "overdue", 183)),
        (Progress("returned", JANUARY, DECEMBER), JULY, Light("grey", "not-given")),
        (Progress("returned", JANUARY, JULY), DECEMBER, Light("red", "overdue", 183)),
        # where the clock rests
        (Progress("nowhere", None, JANUARY), JULY, Light("grey", "not-given")),
        (Progress("paused", JANUARY, JANUARY), JULY, Light("grey", "paused")),
        (Progress("checking", JANUARY, JANUARY), JULY, Light("green", "checking")),
        (Progress("closed", JANUARY, JANUARY), JULY, Light("green", "closed")),
        (Progress("ended", JANUARY, JANUARY), JULY, Light("grey", "ended")),
    ],
)
def test_the_light_and_its_reason(progress: Progress, today: date, shown: Light) -> None:
    assert light(progress, today) == shown


@given(
    st.integers(0, 100), st.integers(0, 100), st.integers(1, 700), st.integers(-10, 800),
    st.sampled_from(["on-time", "late", "unlikely"]),
)  # fmt: skip
def test_more_done_never_looks_worse(done: int, more: int, days: int, day: int, forecast: str) -> None:
    today = JANUARY + timedelta(day)
    due = JANUARY + timedelta(days)
    less, much = (under_way(min(100, each), forecast, due=due) for each in (done, done + more))
    order = {"green": 0, "yellow": 1, "red": 2}
    assert order[light(much, today).colour] <= order[light(less, today).colour]
    assert (lag(much, today) or 0) <= (lag(less, today) or 0)


def test_no_colour_is_without_a_case() -> None:
    assert set(COLOURS) == {"green", "yellow", "red", "grey"}
