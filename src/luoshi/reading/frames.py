"""The frame of a value: the words around it, taken apart into noun, predicate and hedge."""

from functools import cache
from typing import NamedTuple

from luoshi.facts import Bound
from luoshi.lexicon import Words, groups
from luoshi.reading.scan import Token

HARD = "，。；:！？\n"
"""Signs that end a clause."""


class Frame(NamedTuple):
    """A value and what stands around it, in the cleaned text.

    token: the value. joint: the sign before its words: one of HARD, 、, a conjunction, or "" right behind another value.
    noun: the words before it, predicate and hedge taken off. kind: the predicate's group in the lexicon, or "";
    predicate: that word. fillers: words taken off on the way. bound: what the hedge makes of it; hedge: that word.
    right: the words behind value and hedge, to the end of the clause or the next value.
    clause: offset where its clause begins.
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


@cache
def _before() -> dict[str, Bound]:
    hedges = groups("bounds")
    return {
        word: bound
        for bound in ("approx", "gt", "ge", "le", "lt")
        for word in hedges[f"before_{bound}"]
    }  # type: ignore[return-value]


@cache
def _after() -> dict[str, Bound]:
    hedges = groups("bounds")
    return {word: bound for bound in ("approx", "ge", "le") for word in hedges[f"after_{bound}"]}  # type: ignore[return-value]


@cache
def _hedges() -> tuple[Words, Words]:
    return Words(_before()), Words(_after())


@cache
def _predicates() -> tuple[dict[str, str], Words]:
    kinds = {word: kind for kind, words in groups("predicates").items() if kind != "filler" for word in words}
    return kinds, Words(kinds)


@cache
def _fillers() -> Words:
    return Words(groups("predicates")["filler"])


def hedge_after(text: str, end: int) -> tuple[str, Bound]:
    """The hedge that stands at offset `end` of the text, and its bound; ("", "eq") if none."""
    word = _hedges()[1].at_start(text, end)
    return (word, _after()[word]) if word else ("", "eq")


class Peeled(NamedTuple):
    """A clause's words before a value, taken apart from the right."""

    noun: str
    kind: str
    predicate: str
    fillers: str
    hedge: str


def peel(left: str) -> Peeled:
    """Takes hedge, predicate and fillers off the end of the words before a value.

    "一般公共预算收入预计增长" → noun 一般公共预算收入, predicate 增长, fillers 预计.
    """
    kinds, predicates = _predicates()
    before, fillers = _hedges()[0], _fillers()
    kind = predicate = hedge = taken = ""
    while left:
        word = before.at_end(left)
        if word and not hedge and not predicate:
            hedge, left = word, left[: -len(word)]
            continue
        word = predicates.at_end(left)
        if word and (not predicate or (kind == "is" and kinds[word] in ("of_name", "of_name_down", "up", "down", "is"))):
            if kind == "is" and kinds[word] in ("up", "down"):
                # 提高 + 为: a change that names its result.
                kind, predicate = "to", word + predicate
            else:
                kind, predicate = kinds[word], word
            left = left[: -len(word)]
            continue
        word = fillers.at_end(left)
        if not word:
            break
        taken = word + " " + taken
        left = left[: -len(word)]
    return Peeled(left, kind, predicate, taken, hedge)


def frame(text: str, token: Token, clause: int, previous_end: int, next_start: int) -> Frame:
    """The frame of `token`: its clause begins at `clause`, the value before it ends at `previous_end` (with its hedge;
    or less than `clause`), the next value begins at `next_start`."""
    begin = max(clause, previous_end)
    left = text[begin : token.start]
    joint = text[clause - 1 : clause] or "\n" if begin == clause else ""
    if begin != clause and left[:1] in ("、", "和", "与", "及", "（", "）"):
        joint, left = left[0], left[1:]
    elif begin != clause and "、" in left:
        # 12场推介、4次签约: what stands before 、 is what the value before counts.
        joint, left = "、", left[left.rfind("、") + 1 :]
    peeled = peel(left)
    word, after = hedge_after(text, token.end)
    bound: Bound = after
    hedge = word
    if peeled.hedge and bound == "eq":
        bound, hedge = _before()[peeled.hedge], peeled.hedge
    elif peeled.hedge and bound == "ge" and _before()[peeled.hedge] == "gt":
        bound = "ge"
    if token.more and bound == "eq":
        bound, hedge = "gt", token.more
    stop = token.end + len(word)
    end = stop
    while end < next_start and text[end] not in HARD and text[end] != "、":
        end += 1
    return Frame(
        token, joint, peeled.noun, peeled.kind, peeled.predicate, peeled.fillers, bound, hedge, text[stop:end], clause
    )
