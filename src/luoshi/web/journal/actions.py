"""Every write to the journal. An event stands or falls with the action it tells of: both are in one transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from luoshi import ledger
from luoshi.web.journal.models import ONLY, Checkpoint, Event, Head, Verification

LOCAL = "local"
"""Who acts where there is no log-in: the person at the machine itself."""

PROGRAM = "luoshi"
"""Who acts where no person does."""

KINDS = (
    "report", "version", "account", "task", "inspection", "unit", "indicator", "observations", "round", "action-item",
    "bulletin", "day",
)  # fmt: skip
"""What events are about: a report by its key, a version by that and its number, an account by its log-in name, a task
or an inspection by its number, a unit by its id or a whole list of them, an indicator by its number, observations by
the number of their batch, a dispatch round, an action item and a bulletin by their numbers, a day by its date."""


def append(
    who: str, action: str, kind: str, key: str, before: Any = None, after: Any = None, at: datetime | None = None
) -> int:
    """Write what was done as the next event; its number.

    before, after: what the record said, as JSON has it, and no more about a person than a log-in name. at: now, where
    it is not given. Call it last in the action's transaction: from here on other actions wait until that ends.
    Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an event is written in the transaction of its action")
    head, _new = Head.objects.select_for_update().get_or_create(pk=ONLY, defaults={"size": 0, "peaks": b""})
    tree = ledger.Tree(peaks_of(bytes(head.peaks)), head.size)
    event = ledger.Event(tree.size + 1, who, at or timezone.now(), action, kind, key, before, after)
    body = event.stored()
    leaf = ledger.leaf_hash(body)
    tree.append(leaf)
    Event(
        number=event.number, who=who, at=event.at, action=action, kind=kind, key=key, body=body, leaf=leaf,
    ).save(force_insert=True)  # fmt: skip
    Head.objects.filter(pk=ONLY).update(size=tree.size, peaks=b"".join(tree.peaks))
    return event.number


def hold() -> tuple[int, bytes]:
    """Keep everybody from writing until the transaction ends; the size and the root of the tree at that moment.

    What is read from here on is what the journal tells of. Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("the journal is held within a transaction")
    head, _new = Head.objects.select_for_update().get_or_create(pk=ONLY, defaults={"size": 0, "peaks": b""})
    return head.size, ledger.Tree(peaks_of(bytes(head.peaks)), head.size).root()


def peaks_of(stored: bytes) -> list[bytes]:
    """The peaks that Head keeps as one piece."""
    return [stored[start : start + 32] for start in range(0, len(stored), 32)]


def keep_checkpoint(checkpoint: ledger.Checkpoint, note: str, at: datetime) -> None:
    """Remember that a head was signed to be published."""
    Checkpoint(size=checkpoint.size, root=checkpoint.root, note=note, at=at).save()


def keep_verdict(verdict: ledger.Verdict, at: datetime) -> None:
    """Remember what came of going through the journal."""
    first = verdict.findings[0] if verdict.findings else None
    Verification(
        at=at,
        size=verdict.size,
        root=verdict.root,
        checkpoint=max(verdict.met, default=None),
        code=first.code if first else "",
        first=first.first if first else None,
        last=first.last if first else None,
    ).save()
