"""The value of a number as written, in digits or in Chinese numerals."""

from decimal import Decimal

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

MULTIPLIERS: dict[str, int] = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "百亿": 10**10, "千亿": 10**11, "万亿": 10**12, "万万": 10**8,
}  # fmt: skip


def decimal(digits: str) -> Decimal:
    """The Decimal of a number in digits; thousands separators allowed (1,234.5)."""
    return Decimal(digits.replace(",", ""))


def chinese(words: str) -> Decimal:
    """The Decimal of a Chinese numeral: 五百万 → 5000000, 十七点六 → 17.6, 二〇二三 → 2023, 半 → 0.5, 几 raises.

    Raises ValueError for what is no numeral.
    """
    if words == "半":
        return Decimal("0.5")
    whole, _, part = words.partition("点")
    if part:
        return chinese(whole) + Decimal("0." + "".join(str(_digit(word)) for word in part))
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
