"""The lines of pages become paragraphs: where a line was broken by the page's width, and where a paragraph ends."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from luoshi.intake.body import Called, Paragraph, Piece
from luoshi.intake.furniture import without_furniture
from luoshi.intake.glyphs import Glyph, Line
from luoshi.intake.marks import raised

_STOPS = "。！？!?；;：:…"
_CLOSING = "”’）)》】"
_NO_START = "，。；：！？、）》】”’%％"
_HEADING = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}(?:、|，|部分)|[（(][一二三四五六七八九十]{1,3}[）)]|——)")
_NUMBERED = re.compile(r"[（(]\d{1,2}[）)]|\d{1,2}[.、．](?!\d)|[①-⑳]")
_LATIN = re.compile(r"[A-Za-z0-9.,%‰/+-]+")

_FEW = 40
"""Lines from which on the longest of them tell the right margin."""


@dataclass(frozen=True, slots=True)
class _Measures:
    """How a document is set, as shares of the page: the margins, the width of a character, the step between lines."""

    left: float
    right: float
    em: float
    pitch: float
    indented: bool


def paragraphs(lines: list[Line]) -> tuple[list[Paragraph], list[Called]]:
    """The paragraphs of the lines, and the footnotes, without page numbers and running heads."""
    body, footnotes = without_furniture(lines)
    if not body:
        return [], footnotes
    measures = _measured(body)
    groups: list[list[Line]] = []
    for line in body:
        if groups and not _begins(groups[-1], line, measures):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(tuple(_pieces(group, measures.em))) for group in groups], footnotes


def _measured(lines: list[Line]) -> _Measures:
    wide = [glyph.right - glyph.left for line in lines for glyph in line.glyphs if glyph.text > "\u2e80"]
    em = median(wide or [glyph.right - glyph.left for line in lines for glyph in line.glyphs])
    rights = sorted(line.box[2] for line in lines)
    right = rights[int(len(rights) * 0.9)] if len(rights) > 10 else rights[-1]
    if len(lines) <= _FEW:
        # Perhaps no line of them is full; margins are about as wide on both sides.
        right = max(right, 1 - min(line.box[0] for line in lines) - em)
    full = [line.box[2] > right - 2 * em for line in lines]
    behind = [line.box[0] for line, before in zip(lines[1:], full, strict=False) if before]
    lefts = Counter(round(left / em * 4) for left in behind or [line.box[0] for line in lines])
    # The margin is the leftmost place where more than a stray line begins.
    common = [place for place, times in lefts.items() if times * 10 >= max(lefts.values())]
    left = min(common) * em / 4
    inset = sum(1.5 * em < line.box[0] - left < 2.6 * em for line in lines)
    steps = [after.box[3] - before.box[3] for before, after in pairwise(lines) if after.page == before.page]
    pitch = median(steps) if steps else 1.0
    return _Measures(left, right, em, pitch, inset * 8 >= len(lines))


def _begins(group: list[Line], line: Line, measures: _Measures) -> bool:
    """Whether `line` begins a paragraph behind the lines of `group`."""
    before, em = group[-1], measures.em
    last = before.text.rstrip(_CLOSING)[-1:] or before.text[-1]
    stopped = last in _STOPS
    inset = line.box[0] - measures.left
    if abs(line.height - before.height) > 0.15 * before.height:
        return True
    if line.page == before.page and line.box[3] - before.box[3] > 1.45 * measures.pitch:
        return True
    if 1.2 * em < inset:
        return True
    if (_HEADING.match(line.text) or _NUMBERED.match(line.text)) and (stopped or _short(before, line, measures)):
        return True
    if _short(before, line, measures):
        little = before.box[2] - measures.left < 0.6 * (measures.right - measures.left)
        return stopped or (little and before.text[-1] not in "，、")
    return stopped and last not in "；;：:" and not measures.indented


def _short(before: Line, line: Line, measures: _Measures) -> bool:
    """Whether the line before would have had room for what begins this one and cannot be broken."""
    text = line.text
    latin = _LATIN.match(text)
    taken = latin.end() if latin else 1
    while taken < len(text) and text[taken] in _NO_START:
        taken += 1
    needed = line.glyphs[taken - 1].right - line.glyphs[0].left
    return before.box[2] + needed + 0.6 * measures.em < measures.right


def _pieces(lines: list[Line], em: float) -> Iterator[Piece]:
    for place, line in enumerate(lines):
        if place:
            last, first = lines[place - 1].text[-1], line.text[0]
            if last.isascii() and first.isascii() and last.isalpha() and first.isalpha():
                yield Piece(" ")
        yield from _runs(line, em)


def _runs(line: Line, em: float) -> Iterator[Piece]:
    """The line in runs of equally wide characters in even steps, so that any of them can be found in its run's box."""
    run: list[Glyph] = []
    tall = max(glyph.bottom - glyph.top for glyph in line.glyphs)
    middle = (line.box[1] + line.box[3]) / 2
    text = ""
    for glyph in line.glyphs:
        call = None
        if glyph.bottom - glyph.top < 0.8 * tall and (glyph.top + glyph.bottom) / 2 < middle:
            kept, call = raised(text, glyph.text)
            if call is not None:
                yield from _boxed(run, line.page)
                run = []
                yield Piece("", call=f"{line.page}:{call}")
                continue
            glyph = Glyph(kept, glyph.left, glyph.top, glyph.right, glyph.bottom)
        if run and not _even(run, glyph, em):
            yield from _boxed(run, line.page)
            run = []
        run.append(glyph)
        text = (text + glyph.text)[-4:]
    yield from _boxed(run, line.page)


def _even(run: list[Glyph], glyph: Glyph, em: float) -> bool:
    first, last = run[0], run[-1]
    step = run[1].left - first.left if len(run) > 1 else first.right - first.left
    same_width = abs((glyph.right - glyph.left) - (first.right - first.left)) < 0.1 * em
    return same_width and abs(glyph.left - last.left - step) < 0.1 * em


def _boxed(run: list[Glyph], page: int) -> Iterator[Piece]:
    if run:
        box = (run[0].left, min(each.top for each in run), run[-1].right, max(each.bottom for each in run))
        left, top, right, bottom = (round(min(1.0, max(0.0, edge)), 5) for edge in box)
        yield Piece("".join(each.text for each in run), page, (left, top, right, bottom))
