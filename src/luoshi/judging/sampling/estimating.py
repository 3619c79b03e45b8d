"""What may be concluded from a sample 推断: a share and how far off it may be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

Z95 = 1.959963984540054
"""The normal quantile of a 95% interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its interval; all three from 0 to 1."""

    share: float
    low: float
    high: float


def wilson(found: float, size: float, z: float = Z95) -> Interval:
    """Wilson's score interval for `found` of `size`; z: the normal quantile, by default of 95%. size > 0."""
    share = found / size
    middle = share + z * z / (2 * size)
    half = z * sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    below = 1 + z * z / size
    return Interval(share, max(0.0, (middle - half) / below), min(1.0, (middle + half) / below))


def clopper_pearson(found: int, size: int, confidence: float = 0.95) -> Interval:
    """The exact interval for `found` of `size`: it holds the share at least as often as it says, also of few."""
    tail = (1 - confidence) / 2
    low = 0.0 if found == 0 else _where(lambda share: 1 - _at_most(found - 1, size, share), tail)
    high = 1.0 if found == size else 1 - _where(lambda share: _at_most(found, size, 1 - share), tail)
    return Interval(found / size, low, high)


def _where(rising: Callable[[float], float], value: float) -> float:
    """Where between 0 and 1 a rising function reaches a value, by halving."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return (low + high) / 2


def _at_most(count: int, size: int, share: float) -> float:
    """The probability of at most `count` of `size`; 0 < share < 1."""
    whole, yes, no = lgamma(size + 1), log(share), log(1 - share)
    return sum(exp(whole - lgamma(k + 1) - lgamma(size - k + 1) + k * yes + (size - k) * no) for k in range(count + 1))


@dataclass(frozen=True, slots=True)
class Part:
    """A stratum: how many it has, how many of them were looked at, and how many of these were found so."""

    there: int
    seen: int
    found: int


def stratified(parts: Sequence[Part], z: float = Z95) -> Interval | None:
    """The share over all strata, each weighed by what it has; None where nothing was seen.

    Wilson's interval with the size that a plain sample as telling would have had. The variance of a stratum takes one
    more of each kind than was found, so that a stratum found all alike still counts as uncertain, and nothing is
    uncertain about one that was seen whole. A stratum without anything seen is left out: say so beside it.
    """
    parts = [part for part in parts if part.seen]
    if not parts:
        return None
    whole, seen = sum(part.there for part in parts), sum(part.seen for part in parts)
    share = sum(part.there / whole * part.found / part.seen for part in parts)
    variance = sum(
        (part.there / whole) ** 2 * (1 - part.seen / part.there) * _spread(part.found, part.seen) / part.seen
        for part in parts
    )
    if not variance:
        return Interval(share, share, share)
    size = seen * (_spread(share * seen, seen) / seen) / variance
    return wilson(share * size, size, z)


def _spread(found: float, seen: int) -> float:
    share = (found + 1) / (seen + 2)
    return share * (1 - share)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share, 0 to 1, and its standard error."""

    share: float
    error: float


def doubly_sampled(reported: int, total: int, true_of_done: tuple[int, int], true_of_not: tuple[int, int]) -> Estimate:
    """The share that is truly done, from everybody's own report and a check of some of each kind.

    reported: of total, reported done. true_of_done: found done, of those checked among the reported done; true_of_not:
    the same among those reported not done. Double sampling for stratification (Cochran, Sampling Techniques, §12.2).
    """
    weights = (reported / total, 1 - reported / total)
    checks = (true_of_done, true_of_not)
    shares = [found / checked for found, checked in checks]
    share = sum(weight * part for weight, part in zip(weights, shares, strict=True))
    variance = sum(
        weight * weight * part * (1 - part) / checked + weight * (part - share) ** 2 / total
        for weight, part, (_, checked) in zip(weights, shares, checks, strict=True)
    )
    return Estimate(share, sqrt(variance))
