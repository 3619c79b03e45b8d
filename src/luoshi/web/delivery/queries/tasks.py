"""Reads of tasks: what somebody may see, what waits for somebody, and the ledger."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from luoshi.judging.lights import Light, Progress, Reason, Where, light
from luoshi.web.delivery.models import Extension, Finding, Report, Task
from luoshi.web.delivery.transitions import OPEN, STATES, Period, State, overdue, report_due, states_of
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


@dataclass(frozen=True, slots=True)
class TaskQuestion:
    """Which tasks are asked for; "" and None leave a filter open. late: "now" or "ever". page: from 1."""

    words: str = ""
    state: str = ""
    unit: int | None = None
    late: str = ""
    page: int = 1
    limit: int = 50


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of tasks, by due date. total: those that fit."""

    rows: tuple[TaskRow, ...]
    total: int
    page: int
    pages: int


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


def tasks(person: Person, question: TaskQuestion, today: date) -> TaskPage | None:
    """One page of the tasks that a person may see; None where there is no such page."""
    found = Task.objects.filter(visible(person))
    if question.words:
        found = found.filter(Q(title__icontains=question.words) | Q(leader__icontains=question.words))
    if question.state:
        found = found.filter(state=question.state)
    if question.unit is not None:
        found = found.filter(lead=question.unit)
    late = Q(state__in=OPEN, due_current__lt=today)
    if question.late:
        found = found.filter(late if question.late == "now" else late | Q(ever_overdue=True))
    total = found.count()
    pages = max(1, -(-total // question.limit))
    if question.page > pages:
        return None
    rows = _rows(person, found, today, (question.page - 1) * question.limit, question.limit)
    return TaskPage(rows, total, question.page, pages)


def states_seen(person: Person) -> dict[State, int]:
    """How many tasks a person may see in each state, in the order of the states; those without any are left out."""
    rows = Task.objects.filter(visible(person)).order_by().values_list("state").annotate(number=Count("*"))
    counts = dict(rows)
    return {state: counts[state] for state in STATES if state in counts}


def _rows(
    person: Person, found: QuerySet[Task, Task], today: date, begin: int, limit: int
) -> tuple[TaskRow, ...]:  # fmt: skip
    tasks = told(found).order_by("due_current", "pk")[begin : begin + limit]
    rows = tuple(task_row(task, today) for task in tasks)
    if person.local or not person.holds("inspector") or not _onlooks(person):
        return rows
    # The light is computed from what the unit says, so it waits for the inspector's own finding too.
    reads = Task.objects.filter(readable(person), pk__in=[row.id for row in rows])
    known = set(reads.values_list("pk", flat=True))
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


_WHERE: dict[State, Where] = {
    "draft": "nowhere", "assigned": "given", "returned": "returned", "accepted": "under-way", "working": "under-way",
    "paused": "paused", "closing-asked": "checking", "to-verify": "checking", "closed": "closed",
    "archived": "closed", "ended": "ended",
}  # fmt: skip


def progress(task: Any, today: date) -> Progress:
    """What the light of a task that `told` found is computed from."""
    due = report_due(cast(Period, task.cycle), task.assigned_on, task.period_, today)
    return Progress(
        _WHERE[cast(State, task.state)], task.assigned_on, task.due_current, task.percent_, task.forecast_ or "",
        task.period_ is not None, due,
    )  # fmt: skip
