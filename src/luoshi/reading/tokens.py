"""A numeral as it is written."""

from functools import cache

from luoshi.facts.named import NamedTuple
from luoshi.lexicon import kinds

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
