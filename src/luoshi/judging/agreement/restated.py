"""The same quantity stated twice in one document: 突破3万亿元、达3.6万亿元; in the summary and again in a section."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from luoshi.facts import Figure
from luoshi.judging.agreement.printed import counted, is_percent
from luoshi.judging.agreement.relation import Document, Layer, Relation, Stated
from luoshi.judging.agreement.wording import layer_of, same_unit, says, together, usable
from luoshi.judging.subjects import Subject, same, subject

_SHORTEST = 4
"""Characters that a name has at least, to be of one thing wherever it stands."""

_NEAR = Fraction(1, 5)
"""By how much of the larger two amounts may differ and still be taken for one: further apart they are two things."""

_POINTS = 5
"""The same of two percentages, in points."""

_PASSED = 3
"""How many times a mark that was passed the value beyond it may be."""

_MOST = 6
"""Mentions of one name that are laid side by side; of what is named more often each is something else."""

_MARKS = ("gt", "ge")

_Mention = tuple[Stated, Subject, tuple[Stated, ...]]
"""A figure, its subject, and the figures of its sentence."""


def restated(document: Document) -> list[Relation]:
    """Pairs of figures that state one quantity of one year twice."""
    mentions: dict[object, list[_Mention]] = defaultdict(list)
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.measure in ("level", "growth", "share") and _comparable(document, stated, sentence):
                name = subject(figure.subject, figure.quantity.unit)
                key = (name.bare, figure.measure, figure.direction, figure.period, figure.place, figure.scope)
                mentions[key].append((stated, name, sentence))
    found = []
    for several in mentions.values():
        if 2 <= len(several) <= _MOST:
            found += list(_pairs(document, several))
    return found


def _comparable(document: Document, stated: Stated, sentence: tuple[Stated, ...]) -> bool:
    figure = stated.figure
    if figure.status not in ("actual", "estimate") or not usable(figure) or figure.quantity.value is None:
        return False
    words = document.before(stated, sentence).text
    groups = ("other_base", "other_scope", "yearly", "years_ago", "partial_period", "of_which", "planned")
    begin = document.between(figure.sentence[0], figure.start).text.rsplit("；", 1)[-1]
    return figure.period.year is not None and not says(words, *groups) and not says(begin, "narrower")


def _pairs(document: Document, several: list[_Mention]) -> Iterator[Relation]:
    for (first, one, here), (second, other, there) in combinations(several, 2):
        reasons = same(one, other)
        if reasons is None or len(one.bare) < _SHORTEST or not same_unit(first.figure, second.figure):
            continue
        mark = (first.figure.bound in _MARKS) is not (second.figure.bound in _MARKS)
        if here is there and not (mark and second.place == first.place + 1 and together(document, first, second)):
            # two of one sentence are two things, unless one is the mark that the other passed
            continue
        if not _near(first.figure, second.figure):
            continue
        layer: Layer = layer_of(first.figure, second.figure)
        if layer == "hard" and (not mark or here is not there):
            # a count of one trade or place may go by the name of all; a name not quite the same may be another's
            sure = [each.code for each in reasons] == ["same-subject"] and first.figure.measure == "level"
            if not sure or counted(first.figure.quantity.unit):
                layer = "scope"
        spans = (document.before(first, here), document.before(second, there))
        yield Relation("restated", (("first", first), ("second", second)), spans, layer)


def _near(one: Figure, other: Figure) -> bool:
    """Whether two values may be of one quantity, right or wrong."""
    assert one.quantity.value is not None and other.quantity.value is not None
    first, second = Fraction(one.quantity.value), Fraction(other.quantity.value)
    if is_percent(one.quantity.unit):
        return abs(first - second) <= _POINTS
    if one.bound in _MARKS or other.bound in _MARKS:
        mark, value = (first, second) if one.bound in _MARKS else (second, first)
        return mark * (1 - _NEAR) <= value <= mark * _PASSED
    return abs(first - second) <= _NEAR * max(abs(first), abs(second))
