"""Values that only serve comparison: 由A增加到B."""

from luoshi.facts import Period
from luoshi.reading.values import Value
from luoshi.reading.years import base_year

_FROM = ("由", "从", "现行")
_BEFORE_THE_CHANGE = (("左右", "以上"), ("年",), ("预计", "力争", "将"))
_CHANGES = (
    *("增加", "上升", "提高", "下降", "减少", "增长", "扩大", "提升", "降低", "缩小", "发展", "缩短", "压缩", "压减"),
    *("拓展", "精简", "调整", "优化", "跃升", "前移", "演变", "升级", "降", "升", "增", "变"),
)
_RESULTS = ("到", "至", "为")


def leads_to_a_result(words: str) -> bool:
    """Whether the words between two values say that one changed to the other: 增加到, 左右预计提高至, 的税率降为."""
    at = 0
    for some in _BEFORE_THE_CHANGE:
        at += next((len(word) for word in some if words.startswith(word, at)), 0)
    if words.startswith("的", at):
        rate = at + 2 if words.startswith("税", at + 1) else at + 1
        end = rate
        while end < rate + 2 and words.startswith(("费", "率"), end):
            end += 1
        at = end if end > rate else at
    at += next((len(word) for word in _CHANGES if words.startswith(word, at)), 0)
    return words.startswith(_RESULTS, at)


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
        if len(gap) < 12 and leads_to_a_result(gap):
            year = base_year(text, one.token.start, one.period.year)
            for place in range(at, last + 1):
                value = values[place]
                trace = (*value.trace, "status/from")
                values[place] = value._replace(status="reference", period=Period(year), trace=trace)
    return values
