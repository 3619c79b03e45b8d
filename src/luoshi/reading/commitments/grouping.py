"""Which clauses of a sentence make one undertaking, and where the next begins."""

from functools import cache
from typing import NamedTuple

from luoshi.lexicon import words
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


def describes(text: str, piece: Piece) -> bool:
    """Whether a clause only says how the next one is done."""
    if piece.targets:
        return False
    head = piece.clause.head
    if head.role == "setting":
        return True
    if head.role != "method":
        return False
    return head.word in _DESCRIBES_ALWAYS or bool(_ends("method_end").at_end(text[piece.start : piece.end]))


_BEFORE = {"drive": -3, "verb": -2, "firm": -2, "open": 1, "method": 2, "go_on": 2, "": 2}
"""Points for going on behind a clause, by what it opens with."""
_HERE = {"firm": -4, "verb": -3, "open": -2, "setting": 1, "method": 1, "help": 3, "effect": 4}
"""Points for a clause's going on with the one before it, by what it opens with."""
_ADVERBS = {"later_adverb": 3, "fresh_adverb": -3}
_SHORT, _BRIEF, _LONG = 10, 6, 20
NEEDED = 0


def points(text: str, before: Piece, piece: Piece, first: bool, last: bool) -> int:
    """How much speaks for a clause's only going on with the one before it."""
    start, end = piece.start, piece.end
    head, earlier = piece.clause.head, before.clause.head
    phrase, ahead = text[start:end], text[before.start : before.end]
    out = -2 + _HERE.get(head.role, 0) + _BEFORE.get(earlier.role, 0) + _ADVERBS.get(head.adverb, 0)
    size = end - start
    if first:
        out += 3
    if last:
        out += 2
    if len(ahead) <= _SHORT:
        out += 2
    if size <= _BRIEF:
        out += 1
    elif size > _LONG:
        out -= 2
    if "等" in phrase:
        out -= 2
    if "、" in phrase:
        out += 2
    if _ends("concrete_end").at_end(phrase):
        out -= 2
    elif _ends("vague_end").at_end(phrase):
        out += 3
    if _ends("concrete_end").at_end(ahead):
        out -= 1
    elif _ends("broad_end").at_end(ahead):
        out += 4
    return out


def groups(text: str, sentence: Sentence, pieces: list[Piece]) -> list[Group]:
    """The undertakings of a sentence, in text order."""
    out: list[Group] = []
    current: list[Piece] = []
    main = -1
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        if current and not _joins(text, current, main, piece, number == 1, number == last):
            out.append(Group(tuple(current), main if main >= 0 else len(current) - 1, ""))
            current, main = [], -1
        current.append(piece)
        if main < 0 and not describes(text, piece):
            main = len(current) - 1
    if current:
        out.append(Group(tuple(current), main if main >= 0 else len(current) - 1, ""))
    return out


def _joins(text: str, current: list[Piece], main: int, piece: Piece, first: bool, last: bool) -> bool:
    mark = piece.clause.mark if piece.start == piece.clause.start else "、"
    if mark != "，":
        return False
    if main < 0:
        return True
    if piece.targets:
        return False
    role = piece.clause.head.role
    if role == "go_on":
        return True
    before = current[-1]
    if before.targets:
        return piece.clause.head.word in ("让", "使", "引领")
    return points(text, before, piece, first, last) > NEEDED
