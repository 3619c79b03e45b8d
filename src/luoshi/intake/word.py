"""The elements of a Word document's text, one after the other, become paragraphs."""

import re
from dataclasses import dataclass, field

from luoshi.intake.body import Paragraph, Piece, lines_of
from luoshi.intake.marks import raised
from luoshi.intake.numbering import Numbering
from luoshi.intake.xml import Attributes

# Deleted and moved text, the old form of a drawing, the reading aid over a character, text kept for a field.
_SKIPPED = {"del", "moveFrom", "Fallback", "rt", "delText", "instrText"}
_CONTENTS = re.compile(r"toc\s?\d|目录\s?\d?", re.I)
_HEADING = re.compile(r"heading\s?\d|title|subtitle|标题\s?\d?", re.I)
_OFF = {"0", "false", "off", "none"}


@dataclass(slots=True)
class Styles:
    """The names of a document's paragraph styles, and the lists that they number by, read from styles.xml."""

    names: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    _style: str = ""
    _list: str = ""
    _level: int = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        value = attributes.get("val", "")
        if tag == "style":
            self._style, self._list, self._level = attributes.get("styleId", ""), "", 0
        elif tag == "name" and self._style:
            self.names[self._style] = value
        elif tag == "ilvl":
            self._level = _whole(value)
        elif tag == "numId":
            self._list = value

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "style":
            if self._list:
                self.lists[self._style] = (self._list, self._level)
            self._style = ""


@dataclass(slots=True)
class _Open:
    """A paragraph that has begun and not ended."""

    number: int
    pieces: list[Piece] = field(default_factory=list)
    style: str = ""
    list: str | None = None
    level: int | None = None
    text: str = ""


@dataclass(slots=True)
class Words:
    """Takes the elements of a text in their order; `paragraphs` are those that have ended."""

    styles: Styles
    numbering: Numbering
    paragraphs: list[Paragraph] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _begun: int = 0
    _skipped: int = 0
    _taking: bool = False
    _properties: int = 0
    _hidden: bool = False
    _raised: bool = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
            return
        if tag == "p":
            self._begun += 1
            self._open.append(_Open(self._begun))
        elif tag == "r":
            self._hidden = self._raised = False
        elif tag == "t":
            self._taking = not self._hidden
        elif tag in ("br", "cr", "tab", "noBreakHyphen"):
            self._break(tag, attributes)
        elif tag in ("footnoteReference", "endnoteReference") and self._open:
            kind = tag.removesuffix("Reference")
            self._open[-1].pieces.append(Piece("", call=f"{kind}:{attributes.get('id', '')}"))
        else:
            self._property(tag, attributes.get("val", ""))

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif tag == "t":
            self._taking = False
        elif tag == "p" and self._open:
            self._close(self._open.pop())
        elif tag in ("pPr", "rPr") and self._properties:
            self._properties -= 1

    def characters(self, text: str) -> None:
        """Characters stand between the elements."""
        if not self._taking or self._skipped or not self._open:
            return
        paragraph = self._open[-1]
        call = None
        if self._raised:
            text, call = raised(paragraph.text, text)
        paragraph.pieces.append(Piece(text, call=None if call is None else f"raised:{self._begun}:{call}"))
        paragraph.text = (paragraph.text + text)[-4:]

    def _break(self, tag: str, attributes: Attributes) -> None:
        # Tabs between the properties are stops, not characters; a page's break breaks no line.
        if not self._open or self._properties or self._hidden or attributes.get("type") in ("page", "column"):
            return
        self._open[-1].pieces.append(Piece({"tab": "\t", "noBreakHyphen": "-"}.get(tag, "\n")))

    def _property(self, tag: str, value: str) -> None:
        if tag in ("pPr", "rPr"):
            self._properties += 1
        elif tag in ("vanish", "webHidden"):
            self._hidden = value not in _OFF
        elif tag == "vertAlign":
            self._raised = value == "superscript"
        elif not self._open:
            return
        elif tag == "pStyle":
            self._open[-1].style = value
        elif tag == "ilvl":
            self._open[-1].level = _whole(value)
        elif tag == "numId":
            self._open[-1].list = value

    def _close(self, paragraph: _Open) -> None:
        style = self.styles.names.get(paragraph.style, paragraph.style)
        if _CONTENTS.fullmatch(style):
            return
        by_style = self.styles.lists.get(paragraph.style, (None, 0))
        number = paragraph.list if paragraph.list is not None else by_style[0]
        pieces = paragraph.pieces
        if number is not None and any(piece.text.strip() for piece in pieces):
            level = paragraph.level if paragraph.level is not None else by_style[1]
            pieces = [Piece(self.numbering.mark(number, level)), *pieces]
        alone = bool(_HEADING.fullmatch(style))
        self.paragraphs += [Paragraph(line, paragraph.number, alone) for line in lines_of(pieces)]


def _whole(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 3 else 0
