"""What inspectors found, what the units have to say against it, and what was decided on that."""

from django.db import models

from luoshi.web.delivery.models.inspections import Assignment
from luoshi.web.delivery.models.tasks import Task
from luoshi.web.register.models.reading import Unchanging


class Finding(Unchanging):
    """What an inspector found. accepted: whether the criterion is met; None where it could not be looked at.

    seen: what it rests on, or why nobody could look. asked, asked_by: what is asked of the unit and by when.
    assignment: what it answers; None where the person at the machine itself looked.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="findings")
    assignment = models.OneToOneField(Assignment, models.PROTECT, null=True, related_name="finding")
    round = models.PositiveIntegerField()
    accepted = models.BooleanField(null=True)
    seen = models.TextField()
    asked = models.TextField(default="")
    asked_by = models.DateField(null=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class Objection(Unchanging):
    """What the unit has to say against a finding, once."""

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="objection")
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class Ruling(Unchanging):
    """What the office decided on an objection, and why. upheld: the finding counts no more; somebody else looks."""

    objection = models.OneToOneField(Objection, models.PROTECT, related_name="ruling")
    upheld = models.BooleanField()
    reason = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
