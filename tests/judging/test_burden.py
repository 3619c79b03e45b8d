"""Minutes that a unit was asked for: counts times the published table."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.judging.burden import CHORES, MINUTES, WRITTEN, Asked, burden

# what was asked; minutes; minutes saved
TABLE = [
    (Asked(), "0", "0"),
    # A first report, every field written.
    (Asked(dict.fromkeys(WRITTEN, 1), reports=1), "14.5", "0"),
    # The next one: the percentage and what was done, five fields left as they were.
    (
        Asked({"percent": 1, "done": 1}, dict.fromkeys(("value", "next", "problem", "help", "forecast"), 1)),
        "7.0",
        "7.5",
    ),
    # Nothing changed: a glance at each.
    (Asked({}, dict.fromkeys(WRITTEN, 1)), "1.4", "13.1"),
    # A figure that another unit had given is neither written nor looked at.
    (Asked({"done": 1, "forecast": 1}, taken=1), "5.5", "2"),
    (Asked({"add-evidence": 2, "object": 1}), "40", "0"),
    (Asked({"action-item": 3, "action-item-done": 2}), "19", "0"),
    (Asked({"add-evidence": 0}), "0", "0"),
]


@pytest.mark.parametrize(("asked", "minutes", "saved"), TABLE)
def test_the_minutes_of_what_was_asked(asked: Asked, minutes: str, saved: str) -> None:
    found = burden(asked)
    assert (found.minutes, found.saved) == (Decimal(minutes), Decimal(saved))
    assert sum(part.minutes for part in found.parts) == found.minutes


def test_everything_that_can_be_asked_has_its_minutes_and_no_more() -> None:
    assert tuple(MINUTES) == (*WRITTEN, *CHORES) and min(MINUTES.values()) > 0


def test_an_office_may_have_its_own_table() -> None:
    assert burden(Asked({"done": 2}), {**MINUTES, "done": Decimal(8)}).minutes == 16


COUNTS = st.dictionaries(st.sampled_from((*WRITTEN, *CHORES)), st.integers(0, 50))
KEPT = st.dictionaries(st.sampled_from(WRITTEN), st.integers(0, 50))


@given(COUNTS, KEPT, st.sampled_from(WRITTEN))
def test_what_is_filled_in_beforehand_never_costs_more_and_what_it_spares_is_told(
    done: dict[str, int], kept: dict[str, int], field: str
) -> None:
    written = burden(Asked({**done, field: done.get(field, 0) + 1}, kept))  # type: ignore[arg-type,dict-item]
    left = burden(Asked(done, {**kept, field: kept.get(field, 0) + 1}))  # type: ignore[arg-type,dict-item]
    assert written.minutes - left.minutes == left.saved - written.saved > 0
