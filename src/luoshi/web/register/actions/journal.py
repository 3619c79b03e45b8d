"""One way to change entries: with the revision that was seen, in one transaction, and with a line in the journal.

The line is kept twice: as a Decision, which undoing works with, and as an event of the journal that nobody can rewrite
unseen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from luoshi.web.journal.actions import append
from luoshi.web.register.models import Decision, Entry, Source

Snapshot = dict[str, Any]
KEPT = ("kind", "start", "end", "outlook", "content", "read", "state", "reason")
"""What a snapshot holds, and what undoing brings back."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry as the person saw it: its number, and the revision they saw."""

    number: int
    revision: int


class Stale(Exception):
    """Somebody else was faster. now: what the entries are by now, each with who changed it and when."""

    def __init__(self, now: tuple[Entry, ...]) -> None:
        super().__init__(", ".join(f"{entry.number}@{entry.revision}" for entry in now))
        self.now = now


class Refused(Exception):
    """A decision that cannot be taken as things are. code: why; data: for its message."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


def locked(source: int) -> Source:
    """The source with that id, held until the transaction ends: decisions about one source come one after another."""
    return Source.objects.select_for_update().get(pk=source)


def seen_entries(source: Source, seen: Iterable[Seen]) -> list[Entry]:
    """The entries seen, in the order given. Raises Stale where one has moved on, Refused where one is not there."""
    wanted = list(seen)
    found = {
        row.number: row for row in Entry.objects.filter(source=source, number__in=[each.number for each in wanted])
    }
    if len(found) != len({each.number for each in wanted}) or not wanted:
        raise Refused("no-entry")
    stale = tuple(found[each.number] for each in wanted if found[each.number].revision != each.revision)
    if stale:
        raise Stale(stale)
    return [found[each.number] for each in wanted]


def snapshot(entry: Entry) -> Snapshot:
    """What an entry says at this moment, with its revision."""
    return {**{name: getattr(entry, name) for name in KEPT}, "revision": entry.revision}


def next_number(source: Source) -> int:
    """The number for the next new entry of a source."""
    return (Entry.objects.filter(source=source).aggregate(last=Max("number"))["last"] or 0) + 1


@dataclass(frozen=True, slots=True)
class Change:
    """An entry with what it was before; None where it is new. The entry holds what it is to be."""

    entry: Entry
    before: Snapshot | None


def change(entry: Entry, **values: Any) -> Change:
    """An entry with new values, not yet written."""
    before = snapshot(entry)
    for name, value in values.items():
        setattr(entry, name, value)
    return Change(entry, before)


def record(
    source: Source, action: str, by: str, at: datetime, changes: list[Change], reason: str = "",
    undoes: Decision | None = None, who: str = "", more: dict[str, Any] | None = None,
) -> Decision:  # fmt: skip
    """Write the changed entries and the line of the journal that tells of them. The source must be locked.

    who: whose action it is, where that is another than whom the entries name. more: what else its event tells.
    """
    fresh = [each.entry for each in changes if each.before is None]
    held = [each.entry for each in changes if each.before is not None]
    for entry in (*fresh, *held):
        entry.revision += 1
        entry.changed_by, entry.changed_at = by, at
    Entry.objects.bulk_create(fresh, batch_size=500)
    Entry.objects.bulk_update(held, [*KEPT, "revision", "changed_by", "changed_at"], batch_size=100)
    last = Decision.objects.filter(source=source).aggregate(last=Max("number"))["last"] or 0
    decision = Decision(
        source=source, number=last + 1, action=action, by=by, at=at, reason=reason, undoes=undoes,
        changes=[
            {"number": each.entry.number, "before": each.before, "after": snapshot(each.entry)} for each in changes
        ],
    )  # fmt: skip
    decision.save()
    after = {
        **(more or {}), "decision": decision.number, "reason": reason, "undoes": undoes.number if undoes else None,
        "entries": [{"number": row["number"], **row["after"]} for row in decision.changes],
    }  # fmt: skip
    before = {"entries": [{"number": row["number"], **row["before"]} for row in decision.changes if row["before"]]}
    append(who or by, action, "report", source.key, before, after, at)
    return decision
