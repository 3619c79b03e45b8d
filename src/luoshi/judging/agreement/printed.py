"""What a printed number allows: the exact interval that its last place and its hedge leave open.

Every end is an exact fraction and belongs to the interval, so nothing is ever called wrong for lying on a border.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from luoshi import lexicon
from luoshi.facts import Figure

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ABOUT = Fraction(1, 20)
"""How far a value with 约 or 左右 may lie from the stated one: a twentieth of it, at least one of its last place."""

_COUNTED = frozenset(lexicon.groups("units")["count"])


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from low to high, both included, in the figure's base unit; None: without an end.

    place: the size of the last printed place in the base unit (0.1万亩 → 1000 亩).
    """

    low: Fraction | None
    high: Fraction | None
    place: Fraction

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a value in common."""
        return not (
            (self.low is not None and other.high is not None and self.low > other.high)
            or (self.high is not None and other.low is not None and self.high < other.low)
        )


def is_percent(unit: str) -> bool:
    """Whether a value in `unit` is a hundredth or a thousandth."""
    return unit in ("%", "％", "‰")


def counted(unit: str) -> bool:
    """Whether a unit counts whole things (个, 家)."""
    return unit in _COUNTED


def printed(figure: Figure) -> Interval:
    """The values that the figure may stand for, a fall below zero.

    A number is taken as rounded at its last printed place; one of whole things (459个) as exact. A whole number that
    ends in two zeros or more may have been rounded there (8300亿元: half of 100亿 either way), since nothing says that
    it was not.
    """
    interval = _unsigned(figure)
    if figure.direction != "down" or figure.measure not in ("growth", "change"):
        return interval
    low, high = interval.low, interval.high
    return Interval(None if high is None else -high, None if low is None else -low, interval.place)


def _unsigned(figure: Figure) -> Interval:
    quantity = figure.quantity
    if quantity.value is None:
        low, high = Fraction(quantity.low or 0), Fraction(quantity.high or 0)
        return Interval(low, high, last_place(figure))
    value, place = Fraction(quantity.value), last_place(figure)
    half = Fraction(0) if _is_exact(figure, place) else place / 2
    if "多" in figure.text or "余" in figure.text:
        return Interval(value, value + _last_digit(quantity.value), place)
    match figure.bound:
        case "approx":
            half = max(place, _last_digit(quantity.value) / 2, value * _ABOUT)
            if is_percent(quantity.unit):
                half = max(place, Fraction(1, 2))
        # what stands behind 突破 or 不足 is a mark that was passed or not, and no rounded value
        case "ge" | "gt":
            return Interval(value, None, place)
        case "le" | "lt":
            return Interval(None if value <= 0 else Fraction(0), value, place)
        case _:
            pass
    return Interval(value - half, value + half, place)


def _is_exact(figure: Figure, place: Fraction) -> bool:
    """Whether it counts whole things one by one, or is a position."""
    if figure.measure == "rank" or figure.quantity.unit in ("位", "名"):
        return True
    return place == 1 and figure.quantity.unit in _COUNTED


def last_place(figure: Figure) -> Fraction:
    """The size of the last place that the figure is printed to, in its base unit."""
    value = figure.quantity.value if figure.quantity.value is not None else figure.quantity.low
    assert value is not None
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", figure.text))
    numbers = _NUMBER.findall(text)
    number = Decimal(numbers[0].replace(",", "")) if numbers else Decimal(0)
    if figure.measure == "rank":
        return Fraction(1)
    if not number or (len(numbers) > 1 and figure.bound != "range"):
        # written in Chinese numerals or mixed (2万5千公里)
        return _last_digit(value)
    multiplier = Fraction(value) / Fraction(number)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    place = Fraction(10) ** exponent
    if exponent == 0 and number % 100 == 0 and not is_percent(figure.quantity.unit):
        place = _last_digit(number)
    return place * multiplier


def _last_digit(value: Decimal) -> Fraction:
    """The size of a value's last digit that is not zero (8300 → 100; 0 → 1)."""
    if not value:
        return Fraction(1)
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Fraction(10) ** exponent
