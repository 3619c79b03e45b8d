"""Reads of the ledger: which tasks are asked for, in which order, a page of them or all."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast, get_args

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from luoshi.judging.agenda import rank
from luoshi.web.delivery.models import Event, Report, Task
from luoshi.web.delivery.queries.inspecting import is_blind
from luoshi.web.delivery.queries.sight import reports_seen, unhidden
from luoshi.web.delivery.queries.tasks import TaskRow, task_row, told, visible
from luoshi.web.delivery.transitions import OPEN, STATES, Period, State
from luoshi.web.people.person import Person

MOST_ROWS = 20_000
"""Rows of a file that is taken out."""

Sort = Literal["due", "-due", "lead", "state", "light", "new"]
SORTS: tuple[Sort, ...] = get_args(Sort)
"""light: the worst first. new: what was made last first."""


@dataclass(frozen=True, slots=True)
class TaskQuestion:
    """Which tasks are asked for; "" and None leave a filter open. late: "now" or "ever". page: from 1.

    unit: that leads. place: a county or zone that leads or supports. since, until: of the due date, both included.
    """

    words: str = ""
    state: str = ""
    unit: int | None = None
    late: str = ""
    page: int = 1
    limit: int = 50
    light: str = ""
    leader: str = ""
    place: int | None = None
    cycle: str = ""
    since: date | None = None
    until: date | None = None
    sort: Sort = "due"


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of tasks. total: those that fit."""

    rows: tuple[TaskRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A task as a file has it. lead: its whole name. report: the last one, None where there is none or none is seen."""

    row: TaskRow
    lead: str
    supporting: tuple[str, ...]
    criterion: str
    cycle: Period
    report: Report | None


@dataclass(frozen=True, slots=True)
class Brief:
    """The last of a task: events, the newest first, and the report, where the person may see it."""

    events: tuple[Event, ...]
    more: int
    report: Report | None
    sees: bool


def tasks(person: Person, question: TaskQuestion, today: date) -> TaskPage | None:
    """One page of the tasks that a person may see; None where there is no such page."""
    found = told(_asked(person, question, today), person).order_by(*_order(question.sort))
    begin = (question.page - 1) * question.limit
    if question.light or question.sort == "light":
        # A light is computed and not kept, so all that fit are looked at.
        every = _lit(found, question, today)
        total, rows = len(every), every[begin : begin + question.limit]
    else:
        total = found.count()
        rows = [task_row(task, today) for task in found[begin : begin + question.limit]]
    pages = max(1, -(-total // question.limit))
    return TaskPage(tuple(rows), total, question.page, pages) if question.page <= pages else None


def ledger_rows(person: Person, question: TaskQuestion, today: date) -> tuple[LedgerRow, ...]:
    """The tasks of a question, at most MOST_ROWS, with no more of each than the person may see."""
    asked = _asked(person, question, today)
    seen = set(asked.filter(reports_seen(person)).values_list("pk", flat=True))
    found = told(asked, person).prefetch_related("supporting").order_by(*_order(question.sort))[:MOST_ROWS]
    pairs = [(task, task_row(task, today)) for task in found]
    if question.light:
        pairs = [pair for pair in pairs if pair[1].light.colour == question.light]
    if question.sort == "light":
        pairs.sort(key=lambda pair: _worst_first(pair[1]))
    last = _last_reports(asked)
    return tuple(
        LedgerRow(
            row, task.lead.name, tuple(sorted(unit.name for unit in task.supporting.all())), task.criterion,
            cast(Period, task.cycle), last.get(task.pk) if task.pk in seen else None,
        )
        for task, row in pairs
    )  # fmt: skip


def brief(person: Person, id: int, events: int = 5) -> Brief | None:
    """The last of a task that a person may see, or None."""
    task = Task.objects.filter(visible(person), pk=id).first() if id < 2**63 else None
    if task is None:
        return None
    if Task.objects.filter(is_blind(person), pk=id).exists():
        return Brief((), 0, None, False)
    sees = Task.objects.filter(reports_seen(person), pk=id).exists()
    every = Event.objects.filter(task=task)
    found = tuple(every.order_by("-number")[:events])
    report = Report.objects.filter(task=task).order_by("-pk").first() if sees else None
    return Brief(found, max(0, every.count() - len(found)), report, sees)


def states_seen(person: Person) -> dict[State, int]:
    """How many tasks a person may see in each state, in the order of the states; those without any are left out.

    Those whose state is hidden from the person are not counted.
    """
    told_of = Task.objects.filter(unhidden(person)).order_by()
    counts = dict(told_of.values_list("state").annotate(number=Count("*")))
    return {state: counts[state] for state in STATES if state in counts}


def leaders_seen(person: Person) -> tuple[str, ...]:
    """The leaders in charge of the tasks that a person may see."""
    names = Task.objects.filter(visible(person)).exclude(leader="").order_by("leader")
    return tuple(names.values_list("leader", flat=True).distinct())


def _asked(person: Person, question: TaskQuestion, today: date) -> QuerySet[Task, Task]:
    found = Task.objects.filter(visible(person))
    if question.state or question.late or question.light or question.sort in ("state", "light"):
        # A filter or an order would tell what is hidden.
        found = found.exclude(is_blind(person))
    if question.words:
        found = found.filter(Q(title__icontains=question.words) | Q(leader__icontains=question.words))
    for name in ("state", "leader", "cycle"):
        if getattr(question, name):
            found = found.filter(**{name: getattr(question, name)})
    if question.unit is not None:
        found = found.filter(lead=question.unit)
    if question.place is not None:
        through = Task.supporting.through.objects.filter(unit=question.place)
        found = found.filter(Q(lead=question.place) | Q(pk__in=through.values("task")))
    if question.since:
        found = found.filter(due_current__gte=question.since)
    if question.until:
        found = found.filter(due_current__lte=question.until)
    late = Q(state__in=OPEN, due_current__lt=today)
    if question.late:
        found = found.filter(late if question.late == "now" else late | Q(ever_overdue=True))
    return found


def _order(sort: Sort) -> tuple[str, ...]:
    first = {"due": (), "-due": ("-due_current",), "lead": ("lead__name",), "state": ("state",), "light": ()}
    return ("-pk",) if sort == "new" else (*first[sort], "due_current", "pk")


def _lit(found: QuerySet[Task, Task], question: TaskQuestion, today: date) -> list[TaskRow]:
    rows = [task_row(task, today) for task in found[:MOST_ROWS]]
    if question.light:
        rows = [row for row in rows if row.light.colour == question.light]
    return sorted(rows, key=_worst_first) if question.sort == "light" else rows


def _worst_first(row: TaskRow) -> tuple[int, int]:
    return rank(row.light.colour), -row.days_late


def _last_reports(asked: QuerySet[Task, Task]) -> dict[Any, Report]:
    """The last report of each task."""
    last = Report.objects.filter(task=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    wanted = asked.order_by().annotate(last_=Subquery(last)).values("last_")
    return {row.task_id: row for row in Report.objects.filter(pk__in=wanted)}
