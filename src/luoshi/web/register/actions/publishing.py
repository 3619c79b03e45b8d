"""A confirmed register made public, and taken back."""

from datetime import datetime

from django.db import transaction

from luoshi.web.register.models import Publication
from luoshi.web.register.queries import is_confirmed


def publish(source: int, account: int | None, now: datetime) -> None:
    """Make the confirmed register of a source public; where it is so already nothing changes.

    source, account: ids; account None for the local person. Raises ValueError where it is not confirmed.
    """
    with transaction.atomic():
        if not is_confirmed(source):
            raise ValueError("a register that nobody confirmed is never public")
        Publication.objects.get_or_create(source_id=source, defaults={"made_public_by_id": account, "at": now})


def withdraw(source: int) -> None:
    """Take a register back from the public; where it is not public nothing changes."""
    Publication.objects.filter(source=source).delete()
