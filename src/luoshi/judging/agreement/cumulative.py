"""What came in within a year is part of what came in within several: 五年新增48家, 6家 of them in the last year."""

import re
from collections import defaultdict
from collections.abc import Sequence

from luoshi.judging.agreement.relation import WINDOW, Document, Layer, Relation, Stated
from luoshi.judging.agreement.wording import is_flow, same_unit, says, usable
from luoshi.judging.subjects import Subject, same, subject

_YEARS = re.compile(r"[\d两三四五六七八九十]年(?:来)?(?:累计|共计|合计|共|完成|新增|新设|建成)")
_SHORTEST = 4
"""Characters that a name has at least, to be of one thing wherever it stands."""

_CLAUSE = re.compile(r"[；;。]")


def cumulative(earlier: Sequence[Document], document: Document) -> list[Relation]:
    """Yearly figures as parts of figures of several years in `document`; softly those of `earlier` documents."""
    yearly: dict[str, list[tuple[Stated, Subject]]] = defaultdict(list)
    for each in (*earlier, document):
        for sentence in each.sentences:
            for stated in sentence:
                figure = stated.figure
                if figure.measure != "level" or figure.status not in ("actual", "estimate") or not usable(figure):
                    continue
                if figure.period.span is not None or figure.quantity.value is None or says(figure.subject, "averaged"):
                    continue
                if not says(each.before(stated, sentence).text, "so_far"):
                    name = subject(figure.subject, figure.quantity.unit)
                    yearly[name.bare].append((stated, name))
    found = []
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.measure != "level" or figure.status == "target" or not figure.period.span or not usable(figure):
                continue
            words = document.before(stated, sentence)
            clause = _CLAUSE.split(document.between(figure.sentence[0], figure.start).text)[-1]
            of_years = _YEARS.search(words.text) or (is_flow(figure) and not says(words.text, "so_far"))
            if not of_years or says(clause, "yearly") or says(figure.subject, "averaged"):
                continue
            name = subject(figure.subject, figure.quantity.unit)
            if len(name.bare) < _SHORTEST:
                # 完成投资 may be of anything
                continue
            for part, other in yearly.get(name.bare, [])[:WINDOW]:
                if _within(part, stated) and same(name, other) is not None:
                    roles = (("whole", stated), ("part", part))
                    layer: Layer = "hard" if part.document == stated.document else "vintage"
                    found.append(Relation("subset", roles, (words,), layer))
    return found


def _within(part: Stated, whole: Stated) -> bool:
    """Whether the year of one lies in the years of the other, of one place and unit."""
    one, all_ = part.figure, whole.figure
    last, span = all_.period.year, all_.period.span
    if one.period.year is None or last is None or span is None or one.place != all_.place:
        return False
    return last - span < one.period.year <= last and same_unit(one, all_)
