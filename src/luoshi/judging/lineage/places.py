"""The words around a figure: its item in a list, its clause, its sentence."""

import re
from dataclasses import dataclass

from luoshi.facts import Figure

_BEFORE_ITEM = re.compile(r"[、，,；;。：:！!？?\n—](?!\d)")
_BEFORE_CLAUSE = re.compile(r"[，,；;。：:！!？?\n](?!\d)")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a figure, as written.

    item: its part of a list, from mark to mark (、 counts). before: its clause up to the figure. clause: its whole
    clause. lead: its sentence up to the figure. sentence: its whole sentence.
    """

    item: str
    before: str
    clause: str
    lead: str
    sentence: str


def around(text: str, figure: Figure) -> Around:
    """The words around `figure` in its source's text; of a very long sentence, the 300 characters on either side."""
    return around_span(text, figure.start, figure.end, figure.sentence)


def around_span(text: str, start: int, end: int, sentence: tuple[int, int]) -> Around:
    """The same for any span of `text` inside a sentence; all offsets count code points of `text`."""
    first, last = max(sentence[0], start - 300), min(sentence[1], end + 300)
    lead, tail = text[first:start], text[end:last]
    item_start = _last(_BEFORE_ITEM, lead)
    clause_start = _last(_BEFORE_CLAUSE, lead)
    item_end, clause_end = _first(_BEFORE_ITEM, tail), _first(_BEFORE_CLAUSE, tail)
    middle = text[start:end]
    return Around(
        item=lead[item_start:] + middle + tail[:item_end],
        before=lead[clause_start:],
        clause=lead[clause_start:] + middle + tail[:clause_end],
        lead=lead,
        sentence=lead + middle + tail,
    )


def _last(marks: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in marks.finditer(text)), default=0)


def _first(marks: re.Pattern[str], text: str) -> int:
    found = marks.search(text)
    return found.start() if found else len(text)
