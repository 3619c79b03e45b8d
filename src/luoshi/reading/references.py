"""Values that only serve comparison: 由A增加到B."""

import re

from luoshi.facts import Period
from luoshi.reading.values import Value
from luoshi.reading.years import base_year

_FROM = ("由", "从", "现行")
_TO = (
    r"(?:左右|以上)?(?:年)?(?:预计|力争|将)?(?:的税?[费率]{1,2})?"
    r"(?:增加|上升|提高|下降|减少|增长|扩大|提升|降低|降|升|增|缩小|发展|缩短|压缩|压减|拓展|精简|调整|变|优化)?(?:到|至|为)"
)


_REACH = 14
"""Characters before a value in which it is said that something changed from it."""


def _starts_a_change(lead: str) -> bool:
    """由2020年的5.5: whether the words before a value say that something changed from it."""
    if "由" not in lead and "从" not in lead and "现行" not in lead:
        return False
    clause = lead[max(lead.rfind("，"), lead.rfind("。"), lead.rfind("；")) + 1 :]
    return any(word in clause[-12 - len(word) :] for word in _FROM)


def with_references(text: str, values: list[Value]) -> list[Value]:
    """由A增加到B: A only serves comparison, and belongs to the year that the change began in."""
    if len(values) < 2:
        return values
    begin, end = max(0, values[0].token.start - _REACH), values[-1].token.start
    if not any(text.find(word, begin, end) >= 0 for word in _FROM):
        return values
    for at in range(len(values) - 1):
        one = values[at]
        if one.status == "reference" or not _starts_a_change(text[max(0, one.token.start - _REACH) : one.token.start]):
            continue
        last = at
        while last + 1 < len(values) and text[values[last].token.end : values[last + 1].token.start] in (":", "、"):
            last += 1
        if last + 1 >= len(values):
            continue
        gap = text[values[last].token.end : values[last + 1].token.start]
        if len(gap) < 12 and re.match(_TO, gap):
            year = base_year(text, one.token.start, one.period.year)
            for place in range(at, last + 1):
                value = values[place]
                trace = (*value.trace, "status/from")
                values[place] = value._replace(status="reference", period=Period(year), trace=trace)
    return values
