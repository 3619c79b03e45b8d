"""Who is told what on which day: the ladder as a table, once each, and the hours in which nothing is mailed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.judging.reminders import DEFAULT, KINDS, Clock, Kind, Quiet, quiet_at, reminders, reminding_of

DAY = date(2026, 6, 30)

# Days from the date, and who is told then if nothing was before: l liaison, h head, o office, b leader.
LADDER: dict[Kind, dict[int, str]] = {
    "due": {-16: "", -15: "l", -8: "l", -7: "l", -3: "lh", 0: "lh", 1: "lh", 2: "lh", 3: "lho", 9: "lho", 10: "lhob",
            300: "lhob"},
    "report": {-4: "", -3: "l", 0: "l", 1: "l", 5: "lh", 10: "lho", 20: "lhob"},
    "sign": {-3: "", -2: "l", 1: "lh", 3: "lho", 7: "lhob"},
}  # fmt: skip
LETTERS = {"liaison": "l", "head": "h", "office": "o", "leader": "b"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_ladder(kind: Kind) -> None:
    for days, expected in LADDER[kind].items():
        found = reminders([Clock(7, kind, DAY)], set(), DAY + timedelta(days=days))
        assert "".join(LETTERS[rung] for each in found for rung in each.to) == expected, days
        assert len(found) <= 1


def test_each_step_is_told_once_however_often_the_day_is_asked() -> None:
    sent: set[tuple[int, str, date, int]] = set()
    told = []
    for days in range(-20, 30):
        for _again in (1, 2):
            for each in reminders([Clock(7, "due", DAY)], sent, DAY + timedelta(days=days)):
                sent.add((each.task, each.kind, each.day, each.step))
                told.append((days, each.step))
    assert told == [(step.days, step.days) for step in DEFAULT.steps if step.kind == "due"]


def test_who_was_away_is_told_once_and_a_moved_date_is_another() -> None:
    after = DAY + timedelta(days=4)
    (each,) = reminders([Clock(7, "due", DAY)], {(7, "due", DAY, -15)}, after)
    assert each.step == 3
    later = DAY + timedelta(days=2)
    (moved,) = reminders([Clock(7, "due", later)], {(7, "due", DAY, 0), (8, "due", later, 0)}, later)
    assert (moved.day, moved.step) == (later, 0)


@given(st.lists(st.integers(-40, 40), max_size=20))
def test_nobody_is_told_of_a_step_twice(days: list[int]) -> None:
    sent: set[tuple[int, str, date, int]] = set()
    for each in sorted(days):
        for told in reminders([Clock(1, kind, DAY) for kind in KINDS], sent, DAY + timedelta(days=each)):
            key = (told.task, told.kind, told.day, told.step)
            assert key not in sent and DAY + timedelta(days=told.step) <= DAY + timedelta(days=each)
            sent.add(key)


# Friday the 27th of November 2026 is a working day.
HOURS = {"27 07:59": True, "27 08:00": False, "27 19:59": False, "27 20:00": True, "28 12:00": True, "29 12:00": True,
         "30 12:00": False}  # fmt: skip


@pytest.mark.parametrize("at", HOURS)
def test_when_nothing_is_mailed(at: str) -> None:
    assert quiet_at(datetime.fromisoformat(f"2026-11-{at}:00+08:00")) is HOURS[at]


def test_other_quiet_hours() -> None:
    noon = datetime(2026, 11, 28, 12, tzinfo=UTC)
    assert not quiet_at(noon, Quiet(weekends=False)) and quiet_at(noon, Quiet(11, 13, weekends=False))
    assert not quiet_at(datetime(2026, 11, 27, 3, tzinfo=UTC), Quiet(0, 0, weekends=False))


def test_a_file_sets_what_it_names() -> None:
    assert reminding_of("") == DEFAULT
    found = reminding_of('[quiet]\nbegins = 18\n[[step]]\nkind = "due"\ndays = -5\nto = ["leader", "liaison"]\n')
    assert found.quiet == Quiet(18, 8, True) and [(s.kind, s.days, s.to) for s in found.steps] == [
        ("due", -5, ("liaison", "leader"))
    ]


STEP = '[[step]]\nkind = "due"\ndays = 1\nto = ["head"]\n'
WRONG = [
    "quiet", "colour = 1", "[quiet]\nbegins = 24", "[quiet]\nweekends = 1", "[quiet]\nnoon = 1", "step = [1]",
    STEP.replace("due", "dew"), STEP.replace("1", "400"), STEP.replace("1", "true"), STEP.replace("head", "mayor"),
    STEP.replace('["head"]', "[]"), STEP + STEP,
]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_what_a_file_cannot_set(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        reminding_of(text)
