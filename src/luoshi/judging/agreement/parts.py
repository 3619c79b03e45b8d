"""A whole and some of it; parts and their sum; growth of a whole among its parts'; total, count and threshold."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from luoshi import lexicon
from luoshi.facts import Figure
from luoshi.judging.agreement.relation import Document, Layer, Relation, Span, Stated
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

_SETS = tuple(found for title, found in lexicon.groups("agreement").items() if title.startswith("parts_"))
_THRESHOLD = re.compile(r"(\d+(?:\.\d+)?)?([百千万]?[万亿]?)元(?:以上|及以上)")
_SIZES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
_ALL_ABOVE = re.compile(r"[“\"]?[四五]上[”\"]?企业$")
"""Enterprises above the thresholds of the statistics, of all trades; the trades of each are apart from one another."""

_ABOVE = re.compile(r"规上工业企业|规上服务业企业|限上(?:商贸|批零住餐|批发零售|住宿餐饮)企业")
_ONLY_JOINED = re.compile(r"^[^，,；;。]*$")
_SUM_OF = re.compile(r"([两二三四五六])项(?:合计|共计|总计|相加)")
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_TOTAL = re.compile(r"总数|总量|累计|共有")
_NEAR = 24
"""Characters that may stand between 新增35家 and its 总数达270家."""


def parts(document: Document) -> list[Relation]:
    """Relations of wholes with their parts."""
    found = _narrower(document)
    for sentence in document.sentences:
        found += _inflows(document, sentence)
        for place, stated in enumerate(sentence):
            if stated.figure.measure == "level" and usable(stated.figure):
                found += _some_of(document, sentence, place)
                found += _threshold(document, sentence, place)
                found += _added_up(document, sentence, place)
            found += _complements(document, sentence, place)
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


def _narrower(document: Document) -> list[Relation]:
    """新增“五上”企业1079家 and 新增规上工业企业400家: by their names the second are among the first."""
    figures = [
        stated
        for sentence in document.sentences
        for stated in sentence
        if stated.figure.measure == "level" and usable(stated.figure) and stated.figure.bound == "eq"
    ]
    found = []
    for whole in figures:
        one = whole.figure
        if not _ALL_ABOVE.search(one.subject):
            continue
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
        for other in sentence[:place]
        if other.figure.measure == "level"
        and usable(other.figure)
        and same_unit(other.figure, stated.figure)
        and together(document, other, stated)
    ]
    if not alike:
        return []
    whole = alike[-1]
    if _in_list(document, sentence, whole):
        return []
    layer: Layer = "hard" if len(alike) == 1 else "reference"
    if whole.figure.place != stated.figure.place or whole.figure.period != stated.figure.period:
        layer = "reference"
    if layer == "hard":
        layer = layer_of(whole.figure, stated.figure)
    if whole.figure.quantity.value is None or is_flow(stated.figure) != is_flow(whole.figure) and is_flow(stated.figure):
        return []
    span = document.between(before.start + cue.start(), before.end)
    found = [Relation("subset", (("whole", whole), ("part", stated)), (span,), layer)]
    least = _least(stated.figure)
    if least and layer == "hard":
        # what is invested in all is at least what is invested in these
        found += [
            Relation("threshold", (("total", each.one("total")), ("count", stated)), (*each.words, span), constant=least)
            for each in _threshold(document, sentence, sentence.index(whole))
        ]
    return found


def _in_list(document: Document, sentence: tuple[Stated, ...], stated: Stated) -> bool:
    """Whether it stands in a list with a figure of its unit before it, so that a whole may be all of them."""
    place = sentence.index(stated)
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


def _added_up(document: Document, sentence: tuple[Stated, ...], place: int) -> list[Relation]:
    """A件、B件，两项合计C件."""
    whole = sentence[place]
    before = document.before(whole, sentence)
    cue = _SUM_OF.search(before.text)
    if cue is None:
        return []
    number = _NUMBERS[cue[1]]
    terms = sentence[max(0, place - number) : place]
    if len(terms) != number or any(
        each.figure.measure != "level"
        or not same_unit(each.figure, whole.figure)
        or not together(document, each, whole)
        or each.figure.period != whole.figure.period
        for each in terms
    ):
        return []
    roles = (*(("part", each) for each in terms), ("whole", whole))
    layer = layer_of(whole.figure, *(each.figure for each in terms))
    return [Relation("sum", roles, (document.between(before.start + cue.start(), before.end),), layer)]


def _complements(document: Document, sentence: tuple[Stated, ...], place: int) -> list[Relation]:
    """赤字2.38万亿元，其中中央赤字1.55万亿元，地方赤字8300亿元; and growths in the same way."""
    for names in _SETS:
        terms = sentence[place : place + len(names)]
        if len(terms) < len(names):
            continue
        rests = {rest for rest in map(_without(names), terms) if rest is not None}
        if len(rests) != 1 or {_name(names, each) for each in terms} != set(names):
            continue
        figures = [each.figure for each in terms]
        if len({(each.measure, each.quantity.unit, each.place, each.period) for each in figures}) != 1:
            continue
        (rest,) = rests
        whole = _complete(document, sentence, terms, rest)
        if whole is None:
            continue
        between = document.between(document.before(terms[0], sentence).start, terms[-1].figure.start)
        return _of_all(whole, terms, between)
    return []


def _of_all(whole: Stated, terms: tuple[Stated, ...], words_: Span) -> list[Relation]:
    layer = layer_of(whole.figure, *(each.figure for each in terms))
    if whole.figure.measure == "level":
        return [Relation("sum", (*(("part", each) for each in terms), ("whole", whole)), (words_,), layer)]
    roles = (("growth", whole), *(("part_growth", each) for each in terms))
    return [Relation("blend", roles, (words_,), layer)]


def _name(names: tuple[str, ...], stated: Stated) -> str | None:
    """Which of the names of parts stands in a figure's subject."""
    if stated.figure.measure not in ("level", "growth"):
        return None
    return next((name for name in names if name in stated.figure.subject), None)


def _without(names: tuple[str, ...]) -> Callable[[Stated], str | None]:
    """A figure to its subject without the word that makes it a part; None where it has none."""

    def rest(stated: Stated) -> str | None:
        name = _name(names, stated)
        return None if name is None else stated.figure.subject.replace(name, "", 1)

    return rest


def _complete(document: Document, sentence: tuple[Stated, ...], terms: tuple[Stated, ...], rest: str) -> Stated | None:
    """The figure right before the parts that states all of them."""
    place = sentence.index(terms[0])
    first = terms[0].figure
    for other in reversed(sentence[max(0, place - 2) : place]):
        figure = other.figure
        if figure.measure != first.measure or not same_unit(figure, first) or not together(document, other, terms[0]):
            continue
        if (figure.place, figure.period) != (first.place, first.period) or not figure.subject:
            return None
        if not rest or rest in ("增加值", "加值"):
            # 一产、二产、三产 or 进口、出口: all of them have a word of their own
            whole = r"进出口" if "进口" in terms[0].figure.subject + terms[-1].figure.subject else r"生产总值|GDP"
            return other if re.search(whole, figure.subject) else None
        if figure.measure == "growth":
            return None
        return other if figure.subject.endswith(rest) else None
    return None
