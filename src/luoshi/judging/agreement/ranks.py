"""Rank, move and the number ranked."""

import re
from fractions import Fraction

from luoshi.judging.agreement.relation import Document, Part, Relation, Stated, Unknown
from luoshi.judging.agreement.rows import variable
from luoshi.judging.agreement.wording import layer_of, says, together, usable

_LIST = re.compile(r"(百|千|\d{2,4})强")
# 上榜250强、数量居全国第2: the rank is not one on that list
_LIST_JUST_BEFORE = re.compile(_LIST.pattern + r"[^，、；。\d]{0,8}$")
_SIZES = {"百": 100, "千": 1000}
_AMONG = re.compile(r"^[^，。；\d]{0,14}(?:中|里)[^，。；\d]{0,6}$")
_START = re.compile(r"(?:上升|提升|跃升|下降|前移|后移|进位|攀升)[至到]")
_NEAR = 14


def ranks(document: Document) -> list[Relation]:
    """Relations of ranks with their moves and with how many are ranked."""
    found: list[Relation] = []
    for sentence in document.sentences:
        for place, stated in enumerate(sentence):
            figure = stated.figure
            if figure.measure == "rank" and usable(figure) and figure.quantity.value is not None:
                found += _move(document, sentence, place)
                found += _field(document, sentence, place)
    return found


def _move(document: Document, sentence: tuple[Stated, ...], place: int) -> list[Relation]:
    stated = sentence[place]
    if place and _START.search(document.gap(sentence[place - 1], stated).text):
        # 由第9位上升至第4位，前移5位: the move is that of the two
        start: Part | None = sentence[place - 1] if sentence[place - 1].figure.measure == "rank" else None
    else:
        start = None
    for other in [*sentence[place + 1 : place + 2], *sentence[max(0, place - 1) : place]]:
        two = other.figure
        if two.measure != "change" or two.quantity.unit not in ("位", "名", "个位次", "个名次"):
            continue
        if two.subject != stated.figure.subject or two.place != stated.figure.place:
            continue
        gap = document.between(*sorted((stated.figure.end, two.end, stated.figure.start, two.start))[1:3])
        if not together(document, stated, other) or len(gap.text) > _NEAR:
            continue
        span = document.before(other, sentence)
        if says(span.text, "other_base"):
            continue
        name = (f"{two.subject}原位次", f"{two.subject}: rank before")
        before = start or Unknown(f"before:{variable(stated)}", name, "位")
        roles = (("before", before), ("move", other), ("rank", stated))
        return [Relation("rank", roles, (span, document.before(stated, sentence)), layer_of(stated.figure, two))]
    return []


def _field(document: Document, sentence: tuple[Stated, ...], place: int) -> list[Relation]:
    stated = sentence[place]
    figure = stated.figure
    span = document.before(stated, sentence)
    if place:
        other = sentence[place - 1]
        counted = other.figure.measure == "level" and other.figure.quantity.unit in ("个", "座", "家")
        if counted and _AMONG.match(document.gap(other, stated).text):
            return [Relation("field", (("rank", stated), ("field", other)), (span,))]
    match = _LIST.search(re.sub(r"\s", "", figure.scope or "")) or _LIST_JUST_BEFORE.search(span.text)
    if match is None:
        return []
    size = _SIZES.get(match[1]) or int(match[1])
    return [Relation("field", (("rank", stated),), (span,), constant=Fraction(size))]
