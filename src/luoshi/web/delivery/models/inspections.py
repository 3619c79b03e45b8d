"""检查: a frame that was committed to, what was drawn from it, and who goes and looks."""

from django.db import models

from luoshi.web.delivery.models.tasks import LONGEST_LINE, Task
from luoshi.web.register.models.reading import Unchanging


class Inspection(models.Model):
    """A drawn sample, or tasks named by hand with the reason; only of the first anything is estimated.

    state: committed (frame and seed are on record by their hashes), drawn, or cancelled with a reason. frame: see
    luoshi.judging.sampling.frame_file; its keys are task@revision. reported: per stratum, how many of the frame their
    units had reported done. seed: kept from everybody until the draw; "" where the office keeps its own. asked: the
    filters that made the frame. aql, most: the plan and how many may fail, if there is a plan. last: who did what to it
    last.
    """

    KINDS = ("drawn", "named")
    STATES = ("committed", "drawn", "cancelled")

    kind = models.CharField(max_length=8)
    title = models.CharField(max_length=LONGEST_LINE)
    state = models.CharField(max_length=12)
    reason = models.TextField(default="")
    due = models.DateField()
    asked = models.JSONField(default=dict)
    frame = models.BinaryField(default=b"")
    frame_sha256 = models.CharField(max_length=64, default="")
    reported = models.JSONField(default=dict)
    seed = models.CharField(max_length=128, default="")
    seed_sha256 = models.CharField(max_length=64, default="")
    own_seed = models.BooleanField(default=False)
    aql = models.CharField(max_length=8, default="")
    most = models.PositiveIntegerField(null=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    drawn_by = models.CharField(max_length=150, default="")
    drawn_at = models.DateTimeField(null=True)
    last_action = models.CharField(max_length=24, default="")
    last_by = models.CharField(max_length=150, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=("drawn", "named")), name="inspection_kind"),
            models.CheckConstraint(
                condition=models.Q(state__in=("committed", "drawn", "cancelled")), name="inspection_state"
            ),
        )


class Sampled(Unchanging):
    """A task that an inspection is about. revision: as the frame has it. reported: its unit had reported it done."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="sample")
    task = models.ForeignKey(Task, models.PROTECT, related_name="sampled")
    stratum = models.CharField(max_length=LONGEST_LINE)
    revision = models.PositiveIntegerField()
    reported = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("inspection", "task"), name="sampled_once"),)


class Assignment(models.Model):
    """Who is to look at a sampled task. replaced: somebody else is, or nobody any more; what they found stays."""

    sampled = models.ForeignKey(Sampled, models.PROTECT, related_name="assignments")
    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments")
    inspector = models.CharField(max_length=150)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    replaced = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("sampled",), condition=models.Q(replaced=False), name="assignment_one_a_sampled"
            ),
        )
        indexes = (models.Index(fields=("inspector", "task"), name="assignment_by_inspector"),)
