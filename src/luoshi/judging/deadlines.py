"""By when? 完成时限 as offices write it, as the last day that still belongs to it."""

import re
from calendar import monthrange
from datetime import date

_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_YEAR = re.compile(r"(?P<year>\d{4})(?:年|$)|(?P<now>今年|本年|当年)|(?P<next>明年)")
_END = "(?:份|末|底)?(?:之?前|以前|内)?"
_DAY = re.compile(rf"(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]{_END}")
_MONTH = re.compile(rf"(?P<month>\d{{1,2}})月{_END}")
_QUARTER = re.compile(rf"第?(?P<quarter>[一二三四1-4])季度{_END}")
_HALF = re.compile(rf"(?P<half>[上下])半年{_END}")
_WHOLE = re.compile("(?:全年|年内|年底前?|年末前?|年底以前|底前?|内|末前?|前)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def due_day(text: str, year: int) -> date | None:
    """The last day of what `text` says; None where it names no day.

    year: of the plan, where the text names none. 6月底前 is the 30th of June, 年内 the last day of the year.
    """
    said = re.sub(r"\s", "", text).removesuffix("完成").removesuffix("。")
    if iso := _ISO.fullmatch(said):
        return _day(*map(int, iso.groups()))
    named = _YEAR.match(said)
    if named:
        year = int(named["year"]) if named["year"] else year + bool(named["next"])
        said = said[named.end() :]
    if not said and not named:
        return None
    if found := _DAY.fullmatch(said):
        return _day(year, int(found["month"]), int(found["day"]))
    if found := _MONTH.fullmatch(said):
        return _end(year, int(found["month"]))
    if found := _QUARTER.fullmatch(said):
        quarter = found["quarter"]
        return _end(year, 3 * (_NUMERALS[quarter] if quarter in _NUMERALS else int(quarter)))
    if said.startswith("前三季度"):
        return _end(year, 9) if re.fullmatch(f"前三季度{_END}", said) else None
    if found := _HALF.fullmatch(said):
        return _end(year, 6 * _NUMERALS[found["half"]])
    return _end(year, 12) if _WHOLE.fullmatch(said) and (named or said.startswith(("全年", "年"))) else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 and 1 <= year <= 9999 else None
