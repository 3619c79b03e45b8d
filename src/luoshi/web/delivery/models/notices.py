"""Who was reminded of what, and which mails went out."""

from django.db import models

from luoshi.judging.reminders import KINDS
from luoshi.web.delivery.models.tasks import Task
from luoshi.web.people.models import Account


class Notice(models.Model):
    """Somebody was reminded of a date of a task. day: the date; step: days from it; on: when it was made.

    read_at: when it was read. mailed_on: the day of the mail that it was in.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="notices")
    task = models.ForeignKey(Task, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=8)
    day = models.DateField()
    step = models.SmallIntegerField()
    on = models.DateField()
    read_at = models.DateTimeField(null=True)
    mailed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("account", "task", "kind", "day", "step"), name="notice_once"),
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="notice_kind"),
        )
        indexes = (models.Index(fields=("account", "read_at"), name="notice_unread"),)


class Digest(models.Model):
    """The one mail of a person and a day; its row is written first, so that it is sent once."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "on"), name="digest_once"),)


class Run(models.Model):
    """A day on which everybody was reminded."""

    on = models.DateField(unique=True)
    at = models.DateTimeField()
