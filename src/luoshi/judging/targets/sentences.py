"""The sentence that explains a verdict, in Chinese and in English."""

from decimal import Decimal

from luoshi.judging.targets.intervals import PERCENTS
from luoshi.judging.targets.target import VINTAGES, Target
from luoshi.judging.targets.verdicts import VERDICTS, Judgement

Said = tuple[str, str]
"""What is said, in Chinese and in English."""

_BINDS: dict[str, Said] = {
    "≥": ("不低于", "at least "),
    ">": ("超过", "more than "),
    "≤": ("不超过", "at most "),
    "<": ("低于", "less than "),
    "=": ("等于", "exactly "),
}
_HEDGES: dict[str, Said] = {
    "gt": ("超过", "more than "),
    "ge": ("不低于", "at least "),
    "lt": ("不足", "less than "),
    "le": ("不超过", "at most "),
    "approx": ("约", "about "),
}


def amount(value: Decimal, unit: str) -> str:
    """A value in the base unit as one would write it: 2.2亿元, 0.3%, 1500公里."""
    for size, name in ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if abs(value) >= size and unit not in PERCENTS:
            return f"{_plain(value / size)}{name}{unit}"
    return f"{_plain(value)}{unit}"


def difference(value: Decimal, unit: str) -> Said:
    """A difference between two values of `unit`; of percents it is in percentage points."""
    if unit in PERCENTS:
        return f"{_plain(value)}个百分点", f"{_plain(value)} points"
    return amount(value, unit), amount(value, unit)


def explain(judged: Judgement) -> Said:
    """Why the verdict is what it is: what was asked, what came, by how much they differ, and what rounding leaves."""
    target, outcome = judged.target, judged.outcome
    asked = _asked(target)
    hedge = ("近", "nearly ") if outcome.below else _HEDGES.get(outcome.bound, ("", ""))
    vintage = VINTAGES[outcome.vintage]
    came = (
        f"{vintage[0]}结果为{hedge[0]}{outcome.text}{_turn(judged)[0]}",
        f"the outcome{f' ({vintage[1]})' if vintage[1] else ''} is {hedge[1]}{outcome.text}{_turn(judged)[1]}",
    )
    gap = _gap(judged)
    verdict = VERDICTS[judged.verdict]
    zh = f"目标{asked[0]}；{came[0]}{gap[0]}：{verdict[0]}。"
    en = f"The target is {asked[1]}; {came[1]}{gap[1]}: {verdict[1]}."
    rounding = _rounding(judged)
    return zh + rounding[0], en + rounding[1]


def _asked(target: Target) -> Said:
    binds = _BINDS[target.comparison]
    fall = ("下降", "a fall of ") if target.direction == "down" else ("", "")
    value = amount(target.value, target.unit)
    zh, en = f"{fall[0]}{binds[0]}{value}", f"{fall[1]}{binds[1]}{value}"
    if target.bound == "approx" and target.tolerance:
        slack = difference(target.tolerance, target.unit)
        zh += f"（“左右”容许差{slack[0]}）"
        en += f" (左右 lets {slack[1]} pass as nearly met)"
    if target.word:
        way = (
            ("越低越好", "the lower the better") if target.polarity == "low" else ("越高越好", "the higher the better")
        )
        zh += f"（{target.word}{way[0]}）"
        en += f" ({target.word}: {way[1]})"
    return zh, en


def _turn(judged: Judgement) -> Said:
    down = judged.outcome.direction == "down"
    if judged.target.measure not in ("growth", "change") or down == (judged.target.direction == "down"):
        return "", ""
    return ("（下降）", " (a fall)") if down else ("（上升）", " (a rise)")


def _gap(judged: Judgement) -> Said:
    if judged.outcome.below:
        return "，低多少没有说明", ", by how much it falls short is not said"
    if judged.gap == 0:
        rounded = abs(judged.compared) != judged.outcome.number.value
        return (
            ("，修约后与目标相同", ", once rounded the same as the target")
            if rounded
            else (
                "，与目标相同",
                ", the same as the target",
            )
        )
    size = difference(abs(judged.gap), judged.target.unit)
    if judged.gap > 0:
        return f"，高{size[0]}", f", {size[1]} above"
    return f"，低{size[0]}", f", {size[1]} below"


def _rounding(judged: Judgement) -> Said:
    if judged.over_interval == judged.verdict:
        return "", ""
    verdict = VERDICTS[judged.over_interval]
    return (
        f"若计入末位取舍的出入：{verdict[0]}。",
        f" Compared over all values that round to what is printed: {verdict[1]}.",
    )


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
