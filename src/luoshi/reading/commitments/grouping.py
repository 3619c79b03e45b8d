"""Which clauses of a sentence make one undertaking, and where the next begins."""

import re
from functools import cache
from typing import NamedTuple

from luoshi.lexicon import any_of, words
from luoshi.lexicon.words import Words
from luoshi.reading.commitments.clauses import Clause, Sentence


class Piece(NamedTuple):
    """A clause, or a part of a list inside one, with what it states.

    start, end, mark, head: as in Clause. targets: how many figures that are to be reached it holds.
    """

    start: int
    end: int
    clause: Clause
    targets: int


class Group(NamedTuple):
    """The pieces of one undertaking. main: the place among them of the one that governs the rest. rule: why it begins."""

    pieces: tuple[Piece, ...]
    main: int
    rule: str


@cache
def _ends(group: str) -> Words:
    return words("commitments", group)


_DESCRIBES_ALWAYS = frozenset(("通过", "按"))
_ONWARD = frozenset(("让", "使", "不让", "从而", "真正让"))


def describes(text: str, piece: Piece) -> bool:
    """Whether a clause only says how the next one is done."""
    if piece.targets:
        return False
    clause, head = piece.clause, piece.clause.head
    role = head.role
    if role == "" and piece.end - piece.start <= _TOPIC and text[piece.start : piece.end].endswith(_TOPICS):
        return True
    if role != "setting" and role != "method":
        return False
    if _ends("method_end").at_end(text[piece.start : piece.end]):
        return True
    if role == "method" and head.word not in _DESCRIBES_ALWAYS:
        return False
    return not _carried().search(text, head.body + len(head.word) + _NEAR, clause.end)


_NEAR = 4


@cache
def _carried() -> re.Pattern[str]:
    return re.compile(any_of("commitments", "carried"))


_BEFORE = {"drive": -3, "verb": -2, "firm": -1, "open": 1, "help": 2, "method": 1, "go_on": 1, "": 1}
"""Points for going on behind a clause, by what it opens with."""
_HERE = {"firm": -4, "open": -3, "verb": -4, "": -2, "setting": 2, "method": 2, "help": 5, "effect": 4}
"""Points for a clause's going on with the one before it, by what it opens with."""
_ADVERBS = {"": -1, "adverb": 1, "later_adverb": 3, "strong_adverb": -7, "fresh_adverb": -2}
_MORE = {
    "always": -2, "first": 3, "last": 3, "short before": 2, "brief": 1, "long": -1, "等": -2,  "一批": -2,
    "named effect": -4, "named drive": 2, "concrete end": -2, "vague end": 3, "concrete end before": -1,
    "broad end before": 3,
}
_SHORT, _BRIEF, _LONG = 10, 6, 20
NEEDED = 0


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(any_of("commitments", "acting"))


def acts(text: str, start: int, end: int) -> bool:
    """Whether a clause that opens with a noun has a word inside that makes somebody do something."""
    return bool(_acts().search(text, start, end))


def points(text: str, before: Piece, piece: Piece, first: bool, last: bool) -> int:
    """How much speaks for a clause's only going on with the one before it.

    first, last: whether the one before opens its part of the sentence up to a semicolon, and whether this ends it.
    """
    start, end = piece.start, piece.end
    head = piece.clause.head
    role = head.role
    phrase, ahead = text[start:end], text[before.start : before.end]
    more = _MORE
    out = more["always"] + _HERE.get(role, 0) + _BEFORE.get(before.clause.head.role, 0) + _ADVERBS[head.adverb]
    size = end - start
    if first:
        out += more["first"]
    if last:
        out += more["last"]
    if len(ahead) <= _SHORT:
        out += more["short before"]
    if size <= _BRIEF:
        out += more["brief"]
    elif size > _LONG:
        out += more["long"]
    if "等" in phrase:
        out += more["等"]
    if "一批" in phrase:
        out += more["一批"]
    if "“" in phrase:
        if role == "effect":
            out += more["named effect"]
        elif role == "drive":
            out += more["named drive"]
    if _ends("concrete_end").at_end(phrase):
        out += more["concrete end"]
    elif _ends("vague_end").at_end(phrase):
        out += more["vague end"]
    if _ends("concrete_end").at_end(ahead):
        out += more["concrete end before"]
    elif _ends("broad_end").at_end(ahead):
        out += more["broad end before"]
    return out


def groups(text: str, sentence: Sentence, pieces: list[Piece]) -> list[Group]:
    """The undertakings of a sentence, in text order."""
    out: list[Group] = []
    current: list[Piece] = []
    main = -1
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number < last else None
        first = number == 1 or number > 1 and pieces[number - 1].clause.mark == "；"
        if current and not _joins(text, current, main, piece, first, following):
            out.append(Group(tuple(current), main if main >= 0 else len(current) - 1, ""))
            current, main = [], -1
        current.append(piece)
        if main < 0 and not describes(text, piece):
            main = len(current) - 1
    if current:
        out.append(Group(tuple(current), main if main >= 0 else len(current) - 1, ""))
    return [_without_topic(text, group) for group in out]


_TOPIC = 12
_TOPICS = ("领域", "方面", "工作中", "行业")


def _without_topic(text: str, group: Group) -> Group:
    """在流通领域，打破地区封锁: what only says where begins no undertaking."""
    first = group.pieces[0]
    if group.main > 0 and first.end - first.start <= _TOPIC and text[first.start : first.end].endswith(_TOPICS):
        return Group(group.pieces[1:], group.main - 1, group.rule)
    return group


def _joins(text: str, current: list[Piece], main: int, piece: Piece, first: bool, following: Piece | None) -> bool:
    if (piece.clause.mark if piece.start == piece.clause.start else "、") != "，":
        return False
    if main < 0:
        return True
    if piece.targets:
        return False
    head = piece.clause.head
    if head.role == "go_on" or head.word in _ONWARD:
        return True
    before = current[-1]
    if before.targets:
        return False
    if not head.role and not head.adverb and not acts(text, piece.start, piece.end):
        # 搞好农林水利建设，能源、交通等基础设施建设: a list goes on.
        return True
    if following and following.targets and following.clause.mark == "，" and describes(text, piece):
        # 突出以商招商，紧盯头部企业，力争引进项目20个: how the effort is made.
        return True
    return points(text, before, piece, first, following is None or following.clause.mark == "；") > NEEDED
