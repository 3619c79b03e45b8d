"""The sentences of a stretch of the plan, and their clauses."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from luoshi.facts.named import NamedTuple
from luoshi.reading.commitments.heads import head
from luoshi.reading.make import make

Span = tuple[int, int]


class Clause(NamedTuple):
    """A clause of a sentence, or one member of a list inside a clause; offsets of the cleaned text.

    start, end: without the mark that ends it. mark: the mark before it, "" where the sentence begins.
    body, word, role, adverb: how it opens, as `heads.head` tells. targets: how many figures to be reached it states.
    """

    start: int
    end: int
    mark: str
    body: int
    word: str
    role: str
    adverb: str
    targets: int


class Sentence(NamedTuple):
    """A sentence of the cleaned text.

    start, end: end is behind its full stop. numbered: whether it is an item of a list with numbers.
    clauses: its clauses. first, last: its figures to be reached are first to last of the list of all, last exclusive.
    """

    start: int
    end: int
    numbered: bool
    clauses: tuple[Clause, ...]
    first: int
    last: int


@cache
def _marks() -> re.Pattern[str]:
    """Marks between clauses; those inside quotation marks or brackets do not count."""
    return re.compile(r"[，；。！？:\n]|“[^”\n]{0,60}”|（[^）\n]{0,60}）|《[^》\n]{0,60}》")


_NUMERALS = frozenset("一二三四五六七八九十")
_ORDER = ("首先", "其次", "再次")


def behind_number(text: str, at: int, stop: int) -> int:
    """Where the number of an item (一是, 二、, （3）, 4., 第五，, ⑥, 首先) ends that stands at `at`, with a comma
    behind it; `at` where none does. 一、二、 lists numbers. Nothing from `stop` on counts."""
    end = _behind_bare_number(text[at:stop])
    return at + end + text.startswith("，", at + end, stop) if end else at


def _behind_bare_number(clause: str) -> int:
    sign = clause[:1]
    if sign == "首" or sign == "其" or sign == "再":
        return 2 if clause.startswith(_ORDER) else 0
    if "①" <= sign <= "⑳":
        return 1
    begin = 1 if sign == "（" or sign == "第" else 0
    end = begin
    chinese = sign == "第" or sign in _NUMERALS
    while end < begin + 2 and (clause[end : end + 1] in _NUMERALS if chinese else clause[end : end + 1].isdecimal()):
        end += 1
    if end == begin:
        return 0
    after, more = clause[end : end + 1], clause[end + 1 : end + 2]
    if sign == "（":
        found = after == "）"
    elif sign == "第":
        found = after == "，" or after == "、"
    elif chinese:
        found = after in ("是", "要") or (
            after == "、" and not (more in _NUMERALS and clause[end + 2 : end + 3] == "、")
        )
    else:
        found = after in (".", "、") and not more.isdecimal()
    return end + 1 if found else 0


_NUMBERS = frozenset("一二三四五六七八九十（0123456789第①②③④⑤⑥⑦⑧⑨⑩首其再")
_DIGITS = frozenset("（0123456789①②③④⑤⑥⑦⑧⑨⑩")


def sentences(text: str, start: int, end: int, targets: Sequence[Span]) -> list[Sentence]:
    """The sentences of `text[start:end]`, in text order. A line's end ends a sentence.

    targets: spans of the figures to be reached of the whole text.
    """
    out: list[Sentence] = []
    found: list[Clause] = []
    next_target = first = bisect_left(targets, (start, 0))
    limit = targets[next_target][0] if next_target < len(targets) else end
    begin = at = start
    mark, numbered = "", False
    for sign in _marks().finditer(text, start, end):
        what = sign[0]
        if len(what) > 1:
            continue
        place = sign.start()
        if place > at:
            if text[at] in _NUMBERS and (behind := behind_number(text, at, place)) > at:
                numbered = numbered or (not found and text[at] in _DIGITS)
                at = behind
            count = 0
            while limit < place:
                count += 1
                next_target += 1
                limit = targets[next_target][0] if next_target < len(targets) else end
            if at < place and (what != ":" or count):
                # 重点做好以下工作: what only leads to the rest is left out.
                found.append(make(Clause, (at, place, mark, *head(text, at, place), count)))
        mark = what
        at = place + 1
        if what in "。！？\n":
            if found:
                out.append(make(Sentence, (begin, at, numbered, tuple(found), first, next_target)))
                found = []
            begin, mark, numbered, first = at, "", False, next_target
    if end > at:
        while limit < end:
            next_target += 1
            limit = targets[next_target][0] if next_target < len(targets) else end
        found.append(Clause(at, end, mark, *head(text, at, end), next_target - first - sum(c.targets for c in found)))
    if found:
        out.append(Sentence(begin, end, numbered, tuple(found), first, next_target))
    return out
