"""Each promise of one report and what the next says of it."""

from dataclasses import dataclass
from decimal import Decimal

from luoshi.facts import Figure
from luoshi.judging.lineage.matching import Match, Relation, matches
from luoshi.judging.lineage.sides import Side, converted
from luoshi.judging.subjects import Reason
from luoshi.judging.targets import Judgement, Rules, Verdict, explain, judge, outcome_of, target_of
from luoshi.judging.targets.sentences import Said


@dataclass(frozen=True, slots=True)
class Statement:
    """What one side says: its span in its own source (code points), the words, and what they are of.

    figure: the figure, or None for words without a number. sentence: start and end of its sentence.
    """

    start: int
    end: int
    text: str
    subject: str
    figure: Figure | None
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """A promise and its outcome.

    relation: same quantity, related (another measure or coverage, which the reasons say), unreported.
    judgement: both comparisons, where numbers were compared. said: the sentence that explains the verdict.
    """

    promise: Statement
    outcome: Statement | None
    relation: Relation
    verdict: Verdict
    judgement: Judgement | None
    reasons: tuple[Reason, ...]
    said: Said


def links_of(asked: list[Side], answers: list[Side], rules: Rules) -> list[Link]:
    """A link for each promise in numbers, in text order; tolerances and polarities by `rules`."""
    found = matches(asked, answers)
    return [_link(promise, found.get(number), answers, rules) for number, promise in enumerate(asked)]


def statement(figure: Figure) -> Statement:
    """A figure as one side of a link."""
    return Statement(figure.start, figure.end, figure.text, figure.subject, figure, figure.sentence)


def unreported(promise: Statement) -> Link:
    """The link of a promise of which the later report says nothing."""
    said = ("后一份报告没有说到这一项：未见报告。", "The later report says nothing of it: unreported.")
    return Link(promise, None, "unreported", "unreported", None, (), said)


def _link(promise: Side, match: Match | None, answers: list[Side], rules: Rules) -> Link:
    one = statement(promise.figure)
    if match is None:
        return unreported(one)
    answer = answers[match.told]
    other = statement(answer.figure)
    if match.relation == "same":
        figure = converted(answer.figure, promise.figure.quantity.unit)
        outcome = outcome_of(figure, below=answer.below)
        if outcome is None:
            return Link(one, other, "same", "undetermined", None, match.reasons, _open_range(answer.figure))
        judged = judge(target_of(promise.figure, rules), outcome)
        return Link(one, other, "same", judged.verdict, judged, match.reasons, explain(judged))
    verdict, said = _of_related(promise, answer)
    return Link(one, other, "related", verdict, None, match.reasons, said)


def _open_range(figure: Figure) -> Said:
    return (
        f"结果写成区间{figure.text}，不能与目标比较：无法判定。",
        f"The outcome is given as the range {figure.text} and cannot be compared: undetermined.",
    )


def _of_related(promise: Side, answer: Side) -> tuple[Verdict, Said]:
    value = answer.figure.quantity.value
    if answer.plan_share and value is not None:
        done: Verdict = "met" if value >= Decimal(100) else "missed"
        verdict = ("完成", "met") if done == "met" else ("未完成", "missed")
        return done, (
            f"报告的是完成年计划的{answer.figure.text}：{verdict[0]}。",
            f"It is told as {answer.figure.text} of the year's plan: {verdict[1]}.",
        )
    return "undetermined", (
        f"报告的{answer.figure.text}与目标{promise.figure.text}口径不同，不能比较：无法判定。",
        f"{answer.figure.text} is told otherwise than the target {promise.figure.text} was set: undetermined.",
    )
