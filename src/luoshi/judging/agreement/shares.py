"""Part, whole and share; plan, done and percent; and shares that cannot be above the whole."""

import re
from fractions import Fraction

from luoshi.facts import Figure
from luoshi.judging.agreement.relation import WINDOW, Document, Part, Relation, Span, Stated, Unknown
from luoshi.judging.agreement.rows import variable
from luoshi.judging.agreement.wording import bare, is_flow, layer_of, same_unit, says, together, usable, words
from luoshi.judging.subjects import subject

_OF = re.compile(r"占|完成")
_LOCAL = re.compile(r"^(?:全市|全县|全区|本市)")
_ADJACENT = 16
"""Characters that may stand between a part and its share, from the part's unit to the words of its whole."""

_MONEY = re.compile(r"(?:资金|投资|收入|支出|营收|产值|金额|额|税收|生产总值|GDP)$")
_MEASURE = 2
"""Characters of the word that says what is measured: 营收, 产值, 投资."""

_NAMED = 4
"""Characters that the name of a whole has at least, to be one whole wherever it stands."""

_MENTIONS = 100
"""Figures of one name that are looked at for the whole of a share."""

_SOMEWHERE = re.compile(r"全|世界|我[国省市州县区]|本[省市州县区]|同")
_ITS = re.compile(r"^\s*[，,、]?\s*占")


def shares(document: Document) -> list[Relation]:
    """Relations of shares with what they are shares of."""
    found: list[Relation] = []
    wholes = _wholes(document)
    for sentence in document.sentences:
        for place, stated in enumerate(sentence):
            figure = stated.figure
            if figure.measure != "share" or not usable(figure) or figure.quantity.unit not in ("%", "％", "‰", ""):
                continue
            relation = _share(document, sentence, place, wholes)
            if relation is not None:
                found.append(relation)
            if figure.quantity.unit != "" and _is_within(figure):
                span = document.before(stated, sentence)
                whole = Fraction(1000 if figure.quantity.unit == "‰" else 100)
                found.append(Relation("limit", (("amount", stated),), (span,), constant=whole))
    return found


def _is_within(figure: Figure) -> bool:
    """Whether it is a share of a whole that it cannot exceed."""
    tail = _OF.split(figure.subject)[-1]
    if says(tail, "plan") or says(figure.subject, "other_base", "beyond_whole"):
        return False
    within = words("within_whole")
    return "占" in figure.subject or any(
        match.end() == len(figure.subject) for match in within.finditer(figure.subject)
    )


def _wholes(document: Document) -> dict[str, list[Stated]]:
    found: dict[str, list[Stated]] = {}
    for sentence in document.sentences:
        for stated in sentence:
            if stated.figure.measure == "level" and stated.figure.subject:
                found.setdefault(bare(stated.figure), []).append(stated)
    return found


def _share(
    document: Document, sentence: tuple[Stated, ...], place: int, wholes: dict[str, list[Stated]]
) -> Relation | None:
    stated = sentence[place]
    figure = stated.figure
    span = document.before(stated, sentence)
    name, tail = named(figure)
    if says(tail, "plan") or (not tail and says(span.text, "plan")):
        return _plan(document, sentence, place, span)
    part = _part(document, sentence, place, name)
    whole: Part | None
    if tail:
        whole = _whole(document, stated, part, tail, wholes)
    elif not re.search(r"占|比[重例]", figure.subject):
        return None
    elif any(
        says(document.before(each, sentence).text, "of_which") for each in sentence[max(0, place - 2) : place + 1]
    ):
        whole = _named_before(document, sentence, place, part)
    else:
        whole = _same_measure(document, sentence, place, name)
    if part is not None and _MONEY.search(tail) and not part.figure.quantity.unit.endswith("元"):
        # 12条产业链进资占到位资金的75%: the count is not what has the share
        return None
    if whole is None or (part is None and isinstance(whole, Unknown)):
        return None
    some: Part = part if part is not None else _unknown_part(stated, name, whole)
    known = [each.figure for each in (part, whole, stated) if isinstance(each, Stated)]
    layer = "scope" if says(span.text, "other_scope") else layer_of(*known)
    if isinstance(whole, Stated) and whole.figure.sentence != figure.sentence and not _is_named(whole, tail):
        # the whole stands elsewhere, under a name that is only nearly this one
        layer = "scope" if layer == "hard" else layer
    return Relation("share", (("part", some), ("whole", whole), ("share", stated)), (span,), layer)


def _is_named(whole: Stated, tail: str) -> bool:
    """Whether a whole goes by this name, short forms made one: GDP, 地区生产总值."""
    return subject(whole.figure.subject, "").core == subject(tail, "").core


def _unknown_part(stated: Stated, name: str, whole: Part) -> Unknown:
    said = name or stated.figure.subject
    unit = whole.figure.quantity.unit if isinstance(whole, Stated) else whole.unit
    return Unknown(f"part:{variable(stated)}", (said, said), unit)


def named(figure: Figure) -> tuple[str, str]:
    """What a share's subject says of its part and of its whole: 民生支出占一般公共预算支出的比重."""
    match = _OF.search(figure.subject)
    if match is None:
        for tail in ("占比", "比重"):
            if figure.subject.endswith(tail):
                return figure.subject.removesuffix(tail), ""
        return figure.subject, ""
    name, tail = figure.subject[: match.start()], figure.subject[match.end() :]
    if tail == "比":
        return name, ""
    while (shorter := re.sub(f"{words('whole_tail').pattern}$", "", tail)) != tail:
        tail = shorter
    return name, _LOCAL.sub("", tail)


def _part(document: Document, sentence: tuple[Stated, ...], place: int, name: str) -> Stated | None:
    stated = sentence[place]
    for other in reversed(sentence[max(0, place - 3) : place]):
        figure = other.figure
        if figure.measure == "level" and together(document, other, stated) and figure.place == stated.figure.place:
            if name and (figure.subject == name or bare(figure) == name) and figure.period == stated.figure.period:
                return other
            if not name and other == sentence[place - 1] and _ITS.match(document.gap(other, stated).text):
                # 经费支出62.4亿元，占地区生产总值的比重达1.68%: of what stands right before
                return other
            if figure.subject.endswith(name) and len(name) >= 2 and other == sentence[place - 1]:
                return other if len(document.gap(other, stated).text) <= _ADJACENT * 2 else None
    return None


def _whole(
    document: Document, stated: Stated, part: Stated | None, tail: str, wholes: dict[str, list[Stated]]
) -> Part | None:
    """The whole as printed where one figure of that name, year and unit stands in the document; else unknown."""
    fitting = [
        each
        for each in wholes.get(subject(tail, "").bare, [])[:_MENTIONS]
        if each.figure.period == stated.figure.period
        and each.figure.place == stated.figure.place
        and (part is None or (same_unit(each.figure, part.figure) and each != part))
    ]
    if len({each.figure.quantity for each in fitting}) == 1:
        return fitting[0]
    if part is None:
        return None
    year = stated.figure.period.year
    name = (tail, tail)
    if len(tail) < _NAMED or _SOMEWHERE.match(tail):
        # 占全省的四分之一: of the same thing in the province, and so of another whole for every part
        return Unknown(f"whole:{variable(stated)}", name, part.figure.quantity.unit)
    key = f"whole:{stated.document}:{year}:{stated.figure.place}:{tail}:{part.figure.quantity.unit}"
    return Unknown(key, name, part.figure.quantity.unit)


def _named_before(document: Document, sentence: tuple[Stated, ...], place: int, part: Stated | None) -> Stated | None:
    """The level before 其中 that a share without a named whole is a share of."""
    stated = sentence[place]
    for other in reversed(sentence[max(0, place - WINDOW) : place]):
        if other == part or not together(document, other, stated):
            continue
        between = document.gap(other, stated).text
        if other.figure.measure == "level" and says(between, "of_which") and other.figure.subject:
            fits = other.figure.place == stated.figure.place and other.figure.period == stated.figure.period
            return other if fits and (part is None or same_unit(part.figure, other.figure)) else None
    return None


def _same_measure(document: Document, sentence: tuple[Stated, ...], place: int, name: str) -> Stated | None:
    """全产业营收1000亿元，下游营收占比50%: the level right before it, of the measure that the share's name ends in."""
    stated = sentence[place]
    if not place or not re.search(r"占比|比重", stated.figure.subject):
        return None
    other = sentence[place - 1]
    one, two = other.figure, stated.figure
    if one.measure != "level" or (one.place, one.period) != (two.place, two.period):
        return None
    alike = len(name) > _MEASURE and one.subject[-_MEASURE:] == name[-_MEASURE:] and one.subject != name
    return other if alike and together(document, other, stated) else None


def _plan(document: Document, sentence: tuple[Stated, ...], place: int, span: Span) -> Relation | None:
    """Done and percent of the plan; the plan itself where it stands before them."""
    stated = sentence[place]
    done: Stated | None = None
    plan: Part | None = None
    for other in reversed(sentence[max(0, place - WINDOW) : place]):
        figure = other.figure
        if figure.measure != "level" or not together(document, other, stated) or is_flow(figure):
            continue
        before = document.before(other, sentence).text
        if says(before, "planned"):
            # 计划投资50亿元 may be that of all years, and is no 年计划
            if "年" in before or "年" not in span.text:
                plan = plan or other
        elif done is None and len(document.gap(other, stated).text.strip()) <= _ADJACENT:
            done = other
    if done is None or (plan is not None and isinstance(plan, Stated) and not same_unit(plan.figure, done.figure)):
        return None
    # 1008个项目完成投资占年计划的111.1%: the count of projects is not what the percentage is of
    if _OF.split(stated.figure.subject)[0] != done.figure.subject:
        return None
    if plan is None:
        name = (f"{done.figure.subject}计划数", f"{done.figure.subject}: plan")
        plan = Unknown(f"plan:{variable(done)}", name, done.figure.quantity.unit)
    return Relation("plan", (("done", done), ("plan", plan), ("percent", stated)), (span,))
