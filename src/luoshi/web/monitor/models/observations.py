"""Observations as they were entered, in batches, and what the statistics office said of each."""

from django.db import models

from luoshi.judging.observations import RANK
from luoshi.web.monitor.models.indicators import LONGEST_LINE, Indicator
from luoshi.web.people.models import Unit
from luoshi.web.register.models import Source
from luoshi.web.register.models.reading import Unchanging

BATCH_KINDS = ("hand", "file", "report")
VINTAGES = tuple(RANK)


class Batch(models.Model):
    """Observations that one person entered at once: by hand, from a file, or from a report that was read.

    name, content, sha256: of the file. asked: what the person said of it. written_at: None while it is only looked at.
    total, waiting, approved, returned: how many observations, counted as they are written and answered.
    """

    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=LONGEST_LINE, default="")
    sha256 = models.CharField(max_length=64, default="")
    content = models.BinaryField(default=b"")
    asked = models.JSONField(default=dict)
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=150, db_index=True)
    at = models.DateTimeField()
    written_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    approved = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=BATCH_KINDS), name="batch_kind"),
            models.CheckConstraint(
                condition=models.Q(total=models.F("waiting") + models.F("approved") + models.F("returned")),
                name="batch_adds_up",
            ),
        )
        indexes = (models.Index(fields=("at",), condition=models.Q(waiting__gt=0), name="batch_waiting"),)


class Observation(Unchanging):
    """A value of an indicator at a place, of January to a month (a stock: at its end).

    place: None for the city itself. month: 2 to 12; 2 is January and February. value, numerator, denominator: exact
    decimals as text, as published. rank: of the vintage, the later the greater. cell: where it stood in a file; start,
    end: where in a report, code points. doubts: [code, data] of each that was there when it was entered.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="observations")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations")
    place = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    value = models.CharField(max_length=40)
    numerator = models.CharField(max_length=40, default="")
    denominator = models.CharField(max_length=40, default="")
    vintage = models.CharField(max_length=16)
    rank = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=LONGEST_LINE, default="")
    evidence = models.CharField(max_length=LONGEST_LINE, default="")
    cell = models.CharField(max_length=16, default="")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    doubts = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(month__gte=2, month__lte=12), name="observation_month"),
            models.CheckConstraint(condition=models.Q(vintage__in=VINTAGES), name="observation_vintage"),
        )
        indexes = (models.Index(fields=("indicator", "year", "place", "month"), name="observation_in_series"),)


class Answer(Unchanging):
    """What the statistics office said of an observation. approved: it counts from now on; else why it was sent back."""

    observation = models.OneToOneField(Observation, models.PROTECT, related_name="answer")
    approved = models.BooleanField()
    reason = models.TextField(default="")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
