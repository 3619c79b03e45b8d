"""What a plan promises without a number: that something will be finished, will exist, or will not happen."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from luoshi.facts import Reading
from luoshi.judging.lineage.clauses import Clause, clauses
from luoshi.lexicon import any_of, groups, kinds, words

End = Literal[
    "complete",
    "exist",
    "granted",
    "issue",
    "carry",
    "hold",
    "abolish",
    "steady",
    "cover",
    "zero",
    "begin",
    "prevent",
    "falling",
    "rising",
]

_ENDS = ("complete", "exist", "granted", "issue", "carry", "hold", "abolish", "steady", "cover", "zero", "begin")
_END = any_of("ends", *_ENDS)
_TURN = any_of("ends", "falling", "rising")
_CAUSING = any_of("ends", "causing")
# 完成省下达目标任务: set from above, so that only the completion can be told.
_SET = r"(?:国家|省|市|上级)?(?:和省)?下达(?:的)?(?:年度)?(?:目标|任务|计划|指标){1,2}(?:要求)?"
# Repetitions are bounded: words that may be cut up in two ways (推动|实施, 推动实施) would make the work explode.
_OPENING = re.compile(rf"(?:{_CAUSING})+")
_VERB_FIRST = re.compile(
    rf"(?:{_CAUSING}){{0,6}}(?P<end>(?:{_END}){{1,3}})(?:运营|运行|并|好|了|建设|实施)?(?:健全|完善|用好|管好){{0,2}}(?P<object>.+)"
)
_VERB_LAST = re.compile(rf"(?P<object>.+?)(?:{_CAUSING}){{0,6}}(?P<end>(?:{_END}){{1,3}})(?:{_SET})?$")
_PREVENT = re.compile(
    rf"(?:{_CAUSING}){{0,6}}(?P<end>{any_of('ends', 'prevent')})(?:新增|发生|出现)?(?P<object>.+?)(?:发生)?$"
)
_TURN_FIRST = re.compile(rf"(?:{_CAUSING}){{0,6}}(?P<end>{_TURN})(?P<object>.+)")
_TURN_LAST = re.compile(rf"(?P<object>.+?)(?:{_CAUSING}){{0,6}}(?P<end>{_TURN})$")
# Each with whether the verb stands before its object.
_PATTERNS = (
    (_PREVENT, True),
    (_VERB_FIRST, True),
    (_VERB_LAST, False),
    (_TURN_FIRST, True),
    (_TURN_LAST, False),
)
_TAIL = re.compile(rf"(?<!年){any_of('ends', 'tail')}$")
_COUNTED = re.compile(r"(?:率|(?<![质力容])量|数|能耗|强度|浓度|成本|占比|比例|比重|收入|排放|价格|时间|时限)$")
_WHOLE_LIST = re.compile(r".{0,10}的")
# 确保6月底前投运, 今年建成通车: what is to be done then stands in the clause before.
_WHEN = r"(?:(?:今|明|后|本|当)年|20\d\d年|年)?(?:[上下]半年|[一二三四]季度|\d{1,2}月)?[底末初内中]?(?:之|以)?前?"
_ONLY_WHEN = re.compile(_WHEN)
_DOING = re.compile(any_of("lineage", "doing"))
_THEN = re.compile(r"(?:今|明|后|本|当)年|20\d\d年|年[底内]|[上下]半年|\d{1,2}月")
_YEAR = re.compile(r"(20\d\d)年")
_HERE = re.compile(r"^(?:全市|全省|全县|全区|全国|全州|我市|我省|我县|我区|本市|一批|首批|若干|一个|首个|的)+")
_JOINTS = re.compile(r"、|以及|和|及(?!以上|其|以下)|与")

SHORTEST, LONGEST = 4, 40
"""Characters of a thing's name that can be looked for: fewer may be anything, more is no name."""

MOST = 3000
"""Undertakings of one plan that are looked for at most."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One thing promised in words.

    start, end: its span in the source (with the verb, where it stands beside it). text: those characters.
    thing: its name, plain; forms: the same without what may be left out, the longest first. end_of: how it is to
    end. hedged: the promise itself says 基本. sentence: as in Clause.
    """

    start: int
    end: int
    text: str
    thing: str
    forms: tuple[str, ...]
    end_of: End
    hedged: bool
    sentence: tuple[int, int]


def undertakings(reading: Reading) -> list[Undertaking]:
    """What the plan of a reading promises without a number, in text order; no clause that has a figure in it."""
    figures = [(figure.start, figure.end) for figure in reading.figures]
    found: list[Undertaking] = []
    place = 0
    before: Clause | None = None
    for clause in clauses(reading, "plan", reading.year):
        above, before = before, clause
        while place < len(figures) and figures[place][1] <= clause.start:
            place += 1
        if place < len(figures) and figures[place][0] < clause.end:
            continue
        named = _YEAR.search(clause.text)
        if named and reading.year is not None and int(named[1]) > reading.year:
            # 确保2025年建成通车 in a plan for 2024: not yet due.
            continue
        found += _of_clause(clause, above, reading.source.text)
        if len(found) > MOST:
            break
    return found[:MOST]


def _of_clause(clause: Clause, above: Clause | None, text: str) -> list[Undertaking]:
    for pattern, first in _PATTERNS:
        match = pattern.fullmatch(clause.text)
        if match and _ONLY_WHEN.fullmatch(_without_opening(match["object"])):
            return _of_what_stands_above(clause, above, match, text)
        if match:
            return _things(clause, match, first, text)
    return []


def _without_opening(text: str) -> str:
    opening = _OPENING.match(text)
    return text[opening.end() :] if opening else text


def _of_what_stands_above(clause: Clause, above: Clause | None, match: re.Match[str], text: str) -> list[Undertaking]:
    """The undertaking of a clause that only says when: its thing is what the clause before it begins with."""
    if above is None or above.sentence != clause.sentence:
        return []
    thing = _without_opening(above.text)
    doing = _DOING.match(thing)
    thing = thing[doing.end() if doing else 0 :]
    then = _THEN.search(thing)
    thing = thing[: then.start()] if then else thing
    forms = names_of(thing)
    if not forms:
        return []
    start, stop = balanced(text, clause.start, clause.end)
    hedged = "基本" in clause.text
    return [Undertaking(start, stop, text[start:stop], thing, forms, _end_of(match["end"]), hedged, clause.sentence)]


def _things(clause: Clause, match: re.Match[str], verb_first: bool, text: str) -> list[Undertaking]:
    """One undertaking for each member of the list of things that the verb governs."""
    begin, end = match.span("object")
    if not verb_first:
        opening = _OPENING.match(clause.text[begin:end])
        begin += opening.end() if opening else 0
    parts = _parts(clause.text, begin, end)
    kind = _end_of(match["end"])
    hedged = "基本" in clause.text
    found = []
    for number, (first, last) in enumerate(parts):
        thing = clause.text[first:last]
        forms = names_of(thing)
        if not forms:
            continue
        reach_first = 0 if verb_first and number == 0 else first
        reach_last = len(clause.text) if not verb_first and number == len(parts) - 1 else last
        start, stop = balanced(text, *clause.span(reach_first, reach_last))
        found.append(Undertaking(start, stop, text[start:stop], thing, forms, kind, hedged, clause.sentence))
    return found


def _parts(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The members of a list. A joint that leaves too little for a name stands inside one (国资和国企)."""
    parts, first = [], begin
    for joint in _JOINTS.finditer(text, begin, end):
        # 集中度、显示度的成果: a list of what one thing is like.
        if _WHOLE_LIST.match(text, joint.end(), end):
            continue
        if joint.start() - first >= SHORTEST and end - joint.end() >= SHORTEST:
            parts.append((first, joint.start()))
            first = joint.end()
    parts.append((first, end))
    return parts


def names_of(thing: str) -> tuple[str, ...]:
    """The forms in which a thing may be named again, the longest first; none where it is too short or too wide."""
    if not SHORTEST <= len(thing) <= LONGEST or thing in words("ends", "vague"):
        return ()
    if not thing[0].isalnum() or not thing[-1].isalnum():
        return ()
    forms = [thing]
    for pair in groups("lineage")["variant"]:
        one, _, other = pair.partition("→")
        if one in thing:
            forms.append(thing.replace(one, other))
    for form in list(forms):
        rest = form
        while (found := _TAIL.search(rest)) and found.start() >= SHORTEST - 1:
            rest = rest[: found.start()]
            forms.append(rest)
    forms += [here for form in forms if (here := _HERE.sub("", form)) != form]
    wide = words("ends", "vague")
    return tuple(form for form in dict.fromkeys(forms) if len(form) >= SHORTEST - 1 and form not in wide)


def countable(thing: str) -> bool:
    """Whether a thing that is to rise or fall is a quantity (…率, …量) and no quality (…水平)."""
    return bool(_COUNTED.search(thing))


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the quotation marks and brackets that its ends cut off."""
    for opening, closing in ("“”", "《》", "（）", "()", "‘’"):
        inside = text[start:end]
        if inside.count(closing) > inside.count(opening) and start and text[start - 1] == opening:
            start -= 1
        if inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
    return start, end


def _end_of(verb: str) -> End:
    kind: Any = kinds("ends").get(verb)
    if kind is None:
        every: list[Any] = [kinds("ends")[found] for found in re.findall(_END, verb)]
        kind = every[-1] if every else "complete"
    return kind  # type: ignore[no-any-return]
