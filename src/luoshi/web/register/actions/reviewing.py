"""What a reviewer decides about entries. Each is one step, told in the journal, and can be undone with one step.

Every function takes the source's id, who decides and when; it raises Stale, Refused and BadContent, and then has
changed nothing.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from luoshi.web.register.actions.journal import (
    KEPT,
    Change,
    Refused,
    Seen,
    Stale,
    change,
    locked,
    next_number,
    record,
    seen_entries,
)
from luoshi.web.register.content import from_json, target, to_json
from luoshi.web.register.models import Decision, Entry, Section, Source
from luoshi.web.register.queries.review import ACTIVE, sure

MOST_AT_ONCE = 2000
"""Entries that one decision may be about."""

_BETWEEN = "，；。、,; \t\r\n\u3000"
_ASSIGNMENT = frozenset({"lead", "supporting", "due", "remark"})


@transaction.atomic
def confirm(source: int, by: str, at: datetime, seen: Iterable[Seen]) -> Decision:
    """Stand for entries as they are."""
    held = locked(source)
    entries = seen_entries(held, seen)
    _must_be(entries, "open", "rejected")
    return record(held, "confirm", by, at, [change(entry, state="confirmed", reason="") for entry in entries])


@transaction.atomic
def confirm_sure(source: int, by: str, at: datetime, kind: str, expected: int | None = None) -> Decision:
    """Confirm all open entries of a kind that the reader has no doubt about.

    expected: how many the person was told there are. Refused: nothing-sure (there is none), count-changed.
    """
    held = locked(source)
    found = sure(held, kind)
    number = found.count()
    if not number:
        raise Refused("nothing-sure")
    if expected is not None and number != expected:
        raise Refused("count-changed", number=number)
    entries = list(found.order_by("number")[:MOST_AT_ONCE])
    return record(held, "confirm-sure", by, at, [change(entry, state="confirmed") for entry in entries])


@transaction.atomic
def correct(
    source: int, by: str, at: datetime, seen: Seen, row: dict[str, Any], span: tuple[int, int] | None = None
) -> Decision:
    """Say what an entry is to be, and stand for it. row: its content's fields; span: another place in the text."""
    held = locked(source)
    (entry,) = seen_entries(held, [seen])
    _must_be([entry], "open", "confirmed", "rejected")
    content = to_json(from_json(entry.kind, row))
    start, end = _span(held, span) if span else (entry.start, entry.end)
    place = {"start": start, "end": end, "outlook": _outlook(held, start)}
    return record(held, "correct", by, at, [change(entry, content=content, state="confirmed", reason="", **place)])


@transaction.atomic
def assign(source: int, by: str, at: datetime, seen: Seen, row: dict[str, Any]) -> Decision:
    """Give a commitment its units, its due date and its remark; whether it is confirmed stays as it is."""
    held = locked(source)
    (entry,) = seen_entries(held, [seen])
    _must_be([entry], *ACTIVE)
    if entry.kind != "commitment" or not row.keys() <= _ASSIGNMENT:
        raise Refused("no-assignment")
    content = to_json(from_json("commitment", {**entry.content, **row}))
    return record(held, "assign", by, at, [change(entry, content=content)])


@transaction.atomic
def reject(source: int, by: str, at: datetime, seen: Iterable[Seen], reason: str) -> Decision:
    """Say that entries are none, and why. Refused reason: none is given."""
    held = locked(source)
    entries = seen_entries(held, seen)
    _must_be(entries, *ACTIVE)
    if not reason.strip():
        raise Refused("reason")
    changes = [change(entry, state="rejected", reason=reason.strip()[:500]) for entry in entries]
    return record(held, "reject", by, at, changes, reason.strip()[:500])


@transaction.atomic
def split(source: int, by: str, at: datetime, seen: Seen, offset: int) -> Decision:
    """Make two commitments of one, the second from `offset` (code points of the source's text) on."""
    held = locked(source)
    (entry,) = seen_entries(held, [seen])
    _must_be([entry], *ACTIVE)
    if entry.kind != "commitment":
        raise Refused("only-commitments")
    if not entry.start < offset < entry.end:
        raise Refused("empty-part")
    first = _trimmed(held.text, entry.start, offset)
    second = _trimmed(held.text, offset, entry.end)
    if first[0] >= first[1] or second[0] >= second[1]:
        raise Refused("empty-part")
    content = entry.content
    new = Entry(
        source=held, number=next_number(held), kind="commitment", start=second[0], end=second[1], outlook=entry.outlook,
        content=_told_anew(held, content, *second), read=None, state="confirmed",
    )  # fmt: skip
    old = change(
        entry, start=first[0], end=first[1], content=_told_anew(held, content, *first), state="confirmed", reason=""
    )
    return record(held, "split", by, at, [old, Change(new, None)])


@transaction.atomic
def merge(source: int, by: str, at: datetime, seen: Iterable[Seen]) -> Decision:
    """Make one commitment of several that follow each other; the first in the text goes on, the others end in it."""
    held = locked(source)
    entries = sorted(seen_entries(held, seen), key=lambda entry: entry.start)
    _must_be(entries, *ACTIVE)
    if len(entries) < 2 or any(entry.kind != "commitment" for entry in entries):
        raise Refused("only-commitments")
    first, *others = entries
    between = Entry.objects.filter(
        source=held, kind="commitment", state__in=ACTIVE, start__gt=first.start, start__lt=others[-1].start
    ).exclude(number__in=[entry.number for entry in entries])
    if between.exists():
        raise Refused("not-neighbours")
    start, end = first.start, max(entry.end for entry in entries)
    content = _told_anew(held, first.content, start, end)
    units = [unit for entry in others for unit in (entry.content["lead"], *entry.content["supporting"]) if unit]
    if units:
        supporting = dict.fromkeys((*content["supporting"], *units))
        content["supporting"] = [unit for unit in supporting if unit != content["lead"]]
    changes = [change(first, start=start, end=end, content=content, state="confirmed", reason="")]
    changes += [change(entry, state="merged", reason=f"#{first.number}") for entry in others]
    return record(held, "merge", by, at, changes)


@transaction.atomic
def add(source: int, by: str, at: datetime, kind: str, span: tuple[int, int], row: dict[str, Any]) -> Decision:
    """Add an entry that the reader missed, and stand for it."""
    held = locked(source)
    start, end = _span(held, span)
    if Entry.objects.filter(source=held, kind=kind, state__in=ACTIVE, start=start, end=end).exists():
        raise Refused("there-already")
    entry = Entry(
        source=held, number=next_number(held), kind=kind, start=start, end=end, outlook=_outlook(held, start),
        content=to_json(from_json(kind, row)), read=None, state="confirmed",
    )  # fmt: skip
    return record(held, "add", by, at, [Change(entry, None)])


@transaction.atomic
def undo(source: int, by: str, at: datetime, number: int) -> Decision:
    """Take back the decision of that number; undoing an undoing brings it back.

    Refused no-decision or undone-already; raises Stale where an entry was changed since.
    """
    held = locked(source)
    decision = Decision.objects.filter(source=held, number=number).first()
    if decision is None:
        raise Refused("no-decision")
    if Decision.objects.filter(undoes=decision).exists():
        raise Refused("undone-already")
    rows = {row["number"]: row for row in decision.changes}
    entries = {row.number: row for row in Entry.objects.filter(source=held, number__in=rows)}
    # What was changed and brought back since is as the decision left it: so one undoes step by step.
    stale = tuple(
        entries[each]
        for each, row in rows.items()
        if any(getattr(entries[each], name) != row["after"][name] for name in KEPT)
    )
    if stale:
        raise Stale(stale)
    changes = []
    for each, row in rows.items():
        before = row["before"] or {**row["after"], "state": "withdrawn"}
        changes.append(change(entries[each], **{name: before[name] for name in KEPT}))
    return record(held, "undo", by, at, changes, undoes=decision)


def _must_be(entries: list[Entry], *states: str) -> None:
    wrong = [entry for entry in entries if entry.state not in states]
    if wrong:
        raise Refused("wrong-state", number=wrong[0].number)


def _span(source: Source, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    if not 0 <= start < end <= source.characters:
        raise Refused("outside-text")
    start, end = _trimmed(source.text, start, end)
    if start >= end:
        raise Refused("empty-part")
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without what only stands between clauses at its two ends."""
    while start < end and text[start] in _BETWEEN:
        start += 1
    while end > start and text[end - 1] in _BETWEEN:
        end -= 1
    return start, end


def _outlook(source: Source, offset: int) -> str:
    section = (
        Section.objects.filter(source=source, start__lte=offset, end__gt=offset).order_by(F("level").desc()).first()
    )
    return section.outlook if section else "other"


def _told_anew(source: Source, content: dict[str, Any], start: int, end: int) -> dict[str, Any]:
    """The content of a commitment whose place has changed: the text and the targets are those that stand there."""
    figures = Entry.objects.filter(source=source, kind="figure", state__in=ACTIVE, start__gte=start, end__lte=end)
    targets = [
        target(figure.content["subject"], source.text[figure.start : figure.end])
        for figure in figures.order_by("start", "number")
        if figure.content["status"] == "target"
    ]
    return {**content, "item": source.text[start:end], "target": "；".join(targets)}
