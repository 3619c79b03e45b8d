"""Relations between two documents of one government whose years follow each other.

A figure may be revised in between, and its coverage may change; so a contradiction between documents is never more
than a question.
"""

from collections import defaultdict
from collections.abc import Sequence

from luoshi.facts import Figure, Status
from luoshi.judging.agreement.cumulative import cumulative
from luoshi.judging.agreement.relation import WINDOW, Document, Layer, Relation, Stated, Unknown
from luoshi.judging.agreement.wording import bare, is_flow, is_points, otherwise, same_unit, says, usable

_Key = tuple[str, int | None, str | None]

_RATES = ("share", "growth")
"""Measures whose change is in points: what they were is stated by the report of the year before."""


def between(earlier: Document, later: Document, own: Sequence[Relation]) -> list[Relation]:
    """Levels of the earlier document as what the later one's changes, growths, moves and percents started from.

    own: the relations found within the later document.
    """
    before = _by_name(earlier, ("actual", "estimate"))
    found = _planned(_by_name(earlier, ("target",)), own)
    for sentence in later.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.status not in ("actual", "estimate", "reference") or not usable(figure):
                continue
            if figure.measure == "level" or figure.measure in _RATES:
                found += _restated(before, stated, later, sentence)
                found += _grown(before, stated, later, sentence)
            elif figure.measure == "rank":
                found += _moved(before, stated, later, sentence)
    return found + [
        each for each in cumulative([earlier], later) if len({stated.document for stated in each.stated()}) > 1
    ]


def ahead(document: Document) -> list[Relation]:
    """What a target with its growth starts from, where the review states it: 400亿元、增长6% after 377亿元."""
    before = _by_name(document, ("actual", "estimate"))
    found = []
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.status == "target" and figure.measure == "level" and usable(figure):
                found += _grown(before, stated, document, sentence)
    return found


def _planned(targets: dict[_Key, list[Stated]], own: Sequence[Relation]) -> list[Relation]:
    """The earlier document's target as the plan of which the later one says how much was done."""
    found = []
    for relation in own:
        if relation.kind != "plan":
            continue
        done, plan = relation.one("done"), relation.one("plan")
        if isinstance(done, Stated) and isinstance(plan, Unknown):
            target = _only(targets, done.figure, done.figure.period.year)
            if target is not None:
                roles = (("first", target), ("second", plan))
                found.append(Relation("restated", roles, relation.words, "scope"))
    return found


def _by_name(document: Document, statuses: tuple[Status, ...]) -> dict[_Key, list[Stated]]:
    """Figures that the document states with one of these statuses, by their subject, year and place."""
    found: dict[_Key, list[Stated]] = defaultdict(list)
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            fitting = figure.status in statuses and figure.measure in ("level", "rank", *_RATES)
            if figure.measure in _RATES and otherwise(document, stated, sentence):
                continue
            if fitting and usable(figure) and figure.period.span is None:
                found[bare(figure), figure.period.year, figure.place].append(stated)
    return found


def _only(before: dict[_Key, list[Stated]], figure: Figure, year: int | None) -> Stated | None:
    """The one figure of that year that states the same quantity."""
    fitting = [
        each
        for each in before.get((bare(figure), year, figure.place), [])
        if each.figure.measure == figure.measure
        and each.figure.direction == figure.direction
        and same_unit(each.figure, figure)
        and each.figure.scope == figure.scope
        and is_flow(each.figure) == is_flow(figure)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _restated(
    before: dict[_Key, list[Stated]], stated: Stated, document: Document, sentence: tuple[Stated, ...]
) -> list[Relation]:
    first = _only(before, stated.figure, stated.figure.period.year) if stated.figure.period.span is None else None
    if first is None:
        return []
    words = (document.before(stated, sentence),)
    return [Relation("restated", (("first", first), ("second", stated)), words, "vintage")]


def _last_year(figure: Figure) -> int | None:
    return None if figure.period.year is None else figure.period.year - 1


def _grown(
    before: dict[_Key, list[Stated]], stated: Stated, document: Document, sentence: tuple[Stated, ...]
) -> list[Relation]:
    """The level of the year before, where the later document says how much it grew or rose since."""
    figure = stated.figure
    if figure.measure in _RATES and otherwise(document, stated, sentence):
        return []
    base = _only(before, figure, _last_year(figure)) if figure.period.span is None else None
    if base is None or figure.status == "reference":
        return []
    found = []
    for other in sentence[stated.place + 1 : stated.place + 1 + WINDOW]:
        change = other.figure
        if change.subject != figure.subject or change.period != figure.period:
            continue
        if change.place != figure.place or change.measure not in ("growth", "change") or not usable(change):
            continue
        span = document.before(other, sentence)
        if says(span.text, "other_base", "yearly", "years_ago"):
            continue
        if change.measure == "growth":
            if figure.measure in _RATES:
                break
            layer: Layer = "real" if says(figure.subject, "constant_prices") else "vintage"
            roles = (("level", stated), ("base", base), ("growth", other))
            found.append(Relation("growth", roles, (span,), "scope" if says(span.text, "other_scope") else layer))
        elif is_points(change) if figure.measure in _RATES else same_unit(change, figure):
            roles = (("level", stated), ("base", base), ("increase", other))
            found.append(Relation("increase", roles, (span,), "vintage"))
        break
    return found


def _moved(
    before: dict[_Key, list[Stated]], stated: Stated, document: Document, sentence: tuple[Stated, ...]
) -> list[Relation]:
    figure = stated.figure
    first = _only(before, figure, _last_year(figure))
    place = stated.place
    if first is None:
        return []
    for other in [*sentence[place + 1 : place + 2], *sentence[max(0, place - 1) : place]]:
        two = other.figure
        if (two.measure, two.quantity.unit, two.subject, two.place) == ("change", "位", figure.subject, figure.place):
            words = (document.before(other, sentence),)
            return [Relation("rank", (("before", first), ("move", other), ("rank", stated)), words, "vintage")]
    return []
