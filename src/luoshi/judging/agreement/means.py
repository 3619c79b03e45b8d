"""Total, count and per head."""

import re
from collections import defaultdict

from luoshi.judging.agreement.relation import WINDOW, Document, Layer, Part, Relation, Stated, Unknown
from luoshi.judging.agreement.rows import variable
from luoshi.judging.agreement.wording import bare, same_unit, together, usable, words
from luoshi.judging.subjects import subject

_PEOPLE = ("人", "人次", "户", "亩", "个", "家", "公顷")
_POPULATION = "常住人口"
_NEAR = 8


def means(document: Document) -> list[Relation]:
    """Relations of averages per head, household or mu with their totals and counts."""
    found: list[Relation] = []
    totals: dict[str, list[Stated]] = defaultdict(list)
    for sentence in document.sentences:
        for stated in sentence:
            if stated.figure.measure == "level" and usable(stated.figure):
                totals[_POPULATION if stated.figure.subject.endswith(_POPULATION) else bare(stated.figure)].append(
                    stated
                )
    for sentence in document.sentences:
        for place, stated in enumerate(sentence):
            if stated.figure.measure == "level" and usable(stated.figure):
                relation = _mean(document, sentence, place, totals)
                if relation is not None:
                    found.append(relation)
    return found


def _mean(
    document: Document, sentence: tuple[Stated, ...], place: int, totals: dict[str, list[Stated]]
) -> Relation | None:
    stated = sentence[place]
    figure = stated.figure
    span = document.before(stated, sentence)
    each = words("per_head").match(figure.subject) or words("per_head").search(span.text[-_NEAR:])
    if each is None or figure.quantity.value is None:
        return None
    name = re.sub(words("per_head").pattern, "", figure.subject)
    fitting = [
        other
        for other in totals.get(subject(name, figure.quantity.unit).bare, [])[:WINDOW]
        if other != stated
        and not words("per_head").search(other.figure.subject)
        and same_unit(other.figure, figure)
        and (other.figure.period, other.figure.place) == (figure.period, figure.place)
        and other.figure.bound in ("eq", "approx")
    ]
    count = _count(document, sentence, place)
    if count is None and fitting and each[0] == "人均":
        count = _population(totals.get(_POPULATION, []), stated)
    if not fitting and count is None:
        return None
    unit = "人" if each[0] == "人均" else each[0].removesuffix("均")
    total: Part = (
        min(fitting, key=lambda other: abs(other.figure.start - figure.start))
        if fitting
        else Unknown(f"total:{variable(stated)}", (f"{name or '花费'}总额", f"{name}: total"), figure.quantity.unit)
    )
    number: Part = count or Unknown(f"count:{variable(stated)}", (f"{name}对应的数量", f"{name}: count"), unit)
    # a yearly total over a population at the year's end, or over its mean: which one is seldom said
    layer: Layer = "hard" if isinstance(total, Unknown) or isinstance(number, Unknown) else "scope"
    return Relation("average", (("total", total), ("count", number), ("average", stated)), (span,), layer)


def _population(totals: list[Stated], stated: Stated) -> Stated | None:
    fitting = [
        other
        for other in totals[:WINDOW]
        if other.figure.quantity.unit == "人"
        and (other.figure.period, other.figure.place) == (stated.figure.period, stated.figure.place)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _count(document: Document, sentence: tuple[Stated, ...], place: int) -> Stated | None:
    if not place:
        return None
    other, stated = sentence[place - 1], sentence[place]
    gap = document.gap(other, stated).text
    fits = other.figure.measure == "level" and other.figure.quantity.unit in _PEOPLE and len(gap) <= _NEAR
    return other if fits and together(document, other, stated) and words("per_head").search(gap) else None
