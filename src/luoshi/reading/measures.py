"""What kind of number a value is, and which way a change goes."""

from luoshi.facts import Direction, Measure
from luoshi.lexicon import words
from luoshi.reading.frames import Frame
from luoshi.reading.scan import unit_kinds
from luoshi.reading.subjects.opening import Opened

Verdict = tuple[Measure, Direction | None, str]
"""Measure, direction and the rule that chose them."""

_LOWER = ("低于", "慢于", "少于")
_GROWTH_NAMES: tuple[tuple[str, Direction], ...] = (("增速", "up"), ("增幅", "up"), ("涨幅", "up"), ("降幅", "down"))
RANKS = frozenset(("rank", "ordinal", "first", "top"))
_GROWING = ("增长", "增速", "增幅")
_RANKING = ("排名", "位次", "名次", "排位")
_RATES = frozenset(("percent", "tenths", "parts", "fraction", "half"))
IMPROVED = ("提升", "优化", "增强", "提高", "扩大", "改善")
LEVEL: Verdict = ("level", None, "measure/level")


def measure(frame: Frame, head: Opened, previous: Verdict | None) -> Verdict:
    """The measure of a framed value.

    head: the frame's noun, opened. previous: the verdict on the value before it in the sentence, if there is one.
    """
    _, _, form, _, _, _, _, written = frame.token
    if form in RANKS:
        return "rank", None, "measure/rank"
    unit = unit_kinds().get(written, "")
    if written == "位" and frame.kind not in ("up", "down"):
        after_rank = previous is not None and previous[0] == "rank" and not frame.noun
        if after_rank or frame.noun.endswith(_RANKING):
            # 综合排名由369位上升到235位.
            return "rank", None, "measure/rank"
    if form in ("part", "ratio"):
        return "share", None, "measure/ratio"
    if form in ("fold", "times") or unit == "multiple":
        return "multiple", None, "measure/multiple"
    percent = form in _RATES or unit == "percent"
    if percent and frame.bare and previous and previous[0] == "level":
        # 555家、超过30%: how many, and their share.
        return "share", None, "measure/share"
    if frame.bare and previous and previous[0] != "rank":
        # 分别增长3.3%、0.6%: the members of a bare list are of one kind.
        return previous
    if percent:
        return _percent(frame, head, previous)
    if unit == "point":
        down = frame.kind == "down" or _lower(frame.noun)
        return "change", "down" if down else "up", "measure/points"
    return _amount(frame, head, unit)


def _lower(noun: str) -> bool:
    """低于全国0.4个百分点: the value says by how much something stays behind another."""
    return any(word in noun[-16:-1] for word in _LOWER)


def _amount(frame: Frame, head: Opened, unit: str) -> Verdict:
    kind, word = frame.kind, frame.predicate
    if unit == "count" and word and word in IMPROVED and frame.token.unit != "位":
        # 桥下空间品质提升10处: places where it was done.
        return LEVEL
    if kind in ("up", "more"):
        return "change", "up", "measure/change:" + word
    if kind == "less" and head.verb.startswith("新增"):
        # 新增减税降费: the new relief is an amount granted.
        return LEVEL
    if kind in ("down", "less"):
        return "change", "down", "measure/change:" + word
    if kind == "new" and word and _since_the_year_began(frame.fillers):
        # 存款余额较年初新增12亿元: by how much the stock grew.
        return "change", "up", "measure/change:" + word
    if kind in ("to", "new"):
        return "level", None, "measure/level-reached:" + word
    if unit == "rank":
        return "change", "up", "measure/places"
    if head.verb.startswith("净增") or "净增" in head.rest:
        return "change", "up", "measure/net-gain:净增"
    less = less_verb(frame, head, unit)
    if less:
        return "change", "down", "measure/made-less:" + less
    return LEVEL


def _since_the_year_began(fillers: str) -> bool:
    """Whether something is compared with what it was (较年初, 比上年末)."""
    return any(word[0] in "比较" for word in fillers.split())


def less_verb(frame: Frame, head: Opened, unit: str) -> str:
    """The verb that says that something became less (减少过渡费1亿元, 帮助企业节约成本5亿元), or ""."""
    verbs = words("phrases", "less_verb")
    if head.verb in verbs and (head.rest or frame.right):
        return head.verb
    if unit == "money" and not frame.kind:
        at = verbs.first_in(head.rest, 1)
        word = verbs.at_start(head.rest, at) if at > 0 else ""
        return word if word and at + len(word) < len(head.rest) else ""
    return ""


def _percent(frame: Frame, head: Opened, previous: Verdict | None) -> Verdict:
    kind, noun = frame.kind, frame.noun
    if kind == "up" and frame.predicate == "改善" and "浓度" in noun:
        # 平均浓度改善8%: it fell.
        return "growth", "down", "measure/growth:改善"
    if kind in ("up", "more", "of_name"):
        return "growth", "up", "measure/growth:" + frame.predicate
    if kind in ("down", "less", "of_name_down"):
        return "growth", "down", "measure/growth:" + frame.predicate
    if kind == "is":
        for ending, direction in _GROWTH_NAMES:
            if noun.endswith(ending):
                return "growth", direction, "measure/growth-name:" + ending
    if head.verb in words("phrases", "less_verb") and not kind and head.rest:
        # 压减政府性基金项目30%.
        return "growth", "down", "measure/made-less:" + head.verb
    if frame.right.removeprefix("的") in _GROWING or frame.right.startswith(("的增速", "的增长")):
        return "growth", "up", "measure/growth-name:的增速"
    if not kind and not noun and previous and not frame.joint:
        return previous
    return "share", None, "measure/share"
