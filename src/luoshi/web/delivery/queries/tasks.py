"""Reads of tasks: what somebody may see, what waits for somebody, and the ledger."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal, cast

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from luoshi.judging.lights import Light, Progress, Where, light
from luoshi.web.delivery.models import Assignment, Extension, Finding, Objection, Report, Task
from luoshi.web.delivery.queries.inspecting import is_awaited, is_blind, is_sent
from luoshi.web.delivery.transitions import (
    INSPECTABLE,
    OBJECTION_WITHIN,
    OPEN,
    STATES,
    Period,
    State,
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
    units = person.reach("liaison", "head", "leader")
    supported = Exists(Task.supporting.through.objects.filter(task=OuterRef("pk"), unit__in=units))
    seen |= given_out & (Q(lead__in=units) | (unrestricted & Q(supported)))
    return seen | Q(is_sent(person), lead__in=person.reach("inspector"), state__in=INSPECTABLE)


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


def tasks(person: Person, question: TaskQuestion, today: date) -> TaskPage | None:
    """One page of the tasks that a person may see; None where there is no such page."""
    found = Task.objects.filter(visible(person))
    if question.state or question.late:
        # A filter would tell what is hidden.
        found = found.exclude(is_blind(person))
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
    rows = _rows(found, person, today, (question.page - 1) * question.limit, question.limit)
    return TaskPage(rows, total, question.page, pages)


def states_seen(person: Person) -> dict[State, int]:
    """How many tasks a person may see in each state, in the order of the states; those without any are left out.

    Those whose state is hidden from the person are not counted.
    """
    told_of = Task.objects.filter(visible(person)).exclude(is_blind(person)).order_by()
    counts = dict(told_of.values_list("state").annotate(number=Count("*")))
    return {state: counts[state] for state in STATES if state in counts}


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
