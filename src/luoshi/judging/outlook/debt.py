"""Whether debt can be served: cover, the month in which cash runs out, and the wall of what falls due.

Amounts are Decimals in one unit of money.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def cover(available: Decimal, principal: Decimal, interest: Decimal) -> Fraction | None:
    """Debt service coverage ratio: what is available to pay ÷ (principal + interest) due in the same time.

    Below 1 it does not suffice. None where nothing is due.
    """
    due = principal + interest
    return Fraction(available) / Fraction(due) if due > 0 else None


def default_month(cash: Decimal, inflow: Sequence[Decimal], service: Sequence[Decimal]) -> int | None:
    """The first month, counted from 1, at whose end cash is below nothing; None where it lasts.

    cash: at the start. inflow, service: month by month, of one length; else ValueError.
    """
    for month, (comes, goes) in enumerate(zip(inflow, service, strict=True), 1):
        cash += comes - goes
        if cash < 0:
            return month
    return None


def due_within(wall: Sequence[tuple[int, Decimal]], years: int) -> Fraction | None:
    """The share of the debt, 0 to 1, that falls due within so many years; None where there is no debt.

    wall: (years from now, 1 for the next twelve months; amount that falls due in that year).
    """
    whole = sum((Fraction(amount) for _, amount in wall), Fraction(0))
    near = sum((Fraction(amount) for when, amount in wall if when <= years), Fraction(0))
    return near / whole if whole else None


def crowding(wall: Sequence[tuple[int, Decimal]]) -> Fraction | None:
    """How crowded the years are in which debt falls due: the Herfindahl–Hirschman index of their shares, up to 1."""
    whole = sum((Fraction(amount) for _, amount in wall), Fraction(0))
    by_year: dict[int, Fraction] = {}
    for when, amount in wall:
        by_year[when] = by_year.get(when, Fraction(0)) + Fraction(amount)
    return sum(((amount / whole) ** 2 for amount in by_year.values()), Fraction(0)) if whole else None
