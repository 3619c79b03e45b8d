"""Reads of one task: the sentence it came from, what was reported, shown and found, and its history."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.db.models.functions import Substr

from luoshi.judging.sampling import Outcome
from luoshi.web.delivery.models import Event, Evidence, Extension, Finding, Promise, Report, Stored, Task
from luoshi.web.delivery.queries.inspecting import objection_until
from luoshi.web.delivery.queries.tasks import TaskRow, task_row, told
from luoshi.web.delivery.transitions import Secrecy
from luoshi.web.people.person import Person
from luoshi.web.register.models import Source

AROUND = 300
"""Code points looked at before and after a commitment for the ends of its sentence."""

_ENDS = "。！？\n"


@dataclass(frozen=True, slots=True)
class Said:
    """A commitment within its sentence: what stands before it, itself, what stands after it."""

    key: str
    name: str
    version: int
    entry: int
    start: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence. old: of an earlier round. secrecy: its own, beside the task's.

    finding: the one that an inspector brought it with.
    """

    id: int
    name: str
    kind: str
    tier: str
    sha256: str
    size: int
    by: str
    at: datetime
    old: bool
    secrecy: Secrecy
    finding: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, with the unit's objection or "", and what was decided on that.

    accepted: None where nobody could look. asked, asked_by: what is asked of the unit and by when. object_until: the
    last day for an objection. upheld, ruled: what was decided, None and "" until then.
    """

    id: int
    accepted: bool | None
    seen: str
    asked: str
    asked_by: date | None
    by: str
    at: datetime
    object_until: date
    objection: str
    upheld: bool | None
    ruled: str
    old: bool

    @property
    def outcome(self) -> Outcome:
        """As a code of luoshi.web.delivery.words.OUTCOME."""
        return outcome_of(self.accepted)


@dataclass(frozen=True, slots=True)
class Record:
    """A task whole. reports: the newest first. events: in their order.

    blind: the reader is to look at it first. Then nothing is in it that the unit says or shows, that others found, or
    that tells how it went.
    """

    row: TaskRow
    revision: int
    round: int
    lead_name: str
    lead_id: int
    supporting: tuple[str, ...]
    criterion: str
    cycle: str
    secrecy: Secrecy
    said: tuple[Said, ...]
    reports: tuple[Report, ...]
    evidence: tuple[Shown, ...]
    findings: tuple[Found, ...]
    events: tuple[Event, ...]
    extension: Extension | None
    blind: bool = False


def outcome_of(accepted: bool | None) -> Outcome:
    """What was found, in one word."""
    return "unreachable" if accepted is None else "done" if accepted else "not-done"


def record(id: int, today: date, person: Person) -> Record | None:
    """The task with that id as that person may read it, or None where there is none."""
    task: Any = told(Task.objects.filter(pk=id), person).first()
    if task is None:
        return None
    if task.blind_:
        return _blind(task, today)
    evidence = Evidence.objects.filter(task=task).select_related("stored").defer("stored__content").order_by("pk")
    findings = Finding.objects.filter(task=task).select_related("objection__ruling").order_by("-pk")
    asked = task.extensions.filter(granted__isnull=True).first()
    return Record(
        task_row(task, today), task.revision, task.round, task.lead.name, task.lead_id,
        tuple(task.supporting.order_by("name").values_list("name", flat=True)), task.criterion, task.cycle,
        cast(Secrecy, task.secrecy),
        tuple(said_of(row) for row in task.promises.select_related("entry").order_by("start")),
        tuple(task.reports.order_by("-pk")),
        tuple(
            Shown(
                row.pk, row.name, row.kind, row.tier, row.stored.sha256, row.stored.size, row.by, row.at,
                row.round != task.round, cast(Secrecy, row.secrecy), row.finding_id,
            )
            for row in evidence
        ),
        tuple(_found(row, task.round) for row in findings),
        tuple(task.events.order_by("number")), asked,
    )  # fmt: skip


def _blind(task: Any, today: date) -> Record:
    """What somebody who is to look at a task knows of it: what it is, where it came from, how one will tell."""
    return Record(
        task_row(task, today), task.revision, task.round, task.lead.name, task.lead_id,
        tuple(task.supporting.order_by("name").values_list("name", flat=True)), task.criterion, task.cycle,
        cast(Secrecy, task.secrecy),
        tuple(said_of(row) for row in task.promises.select_related("entry").order_by("start")), (), (), (), (), None,
        blind=True,
    )  # fmt: skip


def _found(row: Finding, round: int) -> Found:
    objection = getattr(row, "objection", None)
    ruling = getattr(objection, "ruling", None)
    return Found(
        row.pk, row.accepted, row.seen, row.asked, row.asked_by, row.by, row.at, objection_until(row),
        objection.text if objection else "", ruling.upheld if ruling else None, ruling.reason if ruling else "",
        row.round != round,
    )  # fmt: skip


def said_of(row: Promise) -> Said:
    """A commitment with its sentence, cut out of the source around its place."""
    begin = max(0, row.start - AROUND)
    key, name, piece = (
        Source.objects.filter(pk=row.source_id)
        .annotate(piece=Substr("text", begin + 1, row.end - begin + AROUND))
        .values_list("key", "name", "piece")
        .get()
    )
    start, end = row.start - begin, row.end - begin
    left = max(piece.rfind(mark, 0, start) for mark in _ENDS) + 1
    rights = [at for mark in _ENDS if (at := piece.find(mark, max(start, end - 1))) >= 0]
    right = min(rights) + 1 if rights else len(piece)
    return Said(
        key, name, row.version, row.entry.number, row.start, piece[left:start].lstrip(), piece[start:end],
        piece[end : max(right, end)].rstrip(),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A file of evidence. stored: where its content is."""

    name: str
    secrecy: Secrecy
    stored: int


def file_of(task: int, evidence: int) -> File | None:
    """A task's evidence of that number, or None."""
    found = Evidence.objects.filter(task=task, pk=evidence) if evidence < 2**63 else Evidence.objects.none()
    row = found.values_list("name", "secrecy", "stored").first()
    return File(row[0], cast(Secrecy, row[1]), row[2]) if row else None


def content_of(file: File) -> bytes:
    """What is in it."""
    return bytes(Stored.objects.values_list("content", flat=True).get(pk=file.stored))
