"""What an office changed in its sheet becomes one decision: all of it, or nothing."""

from datetime import datetime
from typing import Any

from django.db import transaction

from luoshi.web.register.actions.journal import Change, Refused, change, locked, next_number, record
from luoshi.web.register.actions.reviewing import _outlook as outlook_at
from luoshi.web.register.content import from_json, to_json
from luoshi.web.register.imports.plan import Fate, Plan, plan
from luoshi.web.register.imports.table import Table
from luoshi.web.register.models import Decision, Entry, Source
from luoshi.web.register.queries.leaving import held

MOST_CHANGES = 2000
"""Rows that one decision may be about."""

_SAID_ANEW = frozenset({"item", "target", "text"})
"""Fields that say what the entry is: who changes them stands for it."""


@transaction.atomic
def take_sheet(source: int, by: str, at: datetime, table: Table, seal: str) -> tuple[Decision, Plan]:
    """Write the updated and the added rows of a table; the refused ones stay out. seal: of the plan that was shown.

    Refused: changed-since (the register is no longer what the plan was made for), nothing (there is nothing to write),
    too-many-changes; then nothing is written.
    """
    source_ = locked(source)
    found = plan(table, held(source_), source_.text)
    if found.seal != seal:
        raise Refused("changed-since")
    updated, added = found.of("updated"), found.of("added")
    if not updated and not added:
        raise Refused("nothing")
    if len(updated) + len(added) > MOST_CHANGES:
        raise Refused("too-many-changes", most=MOST_CHANGES)
    numbers = [fate.number for fate in updated]
    entries = {entry.number: entry for entry in Entry.objects.filter(source=source_, number__in=numbers)}
    changes = [_updated(source_, entries[fate.number], fate) for fate in updated if fate.number is not None]
    first = next_number(source_)
    figures = _target_figures(source_) if added else []
    changes += [_added(source_, first + place, fate, figures) for place, fate in enumerate(added)]
    return record(source_, "import", by, at, changes), found


def _updated(source: Source, entry: Entry, fate: Fate) -> Change:
    given = {each.field: each.after for each in fate.changes}
    content = {**entry.content, **{name: text for name, text in given.items() if name != "text"}}
    values: dict[str, Any] = {"content": to_json(from_json("commitment", content))}
    if fate.span:
        start, end = fate.span
        values |= {"start": start, "end": end, "outlook": outlook_at(source, start)}
    if _SAID_ANEW & given.keys():
        values |= {"state": "confirmed", "reason": ""}
    return change(entry, **values)


def _target_figures(source: Source) -> list[tuple[int, int]]:
    rows = Entry.objects.filter(source=source, kind="figure", state__in=("open", "confirmed"))
    return [(row.start, row.end) for row in rows if row.content["status"] == "target"]


def _added(source: Source, number: int, fate: Fate, figures: list[tuple[int, int]]) -> Change:
    """A new entry. A sheet has no column for kind and strength: it is a target where a value to be reached stands in
    it, else an action; strength is will, the plain one."""
    assert fate.span is not None
    start, end = fate.span
    inside = any(start <= figure[0] and figure[1] <= end for figure in figures)
    given = {each.field: each.after for each in fate.changes if each.field != "text"}
    content = {**given, "kind": "target" if inside else "action", "strength": "will"}
    entry = Entry(
        source=source, number=number, kind="commitment", start=start, end=end, outlook=outlook_at(source, start),
        content=to_json(from_json("commitment", content)), read=None, state="confirmed",
    )  # fmt: skip
    return Change(entry, None)
