"""The indicators of the made-up city: some years of months, and this year's so far, entered and approved."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from luoshi.judging.observations import Asked, Rows, said
from luoshi.web.demo.city import OFFICE, City
from luoshi.web.monitor import actions
from luoshi.web.monitor.actions import Described, Wanted

STATISTICS = "tongji"
"""Who approves what the delivery office enters."""

PAST = 5
"""Years before this one that there are figures of."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator and its target. first: of the year PAST years ago, whole. growth: percent a year. this: of this."""

    name: str
    office: str
    nature: str
    course: Literal["growing", "rate"]
    polarity: str
    unit: str
    bound: str
    target: float
    first: float
    growth: float
    this: float


MEASURED = (
    Measured("地区生产总值增速", "市统计局", "growth", "rate", "high", "%", "approx", 5.5, 6.1, 0, 5.6),
    Measured("一般公共预算收入", "市财政局", "cumulative", "growing", "high", "亿元", "ge", 97, 78, 4.4, 5.6),
    Measured("社会消费品零售总额", "市商务局", "cumulative", "growing", "high", "亿元", "approx", 690, 512, 6.2, 4.1),
    Measured("固定资产投资增速", "市发展改革委", "growth", "rate", "high", "%", "ge", 5, 7.2, 0, 3.1),
    Measured("城镇新增就业", "市人力资源社会保障局", "cumulative", "growing", "high", "万人", "ge", 2.5, 2.3, 1.5, 6.0),
    Measured("居民消费价格涨幅", "市统计局", "ceiling", "rate", "low", "%", "le", 3, 1.9, 0, 0.8),
    Measured("新增停车位", "市城市管理局", "cumulative", "growing", "high", "个", "ge", 3000, 2400, 9, -22),
)  # fmt: skip
BY_PLACE = "一般公共预算收入"


@dataclass(frozen=True, slots=True)
class _Cell:
    address: str
    text: str
    wrong: str = ""


def describe(city: City, last: date, at: datetime) -> None:
    """The indicators with their targets of this year, and the months of past years, approved."""
    for position, each in enumerate(MEASURED):
        about = Described(
            each.name, each.nature, each.course, each.polarity, each.unit, city.units[each.office],
            sources="统计月报", position=position,
        )  # fmt: skip
        made = actions.add(about, OFFICE[0], at)
        actions.set_target(made, Wanted(last.year, each.bound, f"{each.target:g}"), OFFICE[0], at)


def past(last: date, draw: random.Random, at: datetime) -> None:
    """The months of the past years, final and approved."""
    lines = [_heads(12)]
    for each in MEASURED:
        for year in range(last.year - PAST, last.year):
            whole = each.first * (1 + each.growth / 100) ** (year - last.year + PAST)
            lines.append([each.name, "全市", str(year), *_months(each, whole, 12, draw)])
    _approved(lines, "final", at)


def this_year(city: City, last: date, draw: random.Random, at: datetime) -> None:
    """This year's months up to the one before the last day; the newest is left for the statistics office to approve."""
    until = last.month - 1
    if until < 2:
        return
    lines = [_heads(until)]
    for each in MEASURED:
        whole = each.first * (1 + each.growth / 100) ** (PAST - 1) * (1 + each.this / 100)
        if each.course == "rate":
            whole = each.this
        months = _months(each, whole, until, draw)
        lines.append([each.name, "全市", str(last.year), *months])
        if each.name == BY_PLACE:
            shares = [draw.uniform(0.6, 1.4) for _place in city.places]
            lines += [
                [each.name, place, str(last.year), *(f"{float(month) * share / sum(shares):.1f}" for month in months)]
                for place, share in zip(city.places, shares, strict=True)
            ]
    _approved(lines, "flash", at)


def _heads(until: int) -> list[str]:
    return ["指标", "地区", "年份", "1—2月", *(f"{month}月" for month in range(3, until + 1))]


def _months(each: Measured, whole: float, until: int, draw: random.Random) -> list[str]:
    """From January–February on: of a growing one the sum to date, else a value that wanders around the year's."""
    out, wander = [], 0.0
    for month in range(2, until + 1):
        wander = 0.7 * wander + draw.uniform(-1, 1)
        if each.course == "rate":
            out.append(f"{whole + 0.3 * wander:.1f}")
        else:
            value = whole * month / 12 * (1 + 0.01 * wander * (12 - month) / 12)
            out.append(f"{value:.0f}" if each.unit == "个" else f"{value:.2f}")
    return out


def _approved(lines: Sequence[Sequence[str]], vintage: Literal["final", "flash"], at: datetime) -> None:
    rows: Rows = [
        (number, {column: _Cell(f"{chr(64 + column)}{number}", text) for column, text in enumerate(line, 1)})
        for number, line in enumerate(lines, 1)
    ]
    batch = actions.enter("hand", said([rows], Asked(vintage=vintage)), None, OFFICE[0], at, sure=True)
    actions.answer(batch, None, True, "", STATISTICS, at)
