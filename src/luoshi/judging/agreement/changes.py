"""Level, increase and growth; from one value to another; rank moves stand in `ranks`."""

import re
from fractions import Fraction
from itertools import pairwise

from luoshi.judging.agreement.relation import Document, Layer, Relation, Stated, Unknown
from luoshi.judging.agreement.rows import variable
from luoshi.judging.agreement.wording import (
    bare,
    is_flow,
    is_points,
    layer_of,
    same_unit,
    says,
    together,
    usable,
    words,
)

REACH = 8
"""Figures of a sentence that may stand between a level and its change."""

_FEW = 3
"""Figures back that 增收 reaches at most."""

_TOTAL = re.compile(r"达|总|共有")
_TIMES_AS_MUCH = re.compile(r"(?:是|为|相当于)[^，。；]{0,12}$|(?<!增长)(?<!增加)(?<!提高)达$")
_TIMES = ("天", "日", "个工作日", "工作日", "小时", "分钟", "秒", "个月", "年")
"""Of a time, better may be called 提高到 whichever way it goes."""

_SOME_YEARS = re.compile(r"(?:\d+|[两二三四五六七八九十])年(?!来?年均)")
_COMPARED = re.compile(r"[比较]([^，、。；]{1,12}?)(?:[增提下减上扩净高低多少前后翻]|$)")
_LONGEST = 14
"""Characters between the last comma and a change that the change's own words may have: 较上年同期实际增加了."""

_FROM = re.compile(r"[由从自][^，。；、]*$")
_PACE_YEARS = range(2, 31)


def changes(document: Document) -> list[Relation]:
    """Relations of levels with what they rose or fell by."""
    found: list[Relation] = []
    bases: dict[str, Unknown] = {}
    for sentence in document.sentences:
        start_of = _courses(document, sentence, found)
        for stated in sentence:
            if stated.figure.measure in ("change", "growth", "multiple") and usable(stated.figure):
                relation = _change(document, sentence, stated, start_of, bases)
                if relation is not None:
                    found.append(relation)
                    if isinstance(base := relation.one("base"), Unknown):
                        bases.setdefault(variable(relation.one("level")), base)
    # 增长6.1%，同口径增长9.2%: of a level whose plain growth is stated, that of another scope asks nothing
    plain = {variable(each.one("level")) for each in found if each.kind == "growth" and each.layer == "hard"}
    return [
        each
        for each in found
        if each.layer != "scope" or each.kind != "growth" or variable(each.one("level")) not in plain
    ]


def _courses(document: Document, sentence: tuple[Stated, ...], found: list[Relation]) -> dict[str, Stated]:
    """Notes 由A增加到B; the start of each such end."""
    start_of: dict[str, Stated] = {}
    for first, second in pairwise(sentence):
        one, two = first.figure, second.figure
        if one.measure != two.measure or one.subject != two.subject:
            continue
        if one.status != "reference" and not _FROM.search(document.before(first, sentence).text):
            continue
        if one.place != two.place or not same_unit(one, two) or one.measure not in ("level", "share", "rank"):
            continue
        gap = document.gap(first, second)
        rising, falling = says(gap.text, "rising"), says(gap.text, "falling")
        if rising == falling or "；" in gap.text or one.quantity.unit in _TIMES:
            continue
        # a better rank is a smaller number
        sign = 1 if rising != (one.measure == "rank") else -1
        words = (document.before(first, sentence), gap)
        found.append(Relation("course", (("base", first), ("after", second)), words, constant=Fraction(sign)))
        start_of[variable(second)] = first
    return start_of


def _change(
    document: Document,
    sentence: tuple[Stated, ...],
    stated: Stated,
    start_of: dict[str, Stated],
    bases: dict[str, Unknown],
) -> Relation | None:
    level = _level_of(document, sentence, stated, start_of)
    if level is None:
        return None
    span = document.before(stated, sentence)
    if says(span.text, "other_base", "of_which", "partial_period") or span.text.strip() == "的":
        # 是2019年100.5亿元的1.5倍: see `quoted`
        return None
    base, layer = _base(level, stated, span.text, start_of.get(variable(level)), bases.get(variable(level)))
    if base is None:
        return None
    role = {"change": "increase", "growth": "growth", "multiple": "multiple"}[stated.figure.measure]
    parts = (("level", level), ("base", base), (role, stated))
    if stated.figure.measure == "growth" and says(span.text, "yearly"):
        years = _years(base, level, stated)
        if years is None:
            return None
        return Relation("pace", parts, (span,), layer, Fraction(years))
    if says(span.text, "yearly"):
        return None
    if stated.figure.measure == "multiple":
        # 增长1.7倍 adds, 是去年的2倍 does not; 翻一番 is read as twice as much
        added = Fraction(0) if "番" in stated.figure.text or _TIMES_AS_MUCH.search(span.text) else Fraction(1)
        return Relation("multiple", parts, (span,), layer, added)
    return Relation("increase" if role == "increase" else "growth", parts, (span,), layer)


def _years(base: Stated | Unknown, level: Stated, stated: Stated) -> int | None:
    """Over how many years a yearly growth runs, as said of it and as the years of its two ends bear out."""
    if not isinstance(base, Stated):
        return None
    said, first, last = stated.figure.period.span, base.figure.period.year, level.figure.period.year
    between = last - first if first is not None and last is not None else None
    if said is not None and between is not None and said != between:
        return None
    years = said if said is not None else between
    return years if years in _PACE_YEARS else None


def _level_of(
    document: Document, sentence: tuple[Stated, ...], stated: Stated, start_of: dict[str, Stated]
) -> Stated | None:
    """The level that a change belongs to: the nearest of its subject before it; 净增218家，总数达2898家 behind it."""
    place = stated.place
    if words("gained").fullmatch(stated.figure.subject):
        return _right_before(document, sentence, stated)
    for other in reversed(sentence[max(0, place - REACH) : place]):
        # 由A增加到B、年均增长: B is of one year, its growth of several
        spans = (other.figure.period.span is None) == (stated.figure.period.span is None)
        if not spans and variable(other) not in start_of:
            continue
        if _fits(document, other, stated) and other.figure.status != "reference":
            return other
    for other in sentence[place + 1 : place + 2]:
        gap = document.gap(stated, other).text
        if _fits(document, other, stated) and len(gap) <= 12 and _TOTAL.search(gap):
            return other
    return None


def _right_before(document: Document, sentence: tuple[Stated, ...], stated: Stated) -> Stated | None:
    """税收收入81.3亿元，增收12.4亿元，增长18.0%: the amount before it, other changes and shares of that aside."""
    for other in reversed(sentence[max(0, stated.place - _FEW) : stated.place]):
        one, two = other.figure, stated.figure
        if one.measure in ("growth", "change", "share"):
            continue
        alike = (one.place, one.period.year) == (two.place, two.period.year) and together(document, other, stated)
        fits = one.measure == "level" and usable(one) and one.quantity.unit.endswith("元")
        return other if alike and fits else None
    return None


def _fits(document: Document, level: Stated, change: Stated) -> bool:
    one, two = level.figure, change.figure
    if one.place != two.place or not usable(one) or not together(document, level, change):
        return False
    if one.period.year != two.period.year:
        return False
    if one.subject != two.subject and (is_flow(one) or is_flow(two) or bare(one) != bare(two)):
        return False
    if two.measure == "change":
        if one.measure == "level":
            return same_unit(one, two)
        return one.measure in ("share", "growth") and is_points(two)
    return one.measure == "level"


def _base(
    level: Stated, stated: Stated, words: str, start: Stated | None, named: Unknown | None
) -> tuple[Stated | Unknown | None, Layer]:
    """What the change started from, and how firmly that is said.

    start: the value that a 由……增加到…… names. named: what an earlier change of the same level started from; one that
    names no base (比年初增加389亿元，增长10.1%) started there too.
    """
    layer: Layer = layer_of(level.figure, stated.figure)
    if says(words, "other_scope") or says(level.figure.subject, "other_scope"):
        layer = "scope"
    elif stated.figure.measure in ("growth", "multiple") and says(level.figure.subject, "constant_prices"):
        layer = "real"
    if layer == "hard" and len(re.sub(r"\s", "", re.split(r"[，,；;]", words)[-1])) > _LONGEST:
        # so many words name something else than the level's subject
        layer = "reference"
    if start is not None:
        return start, layer
    if says(words, "yearly"):
        return None, layer
    spans = stated.figure.period.span
    if says(words, "years_ago") or spans is not None or _SOME_YEARS.search(words):
        when, name = f"years{spans}", ("若干年前的数", "the value years before")
    elif says(words, "year_start"):
        when, name = "start", ("年初数", "the value at the start of the year")
    elif not says(words, "year_ago") and (other := _COMPARED.search(re.sub(r"\s", "", words))):
        # 比上半年提高, 较2019年增长
        when, name = f"other:{other[1]}", (f"（{other[1]}）", f"({other[1]})")
    elif named is not None and not says(words, "year_ago"):
        return named, layer
    else:
        when, name = "year", ("上年数", "the value of the year before")
    if is_flow(level.figure) and says(words, "year_start"):
        # a flow has no value at the start of a year
        layer = "scope"
    key = f"base:{when}:{variable(level)}"
    chinese, english = name
    # 增长3.8%，提高0.3个百分点: what was before is a growth too
    subject = level.figure.subject + ("增幅" if level.figure.measure == "growth" else "")
    return Unknown(key, (f"{subject}{chinese}", f"{subject}: {english}"), level.figure.quantity.unit), layer
