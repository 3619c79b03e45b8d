"""Where the characters of a source stood in the file that it was read from."""

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from luoshi.facts.named import NamedTuple

if TYPE_CHECKING:
    from luoshi.facts.source import Source

Box = tuple[float, float, float, float]
NoteKind = Literal["footnote", "glossary"]

NOTE_KINDS: tuple[NoteKind, ...] = ("footnote", "glossary")


class Origin(NamedTuple):
    """Where a run of characters stood: in a paragraph, or in a box on a page.

    start, end: code points of the source's text, end exclusive. paragraph: counted from 1 in the file's order, or None.
    page: counted from 1, or None. box: left, top, right and bottom as shares, 0 to 1, of the width and height of the
    page as it is shown, from its upper left corner; the characters of a run are equally wide.
    """

    start: int
    end: int
    paragraph: int | None = None
    page: int | None = None
    box: Box | None = None


class Note(NamedTuple):
    """What explains the text and is no part of it.

    kind: footnote 脚注 or glossary 名词解释. mark: the footnote's number or the term explained, as written, or "".
    text: the explanation. at: offset in the source's text behind which the footnote is called, or None.
    """

    kind: NoteKind
    mark: str
    text: str
    at: int | None = None


class Place(NamedTuple):
    """A place in the file: a paragraph, or the boxes (as in Origin, one a line) that cover it on one page."""

    paragraph: int | None
    page: int | None
    boxes: tuple[Box, ...]


def locate(source: "Source", start: int, end: int) -> tuple[Place, ...]:
    """Where `source.text[start:end]` stands in its file: one place for each paragraph or page, in text order.

    In plain text the paragraphs are its lines. What intake put in to part two paragraphs stands nowhere, so the answer
    may be empty. Raises ValueError when the span lies outside the text.
    """
    text = source.text
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"span {start}–{end} lies outside a text of {len(text)} characters")
    if source.format == "text":
        first = text.count("\n", 0, start) + 1
        return tuple(Place(first + more, None, ()) for more in range(text.count("\n", start, max(start, end - 1)) + 1))
    first = max(0, bisect_right(source.origins, start, key=lambda run: run.start) - 1)
    runs = []
    for run in source.origins[first:]:
        if run.start >= end:
            break
        if run.end > start:
            runs.append(run)
    return tuple(
        Place(paragraph, page, _lines([_cut(run, start, end) for run in group if run.box]))
        for (paragraph, page), group in groupby(runs, key=lambda run: (run.paragraph, run.page))
    )


def _cut(run: Origin, start: int, end: int) -> Box:
    """The part of a run's box that the characters from start to end take."""
    assert run.box
    left, top, right, bottom = run.box
    each = (right - left) / (run.end - run.start)
    return (
        left + each * max(0, start - run.start),
        top,
        right - each * max(0, run.end - end),
        bottom,
    )


def _lines(boxes: list[Box]) -> tuple[Box, ...]:
    """The boxes with those that follow each other on one line made one."""
    out: list[Box] = []
    for left, top, right, bottom in boxes:
        if out:
            before = out[-1]
            shared = min(before[3], bottom) - max(before[1], top)
            if left >= before[0] and shared > 0.5 * min(before[3] - before[1], bottom - top):
                out[-1] = (before[0], min(before[1], top), max(before[2], right), max(before[3], bottom))
                continue
        out.append((left, top, right, bottom))
    return tuple(out)
