"""A whole and some of it; total, count and threshold."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from luoshi.facts import Figure
from luoshi.judging.agreement.relation import WINDOW, Document, Layer, Relation, Stated
from luoshi.judging.agreement.wording import (
    is_flow,
    layer_of,
    same_unit,
    says,
    stock,
    together,
    usable,
    words,
)
from luoshi.judging.subjects import plain_unit

_THRESHOLD = re.compile(r"(\d+(?:\.\d+)?)?([百千万]?[万亿]?)元(?:以上|及以上)")
_SIZES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SIZES |= {"百万": 10**6, "千万": 10**7, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
_ALL_ABOVE = re.compile(r"[“\"]?[四五]上[”\"]?企业$")
"""Enterprises above the thresholds of the statistics, of all trades; the trades of each are apart from one another."""

_ABOVE = re.compile(r"规上工业企业|规上服务业企业|限上(?:商贸|批零住餐|批发零售|住宿餐饮)企业")
_ONLY_JOINED = re.compile(r"^[^，,；;。]*$")
_TOTAL = re.compile(r"总数|总量|累计|共有")
_NEAR = 24
"""Characters that may stand between 新增35家 and its 总数达270家."""


def parts(document: Document) -> list[Relation]:
    """Relations of wholes with their parts."""
    found = _narrower(document)
    for sentence in document.sentences:
        found += _inflows(document, sentence)
        found += _granted(document, sentence)
        for place, stated in enumerate(sentence):
            if stated.figure.measure == "level" and usable(stated.figure):
                found += _some_of(document, sentence, place)
                found += _threshold(document, sentence, place)
    return found


def _inflows(document: Document, sentence: tuple[Stated, ...]) -> list[Relation]:
    """新增35家、总数达270家: what came in is part of what there is."""
    found = []
    for first, second in pairwise(sentence):
        one, two = first.figure, second.figure
        if one.measure != "level" or two.measure != "level" or not is_flow(one) or is_flow(two):
            continue
        gap = document.gap(first, second)
        if not same_unit(one, two) or len(gap.text) > _NEAR or not _TOTAL.search(gap.text):
            continue
        if together(document, first, second) and stock(one).endswith(two.subject) and one.place == two.place:
            span = document.before(first, sentence)
            found.append(Relation("subset", (("whole", second), ("part", first)), (span, gap)))
    return found


def _granted(document: Document, sentence: tuple[Stated, ...]) -> list[Relation]:
    """申报项目64个、获批38个: some of what was applied for was granted; 遴选12项，确定10项: some was chosen."""
    found = []
    for first, second in pairwise(sentence):
        one, two = first.figure, second.figure
        if {one.measure, two.measure} != {"level"} or not same_unit(one, two) or not together(document, first, second):
            continue
        before, gap = document.before(first, sentence), document.gap(first, second)
        for whole, part in (("applied", "granted"), ("candidate", "chosen")):
            if not says(before.text, whole) or not says(gap.text, part) or one.place != two.place:
                continue
            rests = [words(whole, part).sub("", figure.subject) for figure in (one, two)]
            if rests[0] == rests[1] != "" and one.period == two.period and usable(one):
                found.append(Relation("subset", (("whole", first), ("part", second)), (before, gap)))
    return found


def _narrower(document: Document) -> list[Relation]:
    """新增“五上”企业1079家 and 新增规上工业企业400家: by their names the second are among the first."""
    figures = [
        stated
        for sentence in document.sentences
        for stated in sentence
        if stated.figure.measure == "level" and usable(stated.figure) and stated.figure.bound == "eq"
    ]
    found = []
    for whole in [each for each in figures if _ALL_ABOVE.search(each.figure.subject)][:WINDOW]:
        one = whole.figure
        verb = _ALL_ABOVE.split(one.subject)[0]
        among: dict[str, Stated] = {}
        for part in figures:
            two = part.figure
            name = two.subject.removeprefix(verb).replace("规模以上", "规上").replace("限额以上", "限上")
            fits = two.subject.startswith(verb) and _ABOVE.fullmatch(name) is not None and same_unit(one, two)
            if fits and (one.place, one.period, one.status) == (two.place, two.period, two.status):
                among.setdefault(name, part)
        if among:
            terms = tuple(among.values())
            spans = tuple(document.between(each.figure.sentence[0], each.figure.start) for each in (whole, *terms))
            roles = (("whole", whole), *(("part", each) for each in terms))
            found.append(Relation("subset", roles, spans))
    return found


def _some_of(document: Document, sentence: tuple[Stated, ...], place: int) -> list[Relation]:
    """459个，其中亿元以上403个."""
    stated = sentence[place]
    before = document.before(stated, sentence)
    cue = words("of_which").search(before.text)
    if cue is None or re.search(r"[；;。]", before.text[cue.end() :]):
        return []
    if stated.figure.status == "reference" or says(before.text, "planned"):
        return []
    rest = before.text[cue.end() :]
    if "，" in rest.lstrip("，,： "):
        # 其中，……，……: the figure is of a later clause
        return []
    alike = [
        other
        for other in sentence[max(0, place - WINDOW) : place]
        if other.figure.measure == "level"
        and usable(other.figure)
        and same_unit(other.figure, stated.figure)
        and together(document, other, stated)
    ]
    if not alike:
        return []
    # of several, the largest: which one is meant is open, but a part is at most that
    whole = max(alike, key=lambda other: other.figure.quantity.value or other.figure.quantity.high or 0)
    if says(whole.figure.subject, "averaged") or says(stated.figure.subject, "averaged"):
        return []
    if any(_in_list(document, sentence, other) for other in alike):
        # A 120家、B 80家，其中C 150家: of both together
        return []
    layer: Layer = "hard" if len(alike) == 1 else "reference"
    if whole.figure.place != stated.figure.place or whole.figure.period != stated.figure.period:
        layer = "reference"
    if layer == "hard":
        layer = layer_of(whole.figure, stated.figure)
    same = (
        _same_noun(whole.figure, stated.figure),
        plain_unit(whole.figure.quantity.unit) == plain_unit(stated.figure.quantity.unit),
    )
    if not any(same):
        # 充电站12座，其中充电桩240个: what is inside the whole, and not some of it
        return []
    if layer == "hard" and not all(same):
        layer = "reference"
    if whole.figure.quantity.value is None or (
        is_flow(stated.figure) != is_flow(whole.figure) and is_flow(stated.figure)
    ):
        return []
    span = document.between(before.start + cue.start(), before.end)
    found = [Relation("subset", (("whole", whole), ("part", stated)), (span,), layer)]
    for other in sentence[place + 1 : place + 1 + WINDOW]:
        # 其中县道120公里、乡道180公里: the list goes on
        if not _in_list(document, sentence, other) or not _same_noun(stated.figure, other.figure):
            break
        between = document.between(before.start + cue.start(), other.figure.start)
        found.append(Relation("subset", (("whole", whole), ("part", other)), (between,), layer))
    least = _least(stated.figure)
    if least and layer == "hard":
        # what is invested in all is at least what is invested in these
        found += [
            Relation(
                "threshold", (("total", each.one("total")), ("count", stated)), (*each.words, span), constant=least
            )
            for each in _threshold(document, sentence, whole.place)
        ]
    return found


def _same_noun(whole: Figure, part: Figure) -> bool:
    """Whether the subjects end in one noun."""
    one, two = whole.subject, part.subject
    return one[-2:] == two[-2:] or one in two or two in one


def _in_list(document: Document, sentence: tuple[Stated, ...], stated: Stated) -> bool:
    """Whether it stands in a list with a figure of its unit before it, so that a whole may be all of them."""
    place = stated.place
    if not place:
        return False
    other = sentence[place - 1]
    gap = document.gap(other, stated).text
    return same_unit(other.figure, stated.figure) and "、" in gap and bool(_ONLY_JOINED.match(gap))


def _threshold(document: Document, sentence: tuple[Stated, ...], place: int) -> list[Relation]:
    """2000万元以上项目459个，总投资1514.6亿元: each is at least 2000万."""
    least = _least(sentence[place].figure)
    for other in sentence[place + 1 : place + 2]:
        gap = document.gap(sentence[place], other)
        if not least or other.figure.quantity.unit != "元" or other.figure.measure != "level":
            continue
        if says(gap.text, "invested") and together(document, sentence[place], other) and len(gap.text) <= 12:
            roles = (("total", other), ("count", sentence[place]))
            return [Relation("threshold", roles, (document.before(sentence[place], sentence), gap), constant=least)]
    return []


def _least(count: Figure) -> Fraction:
    """The threshold, in 元, that each of the things counted reaches by its name; 0 without one."""
    match = _THRESHOLD.search(re.sub(r"\s", "", count.subject))
    if match is None or count.quantity.unit == "元" or (not match[1] and not match[2]):
        return Fraction(0)
    return Fraction(Decimal(match[1] or "1")) * _SIZES.get(match[2], 0)
