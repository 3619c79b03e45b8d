"""The journal's tables. The database itself refuses to change or delete an event (migrations/0002_only_added.py).

An event's `body` is what counts: its bytes are hashed, and the other columns only repeat what is in it, to search by.
"""

from django.db import models

ONLY = 1
"""The primary key of the one row of Head."""


class Event(models.Model):
    """One action; see luoshi.ledger.Event. body: the stored bytes. leaf: their hash in the tree, 32 bytes."""

    number = models.PositiveBigIntegerField(primary_key=True)
    who = models.CharField(max_length=150)
    at = models.DateTimeField()
    action = models.CharField(max_length=32)
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=100)
    body = models.BinaryField()
    leaf = models.BinaryField()

    class Meta:
        indexes = (
            models.Index(fields=("kind", "number"), name="event_of_a_kind"),
            models.Index(fields=("who", "number"), name="event_by_somebody"),
        )


class Head(models.Model):
    """The tree over all events, in its one row. peaks: the roots of its perfect subtrees, 32 bytes each."""

    size = models.PositiveBigIntegerField()
    peaks = models.BinaryField()


class Checkpoint(models.Model):
    """A head that was signed to be published. note: as it was published, a C2SP signed note."""

    size = models.PositiveBigIntegerField()
    root = models.BinaryField()
    note = models.TextField()
    at = models.DateTimeField()


class Verification(models.Model):
    """What came of going through the journal.

    checkpoint: the size of the largest published head that it was held against and fits, or null. code, first, last:
    the first finding, see luoshi.ledger.Finding; empty and null where everything fits.
    """

    at = models.DateTimeField()
    size = models.PositiveBigIntegerField()
    root = models.BinaryField()
    checkpoint = models.PositiveBigIntegerField(null=True)
    code = models.CharField(max_length=16, default="")
    first = models.BigIntegerField(null=True)
    last = models.BigIntegerField(null=True)
