"""Spending along an S-curve, and early warning."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.judging.outlook.scurve import DHSS, Curve, fitted, reached, spent, standing
from luoshi.judging.outlook.signals import Record, crisis_at_all, crisis_given_signal, noise_to_signal, record

SHARES = st.floats(0, 1)


@st.composite
def curves(draw: st.DrawFn) -> Curve:
    k = draw(st.floats(3.2, 20))
    most = 1 - 3 / k
    return Curve(draw(st.floats(-most, most)), k)


@given(curves())
def test_half_way_spending_is_off_the_half_by_a_quarter_of_c(curve: Curve) -> None:
    assert spent(curve, 0.5) == pytest.approx(0.5 - curve.c / 4)


@given(curves(), SHARES, SHARES)
def test_money_once_spent_stays_spent(curve: Curve, one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert -1e-9 <= spent(curve, early) <= spent(curve, late) + 1e-9 <= 1 + 2e-9


@given(curves(), SHARES)
def test_the_time_at_which_a_share_is_spent_is_found_again(curve: Curve, share: float) -> None:
    assert spent(curve, reached(curve, share)) == pytest.approx(share, abs=1e-9)


@given(curves())
def test_a_curve_is_found_again_from_its_points(curve: Curve) -> None:
    found = fitted((month / 12, spent(curve, month / 12)) for month in range(13))
    assert (found.c, found.k) == (pytest.approx(curve.c, abs=1e-6), pytest.approx(curve.k, rel=1e-6))


@pytest.mark.parametrize(("c", "k"), [(0.134, 2), (0.9, 3.884), (-0.9, 3.884), (0, -3), (0, 0)])
def test_a_curve_that_would_fall_is_refused(c: float, k: float) -> None:
    with pytest.raises(ValueError, match="falls"):
        Curve(c, k)


@pytest.mark.parametrize("points", [[], [(0.5, 0.5)], [(0.0, 0.0), (1.0, 1.0)], [(0.2, 0.4), (0.8, 0.6)]])
def test_points_that_say_nothing_of_a_curve_are_refused(points: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError):
        fitted(points)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_shares_lie_between_nothing_and_all(share: float) -> None:
    for function in (spent, reached):
        with pytest.raises(ValueError):
            function(DHSS, share)


def test_a_project_on_its_curve_ends_when_it_should() -> None:
    found = standing(DHSS, 24, 12, spent(DHSS, 0.5))
    assert found.ahead == pytest.approx(0)
    assert found.whole == pytest.approx(24)


def test_a_project_that_has_spent_a_quarter_by_half_time_is_behind_and_will_take_longer() -> None:
    found = standing(DHSS, 24, 12, 0.25)
    assert found.due == pytest.approx(0.4665)
    assert found.ahead == pytest.approx(-0.2165)
    assert found.whole == pytest.approx(12 / reached(DHSS, 0.25))
    assert (found.whole or 0) > 34


def test_of_a_project_that_has_spent_nothing_no_end_is_known() -> None:
    assert standing(DHSS, 24, 30, 0).whole is None
    assert standing(DHSS, 24, 30, 0).due == 1


def test_a_project_without_time_is_refused() -> None:
    with pytest.raises(ValueError):
        standing(DHSS, 0, 0, 0)


def test_signals_are_counted_by_whether_a_crisis_followed() -> None:
    values = {period: Fraction(value) for period, value in enumerate((1, 9, 1, 1, 9, 1, 1, 1))}
    assert record(values, Fraction(5), {3}, 2) == Record(true=1, false=1, missed=1, quiet=5)
    assert record(values, Fraction(9), {3}, 2).true == 0


def test_signals_that_never_were_say_nothing() -> None:
    assert noise_to_signal(Record(0, 3, 2, 5)) is None
    assert noise_to_signal(Record(3, 0, 2, 0)) is None
    assert crisis_given_signal(Record(0, 0, 2, 5)) is None
    assert crisis_at_all(Record(0, 0, 0, 0)) is None


def test_a_signal_looks_ahead() -> None:
    with pytest.raises(ValueError, match="ahead"):
        record({}, Fraction(1), (), 0)
