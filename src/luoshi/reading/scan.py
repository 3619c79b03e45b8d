"""Numerals: every run of digits, and the Chinese numerals that may state a quantity, with what is written around them."""

import re
from functools import cache
from typing import NamedTuple

from luoshi.lexicon import groups

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
CHINESE = "[一二两三四五六七八九十百千万亿零〇]"
MULTIPLIER = r"十万|百万|千万(?!瓦)|百亿|千亿|万亿|[万亿]|[十百](?!分)|千(?![瓦米伏克卡赫升])"


class Token(NamedTuple):
    """A numeral in the cleaned text.

    start, end: of the value expression, with its unit. form: how it is written: plain, range, ratio, product, fraction,
    rank, sum (1+8), or for Chinese numerals ordinal, top, first, fold, parts, count, threshold, years, heading.
    number: the number as written. second: a range's other end, a ratio's parts. multiplier: 万, 亿 … or "".
    more: 多, 余 or "". unit: as written, "" if none.
    """

    start: int
    end: int
    form: str
    number: str
    second: str
    multiplier: str
    more: str
    unit: str


@cache
def unit_kinds() -> dict[str, str]:
    """Every unit of the lexicon → its group there."""
    return {word: kind for kind, words in groups("units").items() for word in words}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    units = sorted(unit_kinds(), key=lambda word: (-len(word), word))
    unit = "|".join(re.escape(word) for word in units)
    classifier = "|".join(re.escape(word) for word in groups("units")["count"] if word not in ("段", "面", "期", "类", "步", "层", "届", "则", "片", "位", "种", "块", "起", "道", "次", "批", "出"))
    tail = re.compile(
        rf"(?P<more>[多余]?)(?P<multiplier>{MULTIPLIER})?(?P<more2>[多余]?)"
        rf"(?P<unit>(?:{unit})(?:(?:/|每)(?:{unit}|秒|车))?)?"
    )
    numeral = re.compile(rf"{NUMBER}")
    link = re.compile(r"(?:%|[万亿])?(?:[—\-~－]+|至|到)(?=\d)")
    c = CHINESE
    spoken = re.compile(
        rf"第(?P<ordinal>[一二三四五六七八九十百]+)(?P<ordinal_unit>[位名])?"
        rf"|(?P<first>首位|榜首|首名)"
        rf"|前(?P<top>[一二三四五六七八九十]+)(?P<top_unit>[位名])?"
        rf"|翻(?P<fold>[一二两三四五半])番"
        rf"|(?P<times>{c}+(?:点{c}+)?)倍"
        rf"|百分之(?P<percent>{c}+(?:点{c}+)?)"
        rf"|(?P<below>[二三四五六七八九十]+)分之(?P<above>{c}+)"
        rf"|(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?"
        rf"|(?P<years>[一二两三四五六七八九十百]+)(?:个)?(?P<years_unit>周年|年|个月|分钟|刻钟|小时)"
        rf"|(?P<plan>十[一二三四五六]?五)(?=[”时规])"
        rf"|(?P<count>{c}+)(?P<count_more>[多余]?)(?P<count_unit>{classifier}|亩|元|美元|公里|吨|人次|千瓦)(?P<count_level>(?:及)?以上|级)?"
        rf"|(?P<big>[一二两三四五六七八九十百千]*[万亿]+)(?P<big_level>级)?"
        rf"|(?P<named>[百十])(?=[强佳])"
        rf"|(?P<streak>[一二三四五六七八九十]+)(?=连[冠续贯增快])"
    )
    return numeral, tail, link, spoken


_HEADING = re.compile(r"(?:^|(?<=\n))(?:（?(?P<number>[一二三四五六七八九十]{1,3})(?:）|、|，)|第(?P<ordinal>[一二三四五六七八九十]{1,3})[，、])", re.M)
_ENUMERATION = re.compile(r"(?<=[。；：:\n，])(?P<number>[一二三四五六七八九十])(?:是|要)")


def scan(text: str) -> list[Token]:
    """All numerals of a cleaned text, in text order, not overlapping."""
    tokens = _in_digits(text)
    tokens += _in_chinese(text)
    tokens.sort()
    return _without_overlaps(tokens)


def _without_overlaps(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    end = -1
    for token in tokens:
        if token.start >= end:
            kept.append(token)
            end = token.end
    return kept


def _in_digits(text: str) -> list[Token]:
    numeral, tail, link, _ = _patterns()
    tokens = []
    end = 0
    for found in numeral.finditer(text):
        start = found.start()
        if start >= end:
            token = _one(text, start, found.end(), numeral, tail, link)
            tokens.append(token)
            end = token.end
    return tokens


def _one(
    text: str, start: int, stop: int, numeral: re.Pattern[str], tail: re.Pattern[str], link: re.Pattern[str]
) -> Token:
    number = text[start:stop]
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if before == "第":
        # 第72位 is one expression; 第7届 and the like are left to the classes.
        unit = after if after in ("位", "名") and after else ""
        return Token(start - 1, stop + len(unit), "rank", number, "", "", "", unit)
    if after == "+" or after == "×" or after == ":" or after == "/" or after in "xX*" and after:
        joined = _joined(text, start, stop, after, numeral, tail)
        if joined:
            return joined
    if after in "—-~－至到%万亿" and after:
        linked = link.match(text, stop)
        if linked:
            second = numeral.match(text, linked.end())
            if second:
                return _range(text, start, number, text[stop : linked.end()], second, tail)
    more, multiplier, more2, unit = _groups(tail, text, stop)
    return Token(start, stop + len(more) + len(multiplier) + len(more2) + len(unit), "plain", number, "", multiplier, more + more2, unit)


def _groups(tail: re.Pattern[str], text: str, at: int) -> tuple[str, str, str, str]:
    found = tail.match(text, at)
    assert found is not None
    more, multiplier, more2, unit = found.group(1, 2, 3, 4)
    if (more or more2) and not unit and not multiplier:
        more = more2 = ""
    return more, multiplier or "", more2, unit or ""


def _range(text: str, start: int, number: str, between: str, second: re.Match[str], tail: re.Pattern[str]) -> Token:
    more, multiplier, more2, unit = _groups(tail, text, second.end())
    end = second.end() + len(more) + len(multiplier) + len(more2) + len(unit)
    first = number + (between[0] if between[0] in "万亿" else "")
    return Token(start, end, "range", first, second.group(), multiplier, more + more2, unit)


_RATIO = re.compile(rf"{NUMBER}(?::{NUMBER})+")
_SUM = re.compile(r"\d+(?:\+\d+)+")
_FRACTION = re.compile(r"(\d+)/(\d+)(?![\d/])")


def _joined(
    text: str, start: int, stop: int, sign: str, numeral: re.Pattern[str], tail: re.Pattern[str]
) -> Token | None:
    if sign == ":":
        found = _RATIO.match(text, start)
        return Token(start, found.end(), "ratio", found.group(), "", "", "", "") if found else None
    if sign == "+":
        found = _SUM.match(text, start)
        return Token(start, found.end(), "sum", found.group(), "", "", "", "") if found else None
    if sign == "/":
        found = _FRACTION.match(text, start)
        return Token(start, found.end(), "fraction", found.group(1), found.group(2), "", "", "") if found else None
    second = numeral.match(text, stop + 1)
    if not second:
        return None
    more, multiplier, more2, unit = _groups(tail, text, second.end())
    end = second.end() + len(more) + len(multiplier) + len(more2) + len(unit)
    return Token(start, end, "product", text[start:stop], second.group(), multiplier, more + more2, unit)


_SPOKEN = re.compile("[一二两三四五六七八九十百千万亿第首榜前翻]+")


def _in_chinese(text: str) -> list[Token]:
    tokens = [_heading(found) for found in _HEADING.finditer(text)]
    for found in _ENUMERATION.finditer(text):
        start, end = found.span("number")
        tokens.append(Token(start, end, "heading", found.group("number"), "", "", "", ""))
    match = _patterns()[3].match
    end = 0
    for run in _SPOKEN.finditer(text):
        # Most runs are words such as 一批 and 统一; the pattern is asked only where a run stands.
        at, stop = max(run.start(), end), run.end()
        while at < stop:
            found = match(text, at)
            token = _spoken(found) if found else None
            if token:
                tokens.append(token)
                end = at = token.end
            else:
                at += 1
    return tokens


def _heading(found: re.Match[str]) -> Token:
    name = found.lastgroup or "number"
    start, end = found.span(name)
    return Token(start, end, "heading", found.group(name), "", "", "", "")


def _spoken(found: re.Match[str]) -> Token | None:
    start, end = found.span()
    name = found.lastgroup or ""
    if name in ("ordinal", "ordinal_unit"):
        return Token(start, end, "ordinal", found.group("ordinal"), "", "", "", found.group("ordinal_unit") or "")
    if name in ("top", "top_unit"):
        return Token(start, end, "top", found.group("top"), "", "", "", found.group("top_unit") or "")
    if name == "first":
        return Token(start, end, "first", "一", "", "", "", "位")
    if name == "fold":
        return Token(start, end, "fold", found.group(name), "", "", "", "番")
    if name == "times":
        return Token(start, end, "times", found.group(name), "", "", "", "倍")
    if name == "percent":
        return Token(start, end, "percent", found.group(name), "", "", "", "%")
    if name == "above":
        return Token(start, end, "parts", found.group("above"), found.group("below"), "", "", "%")
    if name in ("tenths", "half"):
        return Token(start, end, "tenths", found.group("tenths"), found.group("half") or "", "", "", "%")
    if name == "years_unit":
        return Token(start, end, "years", found.group("years"), "", "", "", found.group(name))
    if name in ("count_unit", "count_level"):
        level = found.group("count_level") or ""
        more = found.group("count_more")
        return Token(start, end - len(level), "threshold" if level else "count", found.group("count"), "", "", more, found.group("count_unit"))
    if name in ("big", "big_level"):
        return Token(start, end, "big", found.group("big"), "", "", found.group("big_level") or "", "")
    return Token(start, end, name, found.group(name), "", "", "", "")
