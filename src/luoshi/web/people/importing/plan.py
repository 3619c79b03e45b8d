"""A list of units beside the units there are: the fate of each row, before anything is written."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from luoshi.web.people.importing.table import Line, kind_of
from luoshi.web.people.models import LONGEST_NAME
from luoshi.web.people.person import UnitKind

FateCode = Literal["refused", "added", "updated", "unchanged"]
FATES: tuple[FateCode, ...] = ("refused", "added", "updated", "unchanged")


@dataclass(frozen=True, slots=True)
class Held:
    """A unit as it is. parent: the name of the unit above it, or ""."""

    name: str
    short: str
    kind: UnitKind
    parent: str
    active: bool


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a row. unit: as it will be, None where the row is refused. before: as it is, None where new.

    reason: why it is refused, a key of people.words.REFUSED_ROW; said: the word that it is about.
    """

    line: int
    name: str
    fate: FateCode
    unit: Held | None = None
    before: Held | None = None
    reason: str = ""
    said: str = ""

    @property
    def changes(self) -> tuple[tuple[str, str, str], ...]:
        """Field, before and after, of what changes."""
        if self.unit is None or self.before is None:
            return ()
        both = (
            (field, getattr(self.before, field), getattr(self.unit, field)) for field in ("short", "kind", "parent")
        )
        return tuple(each for each in both if each[1] != each[2])


@dataclass(frozen=True, slots=True)
class Plan:
    """The fate of every row. absent: how many units the list does not name; they stay as they are."""

    fates: tuple[Fate, ...]
    absent: int

    def of(self, fate: FateCode) -> tuple[Fate, ...]:
        """The rows of one fate."""
        return tuple(each for each in self.fates if each.fate == fate)

    @property
    def writes(self) -> tuple[Fate, ...]:
        """What is to be written: nothing, where any row is refused."""
        return () if self.of("refused") else self.of("added") + self.of("updated")

    @property
    def seal(self) -> str:
        """The same for the same plan only."""
        return hashlib.sha256(repr(self.fates).encode()).hexdigest()


class _Refuse(Exception):
    def __init__(self, reason: str, said: str = "") -> None:
        super().__init__(reason)
        self.reason, self.said = reason, said


def plan(lines: Sequence[Line], held: Mapping[str, Held]) -> Plan:
    """Lay a list beside the units. held: by name. A parent may stand anywhere in the list, or be there already."""
    counts = Counter(line.name for line in lines)
    known: dict[str, set[str]] = {}
    for name, unit in held.items():
        for word in {name, unit.short}:
            known.setdefault(word, set()).add(name)
    for line in lines:
        for word in {line.name, line.short or line.name}:
            known.setdefault(word, set()).add(line.name)
    fates = [_fate(line, held, counts, known) for line in lines]
    above = {name: unit.parent for name, unit in held.items()}
    above |= {fate.name: fate.unit.parent for fate in fates if fate.unit}
    fates = [_refused_circle(fate, above) for fate in fates]
    return Plan(tuple(fates), len(held.keys() - counts.keys()))


def _fate(line: Line, held: Mapping[str, Held], counts: Counter[str], known: Mapping[str, set[str]]) -> Fate:
    before = held.get(line.name)
    try:
        unit = _unit(line, before, counts, known)
    except _Refuse as refused:
        return Fate(line.line, line.name, "refused", reason=refused.reason, said=refused.said)
    fate: FateCode = "added" if before is None else "unchanged" if unit == before else "updated"
    return Fate(line.line, line.name, fate, unit, before)


def _unit(line: Line, before: Held | None, counts: Counter[str], known: Mapping[str, set[str]]) -> Held:
    if line.wrong:
        raise _Refuse("wrong-cell", line.wrong)
    if not line.name:
        raise _Refuse("no-name")
    for text in (line.name, line.short or ""):
        if len(text) > LONGEST_NAME or not text.isprintable():
            raise _Refuse("long-name")
    if counts[line.name] > 1:
        raise _Refuse("twice")
    if before is not None and not before.active:
        raise _Refuse("closed")
    # An empty cell of a unit that is there leaves its short name and its kind as they are.
    short = line.short or (before.short if before else line.name)
    kind = kind_of(line.kind) if line.kind else before.kind if before else None
    if kind is None:
        raise _Refuse("unknown-kind" if line.kind else "no-kind", line.kind or "")
    return Held(line.name, short, kind, _parent(line, before, known), True)


def _parent(line: Line, before: Held | None, known: Mapping[str, set[str]]) -> str:
    if line.parent is None:
        return before.parent if before else ""
    if not line.parent:
        return ""
    found = known.get(line.parent, set())
    # A full name goes before another unit's short name that is the same.
    if line.parent in found:
        return line.parent
    if len(found) != 1:
        raise _Refuse("many-parents" if found else "unknown-parent", line.parent)
    return next(iter(found))


def _refused_circle(fate: Fate, above: Mapping[str, str]) -> Fate:
    seen, name = {fate.name}, above.get(fate.name, "") if fate.unit else ""
    while name:
        if name == fate.name:
            return Fate(fate.line, fate.name, "refused", reason="circle")
        if name in seen:
            return fate
        seen.add(name)
        name = above.get(name, "")
    return fate
