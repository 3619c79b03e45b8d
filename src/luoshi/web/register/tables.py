"""The small tables of the overview, and the bars of how far a review is."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from luoshi.facts import COMMITMENT_DOUBTS, COMMITMENT_KINDS, MEASURES, OUTLOOKS, STATUSES, Reading, Section
from luoshi.web.register.queries import Progress
from luoshi.web.register.words import reading as words
from luoshi.web.register.words import review as review_words


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
    """A section and how many figures and doubts of numerals stand in it, the sections below it included."""

    section: Section
    figures: int
    doubts: int


def sections(reading: Reading) -> tuple[SectionRow, ...]:
    """The outline with its counts; sections below the second level are counted in those above them."""
    figures = sorted(figure.start for figure in reading.figures)
    doubts = sorted(doubt.start for doubt in reading.doubts if doubt.code not in COMMITMENT_DOUBTS)
    return tuple(
        SectionRow(section, _between(figures, section), _between(doubts, section))
        for section in reading.outline
        if section.level <= 2
    )


def _between(starts: list[int], section: Section) -> int:
    return bisect_left(starts, section.end) - bisect_left(starts, section.start)


@dataclass(frozen=True, slots=True)
class KindRow:
    """The commitments of one kind: how many, their share and their place in the bar, in percent."""

    kind: str
    name: words.Word
    meaning: words.Word
    count: int
    share: float
    at: str
    width: str


@dataclass(frozen=True, slots=True)
class Checkable:
    """How much of the plan can be checked. can: targets and deliverables; percent: of all, rounded down."""

    rows: tuple[KindRow, ...]
    total: int
    can: int

    @property
    def percent(self) -> int:
        """The part that can be checked as it stands."""
        return 100 * self.can // (self.total or 1)


def checkable(counted: dict[str, int]) -> Checkable:
    """Commitments counted by kind, as a bar and its table."""
    total = sum(counted.values())
    rows, at = [], 0.0
    for kind in COMMITMENT_KINDS:
        share = 100 * counted[kind] / (total or 1)
        name, meaning = review_words.COMMITMENT_KIND[kind], review_words.KIND_MEANING[kind]
        rows.append(KindRow(kind, name, meaning, counted[kind], share, f"{at:.2f}%", f"{share:.2f}%"))
        at += share
    return Checkable(tuple(rows), total, counted["target"] + counted["deliverable"])


def progress_bars(progress: Progress) -> tuple[tuple[str, str, str, int], ...]:
    """The progress as bars laid end to end: its name, where it begins, how wide it is (both percent), how many."""
    total = progress.total or 1
    parts = (
        ("confirmed", progress.confirmed),
        ("rejected", progress.reviewed - progress.confirmed),
        ("sure", progress.sure),
        ("open", progress.open - progress.sure),
    )
    out, at = [], 0.0
    for name, count in parts:
        width = 100 * count / total
        out.append((name, f"{at:.2f}%", f"{width:.2f}%", count))
        at += width
    return tuple(out)
