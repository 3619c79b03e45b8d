"""Plain text: the bytes of a report become a source."""

from luoshi.facts import Refusal, Source
from luoshi.intake.digest import sha256_of
from luoshi.intake.encoding import decode
from luoshi.intake.glossary import split_glossary


def from_text(name: str, data: bytes) -> Source:
    """The source in `data`, a plain text file's bytes; `name` is the file's name, without its folder.

    Line ends stay as they are; a byte order mark is no part of the text, nor is the glossary at its end.
    A text of nothing but white space counts as empty: there is no report in it.
    Raises Refusal: empty-file, not-text, broken-encoding.
    """
    whole, encoding = decode(name, data)
    text, notes = split_glossary(whole)
    if not text or text.isspace():
        raise Refusal("empty-file", name=name)
    return Source(name, text, sha256_of(data), encoding, notes=notes)
