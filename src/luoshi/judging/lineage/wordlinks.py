"""What the later report says of the things that were promised in words."""

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from luoshi.facts import Reading
from luoshi.judging.lineage.clauses import Clause, clauses
from luoshi.judging.lineage.links import Link, Statement, statement, unreported
from luoshi.judging.lineage.names import standard
from luoshi.judging.lineage.sides import Side
from luoshi.judging.lineage.undertakings import Undertaking, balanced, countable
from luoshi.judging.subjects import Reason, subject
from luoshi.judging.targets import VERDICTS, Verdict
from luoshi.lexicon import any_of, kinds

_ENDS = any_of(
    *("ends", "complete", "exist", "working", "granted", "issue", "carry", "hold", "abolish", "steady", "cover"),
    *("zero", "begin", "falling", "rising"),
)
# What a promise to end in one way may be told to have ended in; any other end is another stage of the same thing.
_READY = frozenset({"complete", "exist", "working", "cover", "zero"})
_ANSWERS: dict[str, frozenset[str]] = {
    "complete": _READY | {"issue"},
    "exist": _READY | {"issue"},
    "granted": _READY | {"granted"},
    "issue": _READY | {"issue", "carry"},
    "carry": frozenset({"carry", "cover", "complete"}),
    "hold": frozenset({"hold", "complete"}),
    "abolish": frozenset({"abolish"}),
    "steady": frozenset({"steady"}),
    "cover": _READY,
    "zero": _READY,
    "begin": _READY | {"begin"},
    "falling": frozenset({"falling"}),
    "rising": frozenset({"rising"}),
}
_STAGES = frozenset({"begin", "granted"})
_PLAIN = ("complete", "exist", "granted", "issue", "cover", "zero", "begin")
_HEDGE = any_of("ends", "partly")
_NOT = re.compile(any_of("ends", "not"))
_CAUSING = any_of("ends", "causing")
_TAIL = any_of("ends", "tail")
_NUMBER = r"[\d.,]+(?:余|多)?[万亿千百]?(?:余|多)?[^\d,、]{0,4}?"
# The verb right before the thing, or at the head of the list that it stands in: 建成甲、乙; 五年完成3万平方米旧房改造.
_BEFORE = re.compile(
    rf"(?P<lead>.{{0,12}}?)(?P<end>(?:{_ENDS}){{1,3}})(?:了|并|好)?(?P<number>{_NUMBER})?"
    r"(?:全市|全省|全县|全区)?(?:新一轮)?(?P<list>.*[、和及与])?$"
)
# The verb behind it, or behind the list: 甲、乙等平台建成运行; 甲任务全面完成.
_BEHIND = re.compile(
    rf"^(?:(?:[、和及与]).{{0,60}}?)?(?:{_TAIL}){{0,3}}(?:等.{{0,10}}?)?(?P<lead>(?:{_CAUSING}|{_HEDGE}|{_NOT.pattern}|平稳|喜|告|隆重|顺|在全[市省县区国]){{0,6}})"
    rf"(?P<end>(?:{_ENDS}){{1,3}})"
)
# 望青高速完成投资25亿元: so much was spent on it, and it is not finished.
_AMOUNT = re.compile(r"(?:年度|总|固定资产)?(?:投资|产值|投入|工程量|进度|\d)")
_HEDGED = re.compile(rf"{_HEDGE}(?:{_CAUSING}){{0,6}}$")
_NEVER = re.compile(rf"{any_of('ends', 'zero')}|未发生|没有发生|无新增|未新增|零$")
_SAME_AGAIN = re.compile(r"这项|这一|该项|该工程")

SHORT = 5
"""Characters below which a name must stand in quotation marks to be one."""

MOST_PLACES = 6
"""Places where a name may stand in the later report; one that stands in more is no name of one thing."""


@dataclass(frozen=True, slots=True)
class Review:
    """The clauses of the later report, joined into one text, with the offset in it of each."""

    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Said:
    start: int
    end: int
    sentence: tuple[int, int]
    verdict: Verdict
    stage: bool


def review_of(reading: Reading) -> Review:
    """The clauses of a reading that look back."""
    found = tuple(clauses(reading, "review", None))
    starts, at = [], 0
    for clause in found:
        starts.append(at)
        at += len(clause.text) + 1
    return Review(found, tuple(starts), "\n".join(clause.text for clause in found))


def word_links(promised: list[Undertaking], review: Review, told: list[Side], text: str) -> list[Link]:
    """A link for each undertaking; told: the later report's figures; text: of the later report's source."""
    by_key: dict[str, list[Side]] = defaultdict(list)
    for side in told:
        by_key[side.name.key].append(side)
    found = [(one, _link(one, review, by_key, text)) for one in promised]
    return [link for one, link in found if link.outcome is not None or _checkable(one)]


def _checkable(promise: Undertaking) -> bool:
    """Whether it is worth saying that nothing was told of a promise: not of 提高…水平, which nobody could check."""
    if promise.end_of in ("falling", "rising"):
        return countable(promise.thing)
    return promise.end_of in _PLAIN


def _link(promise: Undertaking, review: Review, by_key: dict[str, list[Side]], text: str) -> Link:
    one = Statement(promise.start, promise.end, promise.text, promise.thing, None, promise.sentence)
    if promise.end_of in ("falling", "rising"):
        turned = _turned(one, promise, by_key)
        if turned.outcome is not None:
            return turned
    found = _found(promise, review, text)
    if found is None:
        return unreported(one)
    start, end = balanced(text, found.start, found.end)
    other = Statement(start, end, text[start:end], promise.thing, None, found.sentence)
    verdict = VERDICTS[found.verdict]
    said = (
        f"承诺“{promise.text}”；报告说“{other.text}”：{verdict[0]}。",
        f"Promised: {promise.text}. Told: {other.text}: {verdict[1]}.",
    )
    reasons: tuple[Reason, ...] = (Reason("words", promise.thing),)
    if found.stage:
        return Link(one, other, "related", "undetermined", None, (*reasons, Reason("stage", other.text)), said)
    return Link(one, other, "same", found.verdict, None, reasons, said)


def _found(promise: Undertaking, review: Review, text: str) -> _Said | None:
    """What is said of a thing: the place where it is done goes before the one where it is begun."""
    best: _Said | None = None
    for form in promise.forms:
        places = [found.start() for found in re.finditer(re.escape(form), review.text)]
        if not places or len(places) > MOST_PLACES:
            continue
        for at in places:
            number = bisect_right(review.starts, at) - 1
            if len(form) < _least(promise, form) and not _quoted(
                form, review.clauses[number], at - review.starts[number], text
            ):
                continue
            said = _said(promise, review, number, at - review.starts[number], len(form))
            if said and (best is None or (best.stage, best.verdict != "met") > (said.stage, said.verdict != "met")):
                best = said
        if best:
            return best
    return None


def _least(promise: Undertaking, form: str) -> int:
    """The whole name of a thing to be built may be shorter than what is left of a longer one (望川大桥)."""
    return SHORT - 1 if form == promise.thing and promise.end_of in _PLAIN else SHORT


def _quoted(form: str, clause: Clause, at: int, text: str) -> bool:
    """Whether a name stands in quotation marks in the source: then it is a name, however short."""
    start, end = clause.span(at, at + len(form))
    return text[start - 1 : start] == "“" and text[end : end + 1] == "”"


def _said(promise: Undertaking, review: Review, number: int, at: int, length: int) -> _Said | None:
    clause = review.clauses[number]
    before, behind = clause.text[:at], clause.text[at + length :]
    if promise.end_of == "prevent":
        never = _NEVER.search(clause.text)
        if not never:
            return None
        return _Said(*clause.span(0, len(clause.text)), clause.sentence, "met", False)
    match = _BEHIND.match(behind)
    if match and _AMOUNT.match(behind, match.end()):
        return None
    first, last = at, at + length
    if match:
        lead, end = match["lead"], match["end"]
        last += match.end()
    else:
        match = _BEFORE.search(before)
        if not match or (len(promise.thing) < 4 and match["list"]):
            return None
        lead, end = match["lead"], match["end"]
        first = match.start("end")
    stop = clause.span(first, last)[1]
    following = review.clauses[number + 1] if number + 1 < len(review.clauses) else None
    if following and following.sentence == clause.sentence and _SAME_AGAIN.search(following.text[:12]):
        stop = following.end
    start = clause.span(max(0, first - len(lead) if match.re is _BEFORE else first), last)[0]
    told_as = frozenset(kinds("ends")[word] for word in re.findall(_ENDS, end))
    answered = bool(told_as & _ANSWERS[promise.end_of])
    if not answered and not told_as & _STAGES:
        return None
    verdict = _verdict(promise, lead)
    if match.re is _BEFORE and match["number"] and stop <= clause.end:
        # 完成3万平方米旧房改造: so much of it; whether it was all is not said.
        verdict = "undetermined"
    return _Said(start, stop, clause.sentence, verdict, not answered)


def _verdict(promise: Undertaking, lead: str) -> Verdict:
    if _NOT.search(lead):
        return "missed"
    if _HEDGED.search(lead) and not promise.hedged:
        return "undetermined"
    return "met"


def _turned(one: Statement, promise: Undertaking, by_key: dict[str, list[Side]]) -> Link:
    """A fall or a rise promised without its size, against a figure that tells one."""
    wanted = "down" if promise.end_of == "falling" else "up"
    for side in by_key.get(standard(subject(promise.thing, "").bare), ()):
        if side.figure.direction is None:
            continue
        other = statement(side.figure)
        if side.stretch != "year":
            said = (
                f"报告的{side.figure.text}不是这一年的变化：无法判定。",
                f"{side.figure.text} is not the change of this year: undetermined.",
            )
            return Link(one, other, "related", "undetermined", None, (Reason("years", side.figure.text),), said)
        verdict: Verdict = "met" if side.figure.direction == wanted else "missed"
        turn = ("下降", "a fall") if side.figure.direction == "down" else ("上升", "a rise")
        said = (
            f"承诺“{promise.text}”；报告{turn[0]}{side.figure.text}：{VERDICTS[verdict][0]}。",
            f"Promised: {promise.text}. Told: {turn[1]} of {side.figure.text}: {VERDICTS[verdict][1]}.",
        )
        return Link(one, other, "same", verdict, None, (Reason("words", promise.thing),), said)
    return unreported(one)
