"""An assignments sheet (分工方案) read back: the fate of each row, before a task is made. Nothing is written here."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from luoshi.judging.deadlines import due_day
from luoshi.web.delivery.actions import Wanted
from luoshi.web.delivery.models import Promise
from luoshi.web.people.models import Unit
from luoshi.web.register.exports.cells import canonical, unmarked
from luoshi.web.register.imports.table import Line, Table
from luoshi.web.register.models import Version

MOST_TASKS = 600
"""Tasks made of one sheet."""

_PARTS = str.maketrans(dict.fromkeys("，,；;\n/ ", "、"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row and what becomes of it. fate: make, left (has a task, or is a stance), or wrong; reason: why, a code.

    said: what the reason speaks of. lead: the unit's name as written. wanted: the task to be made.
    """

    line: int
    number: int | None
    item: str
    lead: str
    due: date | None
    fate: str
    reason: str = ""
    said: str = ""
    wanted: Wanted | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every row. version: of the frozen register that it was laid beside."""

    version: int
    rows: tuple[Row, ...]

    @property
    def make(self) -> tuple[Row, ...]:
        """The rows that become tasks."""
        return tuple(row for row in self.rows if row.fate == "make")

    @property
    def left(self) -> tuple[Row, ...]:
        """The rows that are passed over."""
        return tuple(row for row in self.rows if row.fate == "left")

    @property
    def wrong(self) -> tuple[Row, ...]:
        """The rows because of which none is taken."""
        return tuple(row for row in self.rows if row.fate == "wrong")

    @property
    def whole(self) -> bool:
        """Whether it can be taken: something is to be made, and nothing is wrong."""
        return 0 < len(self.make) <= MOST_TASKS and not self.wrong


class _Wrong(Exception):
    def __init__(self, reason: str, said: str = "", fate: str = "wrong") -> None:
        super().__init__(reason)
        self.reason, self.said, self.fate = reason, said, fate


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a row is laid beside."""

    entries: Mapping[int, dict[str, Any]]
    taken: frozenset[int]
    units: Mapping[str, int]
    twice: frozenset[int]
    year: int
    due: date | None
    cycle: str
    leader: str


def sheet_of(source: int, table: Table, year: int, cycle: str, leader: str, due: date | None) -> Sheet | None:
    """A table laid beside the last frozen register of a source; None where it is not frozen.

    year: of the plan. due: for rows that name no date, or None. cycle, leader: of every task.
    """
    version = Version.objects.filter(source=source).order_by("-number").first()
    if version is None:
        return None
    entries = {row["number"]: row for row in json.loads(version.text)["entries"] if row["kind"] == "commitment"}
    units = {
        written: pk for pk, name, short in Unit.objects.filter(active=True).values_list("pk", "name", "short")
        for written in (short, name)
    }  # fmt: skip
    counted = Counter(_number(line, entries) for line in table.lines)
    beside = _Beside(
        entries, frozenset(Promise.objects.filter(source=source).values_list("entry__number", flat=True)), units,
        frozenset(number for number, times in counted.items() if number is not None and times > 1), year, due, cycle,
        leader,
    )  # fmt: skip
    return Sheet(version.number, tuple(_row(line, beside) for line in table.lines))


def _said(line: Line, field: str) -> str:
    cell = line.cells.get(field)
    if cell is not None and cell.wrong:
        raise _Wrong("unreadable", cell.address)
    return cell.text if cell else ""


def _number(line: Line, entries: Mapping[int, Any]) -> int | None:
    """The entry that a row names, by its hidden mark or by its number."""
    marked = unmarked(line.mark)
    if marked and marked[0] in entries:
        return marked[0]
    cell = line.cells.get("number")
    text = cell.text if cell else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _row(line: Line, beside: _Beside) -> Row:
    number = _number(line, beside.entries)
    cells = {name: cell.text for name, cell in line.cells.items()}
    item, lead = cells.get("item", ""), cells.get("lead", "")
    try:
        wanted = _wanted(line, number, beside)
    except _Wrong as wrong:
        return Row(line.line, number, item, lead, None, wrong.fate, wrong.reason, wrong.said)
    return Row(line.line, number, item, lead, wanted.due, "make", wanted=wanted)


def _wanted(line: Line, number: int | None, beside: _Beside) -> Wanted:
    entry = beside.entries.get(number) if number is not None else None
    if number is None or entry is None:
        raise _Wrong("no-entry", _said(line, "number"))
    if number in beside.twice:
        raise _Wrong("twice", str(number))
    text = _said(line, "text")
    if text and _even(text) != _even(entry["text"]):
        raise _Wrong("another-text", str(number))
    if number in beside.taken:
        raise _Wrong("has-task", fate="left")
    if entry["content"]["kind"] == "stance":
        raise _Wrong("stance", fate="left")
    lead = _said(line, "lead")
    if not lead:
        raise _Wrong("no-lead")
    supporting = tuple(_unit(name, beside) for name in _said(line, "supporting").translate(_PARTS).split("、") if name)
    said = _said(line, "due")
    due = due_day(said, beside.year) if said else beside.due
    if due is None:
        raise _Wrong("bad-due" if said else "no-due", said)
    return Wanted((number,), _unit(lead, beside), due, beside.cycle, tuple(dict.fromkeys(supporting)), beside.leader)


def _unit(name: str, beside: _Beside) -> int:
    found = beside.units.get(name.strip())
    if found is None:
        raise _Wrong("no-unit", name.strip())
    return found


def _even(text: str) -> str:
    """A text without what a spreadsheet does to it."""
    return "".join(canonical(text).split())
