"""Over how long a time a figure of the review tells: the year before, several years, or a part of the year.

A report given at the end of a term or of a five-year plan tells of five years at once. A total over five years answers
no promise of one of them.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from luoshi.facts import Figure, Reading
from luoshi.judging.lineage.places import Around
from luoshi.lexicon import any_of

Stretch = Literal["year", "years", "part"]

_YEAR = re.compile(any_of("lineage", "one_year"))
_PART = re.compile(rf"{any_of('lineage', 'part_year')}")
# 三年行动、“十四五”规划 name a plan and no time.
_NO_PLAN = r"(?!行动|计划|规划|方案|攻坚)"
_YEARS = re.compile(any_of("lineage", "many_years") + _NO_PLAN)
_AVERAGE = re.compile(any_of("lineage", "average") + _NO_PLAN)
_SO_FAR = "累计"
_SINCE = re.compile(r"(?:19|20)\d\d年以来")
_OPENING = 40
"""Characters of a paragraph in which it says what time it tells of."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """The time that each paragraph tells of: offsets of their first characters, and whether it is several years."""

    starts: tuple[int, ...]
    several: tuple[bool, ...]

    def several_at(self, offset: int) -> bool:
        """Whether the paragraph at `offset` (code points) tells of several years."""
        place = bisect_right(self.starts, offset) - 1
        return self.several[place] if place >= 0 else False


def stretches(reading: Reading) -> Stretches:
    """The paragraphs of a reading. A heading or a lead-in (五年来，我们做了以下工作。) holds for what follows it."""
    text = reading.source.text
    starts: list[int] = []
    several: list[bool] = []
    parts = {section.start: section for section in reading.outline if section.level == 1}
    default = False
    for paragraph in re.finditer(r"[^\n]+", text):
        line = paragraph[0].strip()
        if not line:
            continue
        begin = paragraph.start() + len(paragraph[0]) - len(paragraph[0].lstrip())
        opening = line[:_OPENING]
        here = _told(opening)
        if any(paragraph.start() <= start < paragraph.end() for start in parts):
            # 过去五年工作回顾; where a heading names a year too, its paragraphs have to say.
            named = re.search(r"(?:19|20)\d\d年", line)
            default = here is True and not named
        elif here is not None and len(line) <= _OPENING:
            default = here
        starts.append(begin)
        several.append(default if here is None else here)
    return Stretches(tuple(starts), tuple(several))


def _told(opening: str) -> bool | None:
    years, year = _YEARS.search(opening) or _SINCE.search(opening), _YEAR.search(opening)
    if years and year:
        return years.start() < year.start()
    return True if years else False if year else None


def stretch_of(figure: Figure, near: Around, paragraphs: Stretches, standing: bool) -> Stretch:
    """The time that a figure of the review tells of.

    standing: it states what there was at the end (a stock, a ratio, a rank), which a paragraph on five years does not
    make a total of five.
    """
    before = near.before
    if _PART.search(before):
        return "part"
    average = _AVERAGE.search(before)
    # 全年累计 is of the year.
    if average and not (average[0] == _SO_FAR and _YEAR.search(before)):
        return "years"
    if figure.period.year is not None and (
        f"{figure.period.year}年" in near.lead[-60:] or (_YEAR.search(before) and not _YEARS.search(before))
    ):
        return "year"
    if _YEARS.search(before):
        return "years"
    if standing:
        return "year"
    if paragraphs.several_at(figure.start) or (figure.period.span or 1) > 1:
        return "years"
    return "year"


def cumulative(near: Around, figure: Figure) -> bool:
    """Whether a promise itself asks for a total of several years (累计, 五年, …的目标)."""
    behind = near.item.partition(figure.text)[2]
    return bool((figure.period.span or 1) > 1 or _SO_FAR in near.before or "五年" in near.before or "目标" in behind)
