"""How many to look at 抽样方案, and what follows from what fails: allocation, acceptance plans, sequential tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from math import ceil, comb, log


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


@dataclass(frozen=True, slots=True)
class Plan:
    """A single sampling plan: look at `size`; accept where at most `most` fail. letter: the standard's code letter."""

    letter: str
    size: int
    most: int


AQLS = ("0.65", "1.0", "1.5", "2.5", "4.0")
"""Acceptable quality limits, in percent of failures, that there is a plan for."""

_LOTS = (8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10000, 35000, 150000, 500000)
"""The largest lot of each code letter from A on, at general inspection level II; beyond the last it is Q."""

_LETTERS = "ABCDEFGHJKLMNPQ"
_SIZES = (2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250)
_FIRST = {"0.65": "F", "1.0": "E", "1.5": "D", "2.5": "C", "4.0": "B"}
_MOST: tuple[int | None, ...] = (0, None, None, 1, 2, 3, 5, 7, 10, 14, 21)
"""What may fail, letter by letter from the first of an AQL on; None: the arrows of the standard's table."""


def plan(lot: int, aql: str) -> Plan:
    """The plan of ISO 2859-1 (GB/T 2828.1) for a lot: single sampling, normal inspection, level II; see AQLS.

    Where the table has an arrow, the plan it points to. A plan of more than the lot means to look at all of it.
    Raises ValueError for an empty lot or another AQL.
    """
    if lot < 1 or aql not in _FIRST:
        raise ValueError(f"no plan for {lot} at {aql}")
    first = _LETTERS.index(_FIRST[aql])
    at = max(sum(lot > most for most in _LOTS), first)
    # The arrow behind the first plan points up to it, the one after that down to the next; behind the last, up.
    at = {first + 1: first, first + 2: first + 3}.get(at, min(at, first + len(_MOST) - 1))
    most = _MOST[at - first]
    assert most is not None
    return Plan(_LETTERS[at], min(_SIZES[at], lot), most)


@dataclass(frozen=True, slots=True)
class Sequential:
    """Wald's sequential test: after n looks accept at failures ≤ slope·n − accept, reject at ≥ slope·n + reject."""

    accept: float
    reject: float
    slope: float

    @property
    def earliest(self) -> int:
        """After how many looks without a failure it can accept first."""
        return ceil(self.accept / self.slope)


def sequential(good: float, bad: float, producer: float, consumer: float) -> Sequential:
    """The test between a share of failures `good` and one `bad`.

    producer: the risk of rejecting what is good; consumer: of accepting what is bad.
    """
    odds = log(bad * (1 - good) / (good * (1 - bad)))
    return Sequential(
        log((1 - producer) / consumer) / odds, log((1 - consumer) / producer) / odds, log((1 - good) / (1 - bad)) / odds
    )
