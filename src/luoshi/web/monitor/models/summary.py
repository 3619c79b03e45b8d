"""What a year looks like for an indicator of the city, made anew with every approval and every target.

Nothing here is known from here alone: it can be thrown away and made again from targets and observations.
"""

from django.db import models

from luoshi.web.monitor.models.indicators import Indicator


class Summary(models.Model):
    """A line of the dashboard.

    target, target_en: in short, "" for none; aim: its value. value, vintage, month: the latest; month 0 where there is
    none. before_month, before_value, before_colour: as of the period before. colour: see judging.target_lights. reason,
    reason_en: why. expected, low, high: of the forecast, "" where nothing is said; refusal, refusal_en: why not.
    chance: of reaching the target. method: judging.target_lights.METHOD of what was judged.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="summaries")
    year = models.PositiveSmallIntegerField()
    target = models.CharField(max_length=80, default="")
    target_en = models.CharField(max_length=80, default="")
    aim = models.CharField(max_length=40, default="")
    month = models.PositiveSmallIntegerField(default=0)
    value = models.CharField(max_length=40, default="")
    vintage = models.CharField(max_length=16, default="")
    before_month = models.PositiveSmallIntegerField(default=0)
    before_value = models.CharField(max_length=40, default="")
    before_colour = models.CharField(max_length=8, default="")
    before_expected = models.CharField(max_length=40, default="")
    colour = models.CharField(max_length=8)
    reason = models.TextField()
    reason_en = models.TextField()
    expected = models.CharField(max_length=40, default="")
    low = models.CharField(max_length=40, default="")
    high = models.CharField(max_length=40, default="")
    refusal = models.TextField(default="")
    refusal_en = models.TextField(default="")
    chance = models.FloatField(null=True)
    method = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("indicator", "year"), name="summary_once"),)
        indexes = (models.Index(fields=("year", "indicator"), name="summary_of_year"),)
