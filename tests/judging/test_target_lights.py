"""Lights and their sentences: from December backwards to a year with one month."""

import hashlib
from decimal import Decimal

import pytest

from luoshi.judging.indicators import target
from luoshi.judging.outlook import Kind, Series
from luoshi.judging.target_lights import METHOD, light
from luoshi.judging.targets import observed

MONTHS = range(2, 13)


def past(kind: Kind, *ends: float) -> dict[int, dict[int, Decimal]]:
    """Years before 2024 that grow evenly to each end, or stay at a rate."""
    years = range(2024 - len(ends), 2024)
    if kind == "rate":
        return {year: {month: Decimal(str(end)) for month in MONTHS} for year, end in zip(years, ends, strict=True)}
    return {
        year: {month: Decimal(str(end)) * month / 12 for month in MONTHS} for year, end in zip(years, ends, strict=True)
    }


def shown(kind: Kind, values: dict[int, str], wanted: object, *ends: float, unit: str = "亿元"):  # type: ignore[no-untyped-def]
    years = past(kind, *ends)
    if values:
        years[2024] = {month: Decimal(value) for month, value in values.items()}
    last = values[max(values)] if values else ""
    outcome = observed(f"{last}{unit}", Decimal(last), unit) if values else None
    return light(Series("x", kind, years), 2024, wanted, outcome)  # type: ignore[arg-type]


def amount(value: str, bound: str = "ge", polarity: str = "high"):  # type: ignore[no-untyped-def]
    return target("零售额", "cumulative", "亿元", polarity, 2024, bound, value)  # type: ignore[arg-type]


def rate(value: str, bound: str = "ge", polarity: str = "high"):  # type: ignore[no-untyped-def]
    return target("增速", "growth", "%", polarity, 2024, bound, value)  # type: ignore[arg-type]


YEARS = (100, 110, 121, 133, 146)
CASES = [
    # December is judged as a year is.
    ("growing", {12: "160"}, amount("150"), YEARS, "green", "完成"),
    ("growing", {12: "140"}, amount("150"), YEARS, "red", "未完成"),
    ("rate", {12: "6.9"}, rate("7", "approx"), (7, 7, 7, 7), "amber", "基本完成"),
    # Before it the outlook decides.
    ("growing", {6: "80.3"}, amount("150"), YEARS, "green", "预计全年160.6亿元"),
    ("growing", {6: "66.0"}, amount("150"), YEARS, "red", "可能<1%"),
    ("rate", {6: "6.1"}, rate("5.5", "approx"), (6, 6.2, 5.9, 6.1), "green", "目标5.5%左右"),
    ("rate", {6: "0.1"}, rate("3", "approx", "low"), (0.3, 0.2, 0.4, 0.1), "green", "左右"),
    # Too few years: an even pace for what adds up, else the target itself.
    ("growing", {6: "80"}, amount("150"), (), "green", "53.3%，序时进度50.0%"),
    ("growing", {6: "70"}, amount("150"), (), "amber", "46.7%"),
    ("growing", {6: "40"}, amount("150"), (), "red", "不作预测"),
    ("growing", {6: "155"}, amount("150"), (), "green", "达到目标150亿元以上"),
    ("growing", {6: "80"}, amount("150", "le", "low"), (), "amber", "序时进度"),
    ("rate", {6: "5.5"}, rate("5"), (), "green", "达到目标5%以上"),
    ("rate", {6: "4.2"}, rate("5"), (), "red", "低0.8个百分点"),
    ("growing", {6: "80"}, None, YEARS, "none", "没有目标"),
    ("growing", {}, amount("150"), YEARS, "none", "没有数据"),
]


@pytest.mark.parametrize(("kind", "values", "wanted", "ends", "colour", "words"), CASES)
def test_a_light_and_its_reason(kind, values, wanted, ends, colour, words) -> None:  # type: ignore[no-untyped-def]
    unit = "%" if kind == "rate" else "亿元"
    found = shown(kind, values, wanted, *ends, unit=unit)
    assert found.colour == colour, found.reason
    assert words in found.reason[0], found.reason[0]
    assert found.reason[1].isascii() or "左右" in found.reason[1] or "亿" in found.reason[1]


def test_who_judges_otherwise_counts_the_method_up() -> None:
    told = []
    for kind, values, wanted, ends, _colour, _words in CASES:
        found = shown(kind, values, wanted, *ends, unit="%" if kind == "rate" else "亿元")
        expected = [f"{each:.3f}" for each in (found.forecast.low, found.forecast.high)] if found.forecast else []
        chance = None if found.chance is None else f"{found.chance:.4f}"
        told.append((found.colour, *found.reason, found.refusal and found.refusal.message("zh"), expected, chance))
    # Another judgment of these figures: count METHOD up and write down the new pair. Kept lines are then made anew.
    assert (METHOD, hashlib.sha256(repr(told).encode()).hexdigest()[:16]) == (1, "661f5b4f58aa7ebb")


def test_too_few_years_are_refused_in_words() -> None:
    found = shown("growing", {6: "80"}, amount("150"), 100, 110)
    assert found.forecast is None and found.refusal is not None
    assert "只有2年" in found.refusal.message("zh") and "only 2 years" in found.refusal.message("en")


@pytest.mark.parametrize("value", range(40, 170, 10))
def test_a_better_figure_never_gives_a_worse_light(value: int) -> None:
    order = {"red": 0, "amber": 1, "green": 2}
    for ends in ((), YEARS):
        lower, higher = (
            order[shown("growing", {6: str(each)}, amount("150"), *ends).colour] for each in (value, value + 10)
        )
        assert lower <= higher


# Figures of Yichun in methods: targets of 2023 and 2024 as observations answer them.
YICHUN = [
    (2023, "growth", "%", "high", "approx", "7.5", "4", "red"),
    (2023, "growth", "%", "high", "approx", "6", "4.5", "red"),
    (2023, "growth", "%", "high", "ge", "8.5", "5", "red"),
    (2023, "growth", "%", "high", "approx", "9", "4.5", "red"),
    (2024, "growth", "%", "high", "approx", "5.5", "6.1", "green"),
    (2024, "ceiling", "%", "low", "approx", "3", "0.1", "green"),
    (2024, "cumulative", "万亩", "high", "approx", "920", "922.06", "green"),
    (2024, "cumulative", "亿斤", "high", "approx", "75", "75.14", "green"),
    (2024, "cumulative", "万亩", "high", "ge", "146", "147.8", "green"),
]


@pytest.mark.parametrize(("year", "nature", "unit", "polarity", "bound", "asked", "came", "colour"), YICHUN)
def test_a_year_that_is_over(year, nature, unit, polarity, bound, asked, came, colour) -> None:  # type: ignore[no-untyped-def]
    wanted = target("指标", nature, unit, polarity, year, bound, asked)
    series = Series("x", "growing" if nature == "cumulative" else "rate", {year: {12: Decimal(came)}})
    found = light(series, year, wanted, observed(f"{came}{unit}", Decimal(came), unit, "final"))
    assert found.colour == colour, found.reason
