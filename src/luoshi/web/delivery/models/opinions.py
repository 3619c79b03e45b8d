"""What deputies say of tasks."""

from django.db import models

from luoshi.web.delivery.models.tasks import Task
from luoshi.web.delivery.transitions import VERDICTS
from luoshi.web.register.models.reading import Unchanging


class Opinion(Unchanging):
    """What a deputy thinks of a task; see transitions.VERDICTS. The last one of a deputy counts, all of them stay."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="opinions")
    verdict = models.CharField(max_length=16)
    text = models.TextField(default="")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(verdict__in=VERDICTS), name="opinion_verdict"),)
        indexes = (models.Index(fields=("task", "by", "id"), name="opinion_of_deputy"),)
