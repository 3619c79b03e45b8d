"""The register as people agree on it: its entries, the journal of decisions, and the versions that were frozen.

An entry is known by its source and its number, which is never used again. What it says lies in `content`, in the
fields of luoshi.web.register.content, so that the page, the journal, the frozen version and the Excel file hold the
same thing.
"""

from django.db import models

from luoshi.web.register.models.reading import Source, Unchanging

STATES = ("open", "confirmed", "rejected", "merged", "withdrawn")
"""open: nobody has looked at it. confirmed: a named person stands for it. rejected: it is no entry, with the reason.
merged: it went into another. withdrawn: the decision that made it was undone, or no reader finds it any more."""


class Entry(models.Model):
    """One row of the register.

    start, end: where the text states it, code points, end exclusive. read: the content as last read, with its anchor
    (start, end); none where a person added it. revision: how often it was changed; who saves names the revision seen.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, help_text="figure or commitment")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    outlook = models.CharField(max_length=8)
    content = models.JSONField()
    read = models.JSONField(null=True)
    state = models.CharField(max_length=16, default="open")
    reason = models.TextField(default="")
    revision = models.PositiveIntegerField(default=0)
    changed_by = models.CharField(max_length=150, default="")
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "number"), name="entry_once"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="entry_state"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="entry_span"),
        )
        indexes = (models.Index(fields=("source", "kind", "start", "number"), name="entry_in_text_order"),)


class Decision(Unchanging):
    """What a person decided about one or several entries: a line of the journal.

    changes: [{"number", "before", "after"}], each a snapshot of the entry or null where there was none.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=16)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    reason = models.TextField(default="")
    changes = models.JSONField()
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "number"), name="decision_once"),)


class Version(Unchanging):
    """A register as it was frozen. text: canonical JSON; sha256: of its UTF-8 bytes, 64 hexadecimal digits."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    frozen_by = models.CharField(max_length=150)
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "number"), name="version_once"),)
