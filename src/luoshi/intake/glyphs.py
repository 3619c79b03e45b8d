"""The characters of a page, with their boxes, become lines."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from luoshi.facts import Box


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box, as shares of the page shown (see facts.Origin), higher ones having smaller numbers."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """The glyphs of one line, from left to right, on a page (from 1)."""

    page: int
    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.text for glyph in self.glyphs)

    @cached_property
    def box(self) -> Box:
        """The box around all of them."""
        return (
            self.glyphs[0].left,
            min(glyph.top for glyph in self.glyphs),
            self.glyphs[-1].right,
            max(glyph.bottom for glyph in self.glyphs),
        )

    @cached_property
    def height(self) -> float:
        """The usual height of its glyphs."""
        return median(glyph.bottom - glyph.top for glyph in self.glyphs)


def lines(page: int, glyphs: list[Glyph]) -> list[Line]:
    """The lines of a page from top to bottom: glyphs of which more than half the height is shared stand on one."""
    rows: list[list[Glyph]] = []
    tallest: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda each: (each.top + each.bottom) / 2):
        # A raised mark is small and lies within the height of the line that it belongs to.
        if tallest and _shared(tallest, glyph):
            rows[-1].append(glyph)
            if glyph.bottom - glyph.top > tallest.bottom - tallest.top:
                tallest = glyph
        else:
            rows.append([glyph])
            tallest = glyph
    made = (_line(page, row) for row in rows)
    return [line for line in made if line.glyphs]


def _shared(tallest: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph stands on the line whose tallest glyph is given."""
    common = min(tallest.bottom, glyph.bottom) - max(tallest.top, glyph.top)
    return common > 0.5 * min(tallest.bottom - tallest.top, glyph.bottom - glyph.top)


def _line(page: int, row: list[Glyph]) -> Line:
    out: list[Glyph] = []
    for glyph in sorted(row, key=lambda each: each.left):
        # Some programs print a letter twice, a hair apart, to make it bold.
        if out and glyph.text == out[-1].text and glyph.left - out[-1].left < 0.2 * (glyph.right - glyph.left):
            continue
        if out and _parted(out[-1], glyph):
            out.append(Glyph(" ", out[-1].right, glyph.top, glyph.left, glyph.bottom))
        out.append(glyph)
    while out and out[0].text.isspace():
        out.pop(0)
    while out and out[-1].text.isspace():
        out.pop()
    return Line(page, tuple(out))


def _parted(before: Glyph, glyph: Glyph) -> bool:
    """Whether there is a space between two Latin characters that nobody wrote down."""
    latin = before.text.isascii() and glyph.text.isascii() and before.text.isalnum() and glyph.text.isalnum()
    return latin and glyph.left - before.right > 0.6 * (glyph.right - glyph.left)


def plain(letter: str) -> str:
    """A radical that a font puts in the place of the character that looks the same, as that character (⼯ → 工)."""
    return unicodedata.normalize("NFKC", letter) if "\u2e80" <= letter <= "\u2fdf" else letter
