"""Totals that are by their definition the sum of certain parts, wherever in a document they stand.

Output is that of the three industries, trade is exports and imports, the population lives in towns or villages.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction

from luoshi.facts import Figure
from luoshi.judging.agreement.relation import Document, Layer, Part, Relation, Span, Stated, Unknown
from luoshi.judging.agreement.rows import variable
from luoshi.judging.agreement.wording import layer_of, same_unit, usable
from luoshi.judging.subjects import subject


@dataclass(frozen=True, slots=True)
class Family:
    """A total and its parts: patterns that a whole subject matches; shares: the parts' shares in the total.

    growths: the parts' names where their growth is stated, if those differ. within: the number of a part and what
    lies within it, its level and its share. again: other names of the parts' shares. rival: another
    total, whose parts go by the same names.
    """

    total: str
    parts: tuple[str, ...]
    shares: tuple[str, ...] = ()
    growths: tuple[str, ...] = ()
    within: tuple[int, str, str] | None = None
    again: tuple[str, ...] = ()
    rival: str = r"(?!)"


_OF_REVENUE = r"占?(?:(?:地方)?一般公共预算收入)?的?(?:比重|比例|比)?"
_OF_GDP = r"(?:增加值)?(?:占(?:地区|国内)?(?:生产总值|GDP)的?(?:比重|比例)?|占比|比重)"
FAMILIES = (
    Family(
        r"生产总值",
        (r"第?一产业?增加值", r"第?二产业?增加值", r"第?三产业?增加值"),
        (rf"第?一产业?{_OF_GDP}", rf"第?二产业?{_OF_GDP}", rf"第?三产业?{_OF_GDP}"),
        (r"第?一产业?(?:增加值)?", r"第?二产业?(?:增加值)?", r"第?三产业?(?:增加值)?"),
        (1, r"(?:全部)?工业增加值", rf"工业(?:经济)?{_OF_GDP}"),
        (r"(?!)", r"(?!)", rf"服务业{_OF_GDP}"),
    ),
    Family(r"第?二产业?增加值", (r"(?:全部)?工业增加值", r"建筑业增加值")),
    Family(
        r"一般公共预算收入",
        (r"税收(?:收入)?", r"非税(?:收入)?"),
        (rf"税收(?:收入)?{_OF_REVENUE}", rf"非税(?:收入)?{_OF_REVENUE}"),
        rival=r".*(?:财政|公共预算)总?收入",
    ),
    Family(
        r"(?:外贸|货物)?进出口(?:总额|总值|额)?",
        (r"(?:外贸|货物)?出口(?:总额|总值|额)?", r"(?:外贸|货物)?进口(?:总额|总值|额)?"),
    ),
    Family(
        r"(?:年末)?常住人口",
        (r"(?:年末)?城镇(?:常住)?人口", r"(?:年末)?乡村(?:常住)?人口"),
        (r"(?:常住人口)?城镇化率", r"(?!)"),
    ),
)
"""Fields of official statistics whose parts are exhaustive and do not overlap."""

_Where = tuple[int | None, int | None, str | None]


def families(document: Document) -> list[Relation]:
    """Sums and shares of the families, for each year and place of which a document states each once."""
    found: list[Relation] = []
    for figures in _by_where(document).values():
        for family in FAMILIES:
            own = _family(document, family, figures)
            if any(_is_rival(family, stated) for stated in figures):
                # 财政总收入、税收收入: the taxes may be those of the other total
                own = [replace(each, layer="scope" if each.layer == "hard" else each.layer) for each in own]
            found += own
    return found


def _is_rival(family: Family, stated: Stated) -> bool:
    name = _name(stated.figure)
    return re.fullmatch(family.rival, name) is not None and re.fullmatch(family.total, name) is None


def _by_where(document: Document) -> dict[_Where, list[Stated]]:
    found: dict[_Where, list[Stated]] = defaultdict(list)
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if usable(figure) and figure.status != "target" and figure.measure in ("level", "share", "growth"):
                found[figure.period.year, figure.period.span, figure.place].append(stated)
    return found


def _family(document: Document, family: Family, figures: list[Stated]) -> list[Relation]:
    total = _one(family.total, figures, "level")
    parts = [_one(pattern, figures, "level") for pattern in family.parts]
    found = []
    if total is not None and all(part is not None and same_unit(part.figure, total.figure) for part in parts):
        known = [part for part in parts if part is not None]
        roles = (*(("part", part) for part in known), ("whole", total))
        found.append(Relation("sum", roles, _spans(document, total, *known), _layer(total, *known)))
    shares = [_one(pattern, figures, "share") for pattern in family.shares]
    for part, share in zip(parts, shares, strict=False):
        if total is None or part is None or share is None or not same_unit(part.figure, total.figure):
            continue
        share_roles = (("part", part), ("whole", total), ("share", share))
        found.append(Relation("share", share_roles, _spans(document, part, total, share), _layer(part, total, share)))
    known_ = [share for share in shares if share is not None]
    if len(known_) == len(family.parts) and len({each.figure.quantity.unit for each in known_}) == 1:
        every = tuple(("part", share) for share in known_)
        found.append(Relation("sum", every, _spans(document, *known_), _layer(*known_), Fraction(100)))
    for number, pattern in enumerate(family.again):
        first, second = shares[number] if number < len(shares) else None, _one(pattern, figures, "share")
        if first is not None and second is not None and first.figure.sentence != second.figure.sentence:
            roles = (("first", first), ("second", second))
            found.append(Relation("restated", roles, _spans(document, first, second), "scope"))
    if family.within is not None:
        found += _within(document, family, figures, total, parts, shares)
    return found + _growths(document, family, figures, shares)


def _within(
    document: Document,
    family: Family,
    figures: list[Stated],
    total: Stated | None,
    parts: list[Stated | None],
    shares: list[Stated | None],
) -> list[Relation]:
    """Industry lies within the secondary sector, by its level and by its share."""
    assert family.within is not None
    number, level, share = family.within
    found = []
    inner, outer = _one(share, figures, "share"), shares[number]
    if inner is not None and outer is not None:
        roles = (("whole", outer), ("part", inner))
        found.append(Relation("subset", roles, _spans(document, outer, inner), _layer(outer, inner)))
    amount = _one(level, figures, "level")
    if amount is None or total is None or not same_unit(amount.figure, total.figure):
        return found
    sector: Part | None = parts[number]
    if sector is None and outer is not None:
        # 二产 is only given by its share in the total
        names = ("第二产业增加值", "value added of the secondary sector")
        sector = Unknown(f"sector:{variable(outer)}", names, total.figure.quantity.unit)
        share_roles = (("part", sector), ("whole", total), ("share", outer))
        found.append(Relation("share", share_roles, _spans(document, total, outer), _layer(total, outer)))
    if sector is not None:
        roles_ = (("whole", sector), ("part", amount))
        found.append(Relation("subset", roles_, _spans(document, amount), _layer(amount)))
    return found


def _growths(document: Document, family: Family, figures: list[Stated], shares: list[Stated | None]) -> list[Relation]:
    """The growth of the total lies among those of its parts, and near their mean by the parts' shares."""
    if len(family.parts) != 3:
        # trade in dollars and in yuan, people by registration and by residence: growths of several kinds
        return []
    total = _one(family.total, figures, "growth")
    parts = [_one(pattern, figures, "growth") for pattern in family.growths or family.parts]
    if total is None or any(part is None for part in parts):
        return []
    known = [part for part in parts if part is not None]
    roles = (("growth", total), *(("part_growth", part) for part in known))
    found = [Relation("blend", roles, _spans(document, total, *known), _layer(total, *known))]
    weights = [share for share in shares if share is not None]
    if len(weights) == len(known):
        every = (*roles, *(("part_share", share) for share in weights))
        # shares at this year's prices, growths at another's
        found.append(Relation("weighted", every, _spans(document, total, *known, *weights), "scope"))
    return found


def _one(pattern: str, figures: list[Stated], measure: str) -> Stated | None:
    """The one figure of that name and measure; None where none is, or several that differ.

    A mark that was passed (突破3万亿元、达3.6万亿元) is none of them where the value itself is stated too.
    """
    found = [
        stated
        for stated in figures
        if stated.figure.measure == measure and re.fullmatch(pattern, _name(stated.figure)) is not None
    ]
    found = [stated for stated in found if stated.figure.bound in ("eq", "approx")] or found
    return found[0] if len({(each.figure.quantity, each.figure.bound) for each in found}) == 1 else None


def _name(figure: Figure) -> str:
    return subject(figure.subject, figure.quantity.unit).core


def _layer(*stated: Stated) -> Layer:
    return layer_of(*(each.figure for each in stated))


def _spans(document: Document, *stated: Stated) -> tuple[Span, ...]:
    """The words of each figure's own clause before it."""
    text = document.reading.source.text
    spans = []
    for each in stated:
        begin = max([text.rfind(mark, each.figure.sentence[0], each.figure.start) for mark in "，。；、：,"]) + 1
        spans.append(document.between(max(begin, each.figure.sentence[0]), each.figure.start))
    return tuple(spans)
