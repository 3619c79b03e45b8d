"""Bulletins: what was told to everyone, as it stood at that moment."""

from django.db import models

from luoshi.web.people.models import Unit
from luoshi.web.register.models.reading import Unchanging


class Bulletin(Unchanging):
    """A bulletin, frozen. body: canonical JSON (see luoshi.web.delivery.bulletin), sha256: its hash.

    size, root: of the journal at the moment that its figures are of; with them it can be computed anew.
    """

    number = models.PositiveIntegerField(unique=True)
    since = models.DateField()
    until = models.DateField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    root = models.BinaryField()
    units = models.ManyToManyField(Unit, related_name="+")
