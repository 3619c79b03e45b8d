"""A figure: one stated value of one quantity of one subject; and the numerals that are no figures."""

from typing import Literal

from luoshi.facts.named import NamedTuple
from luoshi.facts.period import Period
from luoshi.facts.quantity import Quantity

Measure = Literal["level", "growth", "change", "share", "rank", "multiple"]
Direction = Literal["up", "down"]
Bound = Literal["eq", "approx", "ge", "gt", "le", "lt", "range"]
Status = Literal["actual", "estimate", "target", "reference"]
NumeralClass = Literal["figure", "criterion", "name", "date", "list"]

MEASURES: tuple[Measure, ...] = ("level", "growth", "change", "share", "rank", "multiple")
DIRECTIONS: tuple[Direction, ...] = ("up", "down")
BOUNDS: tuple[Bound, ...] = ("eq", "approx", "ge", "gt", "le", "lt", "range")
STATUSES: tuple[Status, ...] = ("actual", "estimate", "target", "reference")
NUMERAL_CLASSES: tuple[NumeralClass, ...] = ("figure", "criterion", "name", "date", "list")


class Figure(NamedTuple):
    """One stated value.

    start, end: code points of the source's text, end exclusive; text: the characters between them.
    quantity: the number and its unit. measure: what kind of number it is: level an amount or count, growth a
    percent change, change an absolute change, share a ratio or rate, rank a position, multiple 倍 and 翻番.
    direction: up or down, for growth and change only. bound: what the hedge makes of the value.
    status: actual reported as done, estimate with 预计, target promised, reference for comparison only.
    modality: the word that sets a target's strength, as written (力争, 确保, 预期), else None.
    period: the year it belongs to. subject: the shortest phrase that says what is measured.
    place: the place or body narrower than the reporting government, else None.
    scope: for a rank, among whom, else None. section: titles of the sections it stands in, outermost first.
    sentence: start and end of its sentence, code points of the source's text.
    trace: names of the rules that made it, in the order they spoke.
    """

    start: int
    end: int
    text: str
    quantity: Quantity
    measure: Measure
    direction: Direction | None
    bound: Bound
    status: Status
    modality: str | None
    period: Period
    subject: str
    place: str | None
    scope: str | None
    section: tuple[str, ...]
    sentence: tuple[int, int]
    trace: tuple[str, ...]


class Numeral(NamedTuple):
    """A numeral that is no figure: start, end, text as in Figure; its class, and the rule that chose it.

    kind: criterion a threshold inside a description, name part of a proper name, date a time, list a numbering.
    """

    start: int
    end: int
    text: str
    kind: NumeralClass
    section: tuple[str, ...]
    sentence: tuple[int, int]
    trace: tuple[str, ...]
