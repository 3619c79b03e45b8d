"""What a printed number allows."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from luoshi.facts import Figure, Period, Quantity
from luoshi.judging.agreement import printed


def figure(text: str, value: str, unit: str, **more: Any) -> Figure:
    fields: dict[str, Any] = {
        "measure": "level",
        "direction": None,
        "bound": "eq",
        "status": "actual",
        "modality": None,
    }
    fields |= {"place": None, "scope": None, "section": (), "sentence": (0, 9), "trace": ()} | more
    ends = (Decimal(more.pop("low")), Decimal(more.pop("high"))) if "low" in more else (None, None)
    fields = {name: each for name, each in fields.items() if name not in ("low", "high")}
    quantity = Quantity(None if ends[0] is not None else Decimal(value), *ends, unit)
    return Figure(0, len(text), text, quantity, period=Period(2023), subject="对象", **fields)


@pytest.mark.parametrize(
    ("text", "value", "unit", "more", "low", "high"),
    [
        ("4255亿元", "425500000000", "元", {}, "425450000000", "425550000000"),
        ("75.14亿斤", "7514000000", "斤", {}, "7513500000", "7514500000"),
        ("10.0%", "10", "%", {"measure": "growth", "direction": "up"}, "9.95", "10.05"),
        ("0.2%", "0.2", "%", {"measure": "growth", "direction": "down"}, "-0.25", "-0.15"),
        ("459个", "459", "个", {}, "459", "459"),
        ("第102位", "102", "位", {"measure": "rank"}, "102", "102"),
        ("8300亿元", "830000000000", "元", {}, "825000000000", "835000000000"),
        ("2000个", "2000", "个", {}, "1500", "2500"),
        ("3000多户", "3000", "户", {"bound": "gt"}, "3000", "4000"),
        ("1亿3千多万", "130000000", "", {"bound": "gt"}, "130000000", "140000000"),
        ("1000家", "1000", "家", {"bound": "gt"}, "1000", None),
        ("3%", "3", "%", {"bound": "le", "measure": "growth", "direction": "up"}, "0", "3"),
        ("5%", "5", "%", {"bound": "approx", "measure": "growth", "direction": "up"}, "4", "6"),
        ("160亿元", "16000000000", "元", {"bound": "approx"}, "15200000000", "16800000000"),
        ("3—5家", "0", "家", {"bound": "range", "low": "3", "high": "5"}, "3", "5"),
        ("1 6 5 5 亿美元", "165500000000", "美元", {}, "165450000000", "165550000000"),
        ("２．６万人", "26000", "人", {}, "25500", "26500"),
        ("三分之二", "66.6", "%", {"measure": "share"}, "66.55", "66.65"),
    ],
)
def test_intervals(text: str, value: str, unit: str, more: dict[str, Any], low: str, high: str | None) -> None:
    interval = printed(figure(text, value, unit, **more))
    assert (interval.low, interval.high) == (Fraction(low), None if high is None else Fraction(high))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [(("10%", "10"), ("10.4%", "10.4"), True), (("10%", "10"), ("10.6%", "10.6"), False)],
)
def test_intervals_meet_or_not(one: tuple[str, str], other: tuple[str, str], meet: bool) -> None:
    first, second = (printed(figure(*each, "%")) for each in (one, other))
    assert first.meets(second) is second.meets(first) is meet
