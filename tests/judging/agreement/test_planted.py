"""Honest reports are never accused; one shifted figure is found wherever the others leave it no room."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi import intake, reading
from luoshi.judging.agreement import Agreement, Stated, check
from luoshi.judging.agreement.conflicts import allowed, grouped
from luoshi.judging.agreement.printed import printed
from tests.judging.agreement.made import BLOCKS, FAR, Made, report

SEEDS = st.integers(0, 10**6)


def read(made: Made) -> Agreement:
    return check([reading.read(intake.from_bytes("望川2024.txt", made.text.encode()))])


def figure_at(agreement: Agreement, offset: int) -> Stated:
    return next(
        stated
        for relation in agreement.relations
        for stated in relation.stated()
        if stated.figure.start <= offset < stated.figure.end
    )


@pytest.mark.parametrize("hundred", range(3))
def test_of_three_hundred_honestly_rounded_reports_none_is_accused(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        agreement = read(report(seed))
        assert agreement.conflicts == (), seed
        assert sum(relation.closed for relation in agreement.relations) >= len(BLOCKS + FAR), seed


@given(SEEDS, st.data(), st.sampled_from([-10, 10]))
def test_a_shifted_figure_is_found_exactly_where_the_others_leave_it_no_room(
    seed: int, data: st.DataObject, by: int
) -> None:
    honest = report(seed)
    place = data.draw(st.sampled_from(honest.numbers))
    made = honest.shifted(place, by)
    agreement = read(made)
    stated = figure_at(agreement, made.offset(place))
    (group,) = [group for group in grouped(agreement.relations) if stated in group.figures]
    low, high = allowed(group, group.without([stated]), stated)
    interval = printed(stated.figure)
    assert low is not None and high is not None and interval.low is not None and interval.high is not None
    possible = interval.high >= low and interval.low <= high
    assert (agreement.conflicts == ()) is possible


@given(SEEDS, st.data(), st.sampled_from([-25, -10, 10, 25]))
def test_the_true_figure_is_among_the_repairs(seed: int, data: st.DataObject, by: int) -> None:
    honest = report(seed)
    place = data.draw(st.sampled_from(honest.numbers))
    made = honest.shifted(place, by)
    agreement = read(made)
    offset = made.offset(place)
    for conflict in agreement.conflicts:
        repair = next(each for each in conflict.repairs if each.stated.figure.start <= offset < each.stated.figure.end)
        right = printed(figure_at(read(honest), honest.offset(place)).figure)
        assert repair.interval.meets(right)


def test_a_shift_by_ten_in_the_last_place_is_found_in_nine_of_ten_figures() -> None:
    tried = found = 0
    for seed in (1, 2):
        honest = report(seed, BLOCKS)
        for place in honest.numbers:
            tried += 1
            found += read(honest.shifted(place, 10)).conflicts != ()
    assert found / tried >= 0.9


def test_the_numbers_of_a_made_report_are_those_it_prints() -> None:
    made = report(3)
    for place in made.numbers:
        assert re.match(r"\d", made.text[made.offset(place) :])
        assert made.kind(place)
