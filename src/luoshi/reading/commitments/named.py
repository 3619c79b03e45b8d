"""What an undertaking names: projects with their stage, places, and the bodies that are to do it."""

import re
from functools import cache

from luoshi.facts import Stage
from luoshi.facts.named import NamedTuple
from luoshi.lexicon import any_of, words
from luoshi.lexicon.words import Words
from luoshi.reading.commitments.clauses import Clause
from luoshi.reading.commitments.heads import head
from luoshi.reading.commitments.joining import Group
from luoshi.reading.commitments.patterns import compiled

_STAGES: tuple[Stage, ...] = ("operate", "complete", "start", "preliminary", "advance")
"""The furthest first: 建成投用 is in use."""
_VERBS = frozenset(("verb", "firm", "open", "drive", "help", "effect"))
_JOINT = r"[、和]|以及"
_BRACKETED = r"“[^”]*”|（[^）]*）"
_GENERIC = ("一批", "重大", "重点", "各", "全", "多", "更多", "若干", "一些", "系列", "新一轮", "相关")
_COUNTED = frozenset("个座条项家处")
_NO_OTHERS = frozenset("级离候待于")
_SHORTEST, _LONGEST = 4, 32
_ZONES = ("经开区", "高新区", "开发区", "新区", "特区")
_MANY = ("等地", "等县（区）", "等县（市、区）", "等县市")
_BEHIND_PLACES = ("、", "和", "等", "发挥", "加快", "创建", "打造", "争创", "建设")
_SHORTEST_DOER, _LONGEST_DOER = 2, 14
_DOES = ("负责", "牵头", "聚力", "加力")
_LED = r"由([一-龥]{2,12}?)(?:牵头|负责|承担)"


class Named(NamedTuple):
    """A project in the cleaned text."""

    start: int
    end: int
    stage: Stage | None


@cache
def _tail() -> re.Pattern[str]:
    """What stands behind the last project's name: 项目前期工作, 建设, 建成通车."""
    stages = any_of("commitments", *("stage_" + stage for stage in _STAGES))
    return re.compile(
        rf"(?:项目|工程)?(?:的|尽快|早日|全面|如期|按期|顺利|年内)*(?:{stages}|提升|实施|落地|升级|获得|取得|改造)+\Z"
    )


def _is_built(phrase: str) -> bool:
    """Whether something that is built is named in a phrase."""
    return words("commitments", "built").first_in(phrase) >= 0


@cache
def _areas() -> Words:
    return words("places", "area")


@cache
def _no_places() -> Words:
    return words("commitments", "not_places")


def projects_of(text: str, clause: Clause) -> list[Named]:
    """The projects that a clause names, in text order."""
    start = _object(text, clause)
    phrase = text[start : clause.end]
    if not _is_built(phrase):
        return []
    if "“" in phrase or "（" in phrase:
        phrase = compiled(_BRACKETED).sub(lambda found: "〇" * len(found[0]), phrase)
    stop = phrase.find("等")
    while stop >= 0 and phrase[stop + 1 : stop + 2] in _NO_OTHERS:  # 等级, 等待
        stop = phrase.find("等", stop + 1)
    others = stop >= 0
    if not others:
        if clause.targets:
            return []
        tail = _tail().search(phrase)
        stop = tail.start() if tail else len(phrase)
    stage = _stage_of(phrase[stop:]) or _stage_of(text[clause.start : start])
    if is_generic(phrase):
        # 打造一批书房、驿站等空间: none of them is named.
        return []
    out = []
    begin = 0
    for joint in [*compiled(_JOINT).finditer(phrase, 0, stop), None]:
        end = joint.start() if joint else stop
        name = phrase[begin:end]
        if _SHORTEST <= len(name) <= _LONGEST and not is_generic(name) and (others or _is_built(name)):
            out.append(Named(start + begin, start + end, stage))
        begin = joint.end() if joint else stop
    return out


def is_generic(phrase: str) -> bool:
    """Whether a phrase speaks of things without naming them: 一批书房, 12个项目, 沿江的公园."""
    if phrase.startswith(_GENERIC) or "的" in phrase.partition("“")[0]:
        return True
    at = 0
    while phrase[at : at + 1].isdecimal():
        at += 1
    return at > 0 and phrase[at : at + 1] in _COUNTED


def _object(text: str, clause: Clause) -> int:
    """Where a clause's object begins: behind its verbs."""
    at = clause.body
    if clause.role not in _VERBS:
        return at
    at += len(clause.word)
    for _ in range(3):
        body, word, role, _adverb = head(text, at, clause.end)
        if role not in _VERBS or not word:
            return at
        at = body + len(word)
    return at


def _stage_of(phrase: str) -> Stage | None:
    return next((stage for stage in _STAGES if words("commitments", "stage_" + stage).first_in(phrase) >= 0), None)


def places_of(text: str, clause: Clause) -> list[str]:
    """The places that a clause names where it begins or behind its verb."""
    at = _object(text, clause)
    area = _areas().at_start(text, at)
    if area:
        return [area]
    listed = place_list(text, at, clause.end)
    for many in _MANY:
        listed = listed.removesuffix(many)
    names = listed.split("、")
    return [name for name in names if len(name) > 1 and (name.endswith(_ZONES) or not _no_places().at_end(name))]


_EVERY = ("各级政府", "各级各部门", "各级", "各县（市、区）", "各部门", "各地")


def place_list(text: str, start: int, end: int) -> str:
    """The list of places that `text[start:end]` begins with, or "": 东川县、西川县等地, 望川高新区, 东川县 before 加快.

    Up to ten names, of at most five characters before what makes the last one a place.
    """
    begins = [start]
    while len(begins) < 10:
        begin = begins[-1]
        stop = text.find("、", begin, min(begin + 6, end))
        if stop < begin + 2 or not all("一" <= sign <= "龥" for sign in text[begin:stop]):
            break
        begins.append(stop + 1)
    for begin in reversed(begins):
        for stop in range(begin + 1, min(begin + 6, end)):
            if not "一" <= text[stop - 1] <= "龥":
                break
            ending = _place_end(text, stop, end)
            if ending:
                return text[start : stop + ending]
    return ""


def _place_end(text: str, at: int, end: int) -> int:
    """Characters of what makes the name before `at` a place, 0 where nothing does."""
    sign = text[at]
    if sign in "县市区":
        return 1 if text.startswith(_BEHIND_PLACES, at + 1, end) else 0
    if sign in "等经高开新特":
        return next((len(word) for word in (*_MANY, *_ZONES) if text.startswith(word, at, end)), 0)
    return 0


def doer(text: str, start: int, end: int) -> tuple[str, bool]:
    """Who `text[start:end]` begins with as the one to do it (各县要, 市水利局牵头), and whether it says that they ought
    to; ("", False) where nobody is named."""
    for at in range(start, min(start + _LONGEST_DOER + 1, end)):
        if at >= start + _SHORTEST_DOER:
            if text.startswith(_DOES, at, end):
                return text[start:at], False
            if text.startswith(("要", "应"), at + 1 if text[at] in "都也均" else at, end):
                return text[start:at], True
        if not ("一" <= text[at] <= "龥" or text[at] in "（）、"):
            break
    return "", False


def doers_of(text: str, group: Group) -> list[str]:
    """The bodies that an undertaking names as the ones to do it."""
    main = group.clauses[group.main]
    out = [name for name in _EVERY if text.startswith(name, main.start)][:1] if text[main.start] == "各" else []
    if not out and not main.role and not main.adverb:
        name, ought = doer(text, main.start, main.end)
        if name and (not ought or _bodies().at_end(name)):
            out.append(name)
    if "由" in text[main.start : main.end] and (led := compiled(_LED).search(text, main.start, main.end)):
        out.append(led[1])
    return out


@cache
def _bodies() -> Words:
    return words("commitments", "body")
