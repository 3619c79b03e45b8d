"""The text of a report beside its entries: cut into pieces, each knowing where in the source it begins.

A piece holds exactly the characters of the source that stand there, so that a selection on the page can be told as
code points of the source.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from luoshi.facts import Section
from luoshi.web.register.marking import LONGEST_HEADING, page_at, page_bounds, paragraphs
from luoshi.web.register.queries import EntryMark

_CLAUSE = re.compile(r"[^，；。：、\r\n]+[，；。：、\r\n]*")
_LINE_END = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of the text. start: code points. number: of the entry they belong to, 0 for none.

    first: whether the entry begins here. state: of the entry. value: whether they state a figure's value.
    title: whether it is a section's title at the head of running text.
    """

    start: int
    text: str
    number: int = 0
    first: bool = False
    state: str = ""
    value: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading. level: of the heading, 0 for running text; section: start of its section, or None."""

    level: int
    section: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the text. number: from 1; pages: how many there are."""

    number: int
    pages: int
    blocks: tuple[Block, ...]


def sheet(
    text: str, outline: Sequence[Section], marks: Sequence[EntryMark], values: Sequence[tuple[int, int]], at: int
) -> Sheet:
    """The page of a text that the offset `at` stands on, with its entries and the values of its figures marked.

    marks: in text order; of two that share characters the one that begins later is shown on them.
    """
    bounds = page_bounds(text)
    number = page_at(text, at)
    begin, end = bounds[number - 1], bounds[number]
    cuts = _cuts(text, marks, values, begin, end)
    headings = {section.start: section for section in reversed(outline)}
    shown = tuple(_Cover(marks).over(_Values(values).over(cuts)))
    starts = [piece[0] for piece in shown]
    blocks = []
    for first, last in paragraphs(text, begin, end, headings):
        section = headings.get(first + len(text[first:last]) - len(text[first:last].lstrip()))
        level, body = 0, first
        if section and last - first <= LONGEST_HEADING:
            level = section.level
        elif section and text.startswith(section.title, section.start):
            body = min(last, section.start + len(section.title))
        inside = shown[bisect_left(starts, first) : bisect_left(starts, last)]
        pieces = _pieces(text, inside, first, last, body)
        blocks.append(Block(level, section.start if section else None, tuple(pieces)))
    return Sheet(number, len(bounds) - 1, tuple(blocks))


def clauses(text: str, start: int, end: int) -> tuple[tuple[int, str], ...]:
    """The clauses between two offsets, each with the offset at which it begins."""
    return tuple((start + found.start(), "".join(found.group().split())) for found in _CLAUSE.finditer(text[start:end]))


def _cuts(text: str, marks: Iterable[EntryMark], values: Iterable[tuple[int, int]], begin: int, end: int) -> list[int]:
    """The places where something begins or ends, in order, from `begin` to `end`; so does every line."""
    places = {begin, end}
    for start, stop in (*((mark.start, mark.end) for mark in marks), *values):
        places |= {start, stop}
    for found in _LINE_END.finditer(text, begin, end):
        places |= {found.start(), found.end()}
    return sorted(place for place in places if begin <= place <= end)


class _Values:
    """Which places state a value. Values do not overlap."""

    def __init__(self, values: Sequence[tuple[int, int]]) -> None:
        self.values = sorted(values)

    def over(self, cuts: list[int]) -> Iterator[tuple[int, int, bool]]:
        at = 0
        for start, end in pairwise(cuts):
            while at < len(self.values) and self.values[at][1] <= start:
                at += 1
            yield start, end, at < len(self.values) and self.values[at][0] <= start
        if cuts:
            yield cuts[-1], cuts[-1], False


class _Cover:
    """Which entry is shown at which place."""

    def __init__(self, marks: Sequence[EntryMark]) -> None:
        self.marks = marks

    def over(self, places: Iterable[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool, EntryMark | None]]:
        at, live = 0, list[EntryMark]()
        for start, end, value in places:
            while at < len(self.marks) and self.marks[at].start <= start:
                live.append(self.marks[at])
                at += 1
            live = [mark for mark in live if mark.end > start]
            yield start, end, value, live[-1] if live else None


def _pieces(
    text: str, inside: Sequence[tuple[int, int, bool, EntryMark | None]], first: int, last: int, body: int
) -> Iterator[Piece]:
    """The pieces of one paragraph; one that reaches over the end of its title is cut there."""
    for start, end, value, mark in inside:
        for begin, stop in ((start, min(end, body)), (max(start, body), end)):
            begin, stop = max(begin, first), min(stop, last)
            said = text[begin:stop]
            if not said or not said.strip("\r\n"):
                continue
            number, state = (mark.number, mark.state) if mark else (0, "")
            opens = bool(mark) and begin == mark.start if mark else False
            yield Piece(begin, said, number, opens, state, value, stop <= body)
