"""The sentences of a stretch of the plan, and their clauses."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from luoshi.reading.commitments.heads import Head, head


class Clause(NamedTuple):
    """A clause of a sentence, offsets of the cleaned text, without the mark that ends it.

    mark: the mark before it, "" where the sentence begins. head: how it opens.
    """

    start: int
    end: int
    mark: str
    head: Head


class Sentence(NamedTuple):
    """A sentence: end is behind its full stop; stop is that mark, or "" where a line ends without one."""

    start: int
    end: int
    stop: str
    clauses: tuple[Clause, ...]


@cache
def _marks() -> re.Pattern[str]:
    """Marks between clauses; those inside quotation marks or brackets do not count."""
    return re.compile(r"“[^”\n]{0,60}”|（[^）\n]{0,60}）|《[^》\n]{0,60}》|[，；。！？:\n]")


@cache
def _numbering() -> re.Pattern[str]:
    return re.compile(
        r"(?:[一二三四五六七八九十]{1,2}(?:是|要|、)|（\d{1,2}）|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]{1,2}[，、]|[①-⑳]|首先|其次|再次)[，,]?"
    )


def sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of `text[start:end]`, in text order. A line's end ends a sentence."""
    begin = at = start
    mark = ""
    found: list[Clause] = []
    numbering = _numbering()
    for sign in _marks().finditer(text, start, end):
        what = sign.group()
        if len(what) > 1:
            continue
        place = sign.start()
        if place > at:
            if numbered := numbering.match(text, at, place):
                at = numbered.end()
            found.append(Clause(at, place, mark, head(text, at, place)))
        mark = what
        at = place + 1
        if what in "。！？\n":
            if found:
                yield Sentence(begin, at, what if what != "\n" else "", tuple(found))
                found = []
            begin, mark = at, ""
    if end > at:
        found.append(Clause(at, end, mark, head(text, at, end)))
    if found:
        yield Sentence(begin, end, "", tuple(found))
