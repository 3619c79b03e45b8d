"""The figures of one sentence: each value framed, measured, named, dated."""

import re
from typing import NamedTuple

from luoshi.facts import Bound, Outlook, Quantity
from luoshi.reading import measures
from luoshi.reading.frames import Frame, frame
from luoshi.reading.lists import items
from luoshi.reading.measures import measure
from luoshi.reading.quantities import quantity
from luoshi.reading.scan import Token
from luoshi.reading.status import modality_of, status_of, year_of
from luoshi.reading.subjects import Known, Subject, further_right, last_clause, opened, subject_of

_CLAUSE = re.compile("[，。；:！？\n]")
_BETWEEN = re.compile(r"(?:左右|以上|以内|以下|上下)?(?:、|和|与|及|以及|，|；)?(?:分别)?")


class Setting(NamedTuple):
    """What a sentence stands in: its outlook, the year its part speaks of, the year the report was given in."""

    outlook: Outlook
    year: int | None
    report: int | None


class Value(NamedTuple):
    """One figure in the making, offsets of the cleaned text."""

    token: Token
    quantity: Quantity
    measure: measures.Verdict
    bound: Bound
    subject: Subject
    status: str
    modality: str | None
    year: int | None
    trace: tuple[str, ...]


def read_sentence(text: str, start: int, end: int, tokens: list[Token], setting: Setting) -> tuple[list[Value], list[tuple[str, int, int]]]:
    """The values of `text[start:end]`, one sentence, whose figures are `tokens`; and doubts as (code, start, end)."""
    frames = _frames(text, start, end, tokens)
    sentence = text[start:end]
    doubts: list[tuple[str, int, int]] = []
    verdicts = _measures(frames)
    bounds = _bounds(frames)
    subjects = _subjects(text, end, frames, verdicts, doubts)
    values = []
    for framed, verdict, bound, subject in zip(frames, verdicts, bounds, subjects, strict=True):
        token = framed.token
        at = token.start - start
        status, status_rule = status_of(sentence, at, setting.outlook)
        year, year_rule = year_of(sentence, at, setting.year, setting.report)
        modality = modality_of(sentence, at) if status == "target" else None
        number = _counted_unit(quantity(token), framed)
        if not subject.text:
            doubts.append(("no-subject", token.start, token.end))
        trace = (verdict[2], subject.rule, status_rule, year_rule)
        if framed.hedge:
            trace = (*trace, "bound/" + bound + ":" + framed.hedge)
        values.append(Value(token, number, verdict, bound, subject, status, modality, year, trace))
    _reference(text, values)
    return values, doubts


def _counted_unit(number: Quantity, framed: Frame) -> Quantity:
    if number.unit:
        return number
    return Quantity(number.value, number.low, number.high, "人" if framed.token.multiplier or framed.token.form == "big" else "无")


def _frames(text: str, start: int, end: int, tokens: list[Token]) -> list[Frame]:
    clauses = [start] + [found.end() for found in _CLAUSE.finditer(text, start, end)]
    frames: list[Frame] = []
    number = 0
    previous_end = -1
    for position, token in enumerate(tokens):
        while number + 1 < len(clauses) and clauses[number + 1] <= token.start:
            number += 1
        following = tokens[position + 1].start if position + 1 < len(tokens) else end
        framed = frame(text, token, clauses[number], previous_end, following)
        if token.form not in ("rank", "ordinal", "first", "top"):
            framed = framed._replace(noun=last_clause(framed.noun))
        frames.append(framed)
        behind = len(framed.hedge) if text.startswith(framed.hedge, token.end) else 0
        previous_end = token.end + behind
    return frames


def _measures(frames: list[Frame]) -> list[measures.Verdict]:
    verdicts: list[measures.Verdict] = []
    previous: measures.Verdict | None = None
    for framed in frames:
        previous = measure(framed, previous)
        verdicts.append(previous)
    return verdicts


def _bounds(frames: list[Frame]) -> list[Bound]:
    """A hedge after the last value of a bare list covers all that have none (426万亩、183万吨以上)."""
    bounds: list[Bound] = []
    for framed in frames:
        bounds.append("range" if framed.token.form == "range" else framed.bound)
    for at in range(len(frames) - 1, 0, -1):
        bare = not frames[at].noun and not frames[at].kind and frames[at].joint in ("、", "和", "与", "及")
        if bare and bounds[at] != "eq" and bounds[at - 1] == "eq" and frames[at].hedge and not frames[at].token.more:
            bounds[at - 1] = bounds[at]
    return bounds


def _runs(frames: list[Frame]) -> list[tuple[int, int]]:
    """Stretches of two or more values with nothing between them but 、 or 和: (first, behind last)."""
    runs = []
    first = 0
    for at in range(1, len(frames) + 1):
        joined = (
            at < len(frames)
            and not frames[at].noun
            and not frames[at].kind
            and frames[at].joint in ("、", "和", "与", "及")
        )
        if not joined:
            if at - first > 1:
                runs.append((first, at))
            first = at
    return runs


def _subjects(
    text: str, end: int, frames: list[Frame], verdicts: list[measures.Verdict], doubts: list[tuple[str, int, int]]
) -> list[Subject]:
    runs = {first: last for first, last in _runs(frames)}
    subjects: list[Subject] = []
    known = Known()
    at = 0
    while at < len(frames):
        framed = frames[at]
        last = runs.get(at)
        named = _listed(frames[at], last - at, subjects) if last else ()
        if last and named:
            for one in named:
                subjects.append(one)
                known = Known(one.text, one.verb, one.head)
            at = last
            continue
        if last and "分别" in framed.fillers + framed.noun:
            doubts.append(("uneven-list", framed.token.start, frames[last - 1].token.end))
        following = frames[at + 1].token.start if at + 1 < len(frames) else end
        kind = verdicts[at][0]
        further = further_right(text, framed, following)
        followed = at + 1 < len(frames) and framed.token.end + len(further) >= following - len(framed.hedge)
        one = subject_of(framed, known, kind, further, followed)
        if kind == "rank" and ("均" in framed.fillers or "均" in framed.noun) and one.rule == "subject/last":
            one = one._replace(text=_pair(subjects, frames, at))
        subjects.append(one)
        if kind != "rank" and one.text:
            known = Known(one.text, one.verb, one.head, one.noun)
        at += 1
    return _filled_back(subjects)


def _filled_back(subjects: list[Subject]) -> list[Subject]:
    """启动3000户、完成2000户适老化改造: the first value's noun stands behind the second."""
    for at in range(len(subjects) - 2, -1, -1):
        one, following = subjects[at], subjects[at + 1]
        if (not one.text or one.rule == "subject/verb") and following.rule in ("subject/behind", "subject/around"):
            subjects[at] = one._replace(text=one.verb + following.head, head=following.head, rule="subject/of-next")
    return subjects


def _pair(subjects: list[Subject], frames: list[Frame], at: int) -> str:
    """均列全省第1 after two things: the two as written, joined by 、."""
    if len(subjects) < 2:
        return subjects[-1].text if subjects else ""
    first, second = subjects[-2], subjects[-1]
    return f"{first.text}、{second.head}" if second.verb == first.verb and second.verb else f"{first.text}、{second.text}"


def _listed(framed: Frame, wanted: int, before: list[Subject]) -> tuple[Subject, ...]:
    """The subjects of a run of `wanted` values: from the noun before it, or the last `wanted` named before."""
    noun = framed.noun.replace("分别", "")
    head = opened(noun)
    rest = head.rest.strip("、，的")
    if not rest:
        apart = "分别" in framed.fillers or "分别" in framed.noun
        if apart and len(before) >= wanted:
            return tuple(one._replace(rule="subject/list-of-last") for one in before[-wanted:])
        return ()
    pieces = items(rest, wanted)
    return tuple(Subject(head.verb + piece, head.verb, piece, head.place, "subject/list") for piece in pieces)


_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
_TO = re.compile(r"^(?:左右|以上)?(?:年)?(?:增加|上升|提高|下降|减少|增长|扩大|提升|降低|降|升|发展|缩短|压缩|压减|拓展|精简|调整)?(?:到|至|为)")


def _reference(text: str, values: list[Value]) -> None:
    """由A增加到B: A only serves comparison."""
    for at in range(len(values) - 1):
        one, following = values[at], values[at + 1]
        lead = text[max(0, one.token.start - 14) : one.token.start]
        gap = text[one.token.end : following.token.start]
        if _FROM.search(lead) and len(gap) < 12 and _TO.match(gap):
            year = None if one.year is None else one.year - 1
            values[at] = one._replace(status="reference", year=year, trace=(*one.trace, "status/from"))
