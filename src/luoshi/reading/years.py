"""Years: which one a value belongs to, how many it covers, and when a change began."""

import re
from bisect import bisect_right

from luoshi.facts.named import NamedTuple
from luoshi.reading.numbers import chinese

_PLAN = r"“?(?P<plan>十?[一二三四五六七八九十])五”?(?:末|期末)"
_COMPARING = ("比", "较", "与", "从", "由", "自", "以", "是")
_COMPARED = ("以来", "相比", "翻", "的基础")
_RECOVERED = ("恢复到", "恢复至", "相当于")
_SHIFTS = {"去": -1, "今": 0, "明": 1}
_AHEAD = ("今后", "未来", "用", "在")
_NUMERALS = frozenset("一二两三四五六七八九十")


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
    at = sentence.find("年")
    while at >= 0:
        one = _in_digits(sentence, at)
        if one is None and report is not None:
            one = _told(sentence, at, report)
            if default == report:
                ahead = _ahead(sentence, at, report)
                named += [ahead] if ahead else []
        named += [one] if one else []
        at = sentence.find("年", at + 1)
    if "五" in sentence and "末" in sentence:
        for found in re.finditer(_PLAN, sentence):
            if sentence[found.start() - 1 : found.start()] in _COMPARING:
                # 由“十二五”末的6557亿元增加到…: the change began then.
                continue
            year = plan_end(found.group("plan"))
            named.append(Named(found.start(), found.end(), year, "year/plan-end:" + found.group()))
    return sorted(named)


def _in_digits(sentence: str, at: int) -> Named | None:
    """2023年, unless it only serves comparison: 比2019年, 2020年以来; 年 stands at `at`."""
    year = sentence[max(0, at - 4) : at]
    if year[:2] not in ("19", "20") or len(year) != 4 or not year.isdecimal():
        return None
    before = sentence[at - 5 : at - 4] if at > 4 else ""
    if sentence.endswith(_RECOVERED, 0, at - 4):
        # 恢复到2019年的92%
        return None
    if before in _COMPARING or sentence.startswith(_COMPARED, at + 1):
        return None
    return Named(at - 5 if before == "于" else at - 4, at + 1, int(year), "year/named:" + year)


def _told(sentence: str, at: int, report: int) -> Named | None:
    """今年, 去年, 今明两年, unless compared with (比去年); 年 stands at `at`."""
    both = sentence.endswith("今明两", 0, at)
    start = at - 3 if both else at - 1
    word = sentence[start : at + 1]
    shift = 1 if both else _SHIFTS.get(word[0]) if start >= 0 else None
    if shift is None or (start and sentence[start - 1] in "比较与"):
        return None
    return Named(start, at + 1, report + shift, "year/named:" + word)


def _ahead(sentence: str, at: int, report: int) -> Named | None:
    """今后三年, 两年内: so many years ahead; 年 stands at `at`."""
    number = sentence[at - 1 : at]
    spelt = number in _NUMERALS
    if not spelt and not number.isdecimal():
        return None
    opening = next((word for word in _AHEAD if sentence.endswith(word, 0, at - 1)), "")
    if opening:
        closing = next((word for word in ("内", "左右", "时间") if sentence.startswith(word, at + 1)), "")
    elif spelt and sentence.startswith("内", at + 1):
        closing = "内"
    else:
        return None
    start, end = at - 1 - len(opening), at + 1 + len(closing)
    years = int(chinese(number)) if spelt else int(number)
    return Named(start, end, report + years - 1, "year/ahead:" + sentence[start:end])


def year_of(named: tuple[Named, ...], at: int, semicolon: int, default: int | None) -> tuple[int | None, str]:
    """The year of a value at offset `at` of its sentence, and the rule that chose it: the last named before it, else
    the one its part speaks of.

    semicolon: offset of the last ； before the value, or -1. default: the year that its part speaks of.
    """
    number = bisect_right(named, (at, at + 1)) if named else 0
    for one in reversed(named[max(0, number - 3) : number]) if number else ():
        past = default is not None and one.year < default and one.rule.startswith("year/named:")
        if not (past and semicolon >= one.end):
            # A year gone by is named for its own part of the sentence only.
            return one.year, one.rule
    return default, "year/part" if default is not None else "year/unknown"


def plan_end(number: str) -> int:
    """The last year of a five-year plan: 十四 (“十四五”) → 2025, 九 → 2000. The plans are counted from 1953."""
    return 1955 + 5 * int(chinese(number))


_RECENT = ("来", "累计", "间", "共")
_AVERAGE_OF = r"([两三四五])年(?:年均|平均)"
_YEARLY = ("年均", "平均每年")
_CLAUSE_END = r"[，。；！？\n]|(?:19|20)\d\d年"


def span_of(words: str, at: int, fillers: str, five_years: int, term: int | None) -> int | None:
    """Number of years that a value at offset `at` covers, where its sentence says so (五年累计, 近三年来, or 年均 in a
    part that speaks of `term` years); else None.

    words: the sentence. fillers: the words between subject and value. five_years: the end of the first phrase that
    speaks of five years, or -1.
    """
    lead = words[at - 30 if at > 30 else 0 : at]
    if "均" in lead or "均" in fillers:
        averaged = "年年均" in lead + fillers or "年平均" in lead + fillers
        own = re.split(_CLAUSE_END, lead)[-1] if term or averaged else ""
        average = re.search(_AVERAGE_OF, own + fillers) if averaged else None
        if average:
            return int(chinese(average.group(1)))
        if term and any(word in fillers or word in own for word in _YEARLY):
            return term
    if term and "五年" in fillers + lead.rpartition("；")[2]:
        return term
    recent = recent_years(lead) if "近" in lead else 0
    if recent:
        return recent
    return 5 if "五年" in fillers or 0 <= five_years <= at else None


def recent_years(words: str) -> int:
    """How many years the first 近三年来, 近五年累计 and the like speaks of that stands in some words, or 0."""
    at = words.find("近")
    while at >= 0:
        number, year = words[at + 1 : at + 2], words[at + 2 : at + 3]
        if year == "年" and number in _NUMERALS and number != "一" and words.startswith(_RECENT, at + 3):
            return int(chinese(number))
        at = words.find("近", at + 1)
    return 0


_FIVE_YEARS = r"五年来|五年间|五年中|五年累计|五年共|过去五年|这五年|“十.?五”(?:期间|时期|以来)"
_REACH = 9000
"""Characters back in which the heading of a value's part is looked for: longer than the longest part."""

_FROM_YEAR = r"[从由自](?:(?P<year>(?:19|20)\d\d)年|“?(?P<plan>十?[一二三四五六七八九十])五”?(?:期?末|时期末))"


def base_year(text: str, at: int, year: int | None) -> int | None:
    """The year that a change reported at offset `at` began in: the one named with 从, else five years back where its
    paragraph or the part's heading speaks of five years, else the year before."""
    if year is None:
        return None
    named = re.search(_FROM_YEAR, text[max(0, at - 14) : at])
    if named:
        return int(named.group("year")) if named.group("year") else plan_end(named.group("plan"))
    paragraph = text.rfind("\n", max(0, at - _REACH), at) + 1 or max(0, at - _REACH)
    heading = text.rfind("过去五年", max(0, at - _REACH), at)
    five = re.search(_FIVE_YEARS, text[max(paragraph, at - 2000) : at]) or heading >= 0
    return year - 5 if five else year - 1
