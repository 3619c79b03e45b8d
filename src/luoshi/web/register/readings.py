"""Rows as read, in the shape of entries; and how the entries of a source lie beside a new reading of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from luoshi import facts
from luoshi.web.register.content import of_commitment, of_figure, target, to_json

ASSIGNED = ("lead", "supporting", "due", "remark")
"""What a commitment's content holds that no reader reads."""


@dataclass(frozen=True, slots=True)
class Read:
    """A row as read that can be an entry. content: as JSON."""

    kind: str
    start: int
    end: int
    outlook: str
    content: dict[str, Any]

    @property
    def anchored(self) -> dict[str, Any]:
        """The content with its place, as an entry keeps it."""
        return {"start": self.start, "end": self.end, "content": self.content}


def read_rows(reading: facts.Reading) -> list[Read]:
    """Every figure and every commitment of a reading, in text order; stances too, for people to say so or otherwise."""
    figures = {(figure.start, figure.end): figure for figure in reading.figures}
    rows = [
        Read("figure", each.start, each.end, reading.outlook_at(each.start), to_json(of_figure(each)))
        for each in reading.figures
    ]
    for each in reading.commitments:
        inside = [figures[span] for span in each.figures if span in figures]
        targets = [target(figure.subject, figure.text) for figure in inside if figure.status == "target"]
        content = to_json(of_commitment(each, targets))
        rows.append(Read("commitment", each.start, each.end, reading.outlook_at(each.start), content))
    return sorted(rows, key=lambda row: (row.start, row.end, row.kind))


def assigned(content: dict[str, Any]) -> dict[str, Any]:
    """Of a content, what no reader reads."""
    return {name: content[name] for name in ASSIGNED if name in content}


def as_read(content: dict[str, Any]) -> dict[str, Any]:
    """Of a content, what a reader reads."""
    return {name: value for name, value in content.items() if name not in ASSIGNED}


def beside(entries: Iterable[Any], rows: Iterable[Read]) -> tuple[list[tuple[Any, Read | None]], list[Read]]:
    """Each entry that was once read with the row that now stands in its place, or None; and the rows left over.

    An entry goes with the row at its very place, else with the one that shares most characters with it.
    entries: in any order, with kind, start, end and read.
    """
    left = {(row.kind, row.start, row.end): row for row in rows}
    pairs: list[tuple[Any, Read | None]] = []
    moved = []
    for entry in entries:
        if entry.read is None:
            continue
        row = left.pop((entry.kind, entry.read["start"], entry.read["end"]), None)
        if row:
            pairs.append((entry, row))
        else:
            moved.append(entry)
    others = sorted(left.values(), key=lambda row: row.start)
    for entry in sorted(moved, key=lambda entry: entry.read["start"]):
        row = max(_touching(entry, others), key=lambda row: _shared(entry, row), default=None)
        pairs.append((entry, row))
        if row:
            others.remove(row)
    return pairs, others


def _touching(entry: Any, rows: list[Read]) -> Iterator[Read]:
    return (row for row in rows if row.kind == entry.kind and _shared(entry, row) > 0)


def _shared(entry: Any, row: Read) -> int:
    start, end = entry.read["start"], entry.read["end"]
    return int(min(end, row.end) - max(start, row.start))
