"""Tasks and what happens to them. What a person wrote is never rewritten; a task's own row says where it stands now."""

from django.db import models

from luoshi.web.delivery.transitions import CYCLES, SECRECIES, STATES
from luoshi.web.people.models import Unit
from luoshi.web.register.models import Entry, Source
from luoshi.web.register.models.reading import Unchanging

LONGEST = 2000
"""Characters of the longest text that a field takes."""

LONGEST_LINE = 200


class Task(models.Model):
    """Something that a unit has to do.

    title: what. leader: 分管领导, as text. criterion: how one will tell that it is done. due_original: never changes;
    due_current: what an extension or a document made of it. assigned_on: when it first went to a unit.
    secrecy: see transitions.SECRECIES. indicator: see luoshi.web.delivery.indicators. round: from 1, one more with each
    follow-through and reopening; evidence of an earlier round closes nothing. revision: how often anything was done
    about it.
    """

    title = models.TextField()
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="led")
    supporting = models.ManyToManyField(Unit, related_name="supported")
    leader = models.CharField(max_length=LONGEST_LINE, default="")
    criterion = models.TextField(default="")
    cycle = models.CharField(max_length=8)
    due_original = models.DateField()
    due_current = models.DateField()
    assigned_on = models.DateField(null=True)
    secrecy = models.CharField(max_length=12, default="internal")
    indicator = models.CharField(max_length=64, default="", db_index=True)
    state = models.CharField(max_length=16, default="draft")
    round = models.PositiveIntegerField(default=1)
    ever_overdue = models.BooleanField(default=False)
    reopen_count = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="task_state"),
            models.CheckConstraint(condition=models.Q(cycle__in=CYCLES), name="task_cycle"),
            models.CheckConstraint(condition=models.Q(secrecy__in=SECRECIES), name="task_secrecy"),
        )
        indexes = (models.Index(fields=("due_current", "id"), name="task_by_due_date"),)


class Promise(Unchanging):
    """A commitment that a task came from, as it stood in the frozen version. An entry gives at most one task."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="promises")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="promise")
    version = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()


class Event(Unchanging):
    """A line of a task's history: who did what and when, what of the task changed, and why."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=24)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    before = models.JSONField()
    after = models.JSONField()
    reason = models.TextField(default="")
    document = models.CharField(max_length=LONGEST_LINE, default="")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("task", "number"), name="event_once"),)
        indexes = (models.Index(fields=("at",), name="event_by_time"),)
