"""A share that rose or fell, beside how much its part and its whole grew.

税收增长19.7%，占比63.4%、提高2.6个百分点 of a revenue that grew by 14.8%: last year's share is 60.8%, and 60.8% × 1.197
has to be 63.4% × 1.148. Where nobody prints how much the whole grew, two of its parts still have to agree about it.
"""

from collections import defaultdict
from collections.abc import Sequence

from luoshi.judging.agreement.relation import WINDOW, Document, Layer, Part, Relation, Span, Stated, Unknown
from luoshi.judging.agreement.rows import variable
from luoshi.judging.agreement.shares import named
from luoshi.judging.agreement.wording import bare, is_points, layer_of, otherwise, says, together, usable
from luoshi.judging.subjects import subject

_HEAD = 2
"""Characters at the end of their names that parts of one whole in one list have in common: 民间投资、工业投资占比."""

_Growths = dict[tuple[str, object, str | None], list[tuple[Stated, Span, str]]]
"""Growths by name, period and place, each with the words before it and the name before 其中, of which it is some."""


def mixes(document: Document, found: Sequence[Relation]) -> list[Relation]:
    """How the move of a share follows from growths, for every share of which `found` knows the move in points."""
    growths: _Growths = defaultdict(list)
    for sentence in document.sentences:
        for stated in sentence:
            figure = stated.figure
            if figure.measure == "growth" and usable(figure) and not otherwise(document, stated, sentence):
                words = document.before(stated, sentence)
                found_ = (stated, words, _before_which(document, stated, sentence, words))
                growths[bare(figure), figure.period, figure.place].append(found_)
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


def _before_which(document: Document, stated: Stated, sentence: tuple[Stated, ...], words: Span) -> str:
    """财政收入增长9.1%，其中税收收入增长12.3%，占比61.2%: the name of the whole; "" where nothing says."""
    if not stated.place or not says(words.text, "of_which"):
        return ""
    other = sentence[stated.place - 1]
    alike = (other.figure.measure, other.figure.period, other.figure.place) == (
        "growth", stated.figure.period, stated.figure.place,
    )  # fmt: skip
    return other.figure.subject if alike and together(document, other, stated) else ""


def _mix(document: Document, moved: Relation, growths: _Growths, wholes: dict[str, Part]) -> Relation | None:
    share, change, before = moved.one("level"), moved.one("increase"), moved.one("base")
    if not isinstance(share, Stated) or not isinstance(change, Stated) or not isinstance(before, Unknown):
        return None
    if share.figure.measure != "share" or not is_points(change.figure) or not before.key.startswith("base:year:"):
        return None
    name, tail = named(share.figure)
    grown = _grown(name, share, growths)
    if len(name) <= _HEAD or grown is None:
        return None
    growth, words, before_which = grown
    whole = wholes.get(variable(share))
    called = tail or (whole.figure.subject if isinstance(whole, Stated) else before_which)
    if says(name + called, "constant_prices"):
        # a growth at constant prices says nothing exact of a share at current ones
        return None
    growth_of_whole: Part
    if called and (known_ := _grown(called, share, growths)):
        growth_of_whole = known_[0]
    else:
        # of one list of shares the whole is one: 民间投资、工业投资占比分别
        begin = document.reading.source.text.rfind("；", share.figure.sentence[0], share.figure.start)
        of = called or f"{max(begin, share.figure.sentence[0])}:{name[-_HEAD:]}"
        key = f"grown:{share.document}:{share.figure.period}:{share.figure.place}:{of}"
        chinese = f"{called or '总体'}增幅"
        growth_of_whole = Unknown(key, (chinese, f"{called or 'the whole'}: growth"), "%")
    known = [each.figure for each in (share, change, growth, growth_of_whole) if isinstance(each, Stated)]
    layer: Layer = layer_of(*known)
    apart = growth.figure.sentence != share.figure.sentence
    if layer == "hard" and (apart or not says(name, "booked")):
        # the office of statistics compares with a base of the new scope: a share's move may be of the old one;
        # and in another sentence the same name may be of another whole
        layer = "scope"
    roles = (("share", share), ("change", change), ("growth", growth), ("whole_growth", growth_of_whole))
    return Relation("mix", roles, (words, *moved.words), layer)


def _grown(name: str, share: Stated, growths: _Growths) -> tuple[Stated, Span, str] | None:
    """The one growth of that name, of the share's year and place."""
    figure = share.figure
    fitting = growths.get((subject(name, "%").bare, figure.period, figure.place), [])[:WINDOW]
    return fitting[0] if len({each.figure.quantity for each, *_rest in fitting}) == 1 else None
