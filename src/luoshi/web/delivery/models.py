"""Tasks and what happens to them. What a person wrote is never rewritten; a task's own row says where it stands now."""

from django.db import models

from luoshi.web.delivery.transitions import CYCLES, STATES, TIERS
from luoshi.web.people.models import Unit
from luoshi.web.register.models import Entry, Source
from luoshi.web.register.models.reading import Unchanging

LONGEST = 2000
"""Characters of the longest text that a field takes."""

LONGEST_LINE = 200


class Task(models.Model):
    """Something that a unit has to do.

    title: what. leader: 分管领导, as text. criterion: how one will tell that it is done. due_original: never changes;
    due_current: what an extension or a document made of it. round: from 1, one more with each follow-through and
    reopening; evidence of an earlier round closes nothing. revision: how often anything was done about it.
    """

    title = models.TextField()
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="led")
    supporting = models.ManyToManyField(Unit, related_name="supported")
    leader = models.CharField(max_length=LONGEST_LINE, default="")
    criterion = models.TextField(default="")
    cycle = models.CharField(max_length=8)
    due_original = models.DateField()
    due_current = models.DateField()
    state = models.CharField(max_length=16, default="draft")
    round = models.PositiveIntegerField(default=1)
    ever_overdue = models.BooleanField(default=False)
    reopen_count = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="task_state"),
            models.CheckConstraint(condition=models.Q(cycle__in=CYCLES), name="task_cycle"),
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


class Report(Unchanging):
    """What a unit says of a task, once a period. percent: of the way. value: of the figure, as written."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="reports")
    period = models.CharField(max_length=8)
    round = models.PositiveIntegerField()
    percent = models.PositiveSmallIntegerField(null=True)
    value = models.CharField(max_length=LONGEST_LINE, default="")
    done = models.TextField()
    next = models.TextField(default="")
    problem = models.TextField(default="")
    help = models.TextField(default="")
    forecast = models.CharField(max_length=8)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("task", "period", "round"), name="report_once_a_period"),
            models.CheckConstraint(
                condition=models.Q(percent__isnull=True) | models.Q(percent__lte=100), name="report_percent"
            ),
        )


class Stored(Unchanging):
    """A file, kept once however often it is given."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    content = models.BinaryField()


class Evidence(Unchanging):
    """A file that is to show something about a task. kind: see transitions.TIERS."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="evidence")
    stored = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    round = models.PositiveIntegerField()
    name = models.CharField(max_length=LONGEST_LINE)
    kind = models.CharField(max_length=16)
    tier = models.CharField(max_length=1)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(*(models.Q(kind=kind, tier=tier) for kind, tier in TIERS.items()), _connector="OR"),
                name="evidence_tier_of_its_kind",
            ),
            models.UniqueConstraint(fields=("task", "stored", "round"), name="evidence_once"),
        )


class Finding(Unchanging):
    """What an inspector found. accepted: whether it is as the unit says. seen: what it rests on."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="findings")
    round = models.PositiveIntegerField()
    accepted = models.BooleanField()
    seen = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class Objection(Unchanging):
    """What the unit has to say against a finding, once."""

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="objection")
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class Extension(models.Model):
    """More time asked for, and what was decided. granted: None until then. One at a time is open."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="extensions")
    wanted = models.DateField()
    reason = models.TextField()
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    decided_by = models.CharField(max_length=150, default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("task",), condition=models.Q(granted__isnull=True), name="extension_open"),
        )
