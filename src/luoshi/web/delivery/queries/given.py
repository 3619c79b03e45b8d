"""Figures that were given already: what one task reported in a period need not be asked of another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import QuerySet

from luoshi.web.delivery.models import Report, Task
from luoshi.web.delivery.transitions import Period, period


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that another task gave in the same period. id: its report. unit: the short name of who gave it."""

    id: int
    value: str
    unit: str


def given_to(task: Task, period: str) -> Report | None:
    """The report of another task that gave this task's figure in that period, or None."""
    return _given([task.indicator], [period]).exclude(task=task).first() if task.indicator else None


def figure_given(task: int, today: date) -> Given | None:
    """The figure of a task that another one gave in the present period, or None."""
    found = Task.objects.filter(pk=task).first()
    row = given_to(found, period(cast(Period, found.cycle), today)) if found else None
    return Given(row.pk, row.value, row.task.lead.short) if row else None


def figures_given(tasks: Iterable[tuple[int, str, str]]) -> dict[int, Given]:
    """For each task (its id, its indicator, the period asked about) the figure that another gave, in one query."""
    asked = [each for each in tasks if each[1]]
    rows = list(
        _given({indicator for _id, indicator, _period in asked}, {period for _id, _indicator, period in asked})
        if asked else ()
    )  # fmt: skip
    found = {}
    for task, indicator, of in asked:
        for row in rows:
            if row.task_id != task and (row.task.indicator, row.period) == (indicator, of):
                found[task] = Given(row.pk, row.value, row.task.lead.short)
                break
    return found


def _given(indicators: Iterable[str], periods: Iterable[str]) -> QuerySet[Report, Report]:
    """The newest first. What was taken over is no figure of its own; what is restricted is told to nobody else."""
    return (
        Report.objects.filter(task__indicator__in=list(indicators), period__in=list(periods), taken__isnull=True)
        .exclude(value="").exclude(task__secrecy="restricted").select_related("task__lead").order_by("-pk")
    )  # fmt: skip
