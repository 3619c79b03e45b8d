"""Where a task stands, as far as rights hang on it."""

from typing import cast

from django.db.models import Exists, OuterRef, Q

from luoshi.web.delivery.models import ActionItem, Finding, Promise, Task
from luoshi.web.delivery.queries.inspecting import current
from luoshi.web.delivery.transitions import ItemStanding, ItemState, Secrecy, State, TaskStanding
from luoshi.web.register.models import Source
from luoshi.web.register.queries.standing import in_sight

_PROMISED = Promise.objects.filter(task=OuterRef("pk"))

SOURCES_PUBLIC = Q(Exists(_PROMISED)) & ~Q(
    Exists(_PROMISED.exclude(source__in=Source.objects.filter(in_sight("public")).values("pk")))
)
"""Of a task: that it comes from promises, and the registers of all of them are confirmed and public."""

PUBLIC = Q(secrecy="open") & ~Q(state="draft") & SOURCES_PUBLIC
"""Of a task: that everybody may see it, as the rule of `see-public` says. A test holds them together."""


def task_standing(id: int) -> TaskStanding | None:
    """Where the task with that id stands, or None where there is no such task."""
    if id >= 2**63:
        return None
    fields = ("state", "lead_id", "round", "secrecy")
    task = Task.objects.filter(pk=id).only(*fields).annotate(public_=SOURCES_PUBLIC).first()
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
        cast(Secrecy, task.secrecy),
        task.public_,
    )


def item_standing(id: int) -> ItemStanding | None:
    """Where the action item with that id stands, or None where there is none."""
    item = ActionItem.objects.filter(pk=id).only("state", "unit_id", "task_id").first() if id < 2**63 else None
    task = task_standing(item.task_id) if item else None
    if item is None or task is None:
        return None
    return ItemStanding(item.pk, cast(ItemState, item.state), item.unit_id, task)
