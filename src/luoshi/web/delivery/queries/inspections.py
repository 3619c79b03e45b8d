"""Reads of inspections: all of them with how far they are, and one with its sample and what it says."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, cast

from django.db.models import Count, Exists, OuterRef, Q

from luoshi.judging.sampling import Drawn, Outcome, Result, read_frame, result, strata
from luoshi.web.delivery.models import Assignment, Finding, Inspection, Sampled, Task
from luoshi.web.delivery.queries.inspecting import Fit, fit, reached
from luoshi.web.delivery.queries.record import outcome_of
from luoshi.web.delivery.transitions import INSPECTABLE
from luoshi.web.people.person import Person

MOST_FITTED = 200
"""Sampled tasks for which a page offers whom to send: what a form holds."""


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """An inspection in the list. tasks: in the sample; sent: with an inspector; found: with a finding that counts.

    state: as stored, and finished once nothing is open. late: past its due date and not finished, on the day asked.
    """

    id: int
    kind: Literal["drawn", "named"]
    title: str
    state: Literal["committed", "drawn", "finished", "cancelled"]
    due: date
    by: str
    at: datetime
    tasks: int
    sent: int
    found: int
    late: bool


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A sampled task, and the finding that counts.

    reported: None for who is to look at it and has not. upheld: how many earlier findings objections set aside.
    objected: the unit objects, and nothing is decided yet. ready: there is something to inspect now. fit: who can be
    sent, where nobody has found anything; None where it was not looked up.
    """

    id: int
    task: int
    title: str
    lead: str
    stratum: str
    revision: int
    reported: bool | None
    inspector: str
    outcome: Outcome
    seen: str
    found_at: datetime | None
    asked: str
    asked_by: date | None
    objected: bool
    upheld: int
    ready: bool
    fit: tuple[Fit, ...] | None


@dataclass(frozen=True, slots=True)
class InspectionRecord:
    """An inspection whole. seed: "" until the draw. strata: of the frame: how many there are, and how many are drawn.

    result: what a drawn sample says; None before the draw, and of tasks that were named.
    """

    row: InspectionRow
    revision: int
    reason: str
    asked: dict[str, Any]
    frame_sha256: str
    seed_sha256: str
    own_seed: bool
    seed: str
    aql: str
    most: int | None
    drawn_by: str
    drawn_at: datetime | None
    last_action: str
    last_by: str
    strata: tuple[tuple[str, int, int], ...]
    sample: tuple[SampleRow, ...]
    result: Result | None


_HOLDS = Exists(Assignment.objects.filter(sampled=OuterRef("pk"), replaced=False))
_FOUND = Exists(Finding.objects.filter(assignment__sampled=OuterRef("pk"), assignment__replaced=False))


def inspections(today: date, page: int = 1, limit: int = 50) -> tuple[tuple[InspectionRow, ...], int]:
    """A page of inspections, the newest first, and how many there are."""
    found = Inspection.objects.order_by("-pk")
    rows = list(found.defer("frame")[(page - 1) * limit : page * limit])
    counts = _counts([row.pk for row in rows])
    return tuple(_row(row, counts.get(row.pk, (0, 0, 0)), today) for row in rows), found.count()


def _counts(ids: list[int]) -> dict[int, tuple[int, int, int]]:
    rows = (
        Sampled.objects.filter(inspection__in=ids).annotate(sent_=_HOLDS, found_=_FOUND).order_by()
        .values("inspection").annotate(
            all=Count("pk"), sent=Count("pk", filter=Q(sent_=True)), found=Count("pk", filter=Q(found_=True))
        )
    )  # fmt: skip
    return {row["inspection"]: (row["all"], row["sent"], row["found"]) for row in rows}


def _row(row: Inspection, counts: tuple[int, int, int], today: date) -> InspectionRow:
    tasks, sent, found = counts
    state = "finished" if row.state == "drawn" and tasks == found else row.state
    return InspectionRow(
        row.pk, cast(Literal["drawn", "named"], row.kind), row.title, cast(Any, state), row.due, row.by, row.at, tasks,
        sent, found, state in ("committed", "drawn") and row.due < today,
    )  # fmt: skip


def inspection(id: int, today: date, person: Person, *, fitting: bool = False) -> InspectionRecord | None:
    """The inspection of that number as that person may read it, or None.

    fitting: also who could be sent to look at what nobody has found.
    """
    row = Inspection.objects.filter(pk=id).first() if id < 2**63 else None
    if row is None:
        return None
    units, sizes = read_frame(bytes(row.frame)) if row.frame else ((), {})
    there = strata(units)
    sample = _sample(row, today, fitting and row.state == "drawn")
    whole = [Drawn(each.stratum, bool(each.reported), each.outcome) for each in sample]
    sample = tuple(
        replace(each, reported=None) if each.inspector == person.login and each.outcome == "open" else each
        for each in sample
    )
    said = None
    if row.kind == "drawn" and row.drawn_at is not None:
        said = result(there, row.reported, whole, row.most)
    counts = len(sample), sum(bool(each.inspector) for each in sample), sum(each.outcome != "open" for each in sample)
    return InspectionRecord(
        _row(row, counts, today), row.revision, row.reason, row.asked, row.frame_sha256, row.seed_sha256, row.own_seed,
        row.seed if row.drawn_at else "", row.aql, row.most, row.drawn_by, row.drawn_at, row.last_action, row.last_by,
        tuple((name, there[name], sizes[name]) for name in sorted(there)), sample, said,
    )  # fmt: skip


def _sample(row: Inspection, today: date, fitting: bool) -> tuple[SampleRow, ...]:
    sample = list(row.sample.select_related("task__lead").order_by("stratum", "task"))
    held = {each.sampled_id: each for each in Assignment.objects.filter(sampled__inspection=row, replaced=False)}
    findings = Finding.objects.filter(assignment__sampled__inspection=row).select_related("assignment", "objection")
    found: dict[int, Finding] = {}
    aside: dict[int, int] = {}
    for each in findings.annotate(upheld_=Q(objection__ruling__upheld=True), ruled_=Q(objection__ruling__isnull=False)):
        assert each.assignment is not None
        if each.upheld_:
            aside[each.assignment.sampled_id] = aside.get(each.assignment.sampled_id, 0) + 1
        if not each.assignment.replaced:
            found[each.assignment.sampled_id] = each
    open_ones = sorted((each for each in sample if each.pk not in found), key=lambda each: each.pk in held)
    wanted = [each.task for each in open_ones[:MOST_FITTED]] if fitting else []
    able = fit(wanted, today) if wanted else {}
    return tuple(
        _sampled(each, held.get(each.pk), found.get(each.pk), aside.get(each.pk, 0), able.get(each.task_id))
        for each in sample
    )


def _sampled(
    each: Sampled, held: Assignment | None, finding: Any, aside: int, able: tuple[Fit, ...] | None
) -> SampleRow:  # fmt: skip
    task: Task = each.task
    objected = finding is not None and hasattr(finding, "objection") and not finding.ruled_
    return SampleRow(
        each.pk, task.pk, task.title, task.lead.short, each.stratum, each.revision, each.reported,
        held.inspector if held else "", outcome_of(finding.accepted) if finding else "open",
        finding.seen if finding else "", finding.at if finding else None, finding.asked if finding else "",
        finding.asked_by if finding else None, objected, aside, task.state in INSPECTABLE, able,
    )  # fmt: skip


def frame_of(id: int) -> bytes | None:
    """The frame's file of that inspection, or None where it has none."""
    row = Inspection.objects.filter(pk=id, kind="drawn").only("frame").first() if id < 2**63 else None
    return bytes(row.frame) if row else None


@dataclass(frozen=True, slots=True)
class Inspectable:
    """A task that can be named for an inspection."""

    id: int
    title: str
    lead: str
    due: date


def inspectable(unit: int | None, words: str, limit: int = 200) -> tuple[Inspectable, ...]:
    """Tasks with something to inspect, by due date."""
    found = Task.objects.filter(state__in=INSPECTABLE).select_related("lead").order_by("due_current", "pk")
    if unit is not None:
        found = found.filter(lead=unit)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(lead__name__icontains=words))
    return tuple(Inspectable(row.pk, row.title, row.lead.short, row.due_current) for row in found[:limit])


def inspectors_named(today: date) -> tuple[Fit, ...]:
    """Every inspector of that day, by log-in name."""
    return tuple(sorted({Fit(login, name) for login, name, _units in reached(today)}, key=lambda each: each.login))
