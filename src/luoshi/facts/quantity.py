"""A quantity: a number in its base unit."""

from decimal import Decimal

from luoshi.facts.named import NamedTuple


class Quantity(NamedTuple):
    """A stated number.

    value: in the base unit, multipliers worked in (22.6万户 → 226000 户); None for a range.
    low, high: the two ends of a range (5—10家), else None.
    unit: as written, half-width and without its multiplier: 户, 元, %, 个百分点, 微克/立方米, 位, 倍.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
