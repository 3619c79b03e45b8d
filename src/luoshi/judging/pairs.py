"""Last year against this year 去年与今年: what the review reports and the plan promises of the same quantity.

A pair is made only where one figure of each year can be meant. Where several can, or where the subjects are merely
akin, that is a question for a person and no pair.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from luoshi.facts import Figure, Reading
from luoshi.judging.subjects import HEAD, Reason, Subject, akin, plain_unit, same, subject, unit_key

QUESTIONS: dict[str, tuple[str, str]] = {
    "several": ("有几个数字都可能对应，不能确定是哪一个", "Several figures could be meant; which one is open"),
    "akin": ("说法相近，不能确定是否同一对象", "Worded alike; whether it is the same subject is open"),
}
"""Why a question is open, in Chinese and in English."""

MOST_AKIN = 4
"""Figures shown at most beside one target as akin; more would be noise."""

MOST_COMPARED = 400
"""Figures of one kind that are compared with each other at most, so that no input makes the work grow as its square.

A report has fewer than that in all."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of the review and a target of the plan for the same quantity, and why they were laid side by side."""

    last: Figure
    target: Figure
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Figures that may belong together; code: a key of QUESTIONS."""

    code: Literal["several", "akin"]
    last: tuple[Figure, ...]
    targets: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pairs and questions, in the order of their targets in the text."""

    pairs: tuple[Pair, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """One value of one quantity, stated once or more often, and its subject taken apart."""

    figure: Figure
    subject: Subject


def compare(reading: Reading) -> Comparison:
    """Every quantity that a reading's review and plan both state.

    Compared are figures reported for the year before the report with targets for the year of the report, of one
    measure, unit, place and (for ranks) scope; a total over several years is compared with nothing.
    """
    if reading.year is None:
        return Comparison((), ())
    reported = [
        figure
        for figure in reading.figures
        if figure.status in ("actual", "estimate")
        and figure.period.year == reading.year - 1
        and reading.outlook_at(figure.start) == "review"
    ]
    promised = [
        figure
        for figure in reading.figures
        if figure.status == "target"
        and figure.period.year == reading.year
        and reading.outlook_at(figure.start) != "review"
    ]
    before, after = _comparable(reported), _comparable(promised)
    pairs: list[Pair] = []
    questions: list[Question] = []
    for key in after.keys() & before.keys():
        matched, asked = _match(before[key], after[key])
        pairs += matched
        questions += asked
    pairs.sort(key=lambda pair: pair.target.start)
    questions.sort(key=lambda question: question.targets[0].start)
    return Comparison(tuple(pairs), tuple(questions))


_Key = tuple[str, str, str | None, str | None, str | None]


def _comparable(figures: Iterable[Figure]) -> dict[_Key, list[_Group]]:
    """Figures by what must agree; a value stated again (same subject, value and bound) is taken once."""
    groups: dict[_Key, list[_Group]] = defaultdict(list)
    seen = set()
    for figure in figures:
        if figure.period.span is not None or not figure.subject:
            continue
        # 减少 and 增加 are two quantities; a growth may well turn from one to the other
        direction = figure.direction if figure.measure == "change" else None
        key = (figure.measure, unit_key(figure.quantity.unit), figure.place, figure.scope, direction)
        parted = subject(figure.subject, figure.quantity.unit)
        stated = (key, parted.bare, parted.grade, parted.verbs, figure.quantity, figure.direction, figure.bound)
        if stated not in seen:
            seen.add(stated)
            groups[key].append(_Group(figure, parted))
    return groups


def _match(before: list[_Group], after: list[_Group]) -> tuple[list[Pair], list[Question]]:
    by_bare: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(before):
        by_bare[group.subject.bare].append(number)
    candidates = [_best(before, by_bare[target.subject.bare], target) for target in after]
    wanted_by: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(candidates):
        for last in found:
            wanted_by[last].append(number)
    pairs: list[Pair] = []
    questions: list[Question] = []
    asked: set[int] = set()
    for number, found in enumerate(candidates):
        target = after[number]
        if len(found) == 1:
            ((last, reasons),) = found.items()
            if len(wanted_by[last]) == 1:
                pairs.append(Pair(before[last].figure, target.figure, reasons))
                continue
        if found and number not in asked:
            rivals = sorted({rival for last in found for rival in wanted_by[last]})
            asked.update(rivals)
            lasts = sorted({last for rival in rivals for last in candidates[rival]})
            questions.append(Question("several", _figures(before, lasts), _figures(after, rivals)))
    taken = {last for found in candidates for last in found}
    open_targets = [group for group, found in zip(after, candidates, strict=True) if not found]
    questions += _akin([group for number, group in enumerate(before) if number not in taken], open_targets)
    return pairs, questions


def _figures(groups: list[_Group], numbers: list[int]) -> tuple[Figure, ...]:
    return tuple(groups[number].figure for number in numbers)


def _best(before: list[_Group], numbers: list[int], target: _Group) -> dict[int, tuple[Reason, ...]]:
    """The figures that a target can be compared with: those worded the same where there are any, else the near ones."""
    found: dict[int, tuple[Reason, ...]] = {}
    for number in numbers[:MOST_COMPARED]:
        reasons = same(before[number].subject, target.subject)
        if reasons is not None:
            found[number] = reasons + _classifiers(before[number].figure, target.figure)
    alike = (Reason("same-subject"),)
    return {number: reasons for number, reasons in found.items() if reasons == alike} or found


def _classifiers(last: Figure, target: Figure) -> tuple[Reason, ...]:
    units = plain_unit(last.quantity.unit), plain_unit(target.quantity.unit)
    return () if units[0] == units[1] else (Reason("classifier", " · ".join(units)),)


def _akin(before: list[_Group], targets: list[_Group]) -> list[Question]:
    heads: dict[str, list[_Group]] = defaultdict(list)
    for group in before:
        heads[group.subject.bare[-HEAD:]].append(group)
    questions = []
    for target in targets[:MOST_COMPARED]:
        near = heads[target.subject.bare[-HEAD:]][:MOST_COMPARED]
        found = [group.figure for group in near if akin(group.subject, target.subject)]
        if 0 < len(found) <= MOST_AKIN:
            questions.append(Question("akin", tuple(found), (target.figure,)))
    return questions
