"""The frame of a value: the words around it, taken apart into noun, predicate and hedge."""

from functools import cache

from luoshi.facts import Bound
from luoshi.facts.named import NamedTuple
from luoshi.lexicon import Words, groups, kinds, words
from luoshi.reading.comparisons import without_comparison, without_mark, without_since
from luoshi.reading.make import make
from luoshi.reading.scan import Token, unit_kinds

HARD = "，。；:！？\n"
"""Signs that end a clause."""

JOINTS = frozenset(("、", "和", "与", "及"))
"""What joins the members of a list."""


class Frame(NamedTuple):
    """A value and what stands around it, in the cleaned text.

    token: the value. joint: the sign before its words: one of HARD, 、, a conjunction, or "" right behind another
    value.
    noun: the words before it, predicate and hedge taken off. kind: the predicate's group in the lexicon, or "";
    predicate: that word. fillers: words taken off on the way. bound: what the hedge makes of it; hedge: that word.
    right: the words behind value and hedge, to the end of the clause or the next value or 、.
    clause: offset where its clause begins. behind: offset just behind value and hedge.
    bare: whether nothing but the list's sign stands between it and the value before it.
    """

    token: Token
    joint: str
    noun: str
    kind: str
    predicate: str
    fillers: str
    bound: Bound
    hedge: str
    right: str
    clause: int
    behind: int
    bare: bool


_BEFORE: tuple[Bound, ...] = ("approx", "gt", "ge", "le", "lt")
_AFTER: tuple[Bound, ...] = ("approx", "ge", "le")


@cache
def _hedges() -> tuple[dict[str, Bound], Words, dict[str, Bound], Words, frozenset[str]]:
    """The hedges before a value and those behind it, and what those behind it open with."""
    hedges = groups("bounds")
    before: dict[str, Bound] = {word: bound for bound in _BEFORE for word in hedges[f"before_{bound}"]}
    after: dict[str, Bound] = {word: bound for bound in _AFTER for word in hedges[f"after_{bound}"]}
    return before, Words(before), after, Words(after), frozenset(word[0] for word in after)


@cache
def _predicates() -> tuple[dict[str, str], Words, Words, Words, Words]:
    """The predicates by their group and to look up; the fillers; all that peel takes off, with the hedges; and the
    longer words that may end with a predicate and are none."""
    every = {word: kind for word, kind in kinds("predicates").items() if kind not in ("filler", "no_predicate")}
    fillers = words("predicates", "filler")
    longer = Words((*words("predicates", "no_predicate").all, *words("phrases", "kept_verb").all))
    return every, Words(every), fillers, Words((*every, *fillers.all, *_hedges()[0])), longer


@cache
def _endings(word: str) -> tuple[str, str, str]:
    """The hedge, the predicate and the filler, the longest of each, that one of the words ends with that peel takes
    off; "" for those that it does not end with."""
    _, predicates, fillers, _, _ = _predicates()
    return _hedges()[1].at_end(word), predicates.at_end(word), fillers.at_end(word)


class Peeled(NamedTuple):
    """A clause's words before a value, taken apart from the right."""

    noun: str
    kind: str
    predicate: str
    fillers: str
    hedge: str


_NUMERALS = frozenset("一二三四五六七八九十")
_BEFORE_IT = {"年": _NUMERALS, "均": frozenset("人户亩")}
_OPENS_AN_ITEM = _NUMERALS | {"（"}
_PHRASE_ENDS = frozenset("，。；:！？\n、")
_JOINTS_OR_BRACKETS = JOINTS | {"（", "）"}
_LEADS_TO_A_YEAR = ("到", "为", "至", "达", "从", "由", "自")
WITHIN = "内"
"""The hedge of a time within which something is to be done (2小时内到达)."""

_BEFORE_THE_VERB = ("至少", "最少", "约", "大约", "最多", "至多")
_HELD = ("控制在", "保持在", "稳定在", "维持在")
_COMPARED = {"低": "down", "少": "down", "慢": "down", "高": "up", "多": "up", "快": "up"}
# After 达到 or 为 a verb of change tells what the value is: 提高 + 为, 增幅 + 达.
_BEHIND_IS = ("of_name", "of_name_down", "up", "down", "is", "less", "more", "new")


def _without_item_mark(left: str) -> str:
    """The words without the number of the item that they open: 3.、（3）、（三）、三是."""
    first = left[:1]
    if first == "（":
        end = left.find("）", 2, 5)
        number = left[1:end] if end > 0 else ""
        marked = _NUMERALS.issuperset(number) or (number.isdecimal() and len(number) < 3)
        return left[end + 1 :] if number and marked else left
    if first in _NUMERALS:
        return left[2:] if left[1:2] == "是" else left
    if first.isdecimal():
        end = 2 if left[1:2].isdecimal() else 1
        return left[end + 1 :] if left[end : end + 1] in (".", "、") else left
    return left


def peel(left: str) -> Peeled:
    """Takes hedge, predicate and fillers off the end of the words before a value.

    "一般公共预算收入预计增长" → noun 一般公共预算收入, predicate 增长, fillers 预计.
    """
    kind_of, _, _, taken_off, longer = _predicates()
    kind = predicate = hedge = taken = ""
    while last := taken_off.at_end(left):
        hedging, word, filler = _endings(last)
        if (
            hedging
            and not hedge
            and (not predicate or hedging in _BEFORE_THE_VERB)
            and not words("bounds", "no_hedge").at_end(left)
        ):
            hedge, left = hedging, left[: -len(hedging)]
            continue
        if word:
            if len(longer.at_end(left)) > len(word):
                # 下达 is no 达, 改造提升 no 提升: the word is part of another.
                break
            if word == left == "改善":
                # 改善3200户家庭的住房: a verb, and what it betters stands behind.
                break
            if not predicate or (kind == "is" and kind_of[word] in _BEHIND_IS):
                found = kind_of[word]
                if found in ("up", "down") and predicate in _HELD:
                    # 上涨 + 控制在: the change itself is held.
                    kind, predicate = found, word
                elif kind == "is" and found in ("up", "down"):
                    # 提高 + 为: a change that names its result.
                    kind, predicate = "to", word + predicate
                else:
                    kind, predicate = found, word
                left = left[: -len(word)]
                continue
        if not filler or (filler[0] in "年均" and left[-len(filler) - 1 : -len(filler)] in _BEFORE_IT[filler[0]]):
            # 五年内, 人均: the filler is part of it.
            break
        taken = filler + " " + taken
        left = left[: -len(filler)]
    if not kind and left and left[-1] in _COMPARED and ("比" in left or "较" in left):
        # 赤字率比去年预算低 0.4个百分点: the distance to something else.
        at = max(left.rfind("比"), left.rfind("较"))
        return Peeled(left[:at], _COMPARED[left[-1]], left[at:], taken, hedge)
    return make(Peeled, (left, kind, predicate, taken, hedge))


def listed_at(left: str) -> int:
    """Where the last 、 stands in some words that no bracket closes behind (县（市、区）), or -1."""
    at = left.rfind("、")
    while at >= 0 and left.find("）", at) >= 0 and left.find("（", at) < 0:
        at = left.rfind("、", 0, at)
    return at


def _next_listed(text: str, start: int, stop: int) -> int:
    """Where the next 、 stands that is in no bracket, or -1."""
    at = text.find("、", start, stop)
    opened = text.find("（", start, at) if at >= 0 else -1
    if opened >= 0 and text.find("）", opened, at) < 0:
        closed = text.find("）", at, stop)
        return text.find("、", closed, stop) if closed >= 0 else -1
    return at


def frame(text: str, clauses: str, token: Token, clause: int, previous_end: int, next_start: int) -> Frame:
    """The frame of `token`: its clause begins at `clause`, the value before it ends at `previous_end` (with its hedge;
    or less than `clause`), the next value begins at `next_start`.

    clauses: the text with 。 for every sign that ends a clause.
    """
    start, end, form, number, _, _, more, unit = token
    begin = previous_end if previous_end > clause else clause
    left = text[begin:start]
    joint = ""
    if begin == clause:
        joint = text[clause - 1 : clause] or "\n"
        if left and (left[0] in _OPENS_AN_ITEM or left[0].isdecimal()):
            # 3.为1200户家庭…: the number of an item belongs to no phrase.
            left = _without_item_mark(left)
    elif left and left[0] in _JOINTS_OR_BRACKETS:
        joint, left = left[0], left[1:]
    elif left and left[-1] in "和与及":
        # 10家企业和20家园区: what stands before 和 is what the value before counts.
        joint, left = left[-1], ""
    elif "、" in left:
        # 12场推介、4次签约: what stands before 、 is what the value before counts; not in 县（市、区）.
        listed = listed_at(left)
        if listed >= 0:
            joint, left = "、", left[listed + 1 :]
    # 增加到2021年的176亿元, 提高到2016年8600亿元: the year stands between predicate and value.
    if "年" in left[-2:]:
        dated = left.removesuffix("的")
        if dated.endswith("年") and dated[-5:-3] in ("19", "20") and dated[-3:-1].isdecimal():
            left = dated[:-5] if dated != left or dated[-6:-5] in _LEADS_TO_A_YEAR else left
    whole, kind, predicate, fillers, hedged = peel(left)
    noun = without_comparison(without_since(whole) if "以来" in whole else whole)
    if noun and (noun == "合" or "亿" in noun or "万" in noun):
        noun = without_mark(noun)
        if noun == "合" and joint == "（":
            # 1200亩（合80公顷）: the same in another unit.
            noun, kind, predicate = "", "is", "合"
    before, _, after, hedges, opens_a_hedge = _hedges()
    sign = text[end : end + 1]
    word = hedges.at_start(text, end) if sign in opens_a_hedge else ""
    bound: Bound = after[word] if word else "eq"
    if sign == WITHIN and not word and unit_kinds().get(unit) == "time":
        word, bound = WITHIN, "le"
    hedge = word
    if hedged and (bound == "eq" or (bound == "ge" and before[hedged] == "ge")):
        bound, hedge = before[hedged], hedge or hedged
    elif bound == "eq" and "至少" in whole:
        # 每个县至少引进1个: the hedge stands before the verb.
        bound, hedge = "ge", "至少"
    if form == "top":
        # 前三: the third or better.
        bound, hedge = "le", "前"
    elif bound == "eq":
        if more:
            bound, hedge = ("ge" if more == "级" else "gt"), more
        elif form == "count" and whole.endswith("上") and number[0] in "百千万亿":
            # 上亿人: 上 is a hedge before round numbers only.
            bound, hedge, noun = "ge", "上", noun[:-1]
        elif sign == "或" and text.startswith("或者更多", end):
            bound, hedge = "ge", "或者更多"
    if form == "range":
        bound = "range"
    behind = end
    if word:
        behind += len(word)
        sign = text[behind : behind + 1]
    right = ""
    if sign not in _PHRASE_ENDS and behind < next_start:
        stop = clauses.find("。", behind, next_start)
        if stop < 0:
            stop = next_start
        listed = text.find("、", behind, stop)
        if listed >= 0 and text.find("（", behind, listed) >= 0:
            listed = _next_listed(text, behind, stop)
        right = text[behind : listed if listed >= 0 else stop]
    bare = not noun and not kind and joint in JOINTS
    return make(Frame, (token, joint, noun, kind, predicate, fillers, bound, hedge, right, clause, behind, bare))


def joined(frames: list[Frame], at: int) -> bool:
    """Whether the value stands in one bare list with the one before it: 426万亩、183万吨."""
    return at > 0 and frames[at].bare and frames[at - 1].right in _NOTHING


_NOTHING = frozenset(("", "和", "与", "及", "以及"))
