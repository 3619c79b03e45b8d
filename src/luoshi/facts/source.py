"""A source: one document's text, and the bytes that it came from."""

# Annotations as text, as `from __future__ import annotations` makes them, would each be compiled by NamedTuple.
from typing import Literal

from luoshi.facts.named import NamedTuple
from luoshi.facts.origin import Note, Origin

Format = Literal["text", "html", "docx", "pdf", "scan"]

FORMATS: tuple[Format, ...] = ("text", "html", "docx", "pdf", "scan")


class Source(NamedTuple):
    """A document as received.

    name: the file's name, without its folder.
    text: the report's text as stored; every offset counts its code points. Notes are no part of it.
    sha256: of the bytes received, 64 lower-case hexadecimal digits.
    encoding: how the bytes were decoded ("utf-8", "utf-8-sig", "utf-16", "gb18030"), "" where they are no text.
    format: text, html, docx, pdf (with text in it), scan (a picture, or a pdf of pictures, whose text was recognized).
    origins: where each character stood, in text order and without overlap; empty for plain text, whose lines say it.
    notes: footnotes and the glossary, in the file's order.
    """

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    format: Format = "text"
    origins: tuple[Origin, ...] = ()
    notes: tuple[Note, ...] = ()
