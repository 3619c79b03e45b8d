"""调度会: rounds of dispatch, what was on the agenda, and what was decided. A closed round is a record."""

from typing import Any

from django.db import models

from luoshi.judging.lights import COLOURS
from luoshi.web.delivery.models.tasks import LONGEST_LINE, Task
from luoshi.web.delivery.transitions import ITEM_STATES
from luoshi.web.people.models import Unit
from luoshi.web.register.models.reading import Unchanging


class Round(models.Model):
    """A dispatch round; one at a time is open.

    note: what was concluded in general. sha256: of the minutes, once closed. revision: how often something was decided
    in it.
    """

    number = models.PositiveIntegerField(unique=True)
    held_on = models.DateField()
    opened_by = models.CharField(max_length=150)
    opened_at = models.DateTimeField()
    open = models.BooleanField(default=True)
    closed_by = models.CharField(max_length=150, default="")
    closed_at = models.DateTimeField(null=True)
    note = models.TextField(default="")
    sha256 = models.CharField(max_length=64, default="")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("open",), condition=models.Q(open=True), name="round_open"),
            models.CheckConstraint(
                condition=models.Q(open=True, closed_at__isnull=True) | models.Q(open=False, closed_at__isnull=False),
                name="round_closed",
            ),
        )


class Item(Unchanging):
    """A task on the agenda, as it stood when the round was opened. place: from 1, the worst first."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="items")
    task = models.ForeignKey(Task, models.PROTECT, related_name="dispatched")
    place = models.PositiveIntegerField()
    colour = models.CharField(max_length=8)
    reason = models.CharField(max_length=16)
    number = models.IntegerField(null=True)
    lead = models.CharField(max_length=LONGEST_LINE)
    leader = models.CharField(max_length=LONGEST_LINE)
    due = models.DateField()
    percent = models.PositiveSmallIntegerField(null=True)
    problem = models.TextField()
    help = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("round", "task"), name="item_once"),
            models.UniqueConstraint(fields=("round", "place"), name="item_place"),
            models.CheckConstraint(condition=models.Q(colour__in=COLOURS), name="item_colour"),
        )


class ActionItem(models.Model):
    """议定事项: what a round decided that a unit is to do about a task.

    What was decided (text, unit, unit_name, due) never changes; how far it is does. returned: why the office gave it
    back last, and times_returned how often it did.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="actions")
    task = models.ForeignKey(Task, models.PROTECT, related_name="action_items")
    text = models.TextField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="action_items")
    unit_name = models.CharField(max_length=LONGEST_LINE)
    due = models.DateField()
    decided_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="open")
    done_note = models.TextField(default="")
    done_by = models.CharField(max_length=150, default="")
    done_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=150, default="")
    confirmed_at = models.DateTimeField(null=True)
    returned = models.TextField(default="")
    times_returned = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)

    FIXED = ("round_id", "task_id", "text", "unit_id", "unit_name", "due", "decided_by", "decided_at")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(state__in=ITEM_STATES), name="action_item_state"),)
        indexes = (models.Index(fields=("state", "due"), name="action_item_waiting"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert, or keep how far it is; raises TypeError where what was decided is touched."""
        if not self._state.adding:
            kept = type(self).objects.filter(pk=self.pk).values_list(*self.FIXED).get()
            if kept != tuple(getattr(self, name) for name in self.FIXED):
                raise TypeError("what was decided is never rewritten")
        super().save(*args, **kwargs)


class Carried(Unchanging):
    """An action item of an earlier round that was not yet confirmed when a round was opened, as it stood then."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="carried")
    item = models.ForeignKey(ActionItem, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    overdue = models.BooleanField()
    done_note = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "item"), name="carried_once"),)
