"""Plain text: the bytes of a report become a source."""

import hashlib

from luoshi.facts import Refusal, Source
from luoshi.intake.encoding import decode
from luoshi.intake.looks import looks_like

LIMIT = 8 * 1024 * 1024
"""Bytes of the largest file that is taken. The longest reports have some 100,000 bytes."""


def from_bytes(name: str, data: bytes) -> Source:
    """The source in `data`, a plain text file's bytes; `name` is the file's name, without its folder.

    Line ends stay as they are; a byte order mark is no part of the text.
    A text of nothing but white space counts as empty: there is no report in it.
    Raises Refusal: too-large, empty-file, not-text, broken-encoding.
    """
    if len(data) > LIMIT:
        raise Refusal("too-large", name=name, limit=LIMIT)
    looks = looks_like(data)
    if looks:
        raise Refusal("not-text", name=name, looks_zh=looks[0], looks_en=looks[1])
    text, encoding = decode(name, data)
    if not text or text.isspace():
        raise Refusal("empty-file", name=name)
    return Source(name, text, hashlib.sha256(data).hexdigest(), encoding)
