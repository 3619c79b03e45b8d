"""布置: tasks made from a frozen register, given to units, signed or returned."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from luoshi.web.delivery.actions.base import Deed, Doing, Refused, Seen, day_of, journaled, new_event, text
from luoshi.web.delivery.indicators import indicator
from luoshi.web.delivery.models import LONGEST_LINE, Promise, Task
from luoshi.web.delivery.transitions import CYCLES, SECRECIES
from luoshi.web.people.models import Unit
from luoshi.web.register.models import Entry, Version


@dataclass(frozen=True, slots=True)
class Wanted:
    """A task to be made. entries: numbers of the commitments it comes from. lead, supporting: ids of units."""

    entries: tuple[int, ...]
    lead: int
    due: date
    cycle: str = "month"
    supporting: tuple[int, ...] = ()
    leader: str = ""
    criterion: str = ""
    secrecy: str = "internal"


@transaction.atomic
def make(source: int, deed: Deed, wanted: Iterable[Wanted]) -> tuple[Seen, ...]:
    """Tasks, as drafts, from commitments of the last frozen version of a source; all of them or none.

    criterion: "" for the value to be reached, or the item, as the register has it.
    Raises Refused: not-frozen, no-entry (not a commitment of that version), has-task, no-unit, unit-closed, cycle,
    secrecy, too-long.
    """
    version = Version.objects.filter(source=source).order_by("-number").first()
    if version is None:
        raise Refused("not-frozen")
    entries_frozen = json.loads(version.text)["entries"]
    rows = {row["number"]: row for row in entries_frozen if row["kind"] == "commitment"}
    figures = [row for row in entries_frozen if row["kind"] == "figure"]
    made = []
    for each in wanted:
        if not each.entries or not set(each.entries) <= rows.keys() or len(set(each.entries)) != len(each.entries):
            raise Refused("no-entry")
        entries = {
            row.number: row for row in Entry.objects.select_for_update().filter(source=source, number__in=each.entries)
        }
        if Promise.objects.filter(entry__in=entries.values()).exists():
            raise Refused("has-task")
        if each.cycle not in CYCLES:
            raise Refused("cycle")
        if each.secrecy not in SECRECIES:
            raise Refused("secrecy")
        contents = [rows[number]["content"] for number in each.entries]
        stated = "；".join(content["target"] or content["item"] for content in contents)
        task = Task(
            title="；".join(content["item"] for content in contents), lead=usable(each.lead), cycle=each.cycle,
            leader=text(each.leader, longest=LONGEST_LINE), criterion=text(each.criterion) or stated,
            due_original=each.due, due_current=each.due, secrecy=each.secrecy, revision=1,
            indicator=indicator(figures, [(rows[number]["start"], rows[number]["end"]) for number in each.entries]),
        )  # fmt: skip
        task.save()
        task.supporting.set([usable(unit) for unit in each.supporting if unit != each.lead])
        for number in each.entries:
            row = rows[number]
            Promise(
                task=task, source_id=source, entry=entries[number], version=version.number, start=row["start"],
                end=row["end"], text=row["text"],
            ).save()  # fmt: skip
        new_event(task, 1, "make-task", deed, {}).save()
        journaled(task, "make-task", deed, None)
        made.append(Seen(task.pk, task.revision))
    return tuple(made)


def assign(seen: Seen, deed: Deed) -> None:
    """交办: the task goes to its lead unit."""
    with Doing(seen, "assign-task", deed) as task:
        usable(task.lead_id)
        task.assigned_on = day_of(deed.at)


def sign(seen: Seen, deed: Deed) -> None:
    """签收: the lead unit takes it on."""
    with Doing(seen, "sign-task", deed):
        pass


def give_back(seen: Seen, deed: Deed) -> None:
    """退回, with the reason: it is not the unit's, or not as it stands."""
    with Doing(seen, "return-task", deed):
        pass


def reassign(seen: Seen, deed: Deed, lead: int) -> None:
    """改派: what was returned goes to another unit, or to the same with the reason. The due date stays."""
    with Doing(seen, "reassign-task", deed) as task:
        task.lead = usable(lead)
        task.supporting.remove(lead)


def usable(id: int) -> Unit:
    """The unit with that id; raises Refused: no-unit, unit-closed."""
    unit = Unit.objects.filter(pk=id).first()
    if unit is None:
        raise Refused("no-unit")
    if not unit.active:
        raise Refused("unit-closed")
    return unit
