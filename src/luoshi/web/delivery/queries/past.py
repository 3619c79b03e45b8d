"""Where the tasks stand, from their tables; and where they stood, from the journal."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from luoshi.judging.lights import Progress
from luoshi.web.delivery.bulletin import Done, Stood
from luoshi.web.delivery.models import Event, Report, Task
from luoshi.web.delivery.queries.tasks import WHERE, progress, told
from luoshi.web.delivery.transitions import Period, State, report_due
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people.person import LOCAL

TELLING = ("close-task", "reopen-task")
"""What a bulletin tells of a period."""

AT_ONCE = 500
"""Rows fetched at a time."""


def standing_now(wanted: Q, day: date) -> list[Stood]:
    """Where the tasks stand, as their tables say."""
    last = Report.objects.filter(task=OuterRef("pk")).order_by("-pk")[:1]
    found = told(Task.objects.filter(wanted), LOCAL).annotate(problem_=Subquery(last.values("problem")))
    rows: Iterable[Any] = found.order_by("pk")
    return [
        Stood(
            task.pk, task.title, task.lead_id, task.leader, task.state, task.due_original, task.due_current,
            progress(task, day), task.problem_ or "",
        )
        for task in rows
    ]  # fmt: skip


def done_now(tasks: Iterable[int], since: date, until: date) -> list[Done]:
    """What was done about these tasks within days that a bulletin tells of, as their history says."""
    wanted = set(tasks)
    rows = Event.objects.filter(action__in=TELLING).values_list("task", "action", "at")
    found = (Done(task, action, timezone.localdate(at)) for task, action, at in rows if task in wanted)
    return [each for each in found if since <= each.day <= until]


def standing_then(size: int, tasks: Iterable[int], day: date) -> tuple[list[Stood], list[Done]]:
    """Where these tasks stood when the journal had so many events, and what had been done: from its stored bytes.

    What never changes (the first due date, the cycle, what a report says) is taken from the tables; which reports there
    were then, the journal says.
    """
    wanted = set(tasks)
    last: dict[int, dict[str, Any]] = {}
    begun: dict[int, date] = {}
    reported: dict[int, Any] = {}
    done: list[Done] = []
    rows = Journaled.objects.filter(kind="task", number__lte=size).order_by("number")
    for body, at in rows.values_list("body", "at").iterator(AT_ONCE):
        said = json.loads(bytes(body))
        task, action = int(said["key"]), said["action"]
        if task not in wanted:
            continue
        last[task] = said["after"]
        if action == "assign-task":
            begun[task] = timezone.localdate(at)
        elif action == "report-task":
            reported[task] = at
        elif action in TELLING:
            done.append(Done(task, action, timezone.localdate(at)))
    fixed = {task.pk: task for task in Task.objects.filter(pk__in=last.keys() & wanted)}
    reports = {(row.task_id, row.at): row for row in Report.objects.filter(task__in=reported)}
    stood = []
    for id in sorted(last.keys() & fixed.keys()):
        after, fix, report = last[id], fixed[id], reports.get((id, reported[id])) if id in reported else None
        due = report_due(cast(Period, fix.cycle), begun.get(id), report.period if report else None, day)
        at_that_time = Progress(
            WHERE[cast(State, after["state"])], begun.get(id), date.fromisoformat(after["due_current"]),
            report.percent if report else None, cast(Any, report.forecast if report else ""), report is not None, due,
        )  # fmt: skip
        stood.append(
            Stood(
                id, after["title"], after["lead_id"], after["leader"], after["state"], fix.due_original,
                at_that_time.due, at_that_time, report.problem if report else "",
            )
        )  # fmt: skip
    return stood, done
