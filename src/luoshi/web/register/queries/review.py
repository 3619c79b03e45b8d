"""Reads of the agreed register: entries, progress, the journal, differences to a new reading, versions."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from luoshi import facts
from luoshi.web.register.content import Content, kept
from luoshi.web.register.models import Decision, Doubt, Entry, Source, Version
from luoshi.web.register.queries.reading import Report, reading, report
from luoshi.web.register.readings import Read, beside, read_rows

ACTIVE = ("open", "confirmed")
"""States of what is in the register."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry. doubts: codes of what the reader doubts about it; see luoshi.web.register.models.Entry for the rest."""

    number: int
    kind: str
    start: int
    end: int
    text: str
    outlook: str
    content: Content
    state: str
    reason: str
    revision: int
    changed_by: str
    changed_at: datetime | None
    read: bool
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryQuestion:
    """Which entries are asked for; "" and None leave a filter open.

    kind: figure or commitment. states: any of these. sort: the commitment kind of content; status: of a figure. words:
    searched in the subject or the item. section: start and end, code points. doubtful: only those with a doubt.
    """

    kind: str = ""
    states: tuple[str, ...] = ACTIVE
    sort: str = ""
    status: str = ""
    words: str = ""
    section: tuple[int, int] | None = None
    doubtful: bool = False
    page: int = 1
    limit: int = 50


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One page of entries, in text order. total: those that fit; first, last: which of them these are, from 1."""

    rows: tuple[EntryRow, ...]
    total: int
    page: int
    pages: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review is. reviewed: confirmed, rejected or merged; sure: open, and nothing is doubted about them."""

    reviewed: int
    open: int
    confirmed: int
    rejected: int
    sure: int

    @property
    def total(self) -> int:
        """All entries that there is something to decide about, or was."""
        return self.reviewed + self.open


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A line of the journal. numbers: the entries it is about. undone: by the decision of that number, else None."""

    number: int
    action: str
    by: str
    at: datetime
    reason: str
    changes: tuple[dict[str, Any], ...]
    undoes: int | None
    undone: int | None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The entries that it changed."""
        return tuple(change["number"] for change in self.changes)


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that people decided on, with what is now read in its place; None where nothing is."""

    entry: EntryRow
    before: dict[str, Any]
    now: Read | None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A frozen version. entries: how many it holds."""

    number: int
    sha256: str
    frozen_by: str
    frozen_at: datetime
    text: str


def sure(source: Source | int, kind: str) -> QuerySet[Entry, Entry]:
    """The open entries of a kind ("" any), as read, that no doubt touches."""
    found = Entry.objects.filter(~_doubted(), source=source, state="open", read__isnull=False)
    return found.filter(kind=kind) if kind else found


def _doubted() -> Q:
    """Whether a doubt touches an entry; one about a whole commitment says nothing of the figures in it."""
    doubts = Doubt.objects.filter(source=OuterRef("source"), start__lt=OuterRef("end"), end__gt=OuterRef("start"))
    of_commitments = doubts.filter(code__in=facts.COMMITMENT_DOUBTS)
    others = doubts.exclude(code__in=facts.COMMITMENT_DOUBTS)
    return Q(Exists(others)) | Q(Exists(of_commitments), kind="commitment")


def entries(report: Report, question: EntryQuestion) -> EntryPage | None:
    """One page of the entries asked for, in text order; None where there is no such page."""
    found = wanted_entries(report, question)
    total = found.count()
    pages = max(1, -(-total // question.limit))
    if question.page > pages:
        return None
    begin = (question.page - 1) * question.limit
    rows = rows_of(report, list(found.order_by("start", "end", "kind", "number")[begin : begin + question.limit]))
    return EntryPage(rows, total, question.page, pages, begin + 1 if rows else 0, begin + len(rows))


def entry(report: Report, number: int) -> EntryRow | None:
    """The entry of that number, whatever its state, or None."""
    found = rows_of(report, list(Entry.objects.filter(source=report.id, number=number)))
    return found[0] if found else None


def entry_rows(report: Report, numbers: tuple[int, ...]) -> tuple[EntryRow, ...]:
    """The entries of those numbers, in text order."""
    return rows_of(report, list(Entry.objects.filter(source=report.id, number__in=numbers).order_by("start", "number")))


def progress(report: Report, kind: str = "") -> Progress:
    """How far the review of a report's entries of a kind ("" both) is."""
    counted = Entry.objects.filter(source=report.id)
    if kind:
        counted = counted.filter(kind=kind)
    states = Counter(dict(counted.order_by().values_list("state").annotate(number=Count("*"))))
    reviewed = states["confirmed"] + states["rejected"] + states["merged"]
    return Progress(
        reviewed, states["open"], states["confirmed"], states["rejected"], sure(report.id, kind).count()
    )  # fmt: skip


def journal(report: Report, page: int, limit: int) -> tuple[tuple[DecisionRow, ...], int]:
    """One page of the journal, the newest first, and how many lines there are. page: from 1."""
    found = Decision.objects.filter(source=report.id).select_related("undoes", "undone_by").order_by("-number")
    rows = tuple(decision_row(row) for row in found[(page - 1) * limit : page * limit])
    return rows, Decision.objects.filter(source=report.id).count()


def decision(report: Report, number: int) -> DecisionRow | None:
    """The decision of that number, or None."""
    found = Decision.objects.filter(source=report.id, number=number).select_related("undoes", "undone_by").first()
    return decision_row(found) if found else None


def last_decision(report: Report, by: str) -> DecisionRow | None:
    """The last decision that a person took and nobody has undone: what one step of undoing would take back."""
    found = Decision.objects.filter(source=report.id, by=by, undone_by__isnull=True).exclude(action="undo")
    row = found.select_related("undoes").order_by("-number").first()
    return decision_row(row) if row else None


def differences(report: Report) -> tuple[Difference, ...]:
    """Where people decided one thing and the reader now reads another, in text order."""
    rows = Entry.objects.filter(source=report.id, read__isnull=False).exclude(state="withdrawn").order_by("number")
    pairs, _ = beside(rows, read_rows(reading(report)))
    differing = [
        (row, now) for row, now in pairs if row.state != "merged" and row.read != (now.anchored if now else None)
    ]
    shown = {each.number: each for each in rows_of(report, [row for row, _ in differing])}
    return tuple(
        Difference(shown[row.number], row.read, now) for row, now in sorted(differing, key=lambda pair: pair[0].start)
    )


def difference(source: int, number: int) -> Difference | None:
    """The difference of one entry, or None where there is none."""
    key = Source.objects.values_list("key", flat=True).get(pk=source)
    found = report(key)
    assert found is not None
    return next((each for each in differences(found) if each.entry.number == number), None)


def versions(report: Report) -> tuple[VersionRow, ...]:
    """The frozen versions of a report, the newest first."""
    return tuple(_version(row) for row in Version.objects.filter(source=report.id).order_by("-number"))


def version(report: Report, number: int) -> VersionRow | None:
    """The frozen version of that number, or None."""
    row = Version.objects.filter(source=report.id, number=number).first()
    return _version(row) if row else None


def checkable(report: Report) -> dict[str, int]:
    """How many commitments of the register there are of each kind: what of the plan can be checked, and by what."""
    kinds = Entry.objects.filter(source=report.id, kind="commitment", state__in=ACTIVE).values_list(
        "content", flat=True
    )
    counted = Counter(content["kind"] for content in kinds)
    return {kind: counted[kind] for kind in facts.COMMITMENT_KINDS}


def wanted_entries(report: Report, question: EntryQuestion) -> QuerySet[Entry, Entry]:
    """The entries that a question asks for, in no order and of every page."""
    wanted = Q(source=report.id, state__in=question.states)
    if question.kind:
        wanted &= Q(kind=question.kind)
    if question.sort:
        wanted &= Q(content__kind=question.sort)
    if question.status:
        wanted &= Q(content__status=question.status)
    if question.section:
        wanted &= Q(start__gte=question.section[0], start__lt=question.section[1])
    if question.words:
        wanted &= Q(content__subject__icontains=question.words) | Q(content__item__icontains=question.words)
    found = Entry.objects.filter(wanted)
    if question.doubtful:
        found = found.filter(_doubted())
    return found


def rows_of(report: Report, rows: list[Entry]) -> tuple[EntryRow, ...]:
    """Entries as frozen rows, with one query for the doubts of all."""
    if not rows:
        return ()
    low, high = min(row.start for row in rows), max(row.end for row in rows)
    doubts = list(
        Doubt.objects.filter(source=report.id, start__lt=high, end__gt=low)
        .order_by("start")
        .values_list("start", "end", "code")
    )
    return tuple(
        EntryRow(
            row.number, row.kind, row.start, row.end, report.source.text[row.start : row.end], row.outlook,
            kept(row.kind, row.content), row.state, row.reason, row.revision, row.changed_by, row.changed_at,
            row.read is not None,
            tuple(
                dict.fromkeys(
                    code for start, end, code in doubts
                    if start < row.end and row.start < end
                    and (row.kind == "commitment" or code not in facts.COMMITMENT_DOUBTS)
                )
            ),
        )
        for row in rows
    )  # fmt: skip


def decision_row(row: Decision) -> DecisionRow:
    """A decision as a frozen row."""
    undone = getattr(row, "undone_by", None)
    return DecisionRow(
        row.number, row.action, row.by, row.at, row.reason, tuple(row.changes),
        row.undoes.number if row.undoes else None, undone.number if undone else None,
    )  # fmt: skip


def _version(row: Version) -> VersionRow:
    return VersionRow(row.number, row.sha256, row.frozen_by, row.frozen_at, row.text)
