"""Numerals: every run of digits, and the Chinese numerals that may state a quantity, with what is written around."""

import re
from functools import cache

from luoshi.lexicon import Words, words
from luoshi.reading.make import make
from luoshi.reading.ranks import is_ranked
from luoshi.reading.spelt import in_chinese
from luoshi.reading.tokens import Form, Token, unit_kinds

__all__ = ["Form", "Token", "scan", "unit_kinds"]


@cache
def _units() -> tuple[Words, Words]:
    """The units; and the units together with the words that only begin like one (人口, 项目)."""
    return Words(unit_kinds()), Words((*unit_kinds(), *words("units", "word").all))


# \d\d* and no \d+: only what begins with one character is looked for without trying the whole at each place.
_NUMBER = re.compile(r"\d\d*(?:,\d{3})*(?:\.\d+)?")
_TWO_STEPS = ("十万", "百万", "千万", "百亿", "千亿", "万亿")
_MULTIPLIES = frozenset("多余十百千万亿")
# 1万6千多户, 1亿3千多万: a number told in two steps.
# Such numbers are rare, so their patterns are compiled when a report first needs them.
_COMPOUND = r"([万亿])(\d+)(千万|[百千万])([多余]?)([万亿]?)(?![万亿\d])"
_LINKS = "—-~－至到"
_RATIO = rf"{_NUMBER.pattern}(?::{_NUMBER.pattern})+"
_SUM = r"\d+(?:\+\d+)+"
_FRACTION = r"(\d+)/(\d+)(?![\d/])"
_ITEM = re.compile(r"\n(\d{1,2})\.")


_LEAD = 16
"""Characters before 前3位 in which it is said that it is a position."""
_JOINS = frozenset("+×:/xX*")
_LINKS_OR_STEPS = frozenset("—-~－至到%万亿十百千")
_MINUS = ("-", "−")
_BEFORE_A_MINUS = ("为", "是", "达", "到", "至", "由", "从", "率", "长", "约", "，", "、", "：", ":", "（")


def scan(text: str) -> list[Token]:
    """All numerals of a cleaned text, in text order, not overlapping."""
    tokens = _in_digits(text)
    tokens += in_chinese(text, {token[0] + len(token[3]) for token in tokens if token[5]})
    tokens.sort()
    kept: list[Token] = []
    end = -1
    for token in tokens:
        start, stop, _, _, _, _, _, _ = token
        if start >= end:
            kept.append(token)
            end = stop
    return kept


def _in_digits(text: str) -> list[Token]:
    tokens: list[Token] = []
    end = 0
    items = _items(text)
    for found in _NUMBER.finditer(text):
        start, stop = found.span()
        if start in items:
            # 20.2026年: the point ends an item's number.
            tokens.append(Token(start, items[start], "item", text[start : items[start]], "", "", "", ""))
            end = items[start]
            rest = _NUMBER.match(text, end + 1, stop)
            if rest:
                tokens.append(_one(text, rest.start(), rest.end()))
                end = tokens[-1].end
        elif start >= end:
            token = _one(text, start, stop)
            tokens.append(token)
            end = token.end
    return tokens


def _link_end(text: str, at: int) -> int:
    """Where the link to a range's other end stops that begins at `at` (—, 万元至, %～), or 0 where none does."""
    if text[at] in "万亿":
        at += 2 if text.startswith("元", at + 1) else 1
    elif text[at] in "%十百千":
        at += 1
    sign = text[at : at + 1]
    if not sign or sign not in _LINKS:
        return 0
    at += 1
    while sign not in "至到" and text[at : at + 1] in ("—", "-", "~", "－"):
        at += 1
    return at if text[at : at + 1].isdecimal() else 0


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
    if before == "前" and after and after in "位名" and is_ranked(_clause(text[max(0, start - _LEAD) : start - 1])):
        # 保持全省前3位: the third or better.
        return Token(start - 1, stop + 1, "top", number, "", "", "", after)
    if after in _LINKS_OR_STEPS:
        linked = _link_end(text, stop)
        second = _NUMBER.match(text, linked) if linked else None
        if second:
            return _range(text, start, number, text[stop:linked], second)
        stepped = after in "万亿" and text[stop + 1 : stop + 2].isdecimal()
        compound = re.compile(_COMPOUND).match(text, stop) if stepped else None
        if compound:
            return _compound(text, start, number, compound)
    elif after in _JOINS:
        joined = _joined(text, start, stop, after)
        if joined:
            return joined
    if after in _MULTIPLIES:
        more, multiplier, unit, end = _tail(text, stop)
    else:
        more = multiplier = ""
        unit = _unit(text, stop)
        end = stop + len(unit)
    if before in _MINUS and text[start - 2 : start - 1] in _BEFORE_A_MINUS:
        # 自然增长率为-1.23‰: the sign belongs to the number.
        start, number = start - 1, "-" + number
    return make(Token, (start, end, "plain", number, "", multiplier, more, unit))


def _clause(lead: str) -> str:
    """The last clause of some words."""
    return lead[max(lead.rfind("，"), lead.rfind("。"), lead.rfind("；")) + 1 :]


def _tail(text: str, at: int) -> tuple[str, str, str, int]:
    """What follows a number at offset `at`: 多 or 余, multiplier, unit, and where it ends."""
    sign = text[at : at + 1]
    if sign not in _MULTIPLIES:
        unit = _unit(text, at)
        return "", "", unit, at + len(unit)
    if sign in "万亿" and text[at + 1 : at + 2] not in "多余亿":
        unit = _unit(text, at + 1)
        return "", sign, unit, at + 1 + len(unit)
    more, multiplier, end = multiplied(text, at)
    unit = _unit(text, end)
    if more and not unit and not multiplier:
        return "", "", "", at
    return more, multiplier, unit, end + len(unit)


def multiplied(text: str, at: int) -> tuple[str, str, int]:
    """多 or 余 and the multiplier behind a number that ends at offset `at` (多万, 千余, 千多万), and where they end."""
    more = text[at] if text[at : at + 1] in ("多", "余") else ""
    end = at + len(more)
    multiplier = _multiplier(text, end)
    end += len(multiplier)
    if text[end : end + 1] in ("多", "余"):
        more = more or text[end]
        end += 1
        if text[end : end + 1] in ("万", "亿"):
            multiplier += text[end]
            end += 1
    return more, multiplier, end


def _multiplier(text: str, at: int) -> str:
    """The multiplier at offset `at`: 千万, 亿, 千 (but of 千瓦, 百分 none), or ""."""
    two = text[at : at + 2]
    after = text[at + 2 : at + 3]
    if two in _TWO_STEPS and not (two == "千万" and after == "瓦"):
        return two
    sign, after = two[:1], two[1:]
    if sign in ("万", "亿") or (sign in ("十", "百") and after != "分"):
        return sign
    return sign if sign == "千" and after not in _OF_A_UNIT else ""


_OF_A_UNIT = tuple("瓦米伏克卡赫升")
"""What 千 makes a unit with."""


_COUNTED_BY = frozenset("个大级项条次")
"""400亿两个台阶: 两 counts what follows."""


def _unit(text: str, at: int) -> str:
    """The unit that stands at offset `at`, with what it is per (元/人) and its alternative (套（间）), or ""."""
    units, known = _units()
    unit = known.at_start(text, at)
    if unit not in units.all or (unit == "两" and text[at + 1 : at + 2] in _COUNTED_BY):
        return ""
    end = at + len(unit)
    sign = text[end : end + 1]
    if sign not in "/每（":
        return unit
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
        found = re.compile(_RATIO).match(text, start)
        return Token(start, found.end(), "ratio", found.group(), "", "", "", "") if found else None
    if sign == "+":
        found = re.compile(_SUM).match(text, start)
        return Token(start, found.end(), "sum", found.group(), "", "", "", "") if found else None
    if sign == "/":
        found = re.compile(_FRACTION).match(text, start)
        if not found or not found.group(2).strip("0"):
            return None
        return Token(start, found.end(), "fraction", found.group(1), found.group(2), "", "", "%")
    second = _NUMBER.match(text, stop + 1)
    if not second:
        return None
    more, multiplier, unit, end = _tail(text, second.end())
    return Token(start, end, "product", text[start:stop], second.group(), multiplier, more, unit)
