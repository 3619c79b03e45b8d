"""Quotients of two amounts that are printed too: the yield of a mu, and what townspeople earn for a villager's yuan."""

import re
from collections import defaultdict
from fractions import Fraction

from luoshi.facts import Figure
from luoshi.judging.agreement.relation import Document, Relation, Stated
from luoshi.judging.agreement.wording import layer_of, usable
from luoshi.judging.subjects import plain_unit, subject

_YIELD = re.compile(r"(?:平均)?(?:亩产|单产)(?:量|水平)?$")
_AREA = re.compile(r"(?:播种|种植)?面积$|播面$")
_OUTPUT = re.compile(r"总?产量?$")
_PER = re.compile(r"(公斤|千克|斤|吨)/(亩|公顷)")
_KILOGRAMS = {"公斤": Fraction(1), "千克": Fraction(1), "斤": Fraction(1, 2), "吨": Fraction(1000)}
_MU = {"亩": Fraction(1), "公顷": Fraction(15)}


_URBAN = re.compile(r"城镇(?:常住)?居民人均可支配收入")
_RURAL = re.compile(r"农村(?:常住)?居民人均可支配收入")
_GAP = re.compile(r"城乡居民(?:人均)?(?:可支配)?收入(?:差距)?(?:之比|倍差|倍数|比值?)")


def quotients(document: Document) -> list[Relation]:
    """Every yield and every ratio of incomes of which a document states the two amounts, each once."""
    return _yields(document) + _gaps(document)


def _gaps(document: Document) -> list[Relation]:
    """城镇居民人均可支配收入42000元，农村20500元，城乡居民收入比2.05."""
    incomes: dict[object, dict[str, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            for role, pattern in (("average", _GAP), ("total", _URBAN), ("count", _RURAL)):
                if figure.measure == "level" and pattern.fullmatch(subject(figure.subject, "").core):
                    incomes[figure.period, figure.place][role].append(stated)
    found = []
    for roles in incomes.values():
        if all(len(roles[role]) == 1 for role in ("total", "count", "average")):
            total, count, average = (roles[role][0] for role in ("total", "count", "average"))
            if total.figure.quantity.unit == count.figure.quantity.unit:
                found.append(_relation(document, total, count, average, Fraction(0)))
    return found


def _relation(document: Document, total: Stated, count: Stated, average: Stated, by: Fraction) -> Relation:
    every = sorted((total, count, average))
    spans = tuple(document.between(each.figure.sentence[0], each.figure.start) for each in every)
    roles = (("total", total), ("count", count), ("average", average))
    return Relation("average", roles, spans, layer_of(*(each.figure for each in every)), by)


def _yields(document: Document) -> list[Relation]:
    crops: dict[object, dict[str, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.measure == "level" and usable(figure):
                for role, pattern in (("average", _YIELD), ("count", _AREA), ("total", _OUTPUT)):
                    name = pattern.sub("", subject(figure.subject, "").core)
                    if pattern.search(figure.subject) and name and _is_in(role, figure):
                        crops[name, figure.period, figure.place][role].append(stated)
                        break
    found = []
    for roles in crops.values():
        if set(roles) == {"average", "count", "total"} and all(len(each) == 1 for each in roles.values()):
            total, count, average = (roles[role][0] for role in ("total", "count", "average"))
            by = _factor(total.figure, count.figure, average.figure)
            found.append(_relation(document, total, count, average, by))
    return found


def _is_in(role: str, figure: Figure) -> bool:
    """Whether it is in a unit of what its name says."""
    unit = plain_unit(figure.quantity.unit)
    if role == "average":
        return _PER.fullmatch(unit) is not None
    return unit in (_MU if role == "count" else _KILOGRAMS)


def _factor(total: Figure, count: Figure, average: Figure) -> Fraction:
    """Units of the output in one unit of the yield times one of the area."""
    match = _PER.fullmatch(plain_unit(average.quantity.unit))
    assert match is not None
    area = _MU[plain_unit(count.quantity.unit)] / _MU[match[2]]
    return _KILOGRAMS[match[1]] * area / _KILOGRAMS[plain_unit(total.quantity.unit)]
