"""An anchor: the exact characters of a source that state something."""

from luoshi.facts.named import NamedTuple
from luoshi.facts.source import Source

AROUND = 16
"""Code points of context kept on each side of a quote."""


class Anchor(NamedTuple):
    """A place in a source, by position and by quote (the W3C text-position and text-quote selectors).

    source: sha256 of the source's bytes. start, end: code points of its text, end exclusive.
    quote: the text between them. before, after: up to 16 code points on each side.
    """

    source: str
    start: int
    end: int
    quote: str
    before: str
    after: str

    @classmethod
    def at(cls, source: Source, start: int, end: int) -> "Anchor":
        """The anchor of `source.text[start:end]`; raises ValueError when the span lies outside the text."""
        text = source.text
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {start}–{end} lies outside a text of {len(text)} characters")
        return cls(
            source.sha256, start, end, text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND]
        )
