"""Where a year will end: what is said, how sure it is, and when nothing is said."""

from collections.abc import Callable
from decimal import Decimal
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from luoshi.facts import Refusal
from luoshi.judging.outlook import (
    ENOUGH,
    Series,
    Wanted,
    backtest,
    chance,
    cumulated,
    forecast,
    nearly_of,
    of_growth,
    sentence,
    wanted_of,
)
from luoshi.judging.outlook.spread import crps
from luoshi.judging.targets import Target, target_of
from tests.judging.outlook.airline import airline, until
from tests.judging.outlook.made import THIS_YEAR, made, made_rate
from tests.judging.test_targets import RULES, figure, growth

D = Decimal
SEEDS = st.integers(0, 10_000)
MONTHS = st.integers(2, 12)


@st.composite
def partly_known(draw: st.DrawFn) -> Series:
    """An amount, known up to some month of this year."""
    return until(made(draw(SEEDS)), THIS_YEAR, draw(MONTHS))


# What is said


def test_january_and_february_are_one_observation() -> None:
    assert cumulated({1: D(3), 2: D(4), 3: D(5)}) == {2: D(7), 3: D(12)}
    assert cumulated({1: D(3)}) == {}
    assert cumulated({1: D(3), 2: D(4), 4: D(5)}) == {2: D(7)}


def test_a_year_like_those_before_ends_where_they_ended() -> None:
    alike = {2: D(150), 6: D(480), 12: D(1000)}
    seen = forecast(Series("税收", "growing", {**dict.fromkeys(range(2018, 2024), alike), 2024: {2: D(165)}}), 2024)
    assert (seen.low, seen.expected, seen.high) == (D(1097), D(1100), D(1103))
    assert seen.years == (2018, 2019, 2020, 2021, 2022, 2023)
    assert [part.weight for part in seen.parts] == [0.5, 0.5]


def test_the_way_that_was_right_in_past_years_weighs_more() -> None:
    shares = (50, 52, 49, 51, 50, 50)
    years = {2018 + number: {6: D(share), 12: D(100)} for number, share in enumerate(shares)}
    seen = forecast(Series("投资", "growing", {**years, 2024: {6: D(55)}}), 2024)
    first, second = seen.parts
    assert first.weight > 0.6
    assert first.weight + second.weight == 1
    assert first.value == pytest.approx(55 / (sum(shares) / 600))
    assert second.value == pytest.approx(110)


def test_a_rate_goes_the_way_it_went_in_past_years() -> None:
    years = {year: {9: D("6.0"), 12: D("5.5")} for year in range(2019, 2024)}
    seen = forecast(Series("工业增速", "rate", {**years, 2024: {9: D("7.0")}}), 2024)
    assert (seen.low, seen.expected, seen.high) == (D("6.3"), D("6.5"), D("6.7"))
    assert [part.value for part in seen.parts] == [6.5, 7.0]


def test_a_rate_may_fall_below_nothing() -> None:
    years = {year: {3: D(year - 2020), 12: D(2022 - year)} for year in range(2018, 2024)}
    seen = forecast(Series("出口增速", "rate", {**years, 2024: {3: D("-8.1")}}), 2024)
    assert seen.low < seen.expected < D(-4)


def test_a_gap_in_past_years_ends_what_is_used_of_them() -> None:
    whole = {6: D(50), 12: D(100)}
    years = {**dict.fromkeys(range(2010, 2024), whole), 2015: {12: D(100)}, 2024: {6: D(50)}}
    assert forecast(Series("税收", "growing", years), 2024).years[0] == 2016


def test_what_is_said_in_words_has_its_reasons() -> None:
    seen = forecast(until(airline(), 1960, 6), 1960)
    assert sentence(seen, "zh").startswith("航空旅客：1960年1—6月为2695，预计全年5699，有80%的把握落在5522至5876之间。")
    assert "按往年同期占全年的比重推算为5648（权重61%）" in sentence(seen, "zh")
    assert "with 80% probability between 5522 and 5876" in sentence(seen, "en")
    assert sentence(forecast(airline(), 1960), "zh") == "航空旅客：1960年全年为5714。"


# How sure it is


@pytest.mark.parametrize(("kind", "seeds"), [(made, range(500)), (made_rate, range(500))], ids=["amounts", "rates"])
def test_the_intervals_of_five_hundred_made_up_series_hold_as_often_as_they_say(
    kind: Callable[[int], Series], seeds: range
) -> None:
    held = 0
    for seed in seeds:
        series = kind(seed)
        seen = forecast(until(series, THIS_YEAR, (3, 6, 9)[seed % 3]), THIS_YEAR)
        held += seen.low <= series.years[THIS_YEAR][12] <= seen.high
    assert abs(held / len(seeds) - 0.8) <= 0.06


def test_targets_are_reached_as_often_as_the_probabilities_say() -> None:
    said, reached = 0.0, 0
    sure = []
    for seed in range(500):
        series = made(seed)
        end, last = series.years[THIS_YEAR][12], series.years[THIS_YEAR - 1][12]
        target = of_growth(Wanted(low=D(6)), last)
        probability = chance(forecast(until(series, THIS_YEAR, (3, 6, 9)[seed % 3]), THIS_YEAR), target)
        said, reached = said + probability, reached + target.met(end)
        if abs(probability - 0.5) > 0.4:
            sure.append(target.met(end) == (probability > 0.5))
    assert abs(said - reached) / 500 <= 0.05
    assert len(sure) > 100
    assert sum(sure) / len(sure) >= 0.9


@given(partly_known())
def test_a_cumulative_that_only_grows_never_ends_below_what_it_has_come_to(series: Series) -> None:
    seen = forecast(series, THIS_YEAR)
    assert seen.to_date <= seen.low <= seen.expected <= seen.high


@given(partly_known(), st.decimals("0.5", "2", places=2))
def test_a_target_that_is_passed_is_certain_and_a_ceiling_that_is_passed_is_lost(series: Series, part: Decimal) -> None:
    seen = forecast(series, THIS_YEAR)
    passed = seen.to_date * min(part, D(1))
    assert chance(seen, Wanted(low=passed)) == 1
    assert chance(seen, Wanted(high=passed - D("0.01"))) == 0


@given(SEEDS, st.decimals("0.5", "1.5", places=3))
def test_in_december_a_target_is_reached_or_not(seed: int, part: Decimal) -> None:
    series = made(seed)
    seen = forecast(series, THIS_YEAR)
    end = series.years[THIS_YEAR][12]
    assert (seen.low, seen.expected, seen.high) == (end, end, end)
    assert chance(seen, Wanted(low=end * part)) == (1 if part <= 1 else 0)
    assert chance(seen, Wanted(high=end * part)) == (1 if part >= 1 else 0)
    assert chance(seen, Wanted(low=end, open=True)) == 0
    assert chance(seen, Wanted(low=end)) == 1


@given(partly_known(), st.decimals("0.5", "2", places=3), st.decimals("0.5", "2", places=3))
def test_the_higher_a_floor_the_less_likely_it_is_reached(series: Series, one: Decimal, other: Decimal) -> None:
    seen = forecast(series, THIS_YEAR)
    low, high = sorted((seen.expected * one, seen.expected * other))
    assert 0 <= chance(seen, Wanted(low=high)) <= chance(seen, Wanted(low=low)) <= 1


@given(partly_known(), st.decimals("0.8", "1.2", places=3))
def test_a_year_reaches_a_floor_or_stays_below_it(series: Series, part: Decimal) -> None:
    seen = forecast(series, THIS_YEAR)
    floor = seen.expected * part
    both = chance(seen, Wanted(low=floor)) + chance(seen, Wanted(high=floor, open=True))
    assert both == pytest.approx(1)


def test_a_rate_that_is_published_as_the_target_reaches_it() -> None:
    years = {year: {9: D("6.0"), 12: D("6.0")} for year in range(2019, 2024)}
    seen = forecast(Series("工业增速", "rate", {**years, 2024: {9: D("6.0")}}), 2024)
    assert chance(seen, Wanted(low=D("6.0"))) > 0.9
    assert chance(seen, Wanted(low=D("6.0"), open=True)) < 0.1


def test_a_target_between_two_published_values_is_reached_by_the_next() -> None:
    years = {year: {9: D("6.0"), 12: D(f"6.{year % 3}")} for year in range(2019, 2024)}
    seen = forecast(Series("工业增速", "rate", {**years, 2024: {9: D("6.0")}}), 2024)
    next_one = chance(seen, Wanted(low=D("6.3")))
    assert chance(seen, Wanted(low=D("6.25"))) == chance(seen, Wanted(low=D("6.25"), open=True)) == next_one
    assert next_one < chance(seen, Wanted(low=D("6.2")))


@given(SEEDS, st.sampled_from([3, 6, 9]), st.integers(-6, 6))
def test_another_unit_changes_nothing(seed: int, month: int, power: int) -> None:
    series = until(made(seed), THIS_YEAR, month)
    years = {year: {one: value.scaleb(power) for one, value in row.items()} for year, row in series.years.items()}
    here, there = forecast(series, THIS_YEAR), forecast(Series(series.name, series.kind, years), THIS_YEAR)
    assert there.middle == pytest.approx(here.middle * 10.0**power)
    assert there.spread == pytest.approx(here.spread)


@given(partly_known(), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_an_interval_that_is_to_hold_more_often_is_no_narrower(series: Series, one: float, other: float) -> None:
    less, more = (forecast(series, THIS_YEAR, level) for level in sorted((one, other)))
    assert more.low <= less.low <= less.high <= more.high


@given(SEEDS, MONTHS)
def test_what_is_forecast_knows_nothing_of_the_months_to_come(seed: int, month: int) -> None:
    assume(month < 12)
    series = made(seed)
    seen = forecast(until(series, THIS_YEAR, month), THIS_YEAR)
    later = dict(series.years) | {THIS_YEAR + 1: {12: D(1)}}
    later[THIS_YEAR] = {one: value for one, value in series.years[THIS_YEAR].items() if one <= month}
    assert forecast(Series(series.name, series.kind, later), THIS_YEAR) == seen


@st.composite
def any_series(draw: st.DrawFn) -> Series:
    """A cumulative of any shape, or a rate, of ENOUGH years and more."""
    kind = draw(st.sampled_from(["growing", "net", "rate"]))
    place, month = draw(st.integers(-3, 6)), draw(MONTHS)
    amounts = st.lists(st.integers(0, 10**6), min_size=11, max_size=11)
    years = {}
    for year in range(THIS_YEAR - draw(st.integers(ENOUGH, 9)), THIS_YEAR + 1):
        steps = draw(amounts)
        values = (
            [sum(steps[:number]) + 1 for number in range(1, 12)] if kind == "growing" else [one + 1 for one in steps]
        )
        if kind == "rate":
            values = [one - 500_000 for one in values]
        years[year] = {number: D(value).scaleb(place) for number, value in enumerate(values, 2)}
    return until(Series("任意", kind, years), THIS_YEAR, month)


@given(any_series(), st.integers(-(10**7), 10**7))
def test_whatever_the_past_was_like_an_outlook_is_in_order(series: Series, goal: int) -> None:
    seen = forecast(series, THIS_YEAR)
    assert seen.low <= seen.expected <= seen.high
    assert seen.kind != "growing" or seen.low >= seen.to_date
    assert sum(part.weight for part in seen.parts) == (0 if seen.month == 12 else pytest.approx(1))
    assert 0 <= chance(seen, Wanted(low=D(goal))) <= 1
    assert chance(seen, Wanted(low=seen.low, high=seen.high)) >= 0.79
    assert sentence(seen, "zh") and sentence(seen, "en")


# What is kept of the past


def test_a_backtest_tries_each_year_from_those_before_it_alone() -> None:
    whole = airline()
    changed = dict(whole.years) | {1960: {month: value * 3 for month, value in whole.years[1960].items()}}
    assert backtest(Series("", "growing", changed), 1960) == backtest(whole, 1960)


@pytest.mark.parametrize("month", [3, 6, 9])
def test_a_backtest_is_what_would_have_been_forecast(month: int) -> None:
    errors, held, scores = [], [], []
    for year in range(1953, 1961):
        seen, actual = forecast(until(airline(), year, month), year), float(airline().years[year][12])
        errors.append(abs(seen.middle / actual - 1) * 100)
        held.append(float(seen.low) <= actual <= float(seen.high))
        scale = seen.spread * seen.middle
        scores.append(crps((actual - seen.middle) / scale, seen.freedom) * scale / actual * 100)
    mark = next(one for one in backtest(airline(), 1961, months=(month,)) if one.name[1] == "the two pooled")
    assert mark.error == pytest.approx(fmean(errors))
    assert mark.covered == pytest.approx(fmean(held))
    assert mark.crps == pytest.approx(fmean(scores))


def test_a_backtest_refuses_a_past_that_cannot_be() -> None:
    broken = dict(airline().years) | {1955: {**airline().years[1955], 11: D(1)}}
    with pytest.raises(Refusal) as refused:
        backtest(Series("", "growing", broken), 1956)
    assert refused.value.code == "falling-total"


def test_without_enough_years_a_backtest_says_that_none_was_tried() -> None:
    few = Series("", "growing", {year: airline().years[year] for year in range(1949, 1949 + ENOUGH)})
    assert {(mark.years, mark.error, mark.covered, mark.crps) for mark in backtest(few, 1953)} == {
        (0, None, None, None)
    }


def test_a_rate_is_compared_with_staying_what_it_is() -> None:
    names = {mark.name[0] for mark in backtest(made_rate(4), THIS_YEAR)}
    assert names == {"两法合并", "往年同期到年底的平均变动", "增速保持不变"}


# When nothing is said

WHOLE = {2: D(15), 6: D(48), 12: D(100)}
FOUR = dict.fromkeys(range(2020, 2024), WHOLE)


@pytest.mark.parametrize(
    ("years", "code", "said"),
    [
        (FOUR, "no-months", "还没有发布"),
        ({**FOUR, 2024: {}}, "no-months", "还没有发布"),
        ({**dict.fromkeys(range(2021, 2024), WHOLE), 2024: {6: D(50)}}, "few-years", "只有3年，至少要4年"),
        ({**FOUR, 2024: {3: D(20)}}, "few-years", "只有0年"),
        ({**FOUR, 2022: {2: D(15)}, 2024: {6: D(50)}}, "few-years", "只有1年"),
        ({**FOUR, 2024: {5: D(50), 6: D(49)}}, "falling-total", "1—6月累计为49，比上一期的50还少"),
        ({**FOUR, 2024: {6: D(0)}}, "not-positive", "不是正数"),
        ({**FOUR, 2021: {6: D(0), 12: D(100)}, 2024: {6: D(50)}}, "not-positive", "2021年"),
    ],
)
def test_too_little_or_wrong_to_go_on_is_said_in_words(
    years: dict[int, dict[int, Decimal]], code: str, said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        forecast(Series("税收", "growing", years), 2024)
    assert refused.value.code == code
    assert said in refused.value.message("zh")
    assert "税收" in refused.value.message("en")


def test_a_balance_may_fall_and_is_forecast_all_the_same() -> None:
    years = {**FOUR, 2024: {5: D(50), 6: D(49)}}
    assert forecast(Series("新增贷款", "net", years), 2024).expected == D(102)


@pytest.mark.parametrize(
    "row", [{1: D(5)}, {13: D(5)}, {6: D("NaN")}, {6: D("Infinity")}, {6: D("1e31")}, {6: D("1e-31")}]
)
def test_what_is_no_month_or_no_value_is_refused(row: dict[int, Decimal]) -> None:
    with pytest.raises(ValueError):
        forecast(Series("税收", "growing", {**FOUR, 2024: row}), 2024)


@pytest.mark.parametrize("level", [0, 1, -0.5, 80])
def test_a_level_is_a_probability(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        forecast(airline(), 1960, level)


# Targets


@pytest.mark.parametrize(
    ("target", "below", "at", "above"),
    [
        (Wanted(low=D(6)), False, True, True),
        (Wanted(low=D(6), open=True), False, False, True),
        (Wanted(high=D(6)), True, True, False),
        (Wanted(low=D("5.9"), high=D("6.1")), False, True, False),
    ],
)
def test_a_target_is_met_from_its_low_end_to_its_high_one(target: Wanted, below: bool, at: bool, above: bool) -> None:
    assert [target.met(D(value)) for value in ("5.8", "6", "6.2")] == [below, at, above]


def test_a_target_for_growth_is_an_amount_once_last_year_is_known() -> None:
    assert of_growth(Wanted(low=D(6), open=True), D(200)) == Wanted(low=D(212), open=True)
    assert of_growth(Wanted(high=D(3)), D(200)) == Wanted(high=D(206))


@pytest.mark.parametrize(
    ("target", "met", "nearly"),
    [
        (growth("地区生产总值", "6", "ge"), Wanted(low=D(6)), Wanted(low=D(6))),
        (growth("地区生产总值", "6", "gt"), Wanted(low=D(6), open=True), Wanted(low=D(6), open=True)),
        (growth("地区生产总值", "5.5"), Wanted(low=D("5.5")), Wanted(low=D("5.4"))),
        (growth("居民消费价格", "3", "le"), Wanted(high=D(3)), Wanted(high=D(3))),
    ],
)
def test_a_target_of_a_report_wants_what_its_hedge_says(target: Target, met: Wanted, nearly: Wanted) -> None:
    assert wanted_of(target) == met
    assert nearly_of(target) == nearly


def test_a_fall_is_wanted_below_nothing() -> None:
    asked = figure("单位能耗", "3%左右", "3", "%", measure="growth", direction="down", bound="approx")
    target = target_of(asked, RULES)
    assert wanted_of(target) == Wanted(high=D(-3))
    assert nearly_of(target).high == D(-3) + target.tolerance
