"""What a unit says of its tasks, and what it asks for."""

from django.db import models

from luoshi.web.delivery.models.tasks import LONGEST_LINE, Task
from luoshi.web.register.models.reading import Unchanging


class Report(Unchanging):
    """What a unit says of a task, once a period. percent: of the way. value: of the figure, as written.

    changed: the fields that were not left as they were filled in beforehand; None where that is not known.
    taken: the report of another task that the value is taken over from.
    """

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
    changed = models.JSONField(null=True)
    taken = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("task", "period", "round"), name="report_once_a_period"),
            models.CheckConstraint(
                condition=models.Q(percent__isnull=True) | models.Q(percent__lte=100), name="report_percent"
            ),
        )


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
