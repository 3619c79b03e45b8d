"""A cell's text as a number of an indicator, or the reason why it is none."""

import re
import unicodedata
from decimal import Decimal

from luoshi.judging.indicators import one_spelling

NOTHING = frozenset({"", "-", "--", "---", "—", "——", "–", "/", "…", "……", "...", "无", "*", "."})
"""What tables write where there is no value. It is nothing, and never nought."""

LONGEST = 40
MOST_DIGITS = 18
"""Digits of a value, so that nothing is lost in reckoning and nothing absurd is drawn."""

_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([^\d.,].*)?$")


class Bad(Exception):
    """A cell that is no value. code: a key of reasons.REASONS; data: for its message."""

    def __init__(self, code: str, **data: str) -> None:
        super().__init__(code)
        self.code, self.data = code, data


def value(text: str, unit: str) -> Decimal | None:
    """The number that a text states in `unit`, as exactly as it is written; None where it states nothing.

    Raises Bad: text (no number), unit (another unit stands behind it), long.
    """
    said = "".join(unicodedata.normalize("NFKC", text).split()).replace("−", "-").replace("﹣", "-")
    if said in NOTHING:
        return None
    shown = said[:LONGEST]
    if len(said) > LONGEST:
        raise Bad("text", said=shown)
    found = _NUMBER.match(said)
    if not found:
        raise Bad("text", said=shown)
    sign, whole, rest, behind = found[1], found[2].replace(",", ""), found[3] or "", found[4] or ""
    if behind and one_spelling(behind) != one_spelling(unit):
        raise Bad("unit", said=shown, unit=unit or "—")
    if len(whole) + len(rest) > MOST_DIGITS + 1:
        raise Bad("long", said=shown)
    return Decimal(f"{'-' if sign == '-' else ''}{whole}{rest}")


def decimals(number: Decimal) -> int:
    """How many digits stand behind the point."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
