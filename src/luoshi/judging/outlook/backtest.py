"""How well an outlook would have done in the past: kept with each series, and shown beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from luoshi.judging.outlook.forecast import LEVEL, away, finest, grain
from luoshi.judging.outlook.methods import NAIVE, PARTS, pool, spreads
from luoshi.judging.outlook.series import ENOUGH, Kind, Past, Series, check, past
from luoshi.judging.outlook.spread import crps, quantile

AT = (3, 6, 9)
"""The months that outlooks are tried at."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one method did at one month, over `years` past years, each forecast from those before it alone.

    name: in Chinese and in English. error: mean absolute error, in percent of what came true, for rates in points.
    covered: the share of years that ended within the interval, 0 to 1. crps: mean continuous ranked probability score,
    in the unit of error; smaller is better. All three None where no year could be tried.
    """

    name: tuple[str, str]
    month: int
    years: int
    error: float | None
    covered: float | None
    crps: float | None


POOLED = ("两法合并", "the two pooled")


def backtest(series: Series, year: int, level: float = LEVEL, months: Sequence[int] = AT) -> tuple[Mark, ...]:
    """The marks of the pool, its parts and what anybody would reckon, month by month, over the years before `year`.

    A year is tried where ENOUGH years in a row stand before it. Every method gets its interval the same way, from its
    own past errors. Raises what `series.check` raises, of past years.
    """
    found = []
    for month in months:
        check(series, year - 1, month)
        found += _at(series, year, level, month)
    return tuple(found)


def _at(series: Series, year: int, level: float, month: int) -> list[Mark]:
    kind, before = series.kind, past(series, year, month)
    names = [POOLED, *(name for _, name in PARTS[kind])]
    naive, naive_name = NAIVE[kind]
    if naive_name not in names:
        names.append(naive_name)
    if len(before.years) <= ENOUGH:
        return [Mark(name, month, 0, None, None, None) for name in names]
    whole = before.whole
    pooled = pool(kind, before.to_date, whole[:-1], month)
    guesses = [pooled.pooled, pooled.first, pooled.second, naive(before.to_date, whole[:-1], month)]
    unit = grain(series.years[before.years[-1]][month])
    return [_mark(name, kind, month, made, before, unit, level) for name, made in zip(names, guesses, strict=False)]


def _mark(
    name: tuple[str, str],
    kind: Kind,
    month: int,
    guesses: Sequence[float],
    before: Past,
    unit: float,
    level: float,
) -> Mark:
    """guesses: of every year but the first. unit: of the last place."""
    whole = before.whole
    known = spreads(kind, guesses, whole)
    errors, inside, scores = [], [], []
    for number in range(ENOUGH, len(whole)):
        guess, actual, freedom = guesses[number - 1], whole[number], number - 1
        spread = max(known[number - 2], finest(kind, unit, before.to_date[number]))
        z = away(kind, guess, spread, actual)
        scale = 1.0 if kind == "rate" else 100 / actual
        errors.append(abs(guess - actual) * scale)
        inside.append(abs(z) <= quantile((1 + level) / 2, freedom))
        scores.append(crps(z, freedom) * (spread if kind == "rate" else spread * guess) * scale)
    return Mark(name, month, len(errors), fmean(errors), fmean(inside), fmean(scores))
