"""The bytes of a report, in whatever format it comes, become a source."""

from luoshi.facts import Refusal, Source
from luoshi.intake.limits import DOCUMENT, PICTURE, TEXT
from luoshi.intake.looks import Kind, is_locked, kind_of, looks_like
from luoshi.intake.text import from_text

LIMITS: dict[Kind | None, int] = {None: TEXT, "html": TEXT, "docx": DOCUMENT, "pdf": DOCUMENT, "scan": PICTURE}
"""Bytes of the largest file of each kind; of None, plain text."""


def from_bytes(name: str, data: bytes) -> Source:
    """The source in `data`, the bytes of a file called `name`; what they are is seen from themselves.

    Raises Refusal: too-large, empty-file, not-text, broken-encoding, encrypted-file, broken-file, unsafe-file,
    too-many-pages, too-heavy, needs-ocr.
    """
    kind = kind_of(data)
    if len(data) > LIMITS[kind]:
        raise Refusal("too-large", name=name, limit=LIMITS[kind])
    if kind:
        # Imported only here: plain text has no use for it.
        from luoshi.intake.apart import open_apart

        return open_apart(kind, name, data)
    if is_locked(data):
        raise Refusal("encrypted-file", name=name)
    looks = looks_like(data)
    if looks:
        raise Refusal("not-text", name=name, looks_zh=looks[0], looks_en=looks[1])
    return from_text(name, data)
