"""Area, yield and output: what was harvested from each mu, times the mu, is the harvest."""

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


def yields(document: Document) -> list[Relation]:
    """Every yield of which a document states the area and the output, each once."""
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
            spans = tuple(
                document.between(each.figure.sentence[0], each.figure.start) for each in sorted((total, count, average))
            )
            parts = (("total", total), ("count", count), ("average", average))
            layer = layer_of(total.figure, count.figure, average.figure)
            by = _factor(total.figure, count.figure, average.figure)
            found.append(Relation("average", parts, spans, layer, by))
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
