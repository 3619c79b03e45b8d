"""A reading: everything that was read out of one source."""

from bisect import bisect_right
from typing import Literal

from luoshi.facts.commitment import Commitment
from luoshi.facts.doubt import Doubt
from luoshi.facts.figure import Figure, Numeral
from luoshi.facts.named import NamedTuple
from luoshi.facts.source import Source

Outlook = Literal["review", "plan", "other"]
OUTLOOKS: tuple[Outlook, ...] = ("review", "plan", "other")


class Section(NamedTuple):
    """A heading and what stands under it.

    path: titles from the outermost to this one. level: 1 a part (一、), 2 a section (（一）), 3 below that.
    start, end: code points of the source's text, from the heading to the next of its level or above.
    outlook: review looks back, plan looks forward, other does neither. year: the year it speaks of, or None.
    """

    path: tuple[str, ...]
    level: int
    start: int
    end: int
    outlook: Outlook
    year: int | None

    @property
    def title(self) -> str:
        """The section's own title, the last of its path."""
        return self.path[-1] if self.path else ""


class Reading(NamedTuple):
    """What a source says. Every list is in text order; figures and numerals do not overlap.

    year: the year that the report was given in (it reviews the year before), or None.
    commitments: of the part that looks forward; they do not overlap.
    """

    source: Source
    year: int | None
    outline: tuple[Section, ...]
    figures: tuple[Figure, ...]
    numerals: tuple[Numeral, ...]
    doubts: tuple[Doubt, ...]
    commitments: tuple[Commitment, ...] = ()

    def outlook_at(self, offset: int) -> Outlook:
        """Whether the section that `offset` (code points of the source's text) stands in looks back or forward."""
        place = bisect_right(self.outline, offset, key=lambda section: section.start) - 1
        return self.outline[place].outlook if place >= 0 else "other"
