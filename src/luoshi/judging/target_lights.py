"""The light of a target: whether it will be reached, in a colour, a word and the sentence that says why.

It is judged from the figures alone. December is judged as a year is; before that the outlook's probability decides, and
where there are too few years for an outlook, how far the figure stands from the target or from an even pace.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from luoshi.facts import Refusal
from luoshi.judging.outlook import Forecast, Series, chance, forecast, nearly_of, wanted_of
from luoshi.judging.outlook.series import DECEMBER
from luoshi.judging.targets import Outcome, Target, Verdict, explain, judge
from luoshi.judging.targets.sentences import amount, difference

Colour = Literal["green", "amber", "red", "none"]
Said = tuple[str, str]
"""What is said, in Chinese and in English."""

LIGHTS: dict[Colour, Said] = {
    "green": ("有望完成", "on course"),
    "amber": ("有风险", "at risk"),
    "red": ("难以完成", "off course"),
    "none": ("不作判断", "not judged"),
}
"""Every light, in Chinese and in English; a colour never stands alone."""

METHOD = 1
"""Counts up with every change to what is judged or said of the same figures, here or in the outlook; what was kept of
an older one is judged anew. A test of fixed figures tells when it has to."""

LIKELY, UNLIKELY = 0.8, 0.4
"""From LIKELY on the light is green, below UNLIKELY red: the probability of reaching or nearly reaching the target."""

BEHIND = Decimal("0.9")
"""Of an even pace: below it, where nothing better is known, the light is red, and amber up to the whole of it."""

_OF_VERDICT: dict[Verdict, Colour] = {
    "met": "green", "nearly": "amber", "missed": "red", "undetermined": "amber", "unreported": "none",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Light:
    """A light with its reason.

    forecast: where the year will end, None where nothing is said; refusal: why not. chance: the probability, 0 to 1, of
    reaching the target, None without a target or a forecast.
    """

    colour: Colour
    reason: Said
    forecast: Forecast | None = None
    refusal: Refusal | None = None
    chance: float | None = None


def light(series: Series, year: int, target: Target | None, outcome: Outcome | None) -> Light:
    """The light of a year.

    series: what was published of it and of the years before. target: in the series' unit, None where there is none.
    outcome: the last value of the year as printed, None where there is none.
    """
    seen, refusal = _seen(series, year)
    if outcome is None:
        return Light("none", ("今年还没有数据。", "There is no figure of the year yet."), refusal=refusal)
    if target is None:
        return Light("none", ("今年没有目标。", "There is no target for the year."), seen, refusal)
    month = max(series.years[year])
    if month == DECEMBER:
        judged = judge(target, outcome)
        reached = 1.0 if judged.verdict == "met" else 0.0
        return Light(_OF_VERDICT[judged.verdict], explain(judged), seen, refusal, reached if seen else None)
    if seen is not None:
        return _by_outlook(target, seen)
    return _by_now(series, target, outcome, month, refusal)


def _seen(series: Series, year: int) -> tuple[Forecast | None, Refusal | None]:
    try:
        return forecast(series, year), None
    except Refusal as refusal:
        return None, refusal


def _by_outlook(target: Target, seen: Forecast) -> Light:
    reached = chance(seen, wanted_of(target))
    nearly = max(reached, chance(seen, nearly_of(target)))
    colour: Colour = "green" if nearly >= LIKELY else "red" if nearly < UNLIKELY else "amber"
    expected, aim = amount(seen.expected, target.unit), asked(target)
    ends = f"{amount(seen.low, target.unit)}", f"{amount(seen.high, target.unit)}"
    zh = f"预计全年{expected}（80%的把握在{ends[0]}至{ends[1]}之间），目标{aim[0]}，达到的可能{percent(reached)}"
    en = (
        f"{expected} is expected for the year (80% between {ends[0]} and {ends[1]}); the target is {aim[1]}; "
        f"the probability of reaching it is {percent(reached)}"
    )
    if percent(nearly) != percent(reached):
        zh += f"，基本完成的可能{percent(nearly)}"
        en += f", of nearly reaching it {percent(nearly)}"
    return Light(colour, (f"{zh}。", f"{en}."), seen, None, reached)


def _by_now(series: Series, target: Target, outcome: Outcome, month: int, refusal: Refusal | None) -> Light:
    """Without an outlook: an amount that adds up is held against an even pace, everything else against the target."""
    judged = judge(target, outcome)
    floor = target.comparison in ("≥", ">") and target.value > 0
    ceiling = target.comparison in ("≤", "<") and target.value > 0
    if series.kind == "growing" and (floor or ceiling) and not (floor and judged.verdict == "met"):
        return _by_pace(target, outcome, month, refusal)
    colour: Colour = _OF_VERDICT[judged.verdict]
    size = difference(abs(judged.gap), target.unit)
    aim, came = asked(target), amount(judged.compared, target.unit)
    if judged.verdict == "met":
        zh, en = f"目前{came}，达到目标{aim[0]}", f"{came} so far reaches the target of {aim[1]}"
    else:
        way = ("高", "above") if judged.gap > 0 else ("低", "below")
        zh = f"目前{came}，比目标{aim[0]}{way[0]}{size[0]}"
        en = f"{came} so far is {size[1]} {way[1]} the target of {aim[1]}"
    return Light(colour, (f"{zh}；往年数据不够，不作预测。", f"{en}; too few years to forecast from."), None, refusal)


def _by_pace(target: Target, outcome: Outcome, month: int, refusal: Refusal | None) -> Light:
    value = outcome.number.value
    pace = target.value * month / DECEMBER
    share = value / pace
    if target.comparison in ("≤", "<"):
        share = pace / value if value > 0 else Decimal(1)
    colour: Colour = "green" if share >= 1 else "amber" if share >= BEHIND else "red"
    done = f"{(value / target.value * 100).quantize(Decimal('0.1'), ROUND_HALF_EVEN)}%"
    even = f"{(Decimal(100 * month) / DECEMBER).quantize(Decimal('0.1'), ROUND_HALF_EVEN)}%"
    aim = asked(target)
    zh = f"1—{month}月为全年目标{aim[0]}的{done}，序时进度{even}；往年数据不够，不作预测。"
    en = (
        f"January to month {month} is {done} of the year's target of {aim[1]}, an even pace would be {even}; too few "
        "years to forecast from."
    )
    return Light(colour, (zh, en), None, refusal)


def asked(target: Target) -> Said:
    """What a target asks for, in short: 6%以上, 300亿元左右."""
    low, high = target.wanted.low, target.wanted.high
    if target.bound == "range" and low is not None and high is not None and low != high:
        said = f"{amount(low, target.unit)}—{amount(high, target.unit)}"
        return said, said
    value = amount(target.value, target.unit)
    if target.bound == "approx":
        return f"{value}左右", f"about {value}"
    return {
        "≥": (f"{value}以上", f"at least {value}"),
        ">": (f"超过{value}", f"more than {value}"),
        "≤": (f"{value}以内", f"at most {value}"),
        "<": (f"低于{value}", f"less than {value}"),
        "=": (value, value),
    }[target.comparison]


def percent(share: float) -> str:
    """A probability as one says it: 3%, 100%; what is not certain is neither 0% nor 100%."""
    whole = round(share * 100)
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 < share < 1:
        return ">99%"
    return f"{whole}%"
