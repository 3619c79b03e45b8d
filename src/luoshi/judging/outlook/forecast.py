"""Where a year will end, from the months so far: a guess, an interval, and the probability of reaching a target."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from math import sqrt

from luoshi.facts import Refusal
from luoshi.judging.outlook.methods import pool, spreads
from luoshi.judging.outlook.series import DECEMBER, ENOUGH, Kind, Series, check, latest, past
from luoshi.judging.outlook.spread import below, quantile
from luoshi.judging.outlook.wanted import Wanted

LEVEL = 0.8
"""The probability that the year ends within the interval shown, where no other is asked for."""

_WIDE = Context(prec=100)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two guesses that were pooled. value: in the series' unit. weight: 0 to 1."""

    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a year will end, as seen from one of its months.

    to_date: published for January to `month`. expected, low, high: of the whole year, rounded to the last place of
    to_date, as it will be published; within low and high with probability `level`. years: the past years that it
    rests on. parts: the two guesses, in the order of `methods.PARTS`. middle, spread, freedom: of the t distribution of
    the year's end; middle in the series' unit, spread as in `methods.gap`. In December all is known: low, expected and
    high are to_date, and there are no parts, no years, no spread.
    """

    name: str
    kind: Kind
    year: int
    month: int
    to_date: Decimal
    expected: Decimal
    low: Decimal
    high: Decimal
    level: float
    years: tuple[int, ...]
    parts: tuple[Part, ...]
    middle: float
    spread: float
    freedom: int


def forecast(series: Series, year: int, level: float = LEVEL) -> Forecast:
    """Where the year will end, from its last published month.

    level: strictly between 0 and 1. Raises Refusal: `no-months`, `few-years` where fewer than ENOUGH years in a row
    before this one have the month and December, and what `series.check` raises. Method: docs/decisions/0027-outlook.md.
    """
    if not 0 < level < 1:
        raise ValueError("a level lies between 0 and 1")
    month = latest(series, year)
    check(series, year, month)
    if month == DECEMBER:
        return _known(series, year, level)
    before = past(series, year, month)
    if len(before.years) < ENOUGH:
        raise Refusal("few-years", name=series.name, year=year, month=month, found=len(before.years), needed=ENOUGH)
    kind, to_date = series.kind, series.years[year][month]
    pooled = pool(kind, [*before.to_date, float(to_date)], before.whole, month)
    weight, middle = pooled.weights[-1], pooled.pooled[-1]
    spread = max(spreads(kind, pooled.pooled, before.whole)[-1], finest(kind, grain(to_date), float(to_date)))
    freedom = len(before.years) - 1
    reach = quantile((1 + level) / 2, freedom)
    low, expected, high = (_like(at(kind, middle, spread, z), to_date) for z in (-reach, 0.0, reach))
    if kind == "growing":
        low, expected, high = (max(end, to_date) for end in (low, expected, high))
    return Forecast(
        name=series.name,
        kind=kind,
        year=year,
        month=month,
        to_date=to_date,
        expected=expected,
        low=low,
        high=high,
        level=level,
        years=before.years,
        parts=(Part(pooled.first[-1], weight), Part(pooled.second[-1], 1 - weight)),
        middle=middle,
        spread=spread,
        freedom=freedom,
    )


def _known(series: Series, year: int, level: float) -> Forecast:
    """The outlook of December, when there is nothing left to forecast."""
    value = series.years[year][DECEMBER]
    return Forecast(
        name=series.name,
        kind=series.kind,
        year=year,
        month=DECEMBER,
        to_date=value,
        expected=value,
        low=value,
        high=value,
        level=level,
        years=(),
        parts=(),
        middle=float(value),
        spread=0.0,
        freedom=0,
    )


def chance(seen: Forecast, wanted: Wanted) -> float:
    """The probability, 0 to 1, that the year ends where the target is reached: 0 or 1 in December.

    Meant is the value as published, rounded to the last place of to_date: 5.95 that is published as 6.0 reaches
    6%以上. It is also 1 where a cumulative that only grows has passed a target without a ceiling, and 0 where it has
    passed the ceiling.
    """
    if seen.month == DECEMBER:
        return float(wanted.met(seen.to_date))
    upper = 1.0 if wanted.high is None else _up_to(seen, wanted.high, itself=not wanted.open)
    lower = 0.0 if wanted.low is None else _up_to(seen, wanted.low, itself=wanted.open)
    return max(0.0, upper - lower)


def _up_to(seen: Forecast, end: Decimal, *, itself: bool) -> float:
    """The probability that the year's value, as published, is below this one, or is it where it counts itself."""
    unit = _unit(seen.to_date)
    last = end.quantize(unit, ROUND_FLOOR, _WIDE)  # the greatest value with that last place that still counts
    if last == end and not itself:
        last -= unit
    if seen.kind == "growing" and last < seen.to_date:
        return 0.0
    return below(away(seen.kind, seen.middle, seen.spread, float(last) + float(unit) / 2), seen.freedom)


def at(kind: Kind, middle: float, spread: float, z: float) -> float:
    """The value that lies z spreads from the middle."""
    return middle + z * spread if kind == "rate" else middle * (1 + z * spread)


def away(kind: Kind, middle: float, spread: float, value: float) -> float:
    """How many spreads a value lies from the middle."""
    return (value - middle) / (spread if kind == "rate" else middle * spread)


def grain(value: Decimal) -> float:
    """One unit of the last place that a value was published with."""
    return float(_unit(value))


def finest(kind: Kind, unit: float, to_date: float) -> float:
    """The least spread of a guess from a value rounded to this unit: the rounding's own, as in `methods.gap`."""
    rounding = unit / sqrt(12)
    return rounding if kind == "rate" else rounding / to_date


def _unit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # series.check takes finite values only
    return Decimal((0, (1,), exponent))


def _like(value: float, like: Decimal) -> Decimal:
    return Decimal(value).quantize(_unit(like), ROUND_HALF_EVEN, _WIDE)
