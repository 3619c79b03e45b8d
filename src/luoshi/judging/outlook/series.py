"""A monthly series as Chinese statistics publish it: cumulative from January, January and February one observation."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from luoshi.facts import Refusal

Kind = Literal["growing", "net", "rate"]
KINDS: dict[Kind, tuple[str, str]] = {
    "growing": ("只增不减的累计值", "a cumulative that only grows"),
    "net": ("可增可减的累计值", "a cumulative that may fall"),
    "rate": ("累计增速", "a growth rate of the cumulative"),
}
"""What the values of a series can be, in Chinese and in English: amounts in one unit, or percent."""

MONTHS = tuple(range(2, 13))
"""The months that have a value: February stands for January and February."""

DECEMBER = 12

MAGNITUDE = 30
"""The most digits that a value has before its point, and the most noughts after it."""

ENOUGH = 4
"""Past years without which nothing is said; see docs/decisions/0027-outlook.md."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one indicator of one place, in one scope and, for each year, one vintage.

    name: as people know it, for messages. years: year → month (2 to 12) → what was published for January to that month,
    in one unit for amounts and in percent for rates.
    """

    name: str
    kind: Kind
    years: Mapping[int, Mapping[int, Decimal]]


@dataclass(frozen=True, slots=True)
class Past:
    """Past years, one after the other and oldest first, as they stood at one month and at their end.

    years: which. to_date: the value published for January to that month. whole: that of the whole year.
    """

    years: tuple[int, ...]
    to_date: tuple[float, ...]
    whole: tuple[float, ...]


def cumulated(of_month: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """What a year's series holds, from values of single months: month (1 to 12) → amount gives month (2 to 12) → sum.

    It ends before the first month that is missing.
    """
    total, sums = Decimal(0), {}
    for month in range(1, 13):
        if month not in of_month:
            break
        total += of_month[month]
        if month in MONTHS:
            sums[month] = total
    return sums


def latest(series: Series, year: int) -> int:
    """The last month of the year that has a value. Raises Refusal `no-months` where none has."""
    months = series.years.get(year)
    if not months:
        raise Refusal("no-months", name=series.name, year=year)
    return max(months)


def past(series: Series, year: int, month: int) -> Past:
    """The years just before `year` that have this month and December; a year that lacks one ends the run backwards."""
    found: list[int] = []
    before = year - 1
    while {month, DECEMBER} <= set(series.years.get(before, ())):
        found.append(before)
        before -= 1
    found.reverse()
    rows = [series.years[one] for one in found]
    return Past(
        tuple(found),
        tuple(float(row[month]) for row in rows),
        tuple(float(row[DECEMBER]) for row in rows),
    )


def check(series: Series, year: int, month: int) -> None:
    """That the values up to this year can be what they are said to be, for an outlook from this month.

    Raises Refusal: `falling-total` where a cumulative that only grows falls, `not-positive` where an amount that shares
    are taken of is nothing or less. Raises ValueError for a month that is none of MONTHS, and for a value that is no
    number or of no magnitude that statistics have.
    """
    for one in sorted(number for number in series.years if number <= year):
        seen = sorted(series.years[one].items())
        for number, value in seen:
            if number not in MONTHS:
                raise ValueError("a month of a series is a number from 2 (January to February) to 12")
            if not value.is_finite() or (value and abs(value.adjusted()) > MAGNITUDE):
                raise ValueError(f"{value} is no value of a series")
            if series.kind != "rate" and number in (month, DECEMBER) and value <= 0:
                raise Refusal("not-positive", name=series.name, year=one, month=number, value=value)
        for (_, before), (number, value) in pairwise(seen):
            if series.kind == "growing" and value < before:
                raise Refusal("falling-total", name=series.name, year=one, month=number, value=value, before=before)
