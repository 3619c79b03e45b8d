"""How many minutes a unit was asked for: counts of what it had to do, times a table of minutes that anybody may read.

The minutes are an agreed measure and no clock: nobody's time is taken. They let a delivery office see what its own
asking costs, and where the same thing would be asked twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, get_args

Written = Literal["percent", "value", "done", "next", "problem", "help", "forecast"]
WRITTEN: tuple[Written, ...] = get_args(Written)
"""The fields of a report."""

Chore = Literal[
    "kept", "sign-task", "return-task", "add-evidence", "ask-extension", "ask-closing", "object", "action-item",
    "action-item-done",
]  # fmt: skip
CHORES: tuple[Chore, ...] = get_args(Chore)
"""kept: a field of a report that was filled in beforehand and left as it was. action-item: one that a dispatch round
gave to the unit, to be read and taken on. action-item-done: said to be done, with what was done."""

Thing = Written | Chore

MINUTES: Mapping[Thing, Decimal] = MappingProxyType(
    {
        "percent": Decimal(1), "value": Decimal(2), "done": Decimal(5), "next": Decimal(2), "problem": Decimal(2),
        "help": Decimal(2), "forecast": Decimal("0.5"),
        "kept": Decimal("0.2"), "sign-task": Decimal(3), "return-task": Decimal(10), "add-evidence": Decimal(10),
        "ask-extension": Decimal(15), "ask-closing": Decimal(10), "object": Decimal(20), "action-item": Decimal(3),
        "action-item-done": Decimal(5),
    }
)  # fmt: skip
"""The published table: minutes for each thing asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a unit was asked for in a month, as counts.

    done: of each thing. kept: how often each field of a report was left as it was filled in beforehand.
    taken: figures that another unit had given already and that were taken over, so that nobody looked them up again.
    reports: how many reports all of it was for.
    """

    done: Mapping[Thing, int] = field(default_factory=dict)
    kept: Mapping[Written, int] = field(default_factory=dict)
    taken: int = 0
    reports: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the account: so many times so many minutes."""

    thing: Thing
    count: int
    each: Decimal
    minutes: Decimal


@dataclass(frozen=True, slots=True)
class Burden:
    """minutes: the sum of the parts. saved: what filling in beforehand and taking over spared; no part of the sum."""

    parts: tuple[Part, ...]
    minutes: Decimal
    saved: Decimal
    reports: int = 0
    taken: int = 0


def burden(asked: Asked, rates: Mapping[Thing, Decimal] = MINUTES) -> Burden:
    """The minutes that a unit was asked for. asked: the counts. rates: minutes for each thing."""
    counts: dict[Thing, int] = {thing: number for thing, number in asked.done.items() if number}
    glances = counts.get("kept", 0) + sum(asked.kept.values())
    if glances:
        counts["kept"] = glances
    parts = tuple(
        Part(thing, counts[thing], rates[thing], counts[thing] * rates[thing])
        for thing in (*WRITTEN, *CHORES)
        if thing in counts
    )
    spared = sum(
        (number * max(rates[name] - rates["kept"], Decimal(0)) for name, number in asked.kept.items()), Decimal(0)
    )
    return Burden(
        parts, sum((part.minutes for part in parts), Decimal(0)), spared + asked.taken * rates["value"],
        asked.reports, asked.taken,
    )  # fmt: skip
