"""What is odd about a number, seen beside those of its series. Nothing here says that it is wrong."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from luoshi.judging.observations.values import decimals
from luoshi.judging.targets.intervals import PERCENTS

FAR = 100
"""So many times away from the usual is a leap: a thousand-fold slip of units is, a good year is not."""


def median(numbers: Sequence[Decimal]) -> Decimal:
    """The middle one, or the mean of the two in the middle; there is at least one."""
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def fraction(number: Decimal, unit: str, others: Sequence[Decimal]) -> Decimal | None:
    """The percent that a number may be the fraction of: 0.062 among 6.1 and 5.9 is 6.2; None where nothing is odd."""
    if unit not in PERCENTS or unit == "‰" or not number or abs(number) >= 1:
        return None
    likely = number * 100
    kept = likely.quantize(Decimal(1)) if likely == likely.to_integral_value() else likely.normalize()
    if others:
        usual = median([abs(each) for each in others])
        fits = usual / 4 <= abs(likely) <= usual * 4
        return kept if usual and fits and abs(number) < usual / 20 else None
    # Percents are published with one decimal; two and more are those of a fraction.
    return kept if decimals(number) >= 2 else None


def leap(number: Decimal, others: Sequence[Decimal]) -> tuple[Decimal, int] | None:
    """The usual size and how many times away from it a number is; None where that is not far."""
    sizes = [abs(each) for each in others if each]
    if not sizes or not number:
        return None
    usual = median(sizes)
    times = abs(number) / usual
    if 1 / Decimal(FAR) < times < FAR:
        return None
    away = times if times >= 1 else 1 / times
    return usual, int(away.to_integral_value(ROUND_HALF_EVEN))


def ratio(number: Decimal, unit: str, numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """What numerator and denominator make, where that rounds to another number than this one; else None."""
    if not denominator:
        return None
    size = Decimal(100) if unit == "%" else Decimal(1000) if unit == "‰" else Decimal(1)
    exact = numerator / denominator * size
    place = Decimal(1).scaleb(-decimals(number))
    if abs(exact - number) <= place / 2:
        return None
    return exact.quantize(place, ROUND_HALF_EVEN)
