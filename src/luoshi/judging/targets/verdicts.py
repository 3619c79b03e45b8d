"""Verdicts: a target and an outcome by two rules, side by side.

As reported: the outcome as printed, rounded to the place at which the target is compared (GB/T 8170, 修约值比较法).
Over the interval: every value that rounds to what was printed (in place of 全数值比较法, for the full value is not
known). The first gives the verdict; the second says whether rounding could change it.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from luoshi.judging.targets.intervals import Interval
from luoshi.judging.targets.target import Outcome, Target

Verdict = Literal["met", "nearly", "missed", "undetermined", "unreported"]

VERDICTS: dict[Verdict, tuple[str, str]] = {
    "met": ("完成", "met"),
    "nearly": ("基本完成", "nearly met"),
    "missed": ("未完成", "missed"),
    "undetermined": ("无法判定", "undetermined"),
    "unreported": ("未见报告", "unreported"),
}
"""Every verdict, in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a target.

    verdict: as reported. over_interval: over all the values that the printed number leaves open. compared: the outcome
    as it was compared, signed along the target's direction, base unit. gap: compared less the target's value.
    """

    target: Target
    outcome: Outcome
    verdict: Verdict
    over_interval: Verdict
    compared: Decimal
    gap: Decimal


def judge(target: Target, outcome: Outcome) -> Judgement:
    """The verdict on `target` given `outcome`, which is of the same quantity and in the same base unit."""
    sign = -1 if _opposite(target, outcome) else 1
    value = sign * outcome.number.value
    rounded = _rounded(value, target.place)
    interval = outcome.number.interval
    if sign < 0:
        interval = _negative(interval)
    said = _said(outcome, value, rounded, sign)
    verdict = _verdict(target, said)
    open_ended = outcome.bound in ("gt", "ge", "lt", "le")
    over = verdict if open_ended or outcome.below else _verdict(target, interval)
    return Judgement(target, outcome, verdict, over, rounded, rounded - target.value)


def _opposite(target: Target, outcome: Outcome) -> bool:
    if target.measure not in ("growth", "change"):
        return False
    return (outcome.direction == "down") != (target.direction == "down")


def _rounded(value: Decimal, place: Decimal) -> Decimal:
    if not place:
        return value
    # Half to even, as GB/T 8170 rounds.
    return (value / place).quantize(Decimal(1), ROUND_HALF_EVEN) * place


def _said(outcome: Outcome, value: Decimal, rounded: Decimal, sign: int) -> Interval:
    """What the printed words say the value is: itself, or one side of it."""
    up = outcome.bound in ("gt", "ge")
    down = outcome.bound in ("lt", "le")
    if not up and not down:
        if outcome.below:
            # 近: below, and how far is not said; a hair's breadth stands for it.
            return Interval(rounded - _hair(outcome), rounded - _hair(outcome))
        return Interval(rounded, rounded)
    strict = _hair(outcome) if outcome.bound in ("gt", "lt") else Decimal(0)
    if up == (sign > 0):
        return Interval(value + strict, None)
    return Interval(None, value - strict)


def _hair(outcome: Outcome) -> Decimal:
    return (outcome.number.place or Decimal(1)) / 1000


def _negative(interval: Interval) -> Interval:
    return Interval(None if interval.high is None else -interval.high, None if interval.low is None else -interval.low)


def _verdict(target: Target, said: Interval) -> Verdict:
    """What holds of every value of `said`; undetermined where some reach the target and some do not."""
    value, tolerance = target.value, target.tolerance
    if target.comparison == "=":
        return _within(target, said)
    if target.comparison in ("≤", "<"):
        # The mirror image of ≥.
        value, said = -value, _negative(said)
    low, high = said.low, said.high
    reaches = low is not None and (low > value if target.strict else low >= value)
    if reaches:
        return "met"
    beyond = high is None or (high > value if target.strict else high >= value)
    near = low is not None and tolerance > 0 and low >= value - tolerance
    if beyond:
        return "met" if near else "undetermined"
    if near:
        return "nearly"
    return "undetermined" if tolerance > 0 and high is not None and high >= value - tolerance else "missed"


def _within(target: Target, said: Interval) -> Verdict:
    wanted, tolerance = target.wanted, target.tolerance
    low, high = said.low, said.high
    if wanted.low is None or wanted.high is None:
        raise ValueError("a target that asks for a value has both ends")
    if low is None or high is None:
        above = low is not None and low > wanted.high + tolerance
        below = high is not None and high < wanted.low - tolerance
        return "missed" if above or below else "undetermined"
    if wanted.low <= low and high <= wanted.high:
        return "met"
    if wanted.low - tolerance <= low and high <= wanted.high + tolerance:
        return "met" if low <= wanted.high and high >= wanted.low else "nearly"
    away = low > wanted.high + tolerance or high < wanted.low - tolerance
    return "missed" if away else "undetermined"
