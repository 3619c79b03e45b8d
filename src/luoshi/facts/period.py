"""A period: the time that a value belongs to."""

from luoshi.facts.named import NamedTuple


class Period(NamedTuple):
    """The year that a value belongs to.

    year: the calendar year, of a span the last one; None where the report names none.
    span: number of years of a value that covers several (五年累计 → 5), else None.
    """

    year: int | None
    span: int | None = None
