"""Periods as tables write them: 1—2月, 3月, 一季度, 上半年, 2024年6月, 202406, 全年."""

import re
import unicodedata
from typing import NamedTuple

_QUARTERS = {"一": 3, "1": 3, "二": 6, "2": 6, "三": 9, "3": 9, "四": 12, "4": 12}
_HALVES = {"上半年": 6, "前三季度": 9, "前3季度": 9, "全年": 12, "年度": 12, "前两季度": 6, "下半年": 12}
_DASH = r"[-—–~～至到]+"
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?|[-./](?=\d))?")
_MONTH = re.compile(rf"(?:0?1月?{_DASH})?(1[0-2]|0?[1-9])(?:月份?)?(?:累计|末|底)?(?:[-./]?(?:0?1|28|29|30|31)日?)?$")
_QUARTER = re.compile(r"(?:第?([一二三四1-4])季度?|[Qq]([1-4]))(?:累计)?$")
_TO_DATE = re.compile(rf"0?1月?{_DASH}|累计|前|上半年|全年")

FIRST_YEAR, LAST_YEAR = 1949, 2200


class Period(NamedTuple):
    """A month of a year, or January to that month; quarters and halves are their last months.

    joined: whether the words say that it begins in January (1—2月, 上半年).
    """

    year: int
    month: int
    joined: bool


def period(text: str, year: int | None = None) -> Period | None:
    """The period that a text names; of `year` where it names none. None where it names no month."""
    said = "".join(unicodedata.normalize("NFKC", text).split())
    if len(said) > 24:
        return None
    found = _YEAR.match(said)
    rest = said
    if found:
        year, rest = int(found[1]), said[found.end() :]
        if not rest:
            return Period(year, 12, True) if said.endswith(("年", "年度")) else None
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    joined = bool(_TO_DATE.match(rest)) or rest.endswith("累计")
    if rest in _HALVES:
        return Period(year, _HALVES[rest], True)
    quarter = _QUARTER.match(rest)
    if quarter:
        return Period(year, _QUARTERS[quarter[1] or quarter[2]], True)
    month = _MONTH.match(rest)
    if not month or (rest.isdigit() and not found):
        # A bare number in a head is no month.
        return None
    return Period(year, int(month[1]), joined)


def said(month: int) -> tuple[str, str]:
    """January to a month, in Chinese and in English."""
    if month == 12:
        return "全年", "the whole year"
    return f"1—{month}月", f"January to month {month}"
