"""A source: one document's text, and the bytes that it came from."""

from typing import NamedTuple


class Source(NamedTuple):
    """A document as received.

    name: the file's name, without its folder.
    text: the whole text as stored; every offset counts its code points.
    sha256: of the bytes received, 64 lower-case hexadecimal digits.
    encoding: how the bytes were decoded ("utf-8", "utf-8-sig", "utf-16", "gb18030").
    """

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"
