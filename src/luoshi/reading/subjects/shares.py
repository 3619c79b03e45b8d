"""A part's share of a whole: 民生支出占财政支出的81%."""

import re

from luoshi.reading.cues import places
from luoshi.reading.subjects.opening import opened
from luoshi.reading.subjects.phrases import tidy, without_light_verbs
from luoshi.reading.subjects.subject import Known, Subject

_NO_WHOLE = tuple("比地道用有")


def wholes_in(noun: str) -> list[int]:
    """Where 占 stands before a whole (not in 占比, 占地) in a noun."""
    return [
        at
        for at in places("占", noun)
        if noun[at + 1 : at + 2] not in _NO_WHOLE or noun.startswith(("地区", "地方"), at + 1)
    ]


def share_of(noun: str, known: Known) -> Subject:
    """民生支出占一般公共预算支出的 81.6%: the part, 占, the whole."""
    at = wholes_in(noun)[-1]
    head = opened(noun[:at])
    whole = re.sub(r"(?:的|达到?|为|近|约|超过?|提高|提升|上升|由|从)+\Z", "", noun[at:])
    base = head.verb + tidy(without_light_verbs(head.rest))
    if not base and "占" in known.subject:
        # 占全市41%，占全省36%: the same part of another whole.
        wholes = wholes_in(known.subject)
        base = known.subject[: wholes[-1]] if wholes else ""
    base = base or known.subject
    return Subject(base + whole, "", base, head.place, "subject/share-of:" + whole)
