"""Work that takes longer than a page should: what was asked for, how far it is, and what came of it."""

import uuid

from django.db import models

from luoshi.web.register.models.reading import Source

JOB_STATES = ("waiting", "running", "done", "failed", "applied")
"""applied: an import whose preview was accepted."""

JOB_KINDS = ("excel", "word", "import", "reread", "admit")


class Job(models.Model):
    """One piece of work for one person.

    source: the report it is about; none while that is being taken in. owner: who asked, and who alone sees it.
    asked: what for. done of total: how far. error: {"code", "data"}.
    given: the file that was uploaded. made: the file that came of it. After expires_at all of it is deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    source = models.ForeignKey(Source, models.CASCADE, related_name="jobs", null=True)
    kind = models.CharField(max_length=16)
    owner = models.CharField(max_length=150)
    asked = models.JSONField(default=dict)
    state = models.CharField(max_length=16, default="waiting")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.JSONField(null=True)
    result = models.JSONField(null=True)
    given = models.BinaryField(null=True)
    given_name = models.TextField(default="")
    made = models.BinaryField(null=True)
    made_name = models.TextField(default="")
    asked_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(state__in=JOB_STATES), name="job_state"),)
        indexes = (models.Index(fields=("source", "owner", "-asked_at"), name="job_of_a_person"),)
