"""The text of a report cut into paragraphs and stretches, each stretch with the numeral and the doubt it belongs to."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from luoshi.facts import COMMITMENT_DOUBTS, Figure, Numeral, NumeralClass, Reading

LONGEST_HEADING = 60
"""Characters of a line that may be set as a heading."""

FEWEST_LINES = 20
LONGEST_LINE = 50
FULL = 0.8
"""A text of so many lines, most of them full to four fifths of at most 50 characters, was broken at a fixed width."""

PAGE = 60_000
"""Characters of text on one page; reports have 10,000 to 35,000, so nearly all have one page."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters of the text. kind: class of the numeral they are, "" for none; start: where that numeral starts.

    first: whether the numeral begins here (one with a doubt on a part of it is cut up). doubt: code of a doubt on these
    characters, "" for none; doubt_start: where that doubt starts; doubt_first: whether it begins here.
    status: of a figure, "" for others. title: whether it is a section's title at the head of running text.
    """

    text: str
    kind: NumeralClass | Literal[""] = ""
    start: int = 0
    first: bool = False
    status: str = ""
    doubt: str = ""
    doubt_start: int = 0
    doubt_first: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text. level: of the heading it is, 0 for running text; section: start of its section, or None."""

    start: int
    level: int
    section: int | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """One page of the text. number: from 1. start, end: code points."""

    number: int
    pages: int
    start: int
    end: int
    paragraphs: tuple[Paragraph, ...]


def page_bounds(text: str) -> list[int]:
    """Where the pages of a text begin, and its end: about every PAGE characters, after a line end if possible."""
    bounds = [0]
    while len(text) - bounds[-1] > PAGE:
        wanted = bounds[-1] + PAGE
        line = text.rfind("\n", bounds[-1] + PAGE // 2, wanted)
        bounds.append(line + 1 if line >= 0 else wanted)
    return [*bounds, len(text)]


def page_at(text: str, offset: int) -> int:
    """The number, from 1, of the page that `offset` stands on."""
    bounds = page_bounds(text)
    return max(1, min(bisect_right(bounds, offset), len(bounds) - 1))


def text_page(reading: Reading, number: int) -> TextPage | None:
    """Page `number`, from 1, of a reading's text with its marks; None where there is no such page."""
    text = reading.source.text
    bounds = page_bounds(text)
    if not 1 <= number < len(bounds):
        return None
    start, end = bounds[number - 1], bounds[number]
    marks: list[Figure | Numeral] = sorted([*reading.figures, *reading.numerals], key=lambda row: row.start)
    cuts = _cuts(reading, marks, start, end)
    headings = {section.start: section for section in reversed(reading.outline)}
    shown = []
    for begin, stop in paragraphs(text, start, end, headings):
        section = headings.get(begin + len(text[begin:stop]) - len(text[begin:stop].lstrip()))
        level, body = 0, begin
        if section and stop - begin <= LONGEST_HEADING:
            level = section.level
        elif section and text.startswith(section.title, section.start):
            body = min(stop, section.start + len(section.title))
        titles = [replace(stretch, title=True) for stretch in _stretches(text, cuts, begin, body)]
        stretches = (*titles, *_stretches(text, cuts, body, stop))
        shown.append(Paragraph(begin, level, section.start if section else None, stretches))
    return TextPage(number, len(bounds) - 1, start, end, tuple(shown))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines between two offsets that hold more than white space, as offsets."""
    begin = start
    while begin < end:
        found = text.find("\n", begin, end)
        stop = end if found < 0 else found
        if text[begin:stop].strip():
            yield begin, stop
        begin = stop + 1


def _wrapped_at(text: str) -> int | None:
    """How long a full line is in a text that was broken at a fixed width, in characters; None for any other text.

    Most lines of such a text are about equally long and short; a text with whole paragraphs has lines of all lengths.
    """
    lengths = sorted(stop - begin for begin, stop in _lines(text, 0, len(text)))
    if len(lengths) < FEWEST_LINES:
        return None
    longest, middle = lengths[len(lengths) * 19 // 20], lengths[len(lengths) // 2]
    return longest if longest <= LONGEST_LINE and middle >= longest * FULL else None


def paragraphs(text: str, start: int, end: int, starts: Container[int]) -> Iterator[tuple[int, int]]:
    """The paragraphs between two offsets: lines, those of a sentence joined where the text was broken at a fixed width.

    starts: offsets at which a section, and so a paragraph, begins. This is for the eye; no offset depends on it.
    """
    full = _wrapped_at(text)
    begin = line_begin = line_stop = start
    for next_begin, next_stop in _lines(text, start, end):
        broken = full is not None and line_stop - line_begin >= full * FULL and text[line_stop - 1] not in "。！？：”"
        if not broken or next_begin in starts:
            if line_stop > begin:
                yield begin, line_stop
            begin = next_begin
        line_begin, line_stop = next_begin, next_stop
    if line_stop > begin:
        yield begin, line_stop


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    mark: Figure | Numeral | None
    doubt: tuple[str, int] | None


def _cuts(reading: Reading, marks: list[Figure | Numeral], start: int, end: int) -> list[_Cut]:
    """The places between start and end where a mark or a doubt begins or ends, each with what holds from there on."""
    starts = [mark.start for mark in marks]
    near = marks[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)]
    # A mark under every doubted commitment would hide those under numerals; the review desk shows them.
    doubts = [
        doubt
        for doubt in reading.doubts
        if doubt.start < end and doubt.end > start and doubt.code not in COMMITMENT_DOUBTS
    ]
    events: dict[int, tuple[list[Figure | Numeral], list[tuple[str, int]]]] = {}
    for mark in near:
        events.setdefault(mark.start, ([], []))[0].append(mark)
        events.setdefault(mark.end, ([], []))
    for doubt in doubts:
        events.setdefault(doubt.start, ([], []))[1].append((doubt.code, doubt.start))
        events.setdefault(doubt.end, ([], []))
    ends = {(doubt.code, doubt.start): doubt.end for doubt in doubts}
    cuts = []
    mark_now: Figure | Numeral | None = None
    doubt_now: tuple[str, int] | None = None
    for place in sorted(events):
        new_marks, new_doubts = events[place]
        if mark_now and mark_now.end <= place:
            mark_now = None
        if doubt_now and ends[doubt_now] <= place:
            doubt_now = None
        mark_now = new_marks[0] if new_marks else mark_now
        doubt_now = new_doubts[0] if new_doubts else doubt_now
        cuts.append(_Cut(place, mark_now, doubt_now))
    return cuts


def _stretches(text: str, cuts: list[_Cut], begin: int, stop: int) -> Iterator[Stretch]:
    first = max(0, bisect_right(cuts, begin, key=lambda cut: cut.start) - 1)
    at = begin
    current = cuts[first] if cuts and cuts[first].start <= begin else None
    for cut in cuts[first:]:
        if cut.start >= stop:
            break
        if cut.start > at:
            yield _stretch(text[at : cut.start], at, current)
            at = cut.start
        current = cut
    if at < stop:
        yield _stretch(text[at:stop], at, current)


def _stretch(text: str, at: int, cut: _Cut | None) -> Stretch:
    text = text.replace("\n", "")
    if cut is None:
        return Stretch(text)
    mark, doubt = cut.mark, cut.doubt
    return Stretch(
        text,
        kind="" if mark is None else "figure" if isinstance(mark, Figure) else mark.kind,
        start=mark.start if mark else 0,
        first=mark is not None and mark.start == at,
        status=mark.status if isinstance(mark, Figure) else "",
        doubt=doubt[0] if doubt else "",
        doubt_start=doubt[1] if doubt else 0,
        doubt_first=doubt is not None and doubt[1] == at,
    )
