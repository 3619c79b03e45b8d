"""What an undertaking names: projects with their stage, places, and the bodies that are to do it."""

import re
from functools import cache
from typing import NamedTuple

from luoshi.facts import Stage
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
_GENERIC = r"一批|重大|重点|各|全|多|更多|若干|\d+[个座条项家处]|一些|系列|新一轮|相关|[^“]*的"
_OTHERS = r"等(?![级离候待于])"
_SHORTEST, _LONGEST = 4, 32
_PLACES = (
    r"(?:[一-龥]{2,5}、){0,9}[一-龥]{1,5}?(?:等(?:地|县（区）|县（市、区）|县市)|(?:经开|高新|开发|新|特)区"
    r"|[县市区](?=[、和等]|发挥|加快|创建|打造|争创|建设))"
)
_MANY = r"等(?:地|县（区）|县（市、区）|县市)\Z"
_DOER = r"([一-龥（）、]{2,14}?)(?:(?:都|也|均)?(要|应当|应)|负责|牵头|聚力|加力)"
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
    phrase = compiled(_BRACKETED).sub(lambda found: "〇" * len(found[0]), phrase)
    others = compiled(_OTHERS).search(phrase)
    if others:
        stop = others.start()
    elif clause.targets:
        return []
    else:
        tail = _tail().search(phrase)
        stop = tail.start() if tail else len(phrase)
    stage = _stage_of(phrase[stop:]) or _stage_of(text[clause.start : start])
    if compiled(_GENERIC).match(phrase):
        # 打造一批书房、驿站等空间: none of them is named.
        return []
    out = []
    begin = 0
    for joint in [*compiled(_JOINT).finditer(phrase, 0, stop), None]:
        end = joint.start() if joint else stop
        name = phrase[begin:end]
        if _SHORTEST <= len(name) <= _LONGEST and not compiled(_GENERIC).match(name) and (others or _is_built(name)):
            out.append(Named(start + begin, start + end, stage))
        begin = joint.end() if joint else stop
    return out


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
    found = compiled(_PLACES).match(text, at, clause.end)
    if not found:
        return []
    names = compiled(_MANY).sub("", found[0]).split("、")
    return [name for name in names if len(name) > 1 and (name.endswith(_ZONES) or not _no_places().at_end(name))]


_EVERY = ("各级政府", "各级各部门", "各级", "各县（市、区）", "各部门", "各地")
_ZONES = ("经开区", "高新区", "开发区", "新区", "特区")


def doers_of(text: str, group: Group) -> list[str]:
    """The bodies that an undertaking names as the ones to do it."""
    main = group.clauses[group.main]
    out = [name for name in _EVERY if text.startswith(name, main.start)][:1] if text[main.start] == "各" else []
    if not out and not main.role and not main.adverb:
        found = compiled(_DOER).match(text, main.start, main.end)
        if found and (not found[2] or _bodies().at_end(found[1])):
            out.append(found[1])
    if "由" in text[main.start : main.end] and (led := compiled(_LED).search(text, main.start, main.end)):
        out.append(led[1])
    return out


@cache
def _bodies() -> Words:
    return words("commitments", "body")
