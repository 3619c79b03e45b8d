"""The outline: parts and sections, which part looks back and which forward, and the year each speaks of."""

import re
from functools import cache
from typing import NamedTuple

from luoshi.facts import Outlook
from luoshi.lexicon import groups

_PART = re.compile(r"(?:^|(?<=\n))(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}部分[：:、 ]?)([^\n。；]{2,40})(?=\n|\Z)", re.M)
_SECTION = re.compile(
    r"(?:^|(?<=\n))(?:（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}，|——)([^\n。！]{2,60})|(?<=[。！\n])（[一二三四五六七八九十]{1,3}）([^\n。！]{2,60})"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_REPORT_YEAR = re.compile(r"((?:19|20)\d\d)年[^\n，。]{0,20}(?:政府)?工作报告|((?:19|20)\d\d)年(?:的)?(?:政府)?(?:工作|经济社会发展)?(?:的)?(?:总体|主要|工作)?(?:安排|任务|目标|建议|打算|重点|部署)")


class Stretch(NamedTuple):
    """A heading and what stands under it, offsets of the cleaned text; fields as in facts.Section."""

    path: tuple[str, ...]
    level: int
    start: int
    end: int
    outlook: Outlook
    year: int | None


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = groups("headings")
    return re.compile("|".join(words["review"])), re.compile("|".join(words["plan"]))


def outline(text: str, year: int | None = None) -> tuple[int | None, list[Stretch]]:
    """The report's year and its stretches, in text order; parts first among those that begin together.

    text: cleaned. year: the year the report was given in, if it is known from elsewhere. A text without parts is one
    stretch whose outlook is "other", unless sentences of it say where the plan begins.
    """
    parts = [(found.start(), found.group().strip()) for found in _PART.finditer(text)]
    if len(parts) < 2:
        parts = _unnumbered(text) or parts
    outlooks = _outlooks([title for _, title in parts])
    year = year or _report_year(text, [title for _, title in parts], outlooks)
    stretches: list[Stretch] = []
    opening = parts[0][0] if parts else len(text)
    if opening:
        # What stands before the first part; a text without parts is all of it.
        stretches.append(Stretch((), 0, 0, opening, "other", year))
    for number, (start, title) in enumerate(parts):
        end = parts[number + 1][0] if number + 1 < len(parts) else len(text)
        outlook = outlooks[number]
        its_year = None if year is None else year - 1 if outlook == "review" else year
        part = Stretch((title,), 1, start, end, outlook, its_year)
        stretches.append(part)
        stretches += _sections(text, part)
    return year, stretches


def _sections(text: str, part: Stretch) -> list[Stretch]:
    found = [(match.start(), match.group().strip()) for match in _SECTION.finditer(text, part.start, part.end)]
    out = []
    for number, (start, title) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else part.end
        out.append(Stretch((*part.path, title), 2, start, end, part.outlook, part.year))
    return out


def _outlooks(titles: list[str]) -> list[Outlook]:
    review, plan = _titles()
    out: list[Outlook] = []
    for title in titles:
        if review.search(title):
            out.append("review")
        elif plan.search(title) or "plan" in out:
            # 三、加强政府自身建设 follows the plan and is part of it.
            out.append("plan")
        else:
            out.append("other")
    if "plan" not in out and "review" in out:
        last = len(out) - 1 - out[::-1].index("review")
        out[last + 1 :] = ["plan"] * (len(out) - last - 1)
    return out


_TURN = re.compile(r"(?:^|(?<=\n))[^\n]{0,40}?(?:今年|明年|(?:19|20)\d\d年)[^\n。]{0,30}?(?:总体要求|预期目标|主要目标|工作安排)")


def _unnumbered(text: str) -> list[tuple[int, str]]:
    """A text without numbered parts still turns from what was done to what will be: at its targets."""
    turn = _TURN.search(text)
    if not turn:
        return []
    return [(0, "回顾"), (turn.start(), "安排")] if turn.start() else [(0, "安排")]


def _report_year(text: str, titles: list[str], outlooks: list[Outlook]) -> int | None:
    for wanted, shift in (("plan", 0), ("review", 1)):
        for title, outlook in zip(titles, outlooks, strict=True):
            found = _YEAR.findall(title) if outlook == wanted else None
            if found:
                return int(found[-1] if wanted == "review" else found[0]) + shift
    found_in_text = _REPORT_YEAR.search(text)
    if found_in_text:
        return int(found_in_text.group(1) or found_in_text.group(2))
    years = [int(found.group(1)) for found in _YEAR.finditer(text) if found.group().endswith("年")]
    if not years:
        return None
    # 今年 is named by its number rarely; the year named most often is the one reviewed.
    return max(set(years), key=lambda one: (years.count(one), one)) + 1
