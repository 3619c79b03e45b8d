"""What lies between last year's value and this year's target, in numbers; no verdict."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from luoshi.facts import Figure

ChangeKind = Literal["points", "amount", "places"]


@dataclass(frozen=True, slots=True)
class Change:
    """This year's stated value less last year's.

    kind: points percentage points; amount in the figures' base unit; places of a rank, positive when nearer the first.
    difference: with its sign. percent: the difference in percent of last year's value, for amounts above nothing.
    """

    kind: ChangeKind
    difference: Decimal
    percent: Decimal | None


def signed(figure: Figure) -> Decimal | None:
    """The stated value in its base unit, a fall below zero; None for a range."""
    value = figure.quantity.value
    if value is None:
        return None
    return -value if figure.direction == "down" else value


def change(last: Figure, target: Figure) -> Change | None:
    """The change from last year's figure to this year's target; None where one of them is a range.

    Hedges are left aside: from 4% 左右 to 5.5% 左右 are 1.5 percentage points.
    """
    before, after = signed(last), signed(target)
    if before is None or after is None:
        return None
    if target.measure == "rank":
        return Change("places", before - after, None)
    if target.quantity.unit in ("%", "％"):
        return Change("points", after - before, None)
    percent = (after - before) / before * 100 if before > 0 and target.measure in ("level", "multiple") else None
    return Change("amount", after - before, percent)
