"""Word documents (.docx): a zip of XML, streamed and not built up, whatever it holds."""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from luoshi.facts import Refusal, Source
from luoshi.intake.body import Called, Paragraph, Piece, source_of
from luoshi.intake.limits import TEXT
from luoshi.intake.numbering import Numbering, NumberingReader
from luoshi.intake.word import Styles, Words
from luoshi.intake.xml import Attributes, parse
from luoshi.intake.zipped import broken, chunks, open_zip

LOOKS = ("Word 文档（.docx）", "a Word document (.docx)")
_NOTES = {"footnotes.xml": "footnote", "endnotes.xml": "endnote"}
_BLANK = re.compile(r"\s+")


def from_docx(name: str, data: bytes) -> Source:
    """The source in the Word document `data`: paragraphs in order, with those of tables and text boxes, with the
    numbers that Word puts before them, without headers, footers, comments, deleted text and the table of contents.

    Raises Refusal: broken-file, encrypted-file, unsafe-file, too-heavy, empty-file, too-large.
    """
    with open_zip(name, data, LOOKS) as archive:
        main = _main_part(name, archive)
        folder = main.rpartition("/")[0]
        styles = Styles()
        _read(name, archive, f"{folder}/styles.xml", styles.start, styles.end)
        lists = NumberingReader()
        _read(name, archive, f"{folder}/numbering.xml", lists.start, lists.end)
        paragraphs = list(_paragraphs(name, archive, main, styles, lists.numbering))
        footnotes: list[Called] = []
        for part, kind in _NOTES.items():
            notes = _Notes(kind, styles)
            _read(name, archive, f"{folder}/{part}", notes.start, notes.end, notes.characters)
            footnotes += notes.called
    order = {piece.call: place for place, piece in enumerate(_calls(paragraphs), 1)}
    marked = [Called(each.key, str(order[each.key]), each.text) for each in footnotes if each.key in order]
    return source_of(name, data, "docx", paragraphs, sorted(marked, key=lambda each: int(each.mark)))


def _calls(paragraphs: list[Paragraph]) -> Iterator[Piece]:
    seen: set[str] = set()
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            if piece.call is not None and piece.call not in seen:
                seen.add(piece.call)
                yield piece


def _main_part(name: str, archive: zipfile.ZipFile) -> str:
    found: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    _read(name, archive, "_rels/.rels", start)
    main = found[0] if found else "word/document.xml"
    if main not in archive.namelist():
        raise broken(name, LOOKS)
    return main


def _read(
    name: str,
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda _: None,
    characters: Callable[[str], None] = lambda _: None,
) -> None:
    parse(name, LOOKS, chunks(name, archive, part, LOOKS), start, end, characters)


def _paragraphs(
    name: str, archive: zipfile.ZipFile, main: str, styles: Styles, numbering: Numbering
) -> list[Paragraph]:
    words = Words(styles, numbering)
    taken = 0

    def characters(text: str) -> None:
        nonlocal taken
        taken += len(text)
        if taken > 2 * TEXT:
            raise Refusal("too-large", name=name, limit=TEXT)
        words.characters(text)

    _read(name, archive, main, words.start, words.end, characters)
    return words.paragraphs


@dataclass(slots=True)
class _Notes:
    """Takes the elements of footnotes.xml or endnotes.xml and lists the notes."""

    kind: str
    styles: Styles
    called: list[Called] = field(default_factory=list)
    _words: Words | None = None
    _key: str = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == self.kind:
            # Of other types than a note's are the lines between text and notes.
            self._words = Words(self.styles, Numbering()) if attributes.get("type", "normal") == "normal" else None
            self._key = f"{self.kind}:{attributes.get('id', '')}"
        elif self._words:
            self._words.start(tag, attributes)

    def end(self, tag: str) -> None:
        if tag == self.kind and self._words:
            text = _BLANK.sub(" ", "".join(paragraph.text for paragraph in self._words.paragraphs)).strip()
            self.called.append(Called(self._key, "", text))
            self._words = None
        elif self._words:
            self._words.end(tag)

    def characters(self, text: str) -> None:
        if self._words:
            self._words.characters(text)
