"""What inspectors found, and what the units have to say against it."""

from django.db import models

from luoshi.web.delivery.models.tasks import Task
from luoshi.web.register.models.reading import Unchanging


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
