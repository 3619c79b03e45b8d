"""The clock, in one place."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, with its time zone."""
    return timezone.now()


def today() -> date:
    """This day, where the register is kept."""
    return timezone.localdate()
