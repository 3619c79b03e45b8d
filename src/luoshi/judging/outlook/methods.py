"""Ways to guess the year's end from the months so far, each tried on the past years in one pass.

A method takes what n past years had come to at this month and at their end, and what this year has come to; it gives n
guesses: for the second past year from the first, for the third from the first two, and so on, and last for this year
from all of them. So the errors it has made are always those of somebody who did not know the end.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isclose, sqrt

from luoshi.judging.outlook.series import DECEMBER, Kind

Method = Callable[[Sequence[float], Sequence[float], int], list[float]]
"""to_date (n + 1 values, the last of this year), whole (n values), month (2 to 12) → n guesses, in the series' unit."""


def share(to_date: Sequence[float], whole: Sequence[float], month: int) -> list[float]:
    """This year has come as far as past years had on average: to date ÷ their mean share at this month."""
    total, guesses = 0.0, []
    for number, (part, year) in enumerate(zip(to_date, whole, strict=False), 1):
        total += part / year
        guesses.append(to_date[number] / (total / number))
    return guesses


def growth(to_date: Sequence[float], whole: Sequence[float], month: int) -> list[float]:
    """The growth to date lasts: last year's whole × (to date ÷ last year's to date)."""
    return [year * (now / part) for part, year, now in zip(to_date, whole, to_date[1:], strict=False)]


def pace(to_date: Sequence[float], whole: Sequence[float], month: int) -> list[float]:
    """Every month is like every other: to date × 12 ÷ month. What everybody reckons first; kept to compare with."""
    return [now * DECEMBER / month for now in to_date[1:]]


def moved(to_date: Sequence[float], whole: Sequence[float], month: int) -> list[float]:
    """For a rate: from here to the year's end it moves as far as it did in past years on average."""
    total, guesses = 0.0, []
    for number, (part, year) in enumerate(zip(to_date, whole, strict=False), 1):
        total += year - part
        guesses.append(to_date[number] + total / number)
    return guesses


def unchanged(to_date: Sequence[float], whole: Sequence[float], month: int) -> list[float]:
    """For a rate: it stays what it is."""
    return list(to_date[1:])


def gap(kind: Kind, actual: float, guess: float) -> float:
    """How far a guess was out: for amounts as a share of the guess, for rates in percentage points."""
    return actual - guess if kind == "rate" else actual / guess - 1


@dataclass(frozen=True, slots=True)
class Pool:
    """Guesses of two methods and what became of them.

    first, second: of each method, guesses as a Method gives them. weights: of the first, each from 0 to 1. pooled: the
    weighted means.
    """

    first: tuple[float, ...]
    second: tuple[float, ...]
    weights: tuple[float, ...]
    pooled: tuple[float, ...]


def pool(kind: Kind, to_date: Sequence[float], whole: Sequence[float], month: int) -> Pool:
    """The two methods for this kind of series, weighted inversely to the mean square of their errors until then.

    Bates & Granger 1969, The Combination of Forecasts. Where the two said the same, as share and growth do after one
    year, their errors tell nothing and do not count. Before any count both weigh the same.
    """
    methods = PARTS[kind]
    first, second = (method(to_date, whole, month) for method, _ in methods)
    squares, weights, pooled = [0.0, 0.0], [], []
    for number, guesses in enumerate(zip(first, second, strict=True)):
        weight = squares[1] / (squares[0] + squares[1]) if any(squares) else 0.5
        weights.append(weight)
        pooled.append(weight * guesses[0] + (1 - weight) * guesses[1])
        if number < len(whole) - 1 and not isclose(*guesses):
            for which, guess in enumerate(guesses):
                squares[which] += gap(kind, whole[number + 1], guess) ** 2
    return Pool(tuple(first), tuple(second), tuple(weights), tuple(pooled))


def spreads(kind: Kind, guesses: Sequence[float], whole: Sequence[float]) -> list[float]:
    """For each guess after the first the root mean square of the gaps before it, in the unit of `gap`.

    It has as many degrees of freedom as there are such gaps: one for the second guess, two for the third.
    """
    total, found = 0.0, []
    for number, (guess, actual) in enumerate(zip(guesses, whole[1:], strict=False), 1):
        total += gap(kind, actual, guess) ** 2
        found.append(sqrt(total / number))
    return found


AMOUNTS = (
    (share, ("往年同期占全年的比重", "the share that past years had by this month")),
    (growth, ("今年以来的增速延续到年底", "growth to date carried to the year's end")),
)
RATES = (
    (moved, ("往年同期到年底的平均变动", "the mean move of past years from this month on")),
    (unchanged, ("增速保持不变", "the rate stays what it is")),
)
PARTS: dict[Kind, tuple[tuple[Method, tuple[str, str]], tuple[Method, tuple[str, str]]]] = {
    "growing": AMOUNTS,
    "net": AMOUNTS,
    "rate": RATES,
}
"""The two methods that are pooled for each kind of series, with their names in Chinese and in English."""

NAIVE: dict[Kind, tuple[Method, tuple[str, str]]] = {
    "growing": (pace, ("匀速推算", "straight-line pace")),
    "net": (pace, ("匀速推算", "straight-line pace")),
    "rate": (unchanged, ("增速保持不变", "the rate stays what it is")),
}
"""What anybody would reckon without a method, to compare with."""
