"""Every read of the journal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from luoshi import ledger
from luoshi.web.journal.actions import peaks_of
from luoshi.web.journal.models import ONLY, Checkpoint, Event, Head, Verification

MOST = 10**15
"""No journal has so many events."""

MOST_NAMES = 200
"""Names that are offered to choose from."""

AT_ONCE = 500
"""Rows fetched at a time when all are gone through."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in the list; see luoshi.ledger.Event."""

    number: int
    who: str
    at: datetime
    action: str
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Proven:
    """An event with the proof that it is in the journal. body: the stored bytes. proof: see luoshi.ledger.

    size, root: of the tree that the proof leads to.
    """

    event: EventRow
    body: bytes
    leaf: bytes
    size: int
    root: bytes
    proof: tuple[bytes, ...]


def events(kind: str = "", who: str = "", page: int = 1, limit: int = 50) -> tuple[tuple[EventRow, ...], int]:
    """A page of events, the newest first, and how many there are; kind, who: "" for all."""
    found: QuerySet[Event] = Event.objects.order_by("-number")
    if kind:
        found = found.filter(kind=kind)
    if who:
        found = found.filter(who=who)
    start = (page - 1) * limit
    rows = found.values_list("number", "who", "at", "action", "kind", "key")[start : start + limit]
    return tuple(EventRow(*row) for row in rows), found.count()


def somebodies() -> tuple[str, ...]:
    """Who has done anything, at most MOST_NAMES."""
    return tuple(Event.objects.order_by("who").values_list("who", flat=True).distinct()[:MOST_NAMES])


def head() -> tuple[int, bytes]:
    """The size and the root of the tree, as it is kept. Raises ValueError where what is kept is no tree."""
    size, peaks = _kept()
    return size, ledger.Tree(peaks, size).root()


def leaves(size: int | None = None) -> list[bytes]:
    """The hashes of all events, or of the first `size`, in their order."""
    found = Event.objects.order_by("number").values_list("leaf", flat=True)
    return [bytes(leaf) for leaf in found[:size].iterator(AT_ONCE)]


def event(number: int) -> tuple[EventRow, bytes, bytes] | None:
    """The event of that number with its stored bytes and their hash, or None."""
    row = Event.objects.filter(number=number).first() if number <= MOST else None
    if row is None:
        return None
    told = EventRow(row.number, row.who, row.at, row.action, row.kind, row.key)
    return told, bytes(row.body), bytes(row.leaf)


def proven(number: int) -> Proven | None:
    """The event of that number with its proof, or None. Raises ValueError where the journal does not hold together."""
    found = event(number)
    if found is None:
        return None
    size, root = head()
    hashes = leaves(size)
    if not number <= size == len(hashes):
        raise ValueError("the events and the kept tree do not fit each other")
    proof = ledger.inclusion_proof(hashes, number - 1)
    return Proven(*found, size, root, proof)


def proof_json(found: Proven) -> dict[str, Any]:
    """A proven event as data. body: the stored bytes as text, whose UTF-8 bytes the leaf is the hash of."""
    return {
        "number": found.event.number,
        "body": found.body.decode(),
        "leaf": found.leaf.hex(),
        "index": found.event.number - 1,
        "size": found.size,
        "root": found.root.hex(),
        "proof": [each.hex() for each in found.proof],
    }


@dataclass(frozen=True, slots=True)
class Last:
    """The last verification; see models.Verification."""

    at: datetime
    size: int
    root: bytes
    checkpoint: int | None
    code: str
    first: int | None
    last: int | None


def last_verification() -> Last | None:
    """What came of the last verification, or None where there was none."""
    fields = ("at", "size", "root", "checkpoint", "code", "first", "last")
    row = Verification.objects.order_by("-pk").values_list(*fields).first()
    return Last(row[0], row[1], bytes(row[2]), *row[3:]) if row else None


def last_checkpoint() -> tuple[int, datetime] | None:
    """The size of the head that was last signed to be published, and when."""
    return Checkpoint.objects.order_by("-pk").values_list("size", "at").first()


def checkpoints() -> list[ledger.Checkpoint]:
    """The heads that were signed to be published, as this database remembers them."""
    rows = Checkpoint.objects.order_by("pk").values_list("size", "root")
    return [ledger.Checkpoint("", size, bytes(root)) for size, root in rows]


def verify(checkpoints: Iterable[ledger.Checkpoint] = (), published: Sequence[bytes] = ()) -> ledger.Verdict:
    """Go through the whole journal; see luoshi.ledger.Audit. Actions go on meanwhile; only the very end is locked."""
    audit = ledger.Audit(checkpoints, published)
    last = 0
    for row in _rows(Event.objects.order_by("number")):
        audit.add(row)
        last = row.number
    with transaction.atomic():
        list(Head.objects.select_for_update().filter(pk=ONLY))
        for row in _rows(Event.objects.filter(number__gt=last).order_by("number")):
            audit.add(row)
        return audit.end(*_kept())


def _rows(found: QuerySet[Event]) -> Iterator[ledger.Row]:
    fields = ("number", "who", "at", "action", "kind", "key", "body", "leaf")
    for number, who, at, action, kind, key, body, leaf in found.values_list(*fields).iterator(AT_ONCE):
        yield ledger.Row(number, who, at, action, kind, key, bytes(body), bytes(leaf))


def _kept() -> tuple[int, list[bytes]]:
    row = Head.objects.filter(pk=ONLY).values_list("size", "peaks").first()
    return (row[0], peaks_of(bytes(row[1]))) if row else (0, [])
