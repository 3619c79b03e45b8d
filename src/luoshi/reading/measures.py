"""What kind of number a value is, and which way a change goes."""

import re

from luoshi.facts import Direction, Measure
from luoshi.reading.frames import Frame
from luoshi.reading.scan import unit_kinds

Verdict = tuple[Measure, Direction | None, str]
"""Measure, direction and the rule that chose them."""

_LESS = re.compile(r"^(?:[^，。；]{0,14}?)(减负|减少|核减|压减|降低|节约|节省|减亏|压降|削减|裁减|减支|减排|节支|缩短|下降|压缩|精简|减(?![免税])|降(?!碳交|准))")
_MORE = re.compile(r"^(?:[^，。；]{0,4}?)(净增)")
_GRANTED = re.compile(r"减免|减税|退税|降碳交|减排交|节能|减灾|减贫|降解|减速|减振|降费|减排量")
_HIGHER = re.compile(r"(高于|高出|快于|多于|超|优于|好于)[^，。；]{1,14}$")
_LOWER = re.compile(r"(低于|慢于|少于)[^，。；]{1,14}$")


def measure(frame: Frame, previous: Verdict | None) -> Verdict:
    """The measure of a framed value. `previous` is the verdict on the value before it in the same list, if there is one."""
    token = frame.token
    kind, word = frame.kind, frame.predicate
    form = token.form
    if form in ("rank", "ordinal", "first", "top"):
        return "rank", None, "measure/rank"
    if form == "ratio":
        return "share", None, "measure/ratio"
    unit = unit_kinds().get(token.unit, "")
    if form in ("fold", "times") or unit == "multiple":
        return "multiple", None, "measure/multiple"
    if form in ("percent", "tenths", "parts", "fraction") or unit == "percent":
        return _percent(frame, previous)
    if unit == "point":
        if kind == "down" or _LOWER.search(frame.noun):
            return "change", "down", "measure/points"
        if kind == "" and not frame.noun and previous and previous[0] == "change":
            return previous
        return "change", "up", "measure/points"
    if kind in ("up", "down"):
        if word in ("增加", "增长", "新增") and frame.noun.endswith("新增"):
            return "level", None, "measure/level"
        return "change", "up" if kind == "up" else "down", "measure/change:" + word
    if kind == "to":
        return "level", None, "measure/level-reached:" + word
    if not frame.noun and frame.joint in ("、", "和", "与", "及") and previous and previous[0] == "change" and kind == "":
        return previous
    if unit == "rank":
        return "change", "up", "measure/places"
    less = _LESS.match(frame.noun)
    if less and not _GRANTED.search(frame.noun) and unit in ("money", "size", "time", "count", ""):
        if unit == "count" and not frame.noun.endswith(less.group(1)) and less.group(1) not in ("减少", "裁减", "压减", "核减"):
            return "level", None, "measure/level"
        return "change", "down", "measure/made-less:" + less.group(1)
    more = _MORE.match(frame.noun)
    if more:
        return "change", "up", "measure/net-gain:" + more.group(1)
    return "level", None, "measure/level"


def _percent(frame: Frame, previous: Verdict | None) -> Verdict:
    kind, noun = frame.kind, frame.noun
    if kind in ("up", "down"):
        direction: Direction = "up" if kind == "up" else "down"
        return "growth", direction, "measure/growth:" + frame.predicate
    if kind == "of_name":
        return "growth", "up", "measure/growth-name:" + frame.predicate
    if kind == "of_name_down":
        return "growth", "down", "measure/growth-name:" + frame.predicate
    if kind == "is":
        for ending, direction in (("增速", "up"), ("增幅", "up"), ("涨幅", "up"), ("降幅", "down")):
            if noun.endswith(ending):
                return "growth", direction, "measure/growth-name:" + ending  # type: ignore[return-value]
    if not kind and not noun and previous and frame.joint in ("、", "和", "与", "及", ""):
        return previous
    if "低" in noun and _compared(noun):
        return "growth", "down", "measure/lower-than"
    return "share", None, "measure/share"


def _compared(noun: str) -> bool:
    """较…平均煤耗约低 20%: a distance in percent to something else."""
    return noun.endswith("低") and ("较" in noun or "比" in noun)
