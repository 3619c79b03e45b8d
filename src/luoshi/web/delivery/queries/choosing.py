"""Reads for 布置: the commitments of a frozen register that have no task yet."""

import json
from dataclasses import dataclass

from luoshi.web.delivery.models import Promise
from luoshi.web.people.models import Unit
from luoshi.web.register.models import Version


@dataclass(frozen=True, slots=True)
class Choice:
    """A commitment that can be assigned. lead: the unit that the register names, its id where there is such a unit."""

    number: int
    kind: str
    item: str
    target: str
    lead: str
    lead_id: int | None
    due: str


def choices(source: int) -> tuple[tuple[Choice, ...], int] | None:
    """The commitments of the last frozen version without a task, in text order, and how many have one; None unfrozen.

    A stance, which nobody can check, is left out.
    """
    version = Version.objects.filter(source=source).order_by("-number").first()
    if version is None:
        return None
    units = {name: pk for pk, name, short in Unit.objects.filter(active=True).values_list("pk", "name", "short")
             for name in (short, name)}  # fmt: skip
    taken = set(Promise.objects.filter(source=source).values_list("entry__number", flat=True))
    rows = [row for row in json.loads(version.text)["entries"] if row["kind"] == "commitment"]
    found = (
        Choice(
            row["number"], row["content"]["kind"], row["content"]["item"], row["content"]["target"],
            row["content"]["lead"], units.get(row["content"]["lead"]), row["content"]["due"],
        )
        for row in rows
        if row["number"] not in taken and row["content"]["kind"] != "stance"
    )  # fmt: skip
    return tuple(found), len(taken)
