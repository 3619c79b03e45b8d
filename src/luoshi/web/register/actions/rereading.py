"""A better reader reads a source again: its rows take the place of the old ones, and no person is overwritten.

An entry that nobody decided on follows the reader. Any other keeps what people made of it, and the difference is there
to be looked at (queries.differences) and settled, either way.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from luoshi import __version__, facts
from luoshi.web.journal.actions import append
from luoshi.web.register.actions.admitting import insert_rows
from luoshi.web.register.actions.entering import entry
from luoshi.web.register.actions.journal import Change, Refused, Seen, change, locked, next_number, record, seen_entries
from luoshi.web.register.actions.judging import forget
from luoshi.web.register.models import Commitment, Decision, Doubt, Entry, Figure, Numeral, Section, Source
from luoshi.web.register.queries.review import difference
from luoshi.web.register.readings import as_read, assigned, beside, read_rows

READER = "luoshi"
"""Who the journal says changed what nobody had touched."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading again did.

    followed, added, withdrawn: entries that went with the reader, since nobody had decided on them.
    differing: entries that people decided on and that are now read otherwise; they are left as they are.
    """

    followed: int
    added: int
    withdrawn: int
    differing: int


@transaction.atomic
def reread(source: int, at: datetime, reading: facts.Reading, by: str = READER) -> Reread:
    """Take a new reading of a source that is there. Raises ValueError where the reading is of another source.

    by: who asked for it, for the journal; the entries that follow the reader name the reader.
    """
    held = locked(source)
    if reading.source.sha256 != held.sha256:
        raise ValueError(f"the reading is of {reading.source.name}, not of {held.name}")
    for table in (Section, Figure, Numeral, Commitment, Doubt):
        table.objects.filter(source=held).delete()
    insert_rows(held, reading)
    forget(held.pk)
    Source.objects.filter(pk=held.pk).update(reader=__version__, year=reading.year)
    entries = Entry.objects.filter(source=held).exclude(state="withdrawn").order_by("number")
    pairs, fresh = beside(entries, read_rows(reading))
    changes, differing = [], 0
    for each, row in pairs:
        now = row.anchored if row else None
        if now == each.read:
            continue
        if each.state != "open" or (row is None and any(assigned(each.content).values())):
            differing += each.state != "merged"
        elif row is None:
            changes.append(change(each, state="withdrawn"))
        else:
            content = {**row.content, **assigned(each.content)}
            changes.append(
                change(each, content=content, read=now, start=row.start, end=row.end, outlook=row.outlook)
            )  # fmt: skip
    withdrawn = sum(each.entry.state == "withdrawn" for each in changes)
    followed = len(changes) - withdrawn
    first = next_number(held)
    changes += [Change(entry(held, first + place, row), None) for place, row in enumerate(fresh)]
    more = {"reader": __version__, "year": reading.year, "differing": differing}
    if changes:
        record(held, "reread", READER, at, changes, who=by, more=more)
    else:
        append(by, "reread", "report", held.key, {"reader": held.reader, "year": held.year}, more, at)
    return Reread(followed, len(fresh), withdrawn, differing)


@transaction.atomic
def keep(source: int, by: str, at: datetime, seen: Seen) -> Decision:
    """Keep what people made of an entry although it is now read otherwise: the difference is settled."""
    held = locked(source)
    (each,) = seen_entries(held, [seen])
    now = _now(each)
    return record(held, "keep", by, at, [change(each, read=now)])


@transaction.atomic
def take(source: int, by: str, at: datetime, seen: Seen) -> Decision:
    """Take what is now read for an entry, and stand for it; where nothing is read any more, it is withdrawn."""
    held = locked(source)
    (each,) = seen_entries(held, [seen])
    now = _now(each)
    if now is None:
        return record(held, "take", by, at, [change(each, state="withdrawn", read=None)])
    content = {**as_read(now["content"]), **assigned(each.content)}
    span = {"start": now["start"], "end": now["end"]}
    return record(held, "take", by, at, [change(each, content=content, read=now, state="confirmed", reason="", **span)])


def _now(each: Entry) -> dict[str, Any] | None:
    """What is now read in the place of an entry. Refused no-difference: it is what was read before."""
    found = difference(each.source_id, each.number)
    if found is None:
        raise Refused("no-difference")
    return found.now.anchored if found.now else None
