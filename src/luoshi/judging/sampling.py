"""A sample that nobody can have chosen 抽样核查: drawn by a seed that was committed to before anybody knew the draw.

First the frame's hash and the seed's hash are put on record; then the seed is shown, and everybody can repeat the draw.
What is drawn follows from the seed and the frame alone: whoever keeps the frame cannot steer it without changing a hash
that is on record, and whoever keeps the seed cannot either.
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from hashlib import sha256
from math import comb, sqrt

SEED = 16
"""Bytes that a seed has at least."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that can be inspected. key: known by it, once in a frame. stratum: such as the place it belongs to."""

    key: str
    stratum: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is put on record before a draw: hashes in hexadecimal, and how many of each stratum will be drawn."""

    frame: str
    seed: str
    sizes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its interval; all three from 0 to 1."""

    share: float
    low: float
    high: float


def frame_hash(frame: Iterable[Unit]) -> str:
    """The hash of a frame, whatever its order. Raises ValueError where a key stands twice."""
    lines = sorted(f"{unit.stratum}\t{unit.key}\n" for unit in frame)
    keys = {line.rsplit("\t", 1)[1] for line in lines}
    if len(keys) != len(lines):
        raise ValueError("a key stands twice in the frame")
    return sha256("".join(lines).encode()).hexdigest()


def commit(frame: Sequence[Unit], seed: bytes, sizes: Mapping[str, int]) -> Commitment:
    """What to put on record before the draw. Raises ValueError for a short seed, or a size that a stratum has not."""
    if len(seed) < SEED:
        raise ValueError(f"a seed has at least {SEED} bytes")
    there = strata(frame)
    for stratum, size in sizes.items():
        if not 0 <= size <= there.get(stratum, 0):
            raise ValueError(f"{stratum} has {there.get(stratum, 0)}, not {size}")
    return Commitment(frame_hash(frame), sha256(seed).hexdigest(), tuple(sorted(sizes.items())))


def draw(frame: Sequence[Unit], seed: bytes, committed: Commitment) -> tuple[Unit, ...]:
    """The sample that a commitment leads to: of each stratum the units whose keyed hashes are smallest, by stratum.

    Raises ValueError where the frame or the seed is not the one committed to.
    """
    if frame_hash(frame) != committed.frame:
        raise ValueError("the frame is not the one that was committed to")
    if sha256(seed).hexdigest() != committed.seed:
        raise ValueError("the seed is not the one that was committed to")
    drawn: list[Unit] = []
    for stratum, size in committed.sizes:
        members = [unit for unit in frame if unit.stratum == stratum]
        members.sort(key=lambda unit: (_lot(seed, unit), unit.key))
        drawn += members[:size]
    return tuple(drawn)


def _lot(seed: bytes, unit: Unit) -> bytes:
    return hmac.new(seed, f"{unit.stratum}\t{unit.key}".encode(), sha256).digest()


def strata(frame: Iterable[Unit]) -> dict[str, int]:
    """How many units each stratum of a frame has."""
    counts: dict[str, int] = {}
    for unit in frame:
        counts[unit.stratum] = counts.get(unit.stratum, 0) + 1
    return counts


def in_proportion(there: Mapping[str, int], size: int) -> dict[str, int]:
    """How many of each stratum make a sample of `size` in proportion, by largest remainders; at most all of them.

    A stratum that has any gets at least one where size allows it: no place goes unseen.
    """
    return allocate(there, dict.fromkeys(there, Decimal(1)), size)


def allocate(there: Mapping[str, int], spread: Mapping[str, Decimal], size: int) -> dict[str, int]:
    """Neyman's allocation: in proportion to a stratum's size times its standard deviation, by largest remainders.

    there: units of each stratum. spread: its standard deviation, in any unit. size: of the sample. No stratum gets more
    than it has; one that has any gets at least one where size allows it.
    """
    size = min(size, sum(there.values()))
    weights = {stratum: Fraction(count) * Fraction(spread[stratum]) for stratum, count in there.items() if count}
    sizes = dict.fromkeys(there, 0)
    if size >= len(weights):
        sizes |= dict.fromkeys(weights, 1)
    whole = sum(weights.values())
    ideal = {stratum: size * weight / whole if whole else Fraction(0) for stratum, weight in weights.items()}
    while sum(sizes.values()) < size:
        open_ones = [stratum for stratum in weights if sizes[stratum] < there[stratum]]
        furthest = max(open_ones, key=lambda stratum: (ideal[stratum] - sizes[stratum], weights[stratum], stratum))
        sizes[furthest] += 1
    return sizes


def without_failure(lot: int | None, failing: Fraction, confidence: Fraction) -> int:
    """How many to look at so that, if none fails, fewer than the share `failing` of the lot fail with `confidence`.

    lot: how many there are, or None for endlessly many. By the hypergeometric distribution, exactly.
    """
    risk = 1 - confidence
    if lot is None:
        size, chance = 0, Fraction(1)
        while chance > risk:
            size, chance = size + 1, chance * (1 - failing)
        return size
    bad = -(-lot * failing.numerator // failing.denominator)
    return next(size for size in range(lot + 1) if Fraction(comb(lot - bad, size), comb(lot, size)) <= risk)


def accepted(size: int, most: int, failing: Fraction) -> Decimal:
    """The probability, to ten places, that a sample of `size` has at most `most` failures where that share fails."""
    chance = sum(
        (comb(size, count) * failing**count * (1 - failing) ** (size - count) for count in range(most + 1)), Fraction(0)
    )
    return (Decimal(chance.numerator) / Decimal(chance.denominator)).quantize(Decimal("1e-10"), ROUND_HALF_EVEN)


def wilson(found: int, size: int, z: float = 1.959963984540054) -> Interval:
    """Wilson's score interval for `found` of `size`; z: the normal quantile, by default of 95%. size > 0."""
    share = found / size
    middle = share + z * z / (2 * size)
    half = z * sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    below = 1 + z * z / size
    return Interval(share, max(0.0, (middle - half) / below), min(1.0, (middle + half) / below))


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
