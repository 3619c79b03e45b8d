"""Every read of what is public: rows made for it, which hold nothing that is not for everybody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from luoshi.judging.lights import Light
from luoshi.web.delivery import queries
from luoshi.web.delivery.models import Event, Evidence, Finding, Opinion, Promise, Task
from luoshi.web.delivery.queries import Opinions, Said
from luoshi.web.delivery.queries.opinions import counts
from luoshi.web.delivery.transitions import State, TaskAction, Verdict
from luoshi.web.people.models import Unit
from luoshi.web.people.person import NOBODY, Person

STEPS: frozenset[TaskAction] = frozenset(
    {
        "assign-task", "sign-task", "return-task", "reassign-task", "start-task", "ask-extension", "decide-extension",
        "ask-closing", "take-up", "follow-through", "inspect-task", "close-task", "reopen-task", "archive-task",
        "pause-task", "resume-task", "adjust-task", "end-task",
    }
)  # fmt: skip
"""What of a task's history everybody sees: when its state or its date changed. Not how often a unit reports or shows
evidence, and not when somebody changed who may know of it."""


@dataclass(frozen=True, slots=True)
class Words:
    """A promise in its own words, with its place. key: the report's."""

    key: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A task as everybody sees it; see delivery.queries.TaskRow. accepted: what the last finding says, or None."""

    id: int
    title: str
    promises: tuple[Words, ...]
    lead: str
    due_original: date
    due_current: date
    state: State
    overdue: bool
    was_overdue: bool
    days_late: int
    reopened: int
    light: Light
    accepted: bool | None
    counts: tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """Which are asked for; "" and None leave a filter open. page: from 1."""

    words: str = ""
    unit: int | None = None
    light: str = ""
    page: int = 1
    limit: int = 50


@dataclass(frozen=True, slots=True)
class PublicPage:
    """One page, by due date. total: those that fit."""

    rows: tuple[PublicRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Step:
    """A line of history. before, after: states where they differ, else "". due: a new due date, or None.

    refused: more time was asked for and not granted.
    """

    day: date
    action: TaskAction
    before: State | None
    after: State | None
    due: date | None
    refused: bool


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A piece of evidence that is open. old: of an earlier round."""

    id: int
    name: str
    kind: str
    tier: str
    sha256: str
    size: int
    day: date
    old: bool


@dataclass(frozen=True, slots=True)
class PublicTask:
    """A task whole, as everybody sees it."""

    row: PublicRow
    lead: str
    supporting: tuple[str, ...]
    criterion: str
    said: tuple[Said, ...]
    opinions: Opinions
    steps: tuple[Step, ...]
    files: tuple[OpenFile, ...]


def units() -> list[tuple[int, str]]:
    """The units that lead a public task, by name."""
    found = Exists(Task.objects.filter(queries.PUBLIC, lead=OuterRef("pk")))
    return list(Unit.objects.filter(found).order_by("name").values_list("pk", "name"))


def promises(question: PublicQuestion, today: date, person: Person = NOBODY) -> PublicPage | None:
    """One page of the public tasks; None where there is no such page.

    What the person is to inspect, and has not yet, is left out: it shows what the unit says.
    """
    found = Task.objects.filter(queries.PUBLIC).exclude(queries.is_blind(person))
    if question.words:
        said = Exists(Promise.objects.filter(task=OuterRef("pk"), text__icontains=question.words))
        found = found.filter(Q(title__icontains=question.words) | said)
    if question.unit is not None:
        found = found.filter(lead=question.unit)
    found = found.order_by("due_current", "pk")
    start = (question.page - 1) * question.limit
    if question.light:
        # A light is computed and in no column: every task that fits is lit, and one page of them is filled in.
        lit = [
            task.pk
            for task in queries.told(found, NOBODY)
            if queries.task_row(task, today).light.colour == question.light
        ]
        total, shown = len(lit), Task.objects.filter(pk__in=lit[start : start + question.limit])
        tasks: Iterable[Task] = queries.told(shown.order_by("due_current", "pk"), NOBODY)
    else:
        total, tasks = found.count(), queries.told(found, NOBODY)[start : start + question.limit]
    pages = max(1, -(-total // question.limit))
    if question.page > pages:
        return None
    return PublicPage(_rows(tasks, today), total, question.page, pages)


def task(id: int, today: date) -> PublicTask | None:
    """The public task with that id, or None."""
    found = queries.told(Task.objects.filter(queries.PUBLIC, pk=id), NOBODY).first() if id < 2**63 else None
    if found is None:
        return None
    (row,) = _rows((found,), today)
    said = found.promises.select_related("entry").order_by("start")
    return PublicTask(
        row, found.lead.name, tuple(found.supporting.order_by("name").values_list("name", flat=True)),
        found.criterion, tuple(queries.said_of(each) for each in said),
        queries.opinions(found.pk, found.round, row.light), _steps(found.pk), _files(found.pk, found.round),
    )  # fmt: skip


def open_file(task: int, evidence: int) -> queries.File | None:
    """A task's evidence of that number, if it is open; the caller has seen to it that the task is public."""
    found = queries.file_of(task, evidence)
    return found if found is not None and found.secrecy == "open" else None


def own_opinion(task: int, login: str) -> tuple[Verdict, str] | None:
    """What a deputy said last of a task, and thinks still."""
    found = Opinion.objects.filter(task=task, by=login).order_by("-pk").values_list("verdict", "text").first()
    return (cast(Verdict, found[0]), found[1]) if found else None


def _rows(tasks: Iterable[Any], today: date) -> tuple[PublicRow, ...]:
    tasks = list(tasks)
    ids = [task.pk for task in tasks]
    words: dict[int, list[Words]] = defaultdict(list)
    said = Promise.objects.filter(task__in=ids).order_by("source", "start")
    for id, key, start, end, text in said.values_list("task", "source__key", "start", "end", "text"):
        words[id].append(Words(key, start, end, text))
    last = Finding.objects.filter(counts()).filter(task=OuterRef("pk")).order_by("-pk").values("accepted")[:1]
    accepted = dict(Task.objects.filter(pk__in=ids).values_list("pk", Subquery(last)))
    said_so = queries.verdicts(ids)
    rows = [(queries.task_row(task, today), task.lead.name) for task in tasks]
    return tuple(
        PublicRow(
            row.id, row.title, tuple(words[row.id]), lead, row.due_original, row.due_current, cast(State, row.state),
            row.overdue, row.was_overdue, row.days_late, row.reopened, row.light, accepted[row.id], said_so[row.id],
        )
        for row, lead in rows
    )  # fmt: skip


def _steps(task: int) -> tuple[Step, ...]:
    rows = Event.objects.filter(task=task, action__in={*STEPS, "report-task"}).order_by("number")
    steps = (_step(*row) for row in rows.values_list("at", "action", "before", "after"))
    # Of the reports the first is told, which says that work has begun.
    return tuple(step for step in steps if step.action in STEPS or step.after)


def _step(at: Any, action: str, before: dict[str, Any], after: dict[str, Any]) -> Step:
    moved = before.get("state") != after["state"]
    later = before.get("due_current") != after["due_current"]
    return Step(
        timezone.localdate(at), cast(TaskAction, action), cast(State, before.get("state")) if moved else None,
        after["state"] if moved else None, date.fromisoformat(after["due_current"]) if later else None,
        action == "decide-extension" and not later,
    )  # fmt: skip


def _files(task: int, round: int) -> tuple[OpenFile, ...]:
    rows = Evidence.objects.filter(task=task, secrecy="open").order_by("pk")
    fields = ("pk", "name", "kind", "tier", "stored__sha256", "stored__size", "at", "round")
    return tuple(
        OpenFile(id, name, kind, tier, sha256, size, timezone.localdate(at), of != round)
        for id, name, kind, tier, sha256, size, at, of in rows.values_list(*fields)
    )
