"""What a printed number leaves open: its last place, and the values that round to it.

Method: GB/T 8170, rules of rounding off for numerical values and expression and judgement of limiting values.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from luoshi.facts import Figure

PERCENTS = frozenset({"%", "‰", "个百分点", "百分点"})
"""Units whose numbers are rounded ratios, even where they are written whole."""

_MEASURED = re.compile(r"元|美元|亩|公顷|平方|立方|吨|斤|公里|千米|米|千瓦|瓦|克|升|倍|标准箱|标箱|人次|时$|卡$")
_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from low to high, in the base unit; None is without end. Both ends belong to it."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed.

    value: in the base unit. place: one unit of its last printed place, in the base unit; 0 for an exact count and for
    a number in Chinese characters. decimals: digits behind its point, as printed.
    """

    value: Decimal
    place: Decimal
    decimals: int

    @property
    def interval(self) -> Interval:
        """The values that round to it."""
        return Interval(self.value - self.place / 2, self.value + self.place / 2)


def printed(text: str, value: Decimal, unit: str) -> Printed:
    """The number `value` (base unit) as it is printed in `text` (1.22万亿元): its last place and its decimals."""
    found = _NUMBER.search(unicodedata.normalize("NFKC", text))
    if not found:
        return Printed(value, Decimal(0), 0)
    number = Decimal(found[0].replace(",", ""))
    decimals = len(found[1] or "")
    times = abs(value / number) if number else Decimal(1)
    counted = not decimals and times == 1 and unit not in PERCENTS and not _MEASURED.search(unit)
    place = Decimal(0) if counted else Decimal(1).scaleb(-decimals) * times
    return Printed(value, place, decimals)


def printed_figure(figure: Figure) -> Printed | None:
    """The figure's number as printed; None for a range."""
    value = figure.quantity.value
    return None if value is None else printed(figure.text, value, figure.quantity.unit)
