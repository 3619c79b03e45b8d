"""Parts and their sum; growth of a whole among its parts'."""

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from luoshi import lexicon
from luoshi.facts import Figure
from luoshi.judging.agreement.relation import WINDOW, Document, Relation, Span, Stated
from luoshi.judging.agreement.wording import layer_of, same_unit, says, together, usable

_SETS = tuple(found for title, found in lexicon.groups("agreement").items() if title.startswith("parts_"))
_SUM_OF = re.compile(r"([两二三四五六])项(?:合计|共计|总计|相加)")
_STRUCTURE = re.compile(r"^\s*[:：∶︰]\s*$")
_FEWEST = 2
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def sums(document: Document) -> list[Relation]:
    """Relations of all the parts of something with the whole."""
    found: list[Relation] = []
    for sentence in document.sentences:
        found += _structures(document, sentence)
        for place, stated in enumerate(sentence):
            if stated.figure.measure == "level" and usable(stated.figure):
                found += _added_up(document, sentence, place)
            found += _complements(document, sentence, place)
    return found


def _goes_on(document: Document, last: Stated, after: Stated) -> bool:
    """Whether a list of figures of one unit goes on."""
    return same_unit(last.figure, after.figure) and document.gap(last, after).text[:1] in ("、", "和")


def _added_up(document: Document, sentence: tuple[Stated, ...], place: int) -> list[Relation]:
    """A件、B件，两项合计C件."""
    whole = sentence[place]
    before = document.before(whole, sentence)
    cue = _SUM_OF.search(before.text)
    if cue is None:
        return _listed(document, sentence, place)
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


def _listed(document: Document, sentence: tuple[Stated, ...], place: int) -> list[Relation]:
    """A件、B件，合计C件: the list right before, where it is all that the sentence has of that unit."""
    whole = sentence[place]
    cue = re.fullmatch(r"[，,]?(?:合计|共计|总计|加起来)(?:达|为|约)?", document.before(whole, sentence).text.strip())
    alike = [each for each in sentence[max(0, place - WINDOW) : place] if same_unit(each.figure, whole.figure)]
    if cue is None or len(alike) < _FEWEST or tuple(alike) != sentence[place - len(alike) : place]:
        return []
    if any(not _goes_on(document, *two) for two in pairwise(alike)) or any(
        each.figure.measure != "level" or each.figure.period != whole.figure.period for each in alike
    ):
        return []
    roles = (*(("part", each) for each in alike), ("whole", whole))
    layer = layer_of(whole.figure, *(each.figure for each in alike))
    return [Relation("sum", roles, (document.before(whole, sentence),), layer)]


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
        after = sentence[place + len(names) : place + len(names) + 1]
        if (
            after
            and same_unit(after[0].figure, terms[-1].figure)
            and document.gap(terms[-1], after[0]).text[:1] in "、和"
        ):
            # the list goes on: these are not all
            continue
        return _of_all(whole, terms, between)
    return []


def _of_all(whole: Stated, terms: tuple[Stated, ...], words_: Span) -> list[Relation]:
    layer = layer_of(whole.figure, *(each.figure for each in terms))
    if whole.figure.measure == "level":
        if not _makes_all(whole.figure, words_.text):
            # 中央投资, 地方投资: there may be a third
            return [Relation("subset", (("whole", whole), *(("part", each) for each in terms)), (words_,), layer)]
        return [Relation("sum", (*(("part", each) for each in terms), ("whole", whole)), (words_,), layer)]
    roles = (("growth", whole), *(("part_growth", each) for each in terms))
    return [Relation("blend", roles, (words_,), layer)]


def _makes_all(whole: Figure, text: str) -> bool:
    """Whether the parts are surely all there is of the whole."""
    return "中央" not in text or says(whole.subject, "budgeted")


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
    place = terms[0].place
    first = terms[0].figure
    for other in reversed(sentence[max(0, place - 2) : place]):
        figure = other.figure
        if figure.measure != first.measure or not same_unit(figure, first) or not together(document, other, terms[0]):
            continue
        if (figure.place, figure.period) != (first.place, first.period) or not figure.subject:
            return None
        if figure.measure == "level" and says(figure.subject, "averaged"):
            return None
        if not rest or rest in ("增加值", "加值"):
            # 一产、二产、三产 or 进口、出口: all of them have a word of their own
            whole = r"进出口" if "进口" in terms[0].figure.subject + terms[-1].figure.subject else r"生产总值|GDP"
            return other if re.search(whole, figure.subject) else None
        if figure.measure == "growth":
            return None
        return other if figure.subject.endswith(rest) else None
    return None


def _is_structure(document: Document, chain: list[Stated]) -> bool:
    """Whether the words before say that the shares are all there are."""
    begin = document.between(chain[0].figure.sentence[0], chain[0].figure.start).text
    return "结构" in begin or all("产业" in each.figure.subject for each in chain)


def _is_structural(stated: Stated) -> bool:
    return stated.figure.measure == "share" and stated.figure.quantity.unit in ("", "%", "％")


def _structures(document: Document, sentence: tuple[Stated, ...]) -> list[Relation]:
    """三次产业结构为11.9：44.1：44: the parts of a whole make 100."""
    found = []
    chain: list[Stated] = []
    for stated in [*sentence, None]:
        linked = (
            stated is not None
            and chain
            and _is_structural(stated)
            and _is_structural(chain[-1])
            and _STRUCTURE.match(document.gap(chain[-1], stated).text)
        )
        if linked and len(chain) < WINDOW:
            assert stated is not None
            chain.append(stated)
            continue
        start = document.before(chain[0], sentence) if len(chain) >= 3 else None
        if start is not None and _is_structure(document, chain):
            span = document.between(start.start, chain[-1].figure.end)
            parts = tuple(("part", each) for each in chain)
            found.append(Relation("sum", parts, (span,), constant=Fraction(100)))
        chain = [stated] if stated is not None else []
    return found
