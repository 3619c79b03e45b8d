"""The small tables of the overview."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from luoshi.facts import MEASURES, OUTLOOKS, STATUSES, Reading, Section


@dataclass(frozen=True, slots=True)
class CountRow:
    """One value of one column: in how many figures of the review, the plan and the rest, and in all."""

    value: str
    review: int
    plan: int
    other: int
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures counted by status and by measure, both by the part they stand in; all: every figure."""

    status: tuple[CountRow, ...]
    measure: tuple[CountRow, ...]
    all: CountRow


def counts(reading: Reading) -> Counts:
    """The figures of a reading, counted; values that none has are left out."""
    by_status: Counter[tuple[str, str]] = Counter()
    by_measure: Counter[tuple[str, str]] = Counter()
    by_part: Counter[tuple[str, str]] = Counter()
    for figure in reading.figures:
        part = reading.outlook_at(figure.start)
        by_status[figure.status, part] += 1
        by_measure[figure.measure, part] += 1
        by_part["", part] += 1
    return Counts(_rows(by_status, STATUSES), _rows(by_measure, MEASURES), _row(by_part, ""))


def _rows(counter: Counter[tuple[str, str]], values: tuple[str, ...]) -> tuple[CountRow, ...]:
    rows = (_row(counter, value) for value in values)
    return tuple(row for row in rows if row.total)


def _row(counter: Counter[tuple[str, str]], value: str) -> CountRow:
    review, plan, other = (counter[value, part] for part in OUTLOOKS)
    return CountRow(value, review, plan, other, review + plan + other)


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section and how many figures and doubts stand in it, the sections below it included."""

    section: Section
    figures: int
    doubts: int


def sections(reading: Reading) -> tuple[SectionRow, ...]:
    """The outline with its counts; sections below the second level are counted in those above them."""
    figures = sorted(figure.start for figure in reading.figures)
    doubts = sorted(doubt.start for doubt in reading.doubts)
    return tuple(
        SectionRow(section, _between(figures, section), _between(doubts, section))
        for section in reading.outline
        if section.level <= 2
    )


def _between(starts: list[int], section: Section) -> int:
    return bisect_left(starts, section.end) - bisect_left(starts, section.start)
