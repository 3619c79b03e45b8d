"""Answers that are known: the airline series, the S-curve, early warning, debt service, and the distributions."""

from decimal import Decimal
from fractions import Fraction
from math import inf

import pytest

from luoshi.judging.outlook import backtest
from luoshi.judging.outlook.debt import cover, crowding, default_month, due_within
from luoshi.judging.outlook.scurve import DHSS, spent
from luoshi.judging.outlook.signals import Record, crisis_at_all, crisis_given_signal, noise_to_signal
from luoshi.judging.outlook.spread import below, crps, crps_normal, quantile
from tests.judging.outlook.airline import airline

MARKS = {(mark.name[1], mark.month): mark for mark in backtest(airline(), 1961)}


@pytest.mark.parametrize(
    ("method", "errors"),
    [("the two pooled", (2.3, 1.6, 0.8)), ("straight-line pace", (11.7, 5.0, 3.3))],
)
def test_the_airline_years_from_1953_are_missed_by_as_much_as_is_known(method: str, errors: tuple[float, ...]) -> None:
    marks = [MARKS[method, month] for month in (3, 6, 9)]
    assert [mark.years for mark in marks] == [8, 8, 8]
    assert tuple(round(mark.error or 0, 1) for mark in marks) == errors


def test_the_pools_intervals_cover_the_airline_years_as_often_as_is_known() -> None:
    covered = [MARKS["the two pooled", month].covered or 0 for month in (3, 6, 9)]
    assert sum(covered) / 3 == 0.875


@pytest.mark.parametrize("month", [3, 6, 9])
def test_the_pool_scores_better_than_the_straight_line_pace(month: int) -> None:
    assert (MARKS["the two pooled", month].crps or inf) < (MARKS["straight-line pace", month].crps or inf) / 2


@pytest.mark.parametrize(
    ("gone", "share"), [(0, 0), (0.1, 0.0323), (0.25, 0.1525), (0.5, 0.4665), (0.75, 0.7973), (0.9, 0.9436), (1, 1)]
)
def test_spending_follows_the_s_curve(gone: float, share: float) -> None:
    assert round(spent(DHSS, gone), 4) == share


def test_the_normal_score_is_known() -> None:
    assert round(crps_normal(0), 10) == 0.2336949773


def test_the_signals_approach_gives_what_is_known() -> None:
    seen = Record(true=15, false=10, missed=9, quiet=66)
    assert round(float(noise_to_signal(seen) or 0), 4) == 0.2105
    assert crisis_given_signal(seen) == Fraction(3, 5)
    assert crisis_at_all(seen) == Fraction(24, 100)


def test_debt_is_covered_one_and_a_quarter_times() -> None:
    assert cover(Decimal(125), Decimal(40), Decimal(60)) == Fraction(5, 4)


def test_cash_runs_out_in_the_fourth_month() -> None:
    assert default_month(Decimal(10), [Decimal(2)] * 12, [Decimal(5)] * 12) == 4


def test_cash_that_is_spent_to_the_last_does_not_run_out() -> None:
    assert default_month(Decimal(9), [Decimal(2)] * 3, [Decimal(5)] * 3) is None


def test_where_nothing_is_due_there_is_nothing_to_cover() -> None:
    assert cover(Decimal(125), Decimal(0), Decimal(0)) is None
    assert due_within([], 1) is None
    assert crowding([]) is None


def test_a_wall_of_debt_has_its_near_share_and_its_crowding() -> None:
    wall = [(1, Decimal(40)), (2, Decimal(30)), (3, Decimal(20)), (5, Decimal(10))]
    assert due_within(wall, 1) == Fraction(2, 5)
    assert crowding(wall) == Fraction(3, 10)


@pytest.mark.parametrize(
    ("freedom", "ninety"),
    [(1, 3.0777), (2, 1.8856), (3, 1.6377), (4, 1.5332), (5, 1.4759), (9, 1.3830), (10, 1.3722), (30, 1.3104)],
)
def test_the_quantiles_of_t_are_those_of_the_printed_tables(freedom: int, ninety: float) -> None:
    assert round(quantile(0.9, freedom), 4) == ninety
    assert quantile(0.1, freedom) == -quantile(0.9, freedom)


def test_t_ends_where_it_should() -> None:
    assert (below(-inf, 3), below(0, 3), below(inf, 3)) == (0, 0.5, 1)


@pytest.mark.parametrize("z", [-3.0, -0.4, 0.0, 1.0, 5.0])
def test_the_score_of_t_is_the_area_between_what_was_said_and_what_came(z: float) -> None:
    step = 0.01
    points = [-200 + step * (number + 0.5) for number in range(int(400 / step))]
    area = sum((below(x, 4) - (x >= z)) ** 2 for x in points) * step
    assert crps(z, 4) == pytest.approx(area, abs=2e-3)


def test_with_many_degrees_the_score_of_t_is_that_of_the_normal() -> None:
    assert crps(0.7, 100_000) == pytest.approx(crps_normal(0.7), abs=1e-5)


def test_t_with_one_degree_has_no_score() -> None:
    with pytest.raises(ValueError, match="two degrees"):
        crps(0.0, 1)
