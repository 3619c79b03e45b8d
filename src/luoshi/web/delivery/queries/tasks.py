"""Reads of tasks: what somebody may see, and what waits for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from luoshi.judging.lights import Light, Progress, Reason, Where, light
from luoshi.web.delivery.models import Extension, Finding, Report, Task
from luoshi.web.delivery.transitions import OPEN, Period, State, TaskAction, overdue, report_due, states_of
from luoshi.web.people.person import Person


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list. lead: short name. overdue: on the day asked; was_overdue: then or ever before.

    days: from that day to the due date. asks_time: an extension is asked for and not decided. light: on the day asked.
    """

    id: int
    title: str
    lead: str
    leader: str
    due_original: date
    due_current: date
    state: State
    overdue: bool
    was_overdue: bool
    reopened: int
    days: int
    asks_time: bool
    light: Light

    @property
    def days_late(self) -> int:
        """How many days it is overdue; 0 where it is not."""
        return -self.days if self.overdue else 0


FIND_FIRST = Light("grey", cast(Reason, "find-first"))
"""In place of a light that the reader is not to know yet: no rule of luoshi.judging.lights gives it."""

_ASKED = Exists(Extension.objects.filter(task=OuterRef("pk"), granted__isnull=True))
_NONE = Q(pk__in=())


def visible(person: Person) -> Q:
    """The tasks that a person may see: what the rule of `see-task` says, as a condition. A test holds them together."""
    return _or(_onlooks(person), _inspects(person))


def readable(person: Person) -> Q:
    """The tasks whose reports a person may read: what the rule of `see-reports` says, as a condition."""
    own = Finding.objects.filter(task=OuterRef("pk"), round=OuterRef("round"), by=person.login)
    return _or(_onlooks(person), _inspects(person) & Q(Exists(own)))


def _or(one: Q, other: Q) -> Q:
    """Either condition. An empty one is true of every task; joined by `|` it would be left out."""
    return one | other if one else one


def _inspects(person: Person) -> Q:
    if person.role == "administrator" or person.temporary:
        return _NONE
    return Q(lead__in=person.reach("inspector"), state__in=states_of("inspect-task"))


def _onlooks(person: Person) -> Q:
    if person.local:
        return Q()
    if person.role == "administrator" or person.temporary:
        return _NONE
    if person.holds("delivery", "audit"):
        return Q()
    given_out = ~Q(state="draft")
    unrestricted = ~Q(secrecy="restricted")
    seen = given_out & unrestricted if person.holds("statistics", "finance") else _NONE
    units = person.reach("liaison", "head", "leader")
    supported = Exists(Task.supporting.through.objects.filter(task=OuterRef("pk"), unit__in=units))
    return seen | (given_out & (Q(lead__in=units) | (unrestricted & Q(supported))))


def waiting(person: Person) -> Q:
    """The tasks on which this person is to do the next thing."""
    found = _NONE
    if person.local or person.holds("delivery"):
        found |= Q(state__in=("draft", "returned", "closing-asked", "to-verify", "ended")) | Q(_ASKED)
    if person.local:
        return found | Q(state__in=OPEN)
    found |= Q(lead__in=person.reach("liaison", "head"), state__in=("assigned", "accepted", "working"))
    return found | Q(lead__in=person.reach("inspector"), state="to-verify")


def todo(person: Person, today: date, limit: int = 200) -> tuple[TaskRow, ...]:
    """What waits for a person, the earliest due date first."""
    return _rows(person, Task.objects.filter(visible(person)).filter(waiting(person)), today, 0, limit)


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


_OF_OFFICE: dict[State, TaskAction] = {
    "draft": "assign-task", "returned": "reassign-task", "closing-asked": "take-up", "to-verify": "close-task",
    "ended": "archive-task",
}  # fmt: skip


def next_action(person: Person, row: TaskRow) -> TaskAction:
    """What a person will most likely do about a task that waits for them; whether they may, the task's page says."""
    office = person.local or person.holds("delivery")
    if office and row.state in _OF_OFFICE:
        return _OF_OFFICE[row.state]
    if row.state == "to-verify":
        return "inspect-task"
    if office and row.asks_time:
        return "decide-extension"
    return "sign-task" if row.state == "assigned" else "report-task"


def _rows(
    person: Person, found: QuerySet[Task, Task], today: date, begin: int, limit: int
) -> tuple[TaskRow, ...]:  # fmt: skip
    tasks = told(found).order_by("due_current", "pk")[begin : begin + limit]
    return for_reader(person, [task_row(task, today) for task in tasks])


def for_reader(person: Person, rows: Sequence[TaskRow]) -> tuple[TaskRow, ...]:
    """Rows with no light that is computed from what an inspector is not to read before the own finding."""
    if person.local or not person.holds("inspector") or not _onlooks(person):
        return tuple(rows)
    known = set(Task.objects.filter(visible(person)).filter(readable(person)).values_list("pk", flat=True))
    return tuple(row if row.id in known else replace(row, light=FIND_FIRST) for row in rows)


def told(found: QuerySet[Task, Task]) -> QuerySet[Task, Task]:
    """Tasks with what `task_row` needs to know beside them: the unit, the last report, whether time is asked for."""
    last = Report.objects.filter(task=OuterRef("pk")).order_by("-pk")[:1]
    return found.select_related("lead").annotate(
        asked_=_ASKED,
        percent_=Subquery(last.values("percent")),
        forecast_=Subquery(last.values("forecast")),
        period_=Subquery(last.values("period")),
    )


def task_row(task: Any, today: date) -> TaskRow:
    """A task that `told` found, as a frozen row."""
    late = overdue(task.state, task.due_current, today)
    return TaskRow(
        task.pk, task.title, task.lead.short, task.leader, task.due_original, task.due_current,
        cast(State, task.state), late, late or task.ever_overdue, task.reopen_count, (task.due_current - today).days,
        task.asked_, light(progress(task, today), today),
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
