"""A report's paragraphs, whatever file they came from, become the text of a source."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from luoshi.facts import Box, Format, Note, NoteKind, Origin, Refusal, Source
from luoshi.intake.glossary import split_glossary
from luoshi.intake.limits import TEXT

_ENDS = "。！？!?…，,、；;：:"
_LINE = 60
"""Characters that a line standing by itself has at most: a title, a heading, a cell of a table."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters: where it stood as in facts.Origin, and the footnote called behind it, or None."""

    text: str
    page: int | None = None
    box: Box | None = None
    call: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. number: from 1 in the file's order, or None where the file has no paragraphs but pages.

    alone: it is known to be a heading, or to have an empty line behind it.
    """

    pieces: tuple[Piece, ...]
    number: int | None = None
    alone: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Called:
    """A footnote; key: what its call is known by in the file. mark, text: as in facts.Note."""

    key: str
    mark: str
    text: str
    kind: NoteKind = "footnote"


def source_of(
    name: str,
    data: bytes,
    format: Format,
    paragraphs: Iterable[Paragraph],
    footnotes: Iterable[Called] = (),
    encoding: str = "",
) -> Source:
    """The source whose text is the paragraphs, one a line, those without a character left out.

    An empty line goes behind what stands by itself, a heading or a title, so that nobody takes it for the beginning
    of the next line. The glossary is taken off the end.
    Raises Refusal: empty-file, too-large (over limits.TEXT characters).
    """
    text: list[str] = []
    origins: list[Origin] = []
    calls: dict[str, int] = {}
    at = 0
    before: Paragraph | None = None
    for paragraph in map(_trimmed, paragraphs):
        if not paragraph.text:
            before = before and replace(before, alone=True)
            continue
        if before:
            gap = "\n\n" if _stands_alone(before) else "\n"
            text.append(gap)
            at += len(gap)
        before = paragraph
        for piece in paragraph.pieces:
            if piece.text:
                end = at + len(piece.text)
                _add(origins, Origin(at, end, paragraph.number, piece.page, piece.box))
                text.append(piece.text)
                at = end
            if piece.call is not None:
                calls.setdefault(piece.call, at)
        if at > TEXT:
            raise Refusal("too-large", name=name, limit=TEXT)
    body, notes = split_glossary("".join(text))
    if not body or body.isspace():
        raise Refusal("empty-file", name=name)
    notes = (*(Note(each.kind, each.mark, each.text, calls.get(each.key)) for each in footnotes), *notes)
    kept = origins[: bisect_left(origins, len(body), key=lambda run: run.start)]
    return Source(name, body, hashlib.sha256(data).hexdigest(), encoding, format, tuple(kept), notes)


def _stands_alone(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return text[-1] not in _ENDS and (paragraph.alone or (len(text) <= _LINE and any(map(str.isalpha, text))))


def _add(origins: list[Origin], run: Origin) -> None:
    if run.paragraph is None and run.page is None:
        return
    last = origins[-1] if origins else None
    if last and run.box is None and last.box is None and (last.paragraph, last.page) == (run.paragraph, run.page):
        origins[-1] = last._replace(end=run.end)
    else:
        origins.append(run)


def _trimmed(paragraph: Paragraph) -> Paragraph:
    """Without white space at its ends. A piece with a box has none there: it would make the box wrong."""
    pieces = list(paragraph.pieces)
    for places, cut in ((range(len(pieces)), str.lstrip), (range(len(pieces) - 1, -1, -1), str.rstrip)):
        for place in places:
            pieces[place] = replace(pieces[place], text=cut(pieces[place].text))
            if pieces[place].text:
                break
    return replace(paragraph, pieces=tuple(pieces))


def lines_of(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces parted at the line feeds in them."""
    line: list[Piece] = []
    for piece in pieces:
        *full, rest = piece.text.split("\n")
        for part in full:
            yield (*line, replace(piece, text=part, call=None))
            line = []
        line.append(replace(piece, text=rest))
    yield tuple(line)
