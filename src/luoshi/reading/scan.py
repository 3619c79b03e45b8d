"""Numerals: every run of digits, and the Chinese numerals that may state a quantity, with what is written around."""

import re
from functools import cache
from typing import NamedTuple

from luoshi.lexicon import Words, kinds, words
from luoshi.reading.numbers import CHINESE

Form = str
"""How a numeral is written.

In digits: plain, compound (1万6千), range, ratio (1:2:3), product (2×66), fraction (2/3), sum (1+8), rank (第3).
In Chinese: heading, ordinal (第三), first (首位), top (前三), fold (翻一番), times (三倍), percent (百分之五), parts
(三分之一), tenths (三成), half (一半), years (三年), plan (十四五), count (三家), threshold (百亿元以上), big (两万),
named (百强), streak (七连增). item: the number of an item at the start of a line.
"""


class Token(NamedTuple):
    """A numeral in the cleaned text.

    start, end: of the value expression, with its unit. form: see Form. number: the number as written.
    second: a range's other end, a ratio's parts. multiplier: 万, 亿 … or "". more: 多, 余 or "".
    unit: as written, "" if none.
    """

    start: int
    end: int
    form: Form
    number: str
    second: str
    multiplier: str
    more: str
    unit: str


@cache
def unit_kinds() -> dict[str, str]:
    """Every unit of the lexicon → its group there."""
    return {word: kind for word, kind in kinds("units").items() if kind != "word"}


@cache
def _units() -> tuple[Words, Words]:
    """The units; and the units together with the words that only begin like one (人口, 项目)."""
    return Words(unit_kinds()), Words((*unit_kinds(), *words("units", "word").all))


_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_MULTIPLIER = re.compile(
    r"([多余]?)(十万|百万|千万(?!瓦)|百亿|千亿|万亿|[万亿]|[十百](?!分)|千(?![瓦米伏克卡赫升]))?([多余]?)(?:(?<=[多余])([万亿]))?"
)
_MULTIPLIES = frozenset("多余十百千万亿")
# 1万6千多户, 1亿3千多万: a number told in two steps.
_COMPOUND = re.compile(r"([万亿])(\d+)(千万|[百千万])([多余]?)([万亿]?)(?![万亿\d])")
_LINK = re.compile(r"(?:%|[万亿]元?|[十百千])?(?:[—\-~－]+|至|到)(?=\d)")
_RATIO = re.compile(rf"{_NUMBER.pattern}(?::{_NUMBER.pattern})+")
_SUM = re.compile(r"\d+(?:\+\d+)+")
_FRACTION = re.compile(r"(\d+)/(\d+)(?![\d/])")
_ITEM = re.compile(r"\n(\d{1,2})\.")


def scan(text: str) -> list[Token]:
    """All numerals of a cleaned text, in text order, not overlapping."""
    tokens = _in_digits(text)
    tokens += _in_chinese(text)
    tokens.sort()
    kept: list[Token] = []
    end = -1
    for token in tokens:
        if token.start >= end:
            kept.append(token)
            end = token.end
    return kept


# Digits ---------------------------------------------------------------------------------------------------------------


def _in_digits(text: str) -> list[Token]:
    tokens: list[Token] = []
    end = 0
    items = _items(text)
    for found in _NUMBER.finditer(text):
        start = found.start()
        if start in items:
            # 20.2026年: the point ends an item's number.
            tokens.append(Token(start, items[start], "item", text[start : items[start]], "", "", "", ""))
            end = items[start]
            rest = _NUMBER.match(text, end + 1, found.end())
            if rest:
                tokens.append(_one(text, rest.start(), rest.end()))
                end = tokens[-1].end
        elif start >= end:
            token = _one(text, start, found.end())
            tokens.append(token)
            end = token.end
    return tokens


def _items(text: str) -> dict[int, int]:
    """Start → end of item numbers that count up from 1 at the start of lines: 1. 2. 3. …"""
    found: dict[int, int] = {}
    expected = 1
    # The first line has no break before it: one is lent to it, and counted off again.
    for item in _ITEM.finditer("\n" + text):
        number = int(item.group(1))
        if number == expected or number == 1:
            start, end = item.span(1)
            found[start - 1] = end - 1
            expected = number + 1
    return found if expected > 2 else {}


def _one(text: str, start: int, stop: int) -> Token:
    number = text[start:stop]
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if before == "第":
        # 第72位 is one expression; 第7届 and the like are left to the classes.
        unit = after if after and after in "位名" else ""
        return Token(start - 1, stop + len(unit), "rank", number, "", "", "", unit)
    if after and after in "+×:/xX*":
        joined = _joined(text, start, stop, after)
        if joined:
            return joined
    if after and after in "—-~－至到%万亿十百千":
        linked = _LINK.match(text, stop)
        second = _NUMBER.match(text, linked.end()) if linked else None
        if linked and second:
            return _range(text, start, number, text[stop : linked.end()], second)
        compound = _COMPOUND.match(text, stop) if after in "万亿" else None
        if compound:
            return _compound(text, start, number, compound)
    more, multiplier, unit, end = _tail(text, stop)
    return Token(start, end, "plain", number, "", multiplier, more, unit)


def _tail(text: str, at: int) -> tuple[str, str, str, int]:
    """What follows a number at offset `at`: 多 or 余, multiplier, unit, and where it ends."""
    if text[at : at + 1] not in _MULTIPLIES:
        unit = _unit(text, at)
        return "", "", unit, at + len(unit)
    found = _MULTIPLIER.match(text, at)
    assert found is not None
    more, multiplier, more_behind, further = found.groups()
    end = found.end()
    unit = _unit(text, end)
    if (more or more_behind) and not unit and not multiplier:
        return "", "", "", at
    return more or more_behind, (multiplier or "") + (further or ""), unit, end + len(unit)


def _unit(text: str, at: int) -> str:
    """The unit that stands at offset `at`, with what it is per (元/人) and its alternative (套（间）), or ""."""
    units, known = _units()
    unit = known.at_start(text, at)
    if unit not in units:
        return ""
    end = at + len(unit)
    sign = text[end : end + 1]
    if sign == "/" or sign == "每":
        per = units.at_start(text, end + 1) or (text[end + 1 : end + 2] if text[end + 1 : end + 2] in "秒车" else "")
        return unit + sign + per if per else unit
    if sign == "（":
        other = units.at_start(text, end + 1)
        if other and text.startswith("）", end + 1 + len(other)):
            return text[at : end + len(other) + 2]
    return unit


def _compound(text: str, start: int, number: str, found: re.Match[str]) -> Token:
    unit = _unit(text, found.end())
    inner = found.group(3) + found.group(5)
    written = f"{number}{found.group(1)}{found.group(2)}{inner}"
    return Token(start, found.end() + len(unit), "compound", written, "", "", found.group(4), unit)


def _range(text: str, start: int, number: str, between: str, second: re.Match[str]) -> Token:
    more, multiplier, unit, end = _tail(text, second.end())
    first = number + (between[0] if between[0] in "万亿十百千" else "")
    return Token(start, end, "range", first, second.group(), multiplier, more, unit)


def _joined(text: str, start: int, stop: int, sign: str) -> Token | None:
    if sign == ":":
        found = _RATIO.match(text, start)
        return Token(start, found.end(), "ratio", found.group(), "", "", "", "") if found else None
    if sign == "+":
        found = _SUM.match(text, start)
        return Token(start, found.end(), "sum", found.group(), "", "", "", "") if found else None
    if sign == "/":
        found = _FRACTION.match(text, start)
        if not found or not found.group(2).strip("0"):
            return None
        return Token(start, found.end(), "fraction", found.group(1), found.group(2), "", "", "%")
    second = _NUMBER.match(text, stop + 1)
    if not second:
        return None
    more, multiplier, unit, end = _tail(text, second.end())
    return Token(start, end, "product", text[start:stop], second.group(), multiplier, more, unit)


# Chinese numerals -----------------------------------------------------------------------------------------------------


_C, _TENS = CHINESE, "[一二三四五六七八九十百]+"
_SPOKEN = re.compile(
    rf"第(?P<ordinal>{_TENS})(?P<ordinal_unit>[位名])?"
    rf"|(?P<first>首位|榜首|首名)"
    rf"|前(?P<top>[一二三四五六七八九十]+)(?P<top_unit>[位名])?"
    rf"|翻(?:了)?(?P<fold>[一二两三四五半])番|(?P<double>翻番)"
    rf"|(?P<times>{_C}+(?:点{_C}+)?)倍"
    rf"|百分之(?P<percent>{_C}+(?:点{_C}+)?)"
    rf"|(?P<below>[二三四五六七八九十]+)分之(?P<above>{_C}+)"
    rf"|(?P<tenths>[一二两三四五六七八九])成(?P<half_tenth>[半一二三四五六七八九](?![个家项]))?"
    rf"|(?P<half>一半)"
    rf"|(?P<years>[一二两三四五六七八九十百]+)(?:个)?(?P<years_unit>周年|年|个月|月|分钟|刻钟|小时|天)"
    rf"|(?P<plan>十[一二三四五六]?五)(?=[”时规])"
)
_COUNT = re.compile(rf"(?P<count>{_C}+(?:点{_C}+)?[万亿]*)(?P<more>[多余]?)")
_NO_COUNT = re.compile(
    r"(?P<big>[一二两三四五六七八九十百千]*[万亿]+)(?P<big_level>级)?"
    r"|(?P<named>[百十])(?=[强佳])"
    r"|(?P<streak>[一二三四五六七八九十]+)(?=连[冠续贯增快丰])"
)
_SMALL = frozenset("一二三四五六七八九十")
# Most runs are words such as 一批 and 统一; the patterns are asked only where a run stands.
_RUN = re.compile("[一二两三四五六七八九十百千万亿第首榜前翻]+")


@cache
def _classifiers() -> Words:
    """The units that are counted with Chinese numerals."""
    counted = words("units", "count", "money").all
    return Words((*counted, "亩", "公里", "吨", "千瓦", "平方公里", "平方米"))


def _in_chinese(text: str) -> list[Token]:
    tokens: list[Token] = []
    end = 0
    for run in _RUN.finditer(text):
        at, stop = run.span()
        if _heads(text, at, stop):
            tokens.append(Token(at, stop, "heading", text[at:stop], "", "", "", ""))
            continue
        at = max(at, end)
        while at < stop:
            token = _spoken_at(text, at)
            if token:
                tokens.append(token)
                end = at = token.end
            else:
                at += 1
    return tokens


def _heads(text: str, start: int, stop: int) -> bool:
    """Whether a run of numerals is the number of a heading at the start of a line (一、, （二）) or of one of several
    things said in turn (一是, 二要)."""
    after = text[stop : stop + 1]
    if not after or after not in "）、，是要" or stop - start > 3 or not _SMALL.issuperset(text[start:stop]):
        return False
    before = text[start - 1] if start else "\n"
    if after in "是要":
        return start > 0 and stop - start == 1 and before in "。；：:\n，"
    return before == "\n" or (before == "（" and (start == 1 or text[start - 2] == "\n"))


def _spoken_at(text: str, at: int) -> Token | None:
    """The Chinese numeral that stands at offset `at`, if one does."""
    found = _SPOKEN.match(text, at)
    if found:
        return _spoken(found)
    found = _COUNT.match(text, at)
    counted = _counted(text, found) if found else None
    if counted:
        return counted
    found = _NO_COUNT.match(text, at)
    return _spoken(found) if found else None


def _counted(text: str, found: re.Match[str]) -> Token | None:
    number, more = found.groups()
    start, end = found.span()
    unit = _classifiers().at_start(text, end)
    if not unit and number[-1] == "千" and len(number) > 1 and text.startswith("瓦", end):
        # 两千瓦: 千 belongs to the unit.
        number, unit, end = number[:-1], "千瓦", end - 1
    if not unit:
        return None
    end += len(unit)
    above = text.startswith(("以上", "及以上", "级"), end)
    return Token(start, end, "threshold" if above else "count", number, "", "", more, unit)


_WITH_UNIT = {"ordinal_unit": "ordinal", "top_unit": "top", "years_unit": "years"}
_FIXED = {"first": ("一", "位"), "double": ("一", "倍"), "half": ("五", "%")}
_UNITS = {"fold": "倍", "times": "倍", "percent": "%"}


def _spoken(found: re.Match[str]) -> Token:
    start, end = found.span()
    name = found.lastgroup or ""
    group = found.group
    if name in _WITH_UNIT:
        form = _WITH_UNIT[name]
        return Token(start, end, form, group(form), "", "", "", group(name))
    if name in _FIXED:
        number, unit = _FIXED[name]
        form = {"double": "fold", "half": "half"}.get(name, name)
        return Token(start, end, form, number, "", "", "", unit)
    if name == "above":
        return Token(start, end, "parts", group("above"), group("below"), "", "", "%")
    if name in ("tenths", "half_tenth"):
        return Token(start, end, "tenths", group("tenths"), group("half_tenth") or "", "", "", "%")
    if name in ("big", "big_level"):
        return Token(start, end, "big", group("big"), "", "", group("big_level") or "", "")
    return Token(start, end, name, group(name), "", "", "", _UNITS.get(name, ""))
