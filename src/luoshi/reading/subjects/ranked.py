"""What a rank ranks, and among whom."""

import re
from collections.abc import Callable
from functools import cache

from luoshi.lexicon import words
from luoshi.reading.comparisons import without_comparison
from luoshi.reading.frames import Frame
from luoshi.reading.subjects.attributes import attached, attribute_in
from luoshi.reading.subjects.opening import opened
from luoshi.reading.subjects.phrases import last_clause, tidy
from luoshi.reading.subjects.subject import Known, Subject

_COMPARED = r"(.{2,}?)(?:综合)?(?:考评|考核|评价|排名)\Z"
_RANKING = ("排名", "位次", "名次", "排位")


_LONGEST_ADVERB = 4


@cache
def _opens_a_rank_verb() -> frozenset[str]:
    return frozenset(word[0] for word in words("ranks", "adverb", "verb").all)


def rank_verb_end(noun: str, at: int) -> int:
    """Where a rank's verb, its adverbs before it, ends that begins at `at` (稳居, 历史性跃居, 连续保持在); `at` where
    none does."""
    if noun[at : at + 1] not in _opens_a_rank_verb():
        return at
    adverbs, verbs = words("ranks", "adverb").all, words("ranks", "verb")
    for length in range(_LONGEST_ADVERB, 0, -1):
        adverb = noun[at : at + length]
        if len(adverb) == length and adverb in adverbs:
            end = rank_verb_end(noun, at + length)
            if end > at + length:
                return end
    verb = verbs.at_start(noun, at)
    if not verb:
        return at
    end = at + len(verb)
    end += noun.startswith("了", end)
    return end + noun.startswith("在", end)


def last_rank_verb(noun: str) -> tuple[int, int]:
    """Where the last verb of a rank begins and ends in a noun, or (-1, -1)."""
    last = (-1, -1)
    at = 0
    while at < len(noun):
        end = rank_verb_end(noun, at)
        if end > at:
            last = (at, end)
        at = end if end > at else at + 1
    return last


def among_at_end(noun: str) -> int:
    """Where those begin among whom the rank is (全省, 全国同类城市) that a noun ends with, or -1: the word for them,
    and at most six characters behind it."""
    among = words("ranks", "among")
    at = among.first_in(noun)
    while at >= 0:
        behind = noun[at + len(among.at_start(noun, at)) :].removeprefix("各")
        if len(behind) <= 6 and "，" not in behind and "。" not in behind:
            return at
        at = among.first_in(noun, at + 1)
    return -1


def without_rank_adverbs(noun: str) -> str:
    """A noun without what only says how the rank came about, at its end: 连续三年, 稳步, 由."""
    adverbs = words("ranks", "adverb")
    while True:
        length = len(adverbs.at_end(noun)) or len(_lasting_at_end(noun)) or noun.endswith(("由", "从"))
        if not length:
            return noun
        noun = noun[:-length]


def _lasting_at_end(noun: str) -> str:
    """连续三年 or 连续6个月 where a noun ends with it, or ""."""
    number = noun.rstrip("年个月")
    before = number.rstrip("0123456789一二三四五六七八九十")
    if number == noun or before == number or not before.endswith("连续"):
        return ""
    return noun[len(before) - 2 :]


def ranked(frame: Frame, known: Known, before: Subject | None, topic_of: Callable[[], str]) -> Subject:
    """The subject of a rank and its scope.

    known: what the sentence spoke of before. topic_of: says what the clause before was about, where it holds no value.
    before: the rank just before in the same clause (由第六位上升至第五位), if there is one.
    """
    listed = words("ranks", "list")
    noun = frame.noun
    if frame.kind:
        # The frame took 保持, 上升到 off: they are the rank's verb here.
        noun += frame.predicate
    at, end = last_rank_verb(noun)
    moved = False
    if noun.endswith(_RANKING) and (frame.kind == "to" or "由 " in frame.fillers or "从 " in frame.fillers):
        # 综合排名由369位上升到235位: 排名 is what moved, and no verb.
        at, moved = -1, True
    if at >= 0:
        scope, left = tidy(noun[end:]) or None, noun[:at]
        if scope is None:
            left, scope = _scope_in(left)
    else:
        left, scope = _scope_in(noun)
    head = opened(last_clause(left.rstrip("、")))
    rest = tidy(_scope_in(head.rest)[0] if moved else without_comparison(without_rank_adverbs(head.rest.rstrip("的"))))
    if scope is None and not rest:
        # 在全省开发区综合考评中前移6位、列第9位: among those that are compared.
        compared = re.match(_COMPARED, known.subject)
        scope = compared.group(1) if compared else None
    if before is not None and not rest and scope is None:
        return before._replace(rule="subject/last")
    if scope is not None and listed.first_in(scope) >= 0 and len(rest) <= 4:
        # 望川跃居全国数字经济百强城市第56位: the list is what is measured.
        return Subject(scope, "", scope, head.place, "subject/list-named:" + scope, scope)
    attribute = attribute_in(rest)
    topic = topic_of() if attribute or not (rest or known.subject) else ""
    if attribute and (topic or known.subject):
        text = attached(Known(topic, "", topic) if topic else known, attribute)
        return Subject(text, "", text, head.place, "subject/aspect-of-last:" + attribute, scope)
    if not rest and not known.subject and listed.first_in(topic) >= 0:
        # 跻身全国百强城市，列第43位: the list stands in the clause before.
        topic = topic[rank_verb_end(topic, 0) :]
        return Subject(topic, "", topic, head.place, "subject/list-named:" + topic, topic)
    if not rest:
        return Subject(known.subject, known.verb, known.thing, head.place, "subject/last", scope)
    if scope is None and listed.first_in(rest) >= 0:
        scope = rest
    return Subject(head.verb + rest, head.verb, rest, head.place, "subject/before", scope)


def scope_behind_verb(tail: str) -> str | None:
    """居全省 → 全省: the scope behind a rank's verb."""
    return tidy(tail[rank_verb_end(tail, 0) :]) or None


def _scope_in(noun: str) -> tuple[str, str | None]:
    """经济总量由全省 第六位: the scope stands right before the rank."""
    at = among_at_end(noun)
    return (noun[:at], noun[at:]) if at >= 0 else (noun, None)
