"""Reads of tasks: what somebody may see, and what waits for somebody."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, cast

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from luoshi.judging.lights import Light, Progress, Where, light
from luoshi.web.delivery.models import Assignment, Extension, Finding, Objection, Report, Task
from luoshi.web.delivery.queries.inspecting import is_awaited, is_blind, is_sent
from luoshi.web.delivery.transitions import (
    INSPECTABLE,
    OBJECTION_WITHIN,
    OPEN,
    Period,
    State,
    TaskAction,
    overdue,
    report_due,
)
from luoshi.web.people.person import Person


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list. lead: short name. overdue: on the day asked; was_overdue: then or ever before.

    days: from that day to the due date. asks_time: an extension is asked for and not decided. light: on the day asked.
    Of a task that the reader is to look at first, nothing is told that the unit says or that follows from it: its state
    is hidden. look_by: by when the reader is to look.
    """

    id: int
    title: str
    lead: str
    leader: str
    due_original: date
    due_current: date
    state: State | Literal["hidden"]
    overdue: bool
    was_overdue: bool
    reopened: int
    days: int
    asks_time: bool
    light: Light
    look_by: date | None = None

    @property
    def days_late(self) -> int:
        """How many days it is overdue; 0 where it is not."""
        return -self.days if self.overdue else 0


_ASKED = Exists(Extension.objects.filter(task=OuterRef("pk"), granted__isnull=True))
_NONE = Q(pk__in=())
_OBJECTED = Exists(Objection.objects.filter(finding__task=OuterRef("pk"), ruling=None))
_WANTING = Finding.objects.filter(task=OuterRef("pk"), round=OuterRef("round"), accepted=False)
_FOUND_WANTING = Exists(_WANTING.exclude(objection__ruling__upheld=True))


def _told_lately(today: date) -> Exists:
    since = timezone.make_aware(datetime.combine(today - OBJECTION_WITHIN, time.min))
    return Exists(_WANTING.filter(at__gte=since, objection=None))


def visible(person: Person) -> Q:
    """The tasks that a person may see: what the rule of `see-task` says, as a condition. A test holds them together."""
    if person.local:
        return Q()
    if person.role == "administrator" or person.temporary:
        return _NONE
    if person.holds("delivery", "audit"):
        return Q()
    given_out = ~Q(state="draft")
    unrestricted = ~Q(secrecy="restricted")
    seen = given_out & unrestricted if person.holds("statistics", "finance") else _NONE
    # What no post of this person reaches is left out of the question: a database answers a shorter one sooner.
    if units := person.reach("liaison", "head", "leader"):
        supported = Exists(Task.supporting.through.objects.filter(task=OuterRef("pk"), unit__in=units))
        seen |= given_out & (Q(lead__in=units) | (unrestricted & Q(supported)))
    if places := person.reach("inspector"):
        seen |= Q(is_sent(person), lead__in=places, state__in=INSPECTABLE)
    return seen


def waiting(person: Person, today: date) -> Q:
    """The tasks on which this person is to do the next thing."""
    found = _NONE
    if person.local or person.holds("delivery"):
        found |= Q(state__in=("draft", "returned", "closing-asked", "to-verify", "ended")) | Q(_ASKED)
        # An objection to be decided, and what was closed and is not done after all.
        found |= Q(_OBJECTED, state__in=INSPECTABLE) | Q(_FOUND_WANTING, state="closed")
    if person.local:
        return found | Q(state__in=OPEN)
    mine = Q(lead__in=person.reach("liaison", "head"))
    found |= mine & Q(state__in=("assigned", "accepted", "working"))
    # A finding goes to the unit, which may object for so long.
    found |= mine & Q(_told_lately(today), state__in=INSPECTABLE)
    return found | is_awaited(person)


def todo(person: Person, today: date, limit: int = 200) -> tuple[TaskRow, ...]:
    """What waits for a person, the earliest due date first."""
    return _rows(Task.objects.filter(visible(person)).filter(waiting(person, today)), person, today, 0, limit)


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits for a person. action: what they will most likely do about it."""

    row: TaskRow
    action: TaskAction


@dataclass(frozen=True, slots=True)
class Todos:
    """What waits for a person: overdue, due by the end of the week, and later; each by due date."""

    overdue: tuple[Todo, ...]
    week: tuple[Todo, ...]
    later: tuple[Todo, ...]


def todos(person: Person, today: date) -> Todos:
    """What waits for a person, in its three groups."""
    sunday = today + timedelta(days=6 - today.weekday())
    found: tuple[list[Todo], list[Todo], list[Todo]] = ([], [], [])
    for row in todo(person, today):
        group = 0 if row.overdue else 1 if row.due_current <= sunday else 2
        found[group].append(Todo(row, next_action(person, row)))
    return Todos(*map(tuple, found))


_OF_OFFICE: dict[str, TaskAction] = {
    "draft": "assign-task", "returned": "reassign-task", "closing-asked": "take-up", "to-verify": "close-task",
    "ended": "archive-task", "closed": "decide-objection",
}  # fmt: skip


def next_action(person: Person, row: TaskRow) -> TaskAction:
    """What a person will most likely do about a task that waits for them; whether they may, the task's page says."""
    office = person.local or person.holds("delivery")
    if office and row.state in _OF_OFFICE:
        return _OF_OFFICE[row.state]
    if row.look_by is not None or row.state == "to-verify":
        return "inspect-task"
    if office and row.asks_time:
        return "decide-extension"
    return "sign-task" if row.state == "assigned" else "report-task"


def _rows(found: QuerySet[Task, Task], person: Person, today: date, begin: int, limit: int) -> tuple[TaskRow, ...]:
    rows = told(found, person).order_by("due_current", "pk")[begin : begin + limit]
    return tuple(task_row(task, today) for task in rows)


def told(found: QuerySet[Task, Task], person: Person) -> QuerySet[Task, Task]:
    """Tasks with what `task_row` needs to know beside them, for that reader: from whom it is hidden, it is left out."""
    last = Report.objects.filter(task=OuterRef("pk")).order_by("-pk")[:1]
    sent = Assignment.objects.filter(task=OuterRef("pk"), inspector=person.login, replaced=False, finding=None)
    return found.select_related("lead").annotate(
        asked_=_ASKED,
        percent_=Subquery(last.values("percent")),
        forecast_=Subquery(last.values("forecast")),
        period_=Subquery(last.values("period")),
        blind_=Case(When(is_blind(person), then=Value(True)), default=Value(False), output_field=BooleanField()),
        look_by_=Subquery(sent.order_by("sampled__inspection__due").values("sampled__inspection__due")[:1]),
    )


def task_row(task: Any, today: date) -> TaskRow:
    """A task that `told` found, as a frozen row."""
    days = (task.due_current - today).days
    if task.blind_:
        return TaskRow(
            task.pk, task.title, task.lead.short, task.leader, task.due_original, task.due_current, "hidden", False,
            False, 0, days, False, light(Progress("hidden", None, task.due_current), today), task.look_by_,
        )  # fmt: skip
    late = overdue(task.state, task.due_current, today)
    return TaskRow(
        task.pk, task.title, task.lead.short, task.leader, task.due_original, task.due_current,
        cast(State, task.state), late, late or task.ever_overdue, task.reopen_count, days, task.asked_,
        light(progress(task, today), today), task.look_by_,
    )  # fmt: skip


WHERE: dict[State, Where] = {
    "draft": "nowhere", "assigned": "given", "returned": "returned", "accepted": "under-way", "working": "under-way",
    "paused": "paused", "closing-asked": "checking", "to-verify": "checking", "closed": "closed",
    "archived": "closed", "ended": "ended",
}  # fmt: skip
"""Where a task stands, as a light understands it."""


def progress(task: Any, today: date) -> Progress:
    """What the light of a task that `told` found is computed from."""
    due = report_due(cast(Period, task.cycle), task.assigned_on, task.period_, today)
    return Progress(
        WHERE[cast(State, task.state)], task.assigned_on, task.due_current, task.percent_, task.forecast_ or "",
        task.period_ is not None, due,
    )  # fmt: skip


def progress_then(task: Any, day: date) -> Progress | None:
    """What a task's light was computed from on an earlier day; None where it had not been made then.

    then_: what its history said last before that day; then_percent_, then_forecast_, then_period_: of the report.
    """
    then = task.then_
    if not then:
        return None
    begun = task.assigned_on if task.assigned_on and task.assigned_on < day else None
    due = report_due(cast(Period, task.cycle), begun, task.then_period_, day)
    return Progress(
        WHERE[cast(State, then["state"])], begun, date.fromisoformat(then["due_current"]), task.then_percent_,
        task.then_forecast_ or "", task.then_period_ is not None, due,
    )  # fmt: skip
