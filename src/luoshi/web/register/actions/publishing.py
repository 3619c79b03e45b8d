"""A confirmed register made public, and taken back."""

from datetime import datetime

from django.db import transaction

from luoshi.web.journal.actions import LOCAL, append
from luoshi.web.register.models import Publication
from luoshi.web.register.queries import is_confirmed


def publish(source: int, account: int | None, now: datetime) -> None:
    """Make the confirmed register of a source public; where it is so already nothing changes.

    source, account: ids; account None for the local person. Raises ValueError where it is not confirmed.
    """
    with transaction.atomic():
        if not is_confirmed(source):
            raise ValueError("a register that nobody confirmed is never public")
        row, new = Publication.objects.get_or_create(
            source_id=source, defaults={"made_public_by_id": account, "at": now}
        )
        if new:
            by = row.made_public_by.login if row.made_public_by else LOCAL
            append(by, "publish", "report", row.source.key, {"public": False}, {"public": True}, now)


def withdraw(source: int, by: str = LOCAL, at: datetime | None = None) -> None:
    """Take a register back from the public; where it is not public nothing changes.

    by: who does, a log-in name; at: when, for the journal, by default now.
    """
    with transaction.atomic():
        row = Publication.objects.select_for_update().filter(source=source).first()
        if row is not None:
            row.delete()
            append(by, "withdraw", "report", row.source.key, {"public": True}, {"public": False}, at)
