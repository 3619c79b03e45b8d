"""Where a task stands, as far as rights hang on it."""

from typing import cast

from luoshi.web.delivery.models import Finding, Task
from luoshi.web.delivery.queries.inspecting import current
from luoshi.web.delivery.transitions import State, TaskStanding


def task_standing(id: int) -> TaskStanding | None:
    """Where the task with that id stands, or None where there is no such task."""
    task = Task.objects.filter(pk=id).only("state", "lead_id", "round").first() if id < 2**63 else None
    if task is None:
        return None
    # Who found something in an earlier round comes to the present one as blind as anybody.
    inspectors = Finding.objects.filter(task=task, round=task.round).values_list("by", flat=True)
    return TaskStanding(
        task.pk,
        cast(State, task.state),
        task.lead_id,
        frozenset(task.supporting.values_list("pk", flat=True)),
        frozenset(inspectors),
        frozenset(current(task, task.round).values_list("inspector", flat=True)),
    )
