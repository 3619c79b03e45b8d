"""Which registers are public."""

from django.conf import settings
from django.db import models

from luoshi.web.register.models.reading import Source


class Publication(models.Model):
    """A register that is made public: its row is there as long as it is. made_public_by: None for the local person."""

    source = models.OneToOneField(Source, models.CASCADE, related_name="publication")
    made_public_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
