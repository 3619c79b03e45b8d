"""The outline: parts and sections, which part looks back and which forward, and the year each speaks of."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from luoshi.facts import Outlook
from luoshi.facts.named import NamedTuple
from luoshi.lexicon import words
from luoshi.reading.years import plan_end

_NUMERALS = frozenset("一二三四五六七八九十")
# 过去五年工作回顾: what a part's heading without a number ends with, alone on its line.
_TITLES = (
    *(
        "工作回顾",
        "工作总结",
        "工作安排",
        "工作任务",
        "主要任务",
        "重点工作",
        "总体要求",
        "主要目标",
        "奋斗目标",
        "目标任务",
    ),
    *("工作建议", "工作打算", "工作部署"),
)
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
# The rarer patterns are compiled when a report first needs them.
_REPORT_YEAR = (
    r"((?:19|20)\d\d)年[^\n，。]{0,20}(?:政府)?工作报告"
    r"|((?:19|20)\d\d)年(?:的)?(?:政府)?(?:工作|经济社会发展)?(?:的)?(?:总体|主要|工作)?"
    r"(?:安排|任务|目标|建议|打算|重点|部署)"
)
_GIVEN = r"((?:19|20)\d\d)年(\d{1,2})月\d{1,2}日[^\n。；]{0,40}(?:会议|大会)"
"""When a report was given: ——2024年1月16日在…会议上."""

_FIVE_YEARS = r"(?:过去|今后|未来|近|这|本届政府)五年|五年来|“十?[一二三四五六七八九]五”"
_YEARS_AHEAD = r"(?:今后|未来|下一个)五年|“(?P<plan>十?[一二三四五六七八九十])五”"


class Stretch(NamedTuple):
    """A heading and what stands under it, offsets of the cleaned text; fields as in facts.Section.

    term: how many years its part speaks of: 5 where the part's heading says so, else None.
    """

    path: tuple[str, ...]
    level: int
    start: int
    end: int
    outlook: Outlook
    year: int | None
    term: int | None = None


def outline(text: str, year: int | None = None) -> tuple[int | None, list[Stretch]]:
    """The report's year and its stretches, in text order; parts first among those that begin together.

    text: cleaned. year: the year the report was given in, if it is known from elsewhere. A text without parts is one
    stretch whose outlook is "other", unless sentences of it say where the plan begins.
    """
    lines = line_starts(text)
    parts = [(at, title) for at in lines if (title := _part_at(text, at))]
    if len(parts) < 2:
        titled = [(at, title) for at in lines if (title := _title_at(text, at))]
        parts = titled or _unnumbered(text) or parts
    titles = [title for _, title in parts]
    outlooks = _outlooks(titles)
    year = year or _report_year(text, titles, outlooks)
    stretches: list[Stretch] = []
    opening = parts[0][0] if parts else len(text)
    if opening:
        # What stands before the first part; a text without parts is all of it.
        stretches.append(Stretch((), 0, 0, opening, "other", year))
    for number, (start, title) in enumerate(parts):
        end = parts[number + 1][0] if number + 1 < len(parts) else len(text)
        outlook = outlooks[number]
        term = 5 if "五" in title and re.search(_FIVE_YEARS, title) else None
        part = Stretch((title,), 1, start, end, outlook, _year_of(title, outlook, year), term)
        stretches.append(part)
        stretches += _sections(text, lines, part)
    return year, stretches


def _year_of(title: str, outlook: Outlook, year: int | None) -> int | None:
    """The year that a part speaks of: the one before the report's in the review, a five-year plan's last year under
    a heading that names it (今后五年的主要目标)."""
    if year is None:
        return None
    if outlook == "review":
        return year - 1
    ahead = re.search(_YEARS_AHEAD, title) if outlook == "plan" and "五" in title and not _YEAR.search(title) else None
    if ahead:
        return plan_end(ahead.group("plan")) if ahead.group("plan") else year + 4
    return year


def line_starts(text: str) -> list[int]:
    """Offsets at which the lines of a text begin."""
    return [0, *(at + 1 for at in _places(text, "\n", 0, len(text)))]


def _sections(text: str, lines: list[int], part: Stretch) -> list[Stretch]:
    own = lines[bisect_left(lines, part.start) : bisect_left(lines, part.end)]
    # A conversion may leave a section's heading in the middle of a line, behind the sentence before it.
    own += [at + 1 for end in ("。（", "！（") for at in _places(text, end, part.start, part.end)]
    found = sorted((at, title) for at in own if (title := _section_at(text, at, part.end)))
    out = []
    for number, (start, title) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else part.end
        out.append(Stretch((*part.path, title), 2, start, end, part.outlook, part.year, part.term))
    return out


def _places(text: str, sought: str, start: int, end: int) -> Iterator[int]:
    """Offsets at which `sought` stands in text[start:end]."""
    at = text.find(sought, start, end)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1, end)


def _number_end(text: str, at: int) -> int:
    """Where a number of up to three numerals ends that begins at `at`, or `at` where none does."""
    end = at
    while end < at + 3 and text[end : end + 1] in _NUMERALS:
        end += 1
    return end


def _part_at(text: str, at: int) -> str:
    """The heading of a part that is the line at `at` (一、…, 第一部分 …), or ""."""
    longest = 40
    ordinal = text.startswith("第", at)
    number = at + 1 if ordinal else at
    end = _number_end(text, number)
    sign = "部分" if ordinal else "、"
    if end == number or not text.startswith(sign, end):
        return ""
    line_end = text.find("\n", end)
    title = text[end + len(sign) : line_end if line_end >= 0 else len(text)]
    if ordinal and title[:1] in ("：", ":", "、", " "):
        longest += 1
    fits = 2 <= len(title) <= longest and "。" not in title and "；" not in title
    return text[at : end + len(sign) + len(title)].strip() if fits else ""


def _title_at(text: str, at: int) -> str:
    """The heading without a number that is the line at `at` (过去五年工作回顾), or ""."""
    line_end = text.find("\n", at, at + 24)
    line = text[at : line_end if line_end >= 0 else at + 24].strip()
    whole = line_end >= 0 or at + 24 >= len(text)
    return line if whole and line.endswith(_TITLES) and not any(sign in line for sign in "，。；！？、") else ""


def _section_at(text: str, at: int, stop: int) -> str:
    """The heading of a section that begins at `at` (（一）…, 第一，…, ——…) and ends before `stop`, or ""."""
    if text.startswith("——", at):
        begin = at + 2
    elif text.startswith(("（", "第"), at):
        end = _number_end(text, at + 1)
        if end == at + 1 or not text.startswith("）" if text[at] == "（" else "，", end):
            return ""
        begin = end + 1
    else:
        return ""
    title = text[begin : min(begin + 60, stop)]
    for sign in "\n。！":
        title = title.partition(sign)[0]
    return text[at : begin + len(title)].strip() if len(title) >= 2 else ""


def _outlooks(titles: list[str]) -> list[Outlook]:
    review, plan = words("headings", "review"), words("headings", "plan")
    out: list[Outlook] = []
    for title in titles:
        if review.first_in(title) >= 0:
            out.append("review")
        elif plan.first_in(title) >= 0 or "plan" in out or ("review" in out and re.search(_YEARS_AHEAD, title)):
            # 三、加强政府自身建设 follows the plan and is part of it.
            out.append("plan")
        else:
            out.append("other")
    if "plan" not in out and "review" in out:
        last = len(out) - 1 - out[::-1].index("review")
        out[last + 1 :] = ["plan"] * (len(out) - last - 1)
    return out


_TURN = r"(?:^|(?<=\n))[^\n]{0,40}?(?:今年|明年|(?:19|20)\d\d年)[^\n。]{0,30}?(?:总体要求|预期目标|主要目标|工作安排)"


def _unnumbered(text: str) -> list[tuple[int, str]]:
    """A text without numbered parts still turns from what was done to what will be: at its targets."""
    turn = re.search(_TURN, text)
    if not turn:
        return []
    return [(0, "回顾"), (turn.start(), "安排")] if turn.start() else [(0, "安排")]


def _report_year(text: str, titles: list[str], outlooks: list[Outlook]) -> int | None:
    wanted: tuple[tuple[Outlook, int], ...] = (("plan", 0), ("review", 1))
    for outlook_wanted, shift in wanted:
        for title, outlook in zip(titles, outlooks, strict=True):
            found = _YEAR.findall(title) if outlook == outlook_wanted else None
            if found:
                return int(found[-1] if outlook_wanted == "review" else found[0]) + shift
    given = re.search(_GIVEN, text[:400])
    if given:
        # A report given late in a year looks back on that year.
        return int(given.group(1)) + (int(given.group(2)) >= 10)
    found_in_text = re.search(_REPORT_YEAR, text)
    if found_in_text:
        return int(found_in_text.group(1) or found_in_text.group(2))
    years = [int(found.group(1)) for found in _YEAR.finditer(text) if found.group().endswith("年")]
    if not years:
        return None
    # 今年 is named by its number rarely; the year named most often is the one reviewed.
    return max(set(years), key=lambda one: (years.count(one), one)) + 1
