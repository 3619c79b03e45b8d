"""A share, a completion or a multiple that names the amount it is of: 完成投资40.2亿元，占年度计划50.3亿元的79.9%."""

import re
from itertools import pairwise

from luoshi.judging.agreement.relation import Document, Relation, Stated
from luoshi.judging.agreement.wording import layer_of, same_unit, says, together

_OF = re.compile(r"[，,、]?\s*(?:已|均|仅|约)?(?:占|完成|达到?|是|为|相当于)[^，,；;。、]{0,20}")
"""What may stand between the amount and the amount that it is part of."""


def quoted(document: Document) -> list[Relation]:
    """Every such sentence: the amount, what it is of, and the ratio."""
    found = []
    for sentence in document.sentences:
        for (first, second), (_second, ratio) in pairwise(pairwise(sentence)):
            relation = _quoted(document, first, second, ratio)
            if relation is not None:
                found.append(relation)
    return found


def _quoted(document: Document, first: Stated, second: Stated, ratio: Stated) -> Relation | None:
    one, two = first.figure, second.figure
    gap = document.gap(first, second)
    if one.measure != "level" or two.measure != "level" or one.quantity.unit != two.quantity.unit:
        return None
    if document.gap(second, ratio).text.strip() != "的" or not _OF.fullmatch(gap.text) or one.place != two.place:
        return None
    if not same_unit(one, two) or not together(document, first, second):
        return None
    words, layer = (gap, document.gap(second, ratio)), layer_of(one, two, ratio.figure)
    if says(gap.text, "other_scope"):
        layer = "scope"
    if ratio.figure.quantity.unit == "倍":
        roles = (("level", first), ("base", second), ("multiple", ratio))
        return Relation("multiple", roles, words, layer)
    if ratio.figure.quantity.unit not in ("%", "％", "‰"):
        return None
    if says(gap.text, "plan", "planned"):
        return Relation("plan", (("done", first), ("plan", second), ("percent", ratio)), words, layer)
    if "占" in gap.text:
        return Relation("share", (("part", first), ("whole", second), ("share", ratio)), words, layer)
    return None
