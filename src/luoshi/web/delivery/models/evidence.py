"""Files that are to show something, each kept once."""

from django.db import models

from luoshi.web.delivery.models.checking import Finding
from luoshi.web.delivery.models.tasks import LONGEST_LINE, Task
from luoshi.web.delivery.transitions import SECRECIES, TIERS
from luoshi.web.register.models.reading import Unchanging


class Stored(Unchanging):
    """A file, kept once however often it is given."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    content = models.BinaryField()


class Evidence(Unchanging):
    """A file that is to show something about a task. kind: see transitions.TIERS; secrecy: SECRECIES.

    finding: what it was found with, of an inspector's; None where the unit shows it.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="evidence")
    stored = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="evidence")
    round = models.PositiveIntegerField()
    name = models.CharField(max_length=LONGEST_LINE)
    kind = models.CharField(max_length=16)
    secrecy = models.CharField(max_length=12, default="internal")
    tier = models.CharField(max_length=1)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(*(models.Q(kind=kind, tier=tier) for kind, tier in TIERS.items()), _connector="OR"),
                name="evidence_tier_of_its_kind",
            ),
            models.CheckConstraint(condition=models.Q(secrecy__in=SECRECIES), name="evidence_secrecy"),
            models.UniqueConstraint(
                fields=("task", "stored", "round"), condition=models.Q(finding=None), name="evidence_once"
            ),
            models.UniqueConstraint(
                fields=("finding", "stored"), condition=models.Q(finding__isnull=False), name="evidence_once_a_finding"
            ),
        )
