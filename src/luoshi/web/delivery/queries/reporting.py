"""Reads for reporting: which tasks want their report of this period, with what their unit said last."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from luoshi.web.delivery.models import Report, Task
from luoshi.web.delivery.queries.given import Given, figures_given
from luoshi.web.delivery.queries.tasks import TaskRow, task_row, told, visible
from luoshi.web.delivery.transitions import CYCLES, Period, last_day, period, states_of
from luoshi.web.people.person import LOCAL, Person


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A task that is to be reported on. period: the present one; until: its last day. reported: it was.

    last: the last report, or None. given: the figure, where another task gave it in this period.
    """

    row: TaskRow
    revision: int
    cycle: Period
    criterion: str
    period: str
    until: date
    reported: bool
    last: Report | None
    given: Given | None


def wanting_report(person: Person, today: date) -> QuerySet[Task, Task]:
    """The tasks of a person's own units whose report of this period is not made, the next one due first."""
    if person.role == "administrator" or person.temporary:
        return Task.objects.none()
    own = Q() if person.local else Q(lead__in=person.reach("liaison", "head"))
    found = Task.objects.filter(visible(person)).filter(own, state__in=states_of("report-task"))
    rank = Case(*(When(cycle=cycle, then=Value(at)) for at, cycle in enumerate(CYCLES)))
    return found.filter(~_reported(today)).alias(rank_=rank).order_by("rank_", "due_current", "pk")


def _reported(today: date) -> Exists:
    present = Case(*(When(Q(task__cycle=each), then=Value(period(each, today))) for each in CYCLES))
    return Exists(Report.objects.filter(task=OuterRef("pk"), round=OuterRef("round"), period=present))


def reports_due(person: Person, today: date, limit: int) -> tuple[tuple[ReportRow, ...], int]:
    """The first tasks that want their report of this period, and how many there are."""
    found = wanting_report(person, today)
    return _rows(found, today, limit), found.count()


def ids_wanting_report(person: Person, today: date) -> frozenset[int]:
    """The ids of the tasks that want their report of this period."""
    return frozenset(wanting_report(person, today).values_list("pk", flat=True)[:500])


def report_row(id: int, today: date) -> ReportRow | None:
    """The task with that id, as its report is written; None where there is none."""
    return next(iter(_rows(Task.objects.filter(pk=id), today, 1)), None)


def _rows(found: QuerySet[Task, Task], today: date, limit: int) -> tuple[ReportRow, ...]:
    last = Report.objects.filter(task=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    tasks: list[Any] = list(told(found, LOCAL).annotate(last_=Subquery(last), reported_=_reported(today))[:limit])
    reports = Report.objects.select_related("taken__task__lead").in_bulk([task.last_ for task in tasks if task.last_])
    periods = {task.pk: period(cast(Period, task.cycle), today) for task in tasks}
    given = figures_given((task.pk, task.indicator, periods[task.pk]) for task in tasks)
    return tuple(
        ReportRow(
            task_row(task, today), task.revision, cast(Period, task.cycle), task.criterion, periods[task.pk],
            last_day(cast(Period, task.cycle), today), bool(task.reported_), reports.get(task.last_),
            given.get(task.pk),
        )
        for task in tasks
    )  # fmt: skip
