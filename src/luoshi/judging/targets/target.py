"""Targets and outcomes: what a figure asks for, and what a figure answers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from luoshi.facts import Bound, Direction, Figure, Measure
from luoshi.judging.targets.intervals import PERCENTS, Interval, Printed, printed, printed_figure
from luoshi.judging.targets.rules import Polarity, Rules

Comparison = Literal["≥", ">", "≤", "<", "="]
Vintage = Literal["estimate", "flash", "preliminary", "final", "audited", "unstated"]

VINTAGES: dict[Vintage, tuple[str, str]] = {
    "estimate": ("预计", "estimate"),
    "flash": ("快报", "flash figure"),
    "preliminary": ("初步", "preliminary"),
    "final": ("最终", "final"),
    "audited": ("审计", "audited"),
    "unstated": ("", ""),
}
"""How final an outcome is, in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class Target:
    """What has to be reached.

    wanted: the values that reach it, base unit; comparison: how its nearer end binds. value: that end.
    place: one unit of the last place to which an outcome is rounded before it is compared, 0 for none.
    tolerance: how far beyond `value` still counts as nearly, base unit. polarity: which way is good; word: what in the
    subject says so. direction: down where the target is a fall, whose size is compared. strict: 突破, 超过.
    modality: weighs a miss, never moves the number. text, unit, subject, measure: as in Figure.
    """

    subject: str
    text: str
    unit: str
    measure: Measure
    bound: Bound
    comparison: Comparison
    value: Decimal
    wanted: Interval
    place: Decimal
    tolerance: Decimal
    polarity: Polarity
    word: str
    direction: Direction | None
    modality: str | None

    @property
    def strict(self) -> bool:
        """Whether the value itself does not reach it."""
        return self.comparison in ("<", ">")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was reached, as printed.

    number: the number and its last place. bound: the hedge that it carries itself (1.4万余家: gt). below: it is said to
    lie just below (近). direction: of a growth or change. vintage: how final it is.
    """

    text: str
    unit: str
    number: Printed
    bound: Bound
    below: bool
    direction: Direction | None
    vintage: Vintage


def target_of(figure: Figure, rules: Rules) -> Target:
    """The target that a figure states, its polarity and tolerance by `rules`."""
    polarity, word = rules.polarity(figure.subject)
    if figure.measure == "rank":
        polarity, word = "low", ""
    if figure.direction == "down":
        # A fall is written as a positive number: the more the better of what should fall, and the less of the rest.
        polarity = "high" if polarity == "low" else polarity
    quantity = figure.quantity
    comparison = _comparison(figure.bound, polarity)
    if quantity.value is None:
        low, high = sorted((quantity.low or Decimal(0), quantity.high or Decimal(0)))
        value = high if comparison == "≤" else low
    else:
        low = high = value = quantity.value
    number = printed(figure.text, value, quantity.unit)
    return Target(
        subject=figure.subject,
        text=figure.text,
        unit=quantity.unit,
        measure=figure.measure,
        bound=figure.bound,
        comparison=comparison,
        value=value,
        wanted=_wanted(comparison, low, high),
        place=_compared_place(number, quantity.unit),
        tolerance=_tolerance(figure, number, rules),
        polarity=polarity,
        word=word,
        direction=figure.direction,
        modality=figure.modality,
    )


def outcome_of(figure: Figure, vintage: Vintage | None = None, *, below: bool = False) -> Outcome | None:
    """The outcome that a figure states; None for a range.

    vintage: how final it is, where that is known; an estimate is one by its status. below: it is written with 近.
    """
    number = printed_figure(figure)
    if number is None:
        return None
    chosen = vintage or ("estimate" if figure.status == "estimate" else "unstated")
    return Outcome(figure.text, figure.quantity.unit, number, figure.bound, below, figure.direction, chosen)


def observed(text: str, value: Decimal, unit: str, vintage: Vintage = "unstated") -> Outcome:
    """An outcome entered as an observation: `text` as printed, `value` in the base unit."""
    return Outcome(text, unit, printed(text, value, unit), "eq", False, None, vintage)


def _comparison(bound: Bound, polarity: Polarity) -> Comparison:
    stated: dict[Bound, Comparison] = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
    if bound in stated:
        return stated[bound]
    return {"high": "≥", "low": "≤", "exact": "="}[polarity]  # type: ignore[return-value]


def _wanted(comparison: Comparison, low: Decimal, high: Decimal) -> Interval:
    if comparison in ("≥", ">"):
        return Interval(low, None)
    if comparison in ("≤", "<"):
        return Interval(None, high)
    return Interval(low, high)


def _compared_place(number: Printed, unit: str) -> Decimal:
    """Ratios are compared at the tenth or at the target's own place, the finer; amounts as they are printed.

    A limit written 97.0 asks for tenths; but 7% is no licence to call 6.6% seven.
    """
    if unit in PERCENTS:
        return Decimal(1).scaleb(-max(number.decimals, 1))
    plain = number.place == Decimal(1).scaleb(-number.decimals)
    return number.place if number.decimals and plain else Decimal(0)


def _tolerance(figure: Figure, number: Printed, rules: Rules) -> Decimal:
    if figure.bound != "approx":
        return Decimal(0)
    rule = rules.tolerance(figure.measure)
    if rule is None:
        return Decimal(0)
    if rule.basis == "points":
        return rule.size if figure.quantity.unit in PERCENTS else Decimal(0)
    return rule.size * number.place / 2
