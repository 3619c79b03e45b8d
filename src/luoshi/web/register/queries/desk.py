"""Reads that the review desk alone needs: where entries stand in the text, and what became of one since it was seen."""

from dataclasses import dataclass
from itertools import islice

from django.db.models import Q

from luoshi.web.register.models import Decision, Entry, Version
from luoshi.web.register.queries.reading import Report
from luoshi.web.register.queries.review import (
    ACTIVE,
    DecisionRow,
    EntryQuestion,
    EntryRow,
    decision_row,
    rows_of,
    wanted_entries,
)

FURTHEST_BACK = 1000
"""Lines of the journal that are looked through for what became of an entry."""


@dataclass(frozen=True, slots=True)
class EntryMark:
    """Where an entry stands in the text: code points, end exclusive."""

    number: int
    start: int
    end: int
    state: str


def entry_marks(report: Report, kind: str, also: int | None = None) -> tuple[EntryMark, ...]:
    """Every entry of a kind that is in the register, in text order. also: number of one that is shown in any state."""
    wanted = Q(source=report.id, kind=kind) & (Q(state__in=ACTIVE) | Q(number=also or 0))
    rows = Entry.objects.filter(wanted).order_by("start", "end", "number")
    return tuple(EntryMark(*row) for row in rows.values_list("number", "start", "end", "state"))


def place_of(report: Report, question: EntryQuestion, row: EntryRow) -> int | None:
    """How many entries a question puts before that one; None where it does not ask for it."""
    found = wanted_entries(report, question)
    if not found.filter(number=row.number).exists():
        return None
    before = (
        Q(start__lt=row.start)
        | Q(start=row.start, end__lt=row.end)
        | Q(start=row.start, end=row.end, kind__lt=row.kind)
        | Q(start=row.start, end=row.end, kind=row.kind, number__lt=row.number)
    )
    return found.filter(before).count()


def following(report: Report, row: EntryRow) -> EntryRow | None:
    """The next commitment of the register in text order: the one that a commitment can be merged with."""
    later = Q(start__gt=row.start) | Q(start=row.start, number__gt=row.number)
    found = Entry.objects.filter(later, source=report.id, kind="commitment", state__in=ACTIVE)
    rows = rows_of(report, list(found.order_by("start", "number")[:1]))
    return rows[0] if rows else None


def since(report: Report, number: int, revision: int) -> tuple[DecisionRow, ...]:
    """The decisions that changed an entry after that revision, the oldest first."""
    lines = Decision.objects.filter(source=report.id).select_related("undoes", "undone_by").order_by("-number")
    found = []
    for line in islice(lines.iterator(chunk_size=50), FURTHEST_BACK):
        after = next((each["after"]["revision"] for each in line.changes if each["number"] == number), None)
        if after is None:
            continue
        if after <= revision:
            break
        found.append(decision_row(line))
    return tuple(reversed(found))


def undecided(report: Report) -> dict[str, int]:
    """How many entries of each kind nobody has decided on."""
    open_ones = Entry.objects.filter(source=report.id, state="open")
    return {kind: open_ones.filter(kind=kind).count() for kind in ("commitment", "figure")}


def last_version(report: Report) -> int:
    """The number of the last frozen version, 0 where there is none."""
    numbers = Version.objects.filter(source=report.id).order_by("-number").values_list("number", flat=True)
    return numbers.first() or 0
