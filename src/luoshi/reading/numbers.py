"""The value of a number as written, in digits or in Chinese numerals."""

import re
from decimal import Decimal

CHINESE = "[一二两三四五六七八九十百千万亿零〇]"

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_STEP = r"(\d[\d.]*)([十百千万亿]*)"


def decimal(digits: str) -> Decimal:
    """The Decimal of a number in digits; thousands separators allowed (1,234.5)."""
    return Decimal(digits.replace(",", "") if "," in digits else digits)


def multiplier(words: str) -> int:
    """What a chain of multipliers multiplies by: 万 → 10⁴, 百亿 → 10¹⁰, 千万 → 10⁷, "" → 1."""
    if words in _MYRIADS:
        return _MYRIADS[words]
    product = 1
    for word in words:
        product *= _TENS.get(word) or _MYRIADS[word]
    return product


def compound(words: str) -> Decimal:
    """The Decimal of a number told in two steps: 1万6千 → 16000, 1亿3千万 → 130000000."""
    return sum((decimal(digits) * multiplier(steps) for digits, steps in re.findall(_STEP, words)), Decimal(0))


def chinese(words: str) -> Decimal:
    """The Decimal of a Chinese numeral: 五百万 → 5000000, 十七点六 → 17.6, 二〇二三 → 2023, 半 → 0.5.

    Raises ValueError for what is no numeral.
    """
    if words == "半":
        return Decimal("0.5")
    whole, _, part = words.partition("点")
    if part:
        # 一千二百三十四点五亿: the multiplier behind the decimals multiplies it all.
        digits = part.rstrip("万亿")
        number = chinese(whole) + Decimal("0." + "".join(str(_digit(word)) for word in digits))
        return number * multiplier(part[len(digits) :])
    if len(whole) > 1 and all(word in _DIGITS for word in whole):
        return Decimal("".join(str(_DIGITS[word]) for word in whole))
    total = section = digit = 0
    seen = False
    for word in whole:
        if word in _DIGITS:
            digit, seen = _DIGITS[word], True
        elif word in _TENS:
            section += (digit if seen else 1) * _TENS[word]
            digit, seen = 0, False
        elif word in _MYRIADS:
            total = (total + section + digit or 1) * _MYRIADS[word]
            section = digit = 0
            seen = False
        else:
            raise ValueError(f"{words} is no numeral")
    return Decimal(total + section + digit)


def _digit(word: str) -> int:
    if word not in _DIGITS:
        raise ValueError(f"{word} is no digit")
    return _DIGITS[word]
