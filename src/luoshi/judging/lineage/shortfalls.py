"""Outcomes that a report tells without their number: that something kept pace, or fell short of what was expected."""

import re
from dataclasses import replace
from decimal import Decimal

from luoshi.facts import Reading
from luoshi.judging.lineage.clauses import Clause, clauses
from luoshi.judging.lineage.links import Link, Statement, statement
from luoshi.judging.lineage.names import standard
from luoshi.judging.lineage.sides import Side
from luoshi.judging.lineage.wordlinks import Review
from luoshi.judging.subjects import Reason, subject
from luoshi.judging.targets import VERDICTS, Rules, Verdict
from luoshi.lexicon import groups

_SHORT = re.compile(
    r"(?:增速|涨幅|增幅|增长|等)?(?:也|均|都|仍|还)*"
    r"(?:未能?(?:达到?|完成|实现)|没有(?:达到|完成|实现)|不及|低于)(?:年初|年度|全年)?(?:的)?(?:预期|目标)(?:目标|值)?$"
)
_JOINTS = re.compile(r"、|以及|和|及|与|增速|涨幅|增幅")
_LEAD = re.compile(r"^(?:去年|全年|今年|但|其中|受.{0,12}影响)+")
_PACE = re.compile(
    r"(?P<thing>[^，、]{0,4}居民[^，、]{0,8}收入)(?:增长|增速)?[与和]经济(?:增长|增速)?(?:保持|实现)?(?P<nearly>基本)?同步"
)

NEARLY_IN_STEP = Decimal("0.5")
"""Percentage points that 基本同步 lets income stay behind."""


def shortfalls(links: list[Link], review: Review, text: str, rules: Rules) -> list[Link]:
    """The links, where what was unreported is said to have fallen short (…增速未达预期): related, and missed.

    What is better low (a price) and fell short of what was expected is left undetermined. text: of the later report.
    """
    said: dict[str, tuple[Clause, int]] = {}
    for clause in review.clauses:
        match = _SHORT.search(clause.text)
        if match:
            for name in _JOINTS.split(clause.text[: match.start()]):
                said.setdefault(standard(subject(_LEAD.sub("", name), "%").bare), (clause, match.start()))
    return [_short(link, said, text, rules) for link in links] if said else links


def _short(link: Link, said: dict[str, tuple[Clause, int]], text: str, rules: Rules) -> Link:
    figure = link.promise.figure
    if link.outcome is not None or figure is None or figure.place:
        return link
    found = said.get(standard(subject(figure.subject, figure.quantity.unit).bare))
    if found is None:
        return link
    clause, at = found
    start, end = clause.span(at, len(clause.text))
    verdict: Verdict = "missed" if rules.polarity(figure.subject)[0] == "high" else "undetermined"
    other = Statement(start, end, text[start:end], figure.subject, None, clause.sentence)
    words = (
        f"没有报告数值，只说“{other.text}”：{VERDICTS[verdict][0]}。",
        f"No number is told, only {other.text}: {VERDICTS[verdict][1]}.",
    )
    reasons = (Reason("words", other.text),)
    return replace(link, outcome=other, relation="related", verdict=verdict, reasons=reasons, said=words)


def in_step(old: Reading, told: list[Side]) -> list[Link]:
    """Links of the promises that people's income grows in step with the economy: two growths told are compared."""
    economy = _told_of(told, _OUTPUT, ("growth",))
    found = []
    for clause in clauses(old, "plan", old.year):
        match = _PACE.search(clause.text)
        if not match:
            continue
        start, end = clause.span(*match.span())
        promise = Statement(start, end, old.source.text[start:end], match["thing"], None, clause.sentence)
        income = _told_of(told, _INCOME, ("growth", "level"))
        if income is not None:
            found.append(_step(promise, income, economy, bool(match["nearly"])))
    return found


_OUTPUT = standard(groups("indicators")["output"][0])
_INCOME = standard(groups("indicators")["income"][0])


def _told_of(told: list[Side], key: str, measures: tuple[str, ...]) -> Side | None:
    for measure in measures:
        for side in told:
            if side.name.key == key and side.figure.measure == measure and side.stretch == "year":
                return side
    return None


def _step(promise: Statement, income: Side, economy: Side | None, nearly: bool) -> Link:
    other = statement(income.figure)
    one = income.figure.quantity.value
    two = economy.figure.quantity.value if economy else None
    if income.figure.measure != "growth" or one is None or two is None:
        said = (
            f"报告的{other.text}不足以与经济增长比较：无法判定。",
            f"{other.text} cannot be compared with the growth of the economy: undetermined.",
        )
        return Link(promise, other, "related", "undetermined", None, (Reason("measure", other.text),), said)
    slack = NEARLY_IN_STEP if nearly else Decimal(0)
    verdict: Verdict = "met" if one >= two - slack else "missed"
    said = (
        f"收入增长{one}%，经济增长{two}%：{VERDICTS[verdict][0]}。",
        f"Income grew by {one}%, the economy by {two}%: {VERDICTS[verdict][1]}.",
    )
    return Link(promise, other, "same", verdict, None, (Reason("words", promise.text),), said)
