"""What is measured, and what each year is to reach."""

from typing import get_args

from django.db import models

from luoshi.facts import BOUNDS
from luoshi.judging.indicators import NATURES
from luoshi.judging.outlook import KINDS
from luoshi.judging.targets.rules import Polarity
from luoshi.web.people.models import Unit
from luoshi.web.register.models import Entry
from luoshi.web.register.models.reading import Unchanging

LONGEST = 2000
LONGEST_LINE = 200
LONGEST_NAME = 64
LONGEST_UNIT = 16
POLARITIES = get_args(Polarity)


class Indicator(models.Model):
    """What is measured. Its values are in `unit`, of January to the month.

    nature: see luoshi.judging.indicators.NATURES. course: how its values run, see luoshi.judging.outlook.KINDS.
    polarity: which way is good. office: where its figures come from. formula, sources: as text, shown beneath it.
    position: its place on the dashboard. active: it is closed and never deleted.
    """

    name = models.CharField(max_length=LONGEST_NAME, unique=True)
    nature = models.CharField(max_length=16)
    course = models.CharField(max_length=8)
    polarity = models.CharField(max_length=8)
    unit = models.CharField(max_length=LONGEST_UNIT)
    office = models.ForeignKey(Unit, models.PROTECT, related_name="indicators")
    formula = models.TextField(default="")
    sources = models.TextField(default="")
    position = models.PositiveIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(nature__in=tuple(NATURES)), name="indicator_nature"),
            models.CheckConstraint(condition=models.Q(course__in=tuple(KINDS)), name="indicator_course"),
            models.CheckConstraint(condition=models.Q(polarity__in=POLARITIES), name="indicator_polarity"),
        )
        indexes = (models.Index(fields=("position", "id"), name="indicator_in_order"),)


class Target(Unchanging):
    """What a year is to reach. A later one for the same year counts in its stead, and both stay.

    value, high: exact decimals as text in the indicator's unit; high: of a range, else "". tolerance: how far short of
    it still counts as nearly; "" for what the published table says. entry: of the register, where it comes from there.
    document: what changed it, where it was changed.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    year = models.PositiveSmallIntegerField()
    bound = models.CharField(max_length=8)
    value = models.CharField(max_length=40)
    high = models.CharField(max_length=40, default="")
    tolerance = models.CharField(max_length=40, default="")
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    document = models.CharField(max_length=LONGEST_LINE, default="")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(bound__in=BOUNDS), name="target_bound"),)
        indexes = (models.Index(fields=("indicator", "year", "id"), name="target_of_year"),)
