"""A list of units taken over: whole, as it was shown, or not at all."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from luoshi.web.journal.actions import append
from luoshi.web.people.importing import Held, Line, Plan, plan
from luoshi.web.people.models import Unit


class Changed(Exception):
    """The plan is no longer the one that was shown, or a row of it is refused. plan: what it is now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("nothing was written")
        self.plan = plan


def held_units(*, lock: bool = False) -> dict[str, Held]:
    """Every unit by its name, as a list is laid beside them; lock: until the transaction ends."""
    rows = list(Unit.objects.select_for_update().order_by("pk") if lock else Unit.objects.order_by("pk"))
    names = {row.pk: row.name for row in rows}
    return {
        row.name: Held(row.name, row.short, row.kind, names.get(row.parent_id, ""), row.active)  # type: ignore[arg-type]
        for row in rows
    }


@transaction.atomic
def import_units(lines: Sequence[Line], seal: str, by: str, at: datetime) -> Plan:
    """Write a list of units. seal: of the plan that was shown. Raises Changed: then nothing is written."""
    found = plan(lines, held_units(lock=True))
    if found.seal != seal or found.of("refused"):
        raise Changed(found)
    written = [fate.unit for fate in found.writes if fate.unit]
    if not written:
        return found
    Unit.objects.bulk_create(
        [
            Unit(name=fate.unit.name, short=fate.unit.short, kind=fate.unit.kind)
            for fate in found.of("added")
            if fate.unit
        ]
    )
    # Only now is every parent there, wherever it stood in the list.
    rows = {row.name: row for row in Unit.objects.all()}
    for unit in written:
        row = rows[unit.name]
        row.short, row.kind, row.parent = unit.short, unit.kind, rows.get(unit.parent)
    Unit.objects.bulk_update([rows[unit.name] for unit in written], ["short", "kind", "parent"])
    before = [_kept(fate.before) for fate in found.writes if fate.before]
    append(by, "units-import", "unit", "list", before or None, [_kept(unit) for unit in written], at)
    return found


def _kept(unit: Held) -> dict[str, str]:
    return {"name": unit.name, "short": unit.short, "kind": unit.kind, "parent": unit.parent}
