"""What an indicator is, and the target that a year has for it, in the indicator's own unit."""

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from luoshi.facts import Bound, Figure, Measure, Period, Quantity
from luoshi.judging.outlook import Kind
from luoshi.judging.targets import PolarityRule, Rules, Target, rules_on, target_of
from luoshi.judging.targets.intervals import PERCENTS
from luoshi.judging.targets.rules import Polarity

Nature = Literal["cumulative", "growth", "stock", "ceiling", "floor", "relative", "set-from-above"]

NATURES: dict[Nature, tuple[str, str]] = {
    "cumulative": ("累计", "cumulative"),
    "growth": ("增速", "growth rate"),
    "stock": ("存量", "stock"),
    "ceiling": ("上限", "ceiling"),
    "floor": ("下限", "floor"),
    "relative": ("相对", "relative"),
    "set-from-above": ("上级下达", "set from above"),
}
"""What an indicator is, in Chinese and in English."""


ADDS_UP: frozenset[Kind] = frozenset({"growing", "net"})
"""Values of these kinds are amounts: what the places have adds up to what the city has, and months to a year."""

_MULTIPLIERS = (("万亿", Decimal(10**12)), ("亿", Decimal(10**8)), ("万", Decimal(10**4)))


def one_spelling(unit: str) -> str:
    """A unit as it is compared: half-width, without blanks; 百分点 and 个百分点 are one."""
    spelt = "".join(unicodedata.normalize("NFKC", unit).split())
    return "个百分点" if spelt == "百分点" else spelt


def multiplied(unit: str) -> tuple[Decimal, str]:
    """The multiplier in a unit and what is left: 亿元 is 100000000 and 元."""
    for word, size in _MULTIPLIERS:
        if unit.startswith(word) and len(unit) > len(word):
            return size, unit[len(word) :]
    return Decimal(1), unit


def in_unit(value: Decimal, of: str, unit: str) -> Decimal | None:
    """A value of unit `of` in another; None where one is no multiple of the other."""
    (size, base), (other, other_base) = multiplied(one_spelling(of)), multiplied(one_spelling(unit))
    if base != other_base:
        return None
    # Without the noughts that the multipliers only move: 30000000000 of 元 is 300 of 亿元.
    found = value * size / other
    kept = found.normalize()
    exponent = kept.as_tuple().exponent
    return kept if isinstance(exponent, int) and exponent <= 0 else kept.quantize(Decimal(1))


def measure_of(nature: Nature, unit: str) -> Measure:
    """Which kind of number an indicator's values are."""
    if nature == "growth":
        return "growth"
    return "share" if one_spelling(unit) in PERCENTS else "level"


def target(
    name: str, nature: Nature, unit: str, polarity: Polarity, year: int, bound: Bound, value: str, high: str = "",
    tolerance: Decimal | None = None,
) -> Target:  # fmt: skip
    """The target of a year as written, by the rules of its first day; from value to high where bound is range.

    tolerance: how far short of it still counts as nearly met, in the unit; None for what the published table says.
    """
    rules = rules_on(date(year, 1, 1))
    own = Rules(rules.day, rules.tolerances, (PolarityRule(rules.day, polarity, (name,), "", ""),))
    low = Decimal(value)
    quantity = Quantity(None, low, Decimal(high), unit) if bound == "range" else Quantity(low, None, None, unit)
    text = f"{value}—{high}{unit}" if bound == "range" else f"{value}{unit}"
    figure = Figure(
        start=0, end=len(text), text=text, quantity=quantity, measure=measure_of(nature, unit), direction=None,
        bound=bound, status="target", modality=None, period=Period(year), subject=name, place=None, scope=None,
        section=(), sentence=(0, len(text)), trace=(),
    )  # fmt: skip
    made = replace(target_of(figure, own), word="")
    return made if tolerance is None else replace(made, tolerance=tolerance)
