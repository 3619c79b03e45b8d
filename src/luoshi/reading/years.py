"""Years: which one a value belongs to, how many it covers, and when a change began."""

import re
from bisect import bisect_right
from typing import NamedTuple

from luoshi.reading.numbers import chinese

_YEAR = re.compile(r"(?P<compared>比|较|自|从|由|以|与|于|是)?(?P<year>(?:19|20)\d\d)年(?P<after>以来|相比|翻|的基础)?")
_PLAN = re.compile(r"“?(?P<plan>十?[一二三四五六七八九十])五”?(?:末|期末)")
_AHEAD = re.compile(
    r"(?:今后|未来|用|在)(?P<years>[一二两三四五六七八九十\d])年(?:内|左右|时间)?|(?P<inside>[一二两三四五六七八九十])年内"
)
_COMPARING = ("比", "较", "与", "从", "由", "自", "以", "是")
_SHIFTS = {"去年": -1, "今年": 0, "明年": 1, "今明两年": 1}
_TOLD = re.compile("(?<![比较与])(?:今明两年|[去今明]年)")


class Named(NamedTuple):
    """A year named in a sentence: where its words begin and end, the year, and the rule that read it."""

    start: int
    end: int
    year: int
    rule: str


def years_named(sentence: str, default: int | None, report: int | None) -> list[Named]:
    """The years that a sentence names, those that only serve comparison (比2019年) left out.

    default: the year that its part speaks of. report: the year the report was given in.
    """
    if "年" not in sentence and "五" not in sentence:
        return []
    named = []
    for found in _YEAR.finditer(sentence):
        if found.group("compared") not in _COMPARING and not found.group("after"):
            named.append(
                Named(found.start(), found.end(), int(found.group("year")), "year/named:" + found.group("year"))
            )
    for found in _PLAN.finditer(sentence):
        if sentence[found.start() - 1 : found.start()] in _COMPARING:
            # 由“十二五”末的6557亿元增加到…: the change began then.
            continue
        year = plan_end(found.group("plan"))
        named.append(Named(found.start(), found.end(), year, "year/plan-end:" + found.group()))
    if report is not None:
        for found in _TOLD.finditer(sentence):
            year = report + _SHIFTS[found.group()]
            named.append(Named(found.start(), found.end(), year, "year/named:" + found.group()))
        for found in _AHEAD.finditer(sentence) if default == report else ():
            years = found.group("years") or found.group("inside")
            ahead = int(years) if years.isdigit() else int(chinese(years))
            named.append(Named(found.start(), found.end(), report + ahead - 1, "year/ahead:" + found.group()))
    return sorted(named)


def year_of(named: tuple[Named, ...], at: int, semicolon: int, default: int | None) -> tuple[int | None, str]:
    """The year of a value at offset `at` of its sentence, and the rule that chose it: the last named before it, else
    the one its part speaks of.

    semicolon: offset of the last ； before the value, or -1. default: the year that its part speaks of.
    """
    number = bisect_right(named, (at, at + 1))
    for one in reversed(named[max(0, number - 3) : number]):
        past = default is not None and one.year < default and one.rule.startswith("year/named:")
        if not (past and semicolon >= one.end):
            # A year gone by is named for its own part of the sentence only.
            return one.year, one.rule
    return default, "year/part" if default is not None else "year/unknown"


def plan_end(number: str) -> int:
    """The last year of a five-year plan: 十四 (“十四五”) → 2025, 九 → 2000. The plans are counted from 1953."""
    return 1955 + 5 * int(chinese(number))


_RECENT = re.compile(r"近([二两三四五六七八九十])年(?:来|累计|间|共)")
_AVERAGE_OF = re.compile(r"([两三四五])年(?:年均|平均)")
_YEARLY = ("年均", "平均每年")
_CLAUSE_END = re.compile(r"[，。；！？\n]|(?:19|20)\d\d年")


def span_of(words: str, at: int, fillers: str, five_years: int, term: int | None) -> int | None:
    """Number of years that a value at offset `at` covers, where its sentence says so (五年累计, 近三年来, or 年均 in a
    part that speaks of `term` years); else None.

    words: the sentence. fillers: the words between subject and value. five_years: the end of the first phrase that
    speaks of five years, or -1.
    """
    lead = words[max(0, at - 30) : at]
    own = _CLAUSE_END.split(lead)[-1]
    average = _AVERAGE_OF.search(own + fillers)
    if average:
        return int(chinese(average.group(1)))
    if term and (
        "五年" in fillers + lead.rpartition("；")[2] or any(word in fillers or word in own for word in _YEARLY)
    ):
        return term
    recent = _RECENT.search(lead)
    if recent:
        return int(chinese(recent.group(1)))
    return 5 if "五年" in fillers or 0 <= five_years <= at else None


_FIVE_YEARS = re.compile(r"五年来|五年间|五年中|五年累计|五年共|过去五年|这五年|“十.?五”(?:期间|时期|以来)")
_REACH = 9000
"""Characters back in which the heading of a value's part is looked for: longer than the longest part."""

_FROM_YEAR = re.compile(
    r"[从由自](?:(?P<year>(?:19|20)\d\d)年|“?(?P<plan>十?[一二三四五六七八九十])五”?(?:期?末|时期末))"
)


def base_year(text: str, at: int, year: int | None) -> int | None:
    """The year that a change reported at offset `at` began in: the one named with 从, else five years back where its
    paragraph or the part's heading speaks of five years, else the year before."""
    if year is None:
        return None
    named = _FROM_YEAR.search(text, max(0, at - 14), at)
    if named:
        return int(named.group("year")) if named.group("year") else plan_end(named.group("plan"))
    paragraph = text.rfind("\n", max(0, at - _REACH), at) + 1 or max(0, at - _REACH)
    heading = text.rfind("过去五年", max(0, at - _REACH), at)
    five = _FIVE_YEARS.search(text, max(paragraph, at - 2000), at) or heading >= 0
    return year - 5 if five else year - 1
