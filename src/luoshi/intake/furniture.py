"""What stands on a page and is no part of the text: page numbers, running heads; and the footnotes at its foot."""

import re
from collections import Counter
from itertools import groupby
from statistics import median

from luoshi.intake.body import Called
from luoshi.intake.glyphs import Line

_PAGE_NUMBER = re.compile(
    r"[—–－\-·•~ 　]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/，,共]\s*(?:共\s*)?\d{1,4}\s*页?)?[—–－\-·•~ 　]*"
)
_DIGITS = re.compile(r"\d+")
_NOTE = re.compile(r"\s*[\[〔［(（]?(\d{1,3}|[①-⑳]|[*†‡])[\]〕］)）]?[.、 　]?\s*(?=\D)")

EDGE = 2
"""Lines at the head and at the foot of a page that may be furniture."""

SMALL = 0.9
"""Below this share of the text's height, lines at the foot of a page are footnotes."""


def without_furniture(lines: list[Line]) -> tuple[list[Line], list[Called]]:
    """The lines of the text, and the footnotes, whose keys are page and mark."""
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:EDGE], *page[-EDGE:])})
    often = max(3, len(pages) // 2)
    usual = median(line.height for line in lines) if lines else 0.0
    body: list[Line] = []
    footnotes: list[Called] = []
    for page in pages:
        first, last = 0, len(page)
        while first < min(EDGE, last) and (_is_number(page[first]) or edges[_key(page[first])] >= often):
            first += 1
        while last > max(first, len(page) - EDGE) and (
            _is_number(page[last - 1]) or edges[_key(page[last - 1])] >= often
        ):
            last -= 1
        foot = last
        while foot > first and page[foot - 1].height < SMALL * usual:
            foot -= 1
        while foot < last and not _NOTE.match(page[foot].text):
            foot += 1
        body += page[first:foot]
        footnotes += _notes(page[foot:last])
    return body, footnotes


def _is_number(line: Line) -> bool:
    _, top, _, bottom = line.box
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and (bottom < 0.15 or top > 0.85)


def _key(line: Line) -> tuple[str, int]:
    """What a running head has in common from page to page: its words and its height on the page."""
    return _DIGITS.sub("#", line.text), round(line.box[1] * 50)


def _notes(lines: list[Line]) -> list[Called]:
    notes: list[Called] = []
    for line in lines:
        found = _NOTE.match(line.text)
        if found:
            notes.append(Called(f"{line.page}:{found[1]}", found[1], line.text[found.end() :]))
        else:
            notes[-1] = Called(notes[-1].key, notes[-1].mark, notes[-1].text + line.text)
    return notes
