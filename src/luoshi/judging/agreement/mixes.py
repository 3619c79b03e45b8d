"""A share that rose or fell, beside how much its part and its whole grew.

税收收入增长19.88%，占比63.7%、提高2.7个百分点 of a revenue that grew by 14.83%: last year's share is 61.0%, and 61.0% × 1.1988
has to be 63.7% × 1.1483. Where nobody prints how much the whole grew, two of its parts still have to agree about it.
"""

from collections import defaultdict
from collections.abc import Sequence

from luoshi.judging.agreement.relation import Document, Layer, Part, Relation, Stated, Unknown
from luoshi.judging.agreement.rows import variable
from luoshi.judging.agreement.shares import named
from luoshi.judging.agreement.wording import bare, is_points, layer_of, says, usable
from luoshi.judging.subjects import subject

_HEAD = 2
"""Characters at the end of the names of parts that shares in one list of one whole have in common: 民间投资、工业投资占比."""

_Key = tuple[str, object, str | None]


def mixes(document: Document, found: Sequence[Relation]) -> list[Relation]:
    """How the move of a share follows from growths, for every share of which `found` knows the move in points."""
    growths: dict[_Key, list[Stated]] = defaultdict(list)
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.measure == "growth" and usable(figure) and not _of_another_base(document, stated, sentence):
                growths[bare(figure), figure.period, figure.place].append(stated)
    wholes = {
        variable(each.one("share")): each.one("whole")
        for each in found
        if each.kind == "share" and each.layer == "hard"
    }
    mixed = []
    for relation in found:
        if relation.kind == "increase" and relation.layer == "hard":
            relation_ = _mix(document, relation, growths, wholes)
            if relation_ is not None:
                mixed.append(relation_)
    return mixed


def _of_another_base(document: Document, stated: Stated, sentence: tuple[Stated, ...]) -> bool:
    words = document.before(stated, sentence).text
    return says(words, "other_base", "other_scope", "yearly", "years_ago", "partial_period")


def _mix(
    document: Document, moved: Relation, growths: dict[_Key, list[Stated]], wholes: dict[str, Part]
) -> Relation | None:
    share, change, before = moved.one("level"), moved.one("increase"), moved.one("base")
    if not isinstance(share, Stated) or not isinstance(change, Stated) or not isinstance(before, Unknown):
        return None
    if share.figure.measure != "share" or not is_points(change.figure) or not before.key.startswith("base:year:"):
        return None
    name, tail = named(share.figure)
    growth = _grown(name, share, growths)
    if len(name) <= _HEAD or growth is None:
        return None
    whole = wholes.get(variable(share))
    called = tail or (whole.figure.subject if isinstance(whole, Stated) else "")
    if says(name + called, "constant_prices"):
        # a growth at constant prices says nothing exact of a share at current ones
        return None
    growth_of_whole: Part | None = _grown(called, share, growths) if called else None
    if growth_of_whole is None:
        # of one list of shares the whole is one: 民间投资、工业投资占比分别
        of = called or f"{share.figure.sentence[0]}:{name[-_HEAD:]}"
        key = f"grown:{share.document}:{share.figure.period}:{share.figure.place}:{of}"
        chinese = f"{called or '总体'}增幅"
        growth_of_whole = Unknown(key, (chinese, f"{called or 'the whole'}: growth"), "%")
    known = [each.figure for each in (share, change, growth, growth_of_whole) if isinstance(each, Stated)]
    layer: Layer = layer_of(*known)
    if layer == "hard" and not says(name, "booked"):
        # the office of statistics compares with a base of the new scope: a share's move may be of the old one
        layer = "scope"
    roles = (("share", share), ("change", change), ("growth", growth), ("whole_growth", growth_of_whole))
    words = tuple(document.between(each.figure.sentence[0], each.figure.start) for each in (growth, share))
    return Relation("mix", roles, (*words, *moved.words), layer)


def _grown(name: str, share: Stated, growths: dict[_Key, list[Stated]]) -> Stated | None:
    """The one growth of that name, of the share's year and place."""
    figure = share.figure
    fitting = growths.get((subject(name, "%").bare, figure.period, figure.place), [])
    return fitting[0] if len({each.figure.quantity for each in fitting}) == 1 else None
