"""A table beside the register: the fate of each row, before anything is written."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from luoshi.web.register.content import BadContent, from_json
from luoshi.web.register.exports.cells import cells, digest, unmarked
from luoshi.web.register.exports.edition import EDITED, Progress, Row, unwatched
from luoshi.web.register.imports.find import Finder
from luoshi.web.register.imports.table import Line, Table

FATES = ("updated", "added", "refused", "unchanged")


@dataclass(frozen=True, slots=True)
class Held:
    """An entry of the register, whatever its state. row: None where it is no commitment."""

    number: int
    state: str
    row: Row | None
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of a row: what the register says, and what the file says."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one row of the file.

    line: its line in the sheet. number: its entry, None where it is new. fate: one of FATES. reason: why it is refused,
    a key of imports.words.REASONS, with data for the message. span: where the source states it, if that is new.
    """

    line: int
    number: int | None
    item: str
    fate: str
    reason: str = ""
    data: tuple[tuple[str, str], ...] = ()
    changes: tuple[Changed, ...] = ()
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The fate of every row. absent: entries of the register that the file does not name; they stay as they are."""

    fates: tuple[Fate, ...]
    absent: tuple[int, ...]

    def of(self, fate: str) -> tuple[Fate, ...]:
        """The rows of one fate."""
        return tuple(each for each in self.fates if each.fate == fate)

    @property
    def seal(self) -> str:
        """The same for the same plan only: 64 hexadecimal digits."""
        told = [asdict(each) for each in self.fates if each.fate != "unchanged"]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


class _Refuse(Exception):
    def __init__(self, reason: str, number: int | None = None, **data: str) -> None:
        super().__init__(reason)
        self.reason, self.number, self.data = reason, number, data


def plan(table: Table, held: Mapping[int, Held], text: str, progress: Progress = unwatched) -> Plan:
    """Lay a table beside the register. held: every entry, by its number. text: the source's."""
    finder = Finder(text)
    taken = {
        (each.row.start, each.row.end) for each in held.values() if each.row and each.state in ("open", "confirmed")
    }
    wanted = Counter(_number(line, held, quiet=True) for line in table.lines)
    fates = []
    for done, line in enumerate(table.lines):
        if done % 50 == 0:
            progress(done, len(table.lines))
        try:
            fate = _fate(line, table, held, finder, taken, wanted)
        except _Refuse as refused:
            fate = Fate(
                line.line, refused.number, _said(line, "item"), "refused", refused.reason, tuple(refused.data.items())
            )
        if fate.span:
            taken.add(fate.span)
        fates.append(fate)
    named = {fate.number for fate in fates}
    absent = tuple(
        number
        for number, each in sorted(held.items())
        if each.row and each.state in ("open", "confirmed") and number not in named and each.content["kind"] != "stance"
    )
    return Plan(tuple(fates), absent)


def _said(line: Line, field: str) -> str:
    return line.cells[field].text if field in line.cells else ""


def _number(line: Line, held: Mapping[int, Held], *, quiet: bool = False) -> int | None:
    """The entry that a row names, None where it is new. The hidden mark knows it whatever was done to the numbers."""
    said = _said(line, "number")
    if not said:
        return None
    marked = unmarked(line.mark)
    if marked and marked[0] in held:
        return marked[0]
    if said.isascii() and said.isdigit() and len(said) <= 9:
        return int(said)
    if quiet:
        return None
    raise _Refuse("bad-number", said=said[:40])


def _fate(
    line: Line, table: Table, held: Mapping[int, Held], finder: Finder, taken: set[tuple[int, int]],
    wanted: Counter[int | None],
) -> Fate:  # fmt: skip
    wrong = next((cell for cell in line.cells.values() if cell.wrong), None)
    if wrong:
        raise _Refuse(wrong.wrong, _number(line, held, quiet=True), cell=wrong.address)
    number = _number(line, held)
    if number is None:
        return _new(line, finder, taken)
    if wanted[number] > 1:
        raise _Refuse("twice", number)
    entry = held.get(number)
    if entry is None:
        raise _Refuse("unknown", number)
    if entry.row is None:
        raise _Refuse("figure", number)
    now = cells(entry.row)
    said = {name: _said(line, name) if name in table.fields else now[name] for name in EDITED}
    marked = unmarked(line.mark)
    untouched = bool(marked and set(EDITED) <= set(table.fields) and digest(said) == marked[1])
    if entry.state not in ("open", "confirmed"):
        raise _Refuse(entry.state, number)
    if untouched or said == now:
        return Fate(line.line, number, said["item"], "unchanged")
    if marked and digest(now) != marked[1]:
        raise _Refuse("stale", number)
    return _update(line, number, entry, now, said, finder, taken, marked=bool(marked))


def _update(
    line: Line, number: int, entry: Held, now: dict[str, str], said: dict[str, str], finder: Finder,
    taken: set[tuple[int, int]], *, marked: bool,
) -> Fate:  # fmt: skip
    assert entry.row is not None
    span = None
    if said["text"] != now["text"]:
        near = (entry.row.start, entry.row.end)
        span = _place(said["text"], finder, number, near if marked else None)
        if span == near:
            span = None
        elif span in taken:
            raise _Refuse("there-already", number)
    changes = tuple(
        Changed(name, now[name], said[name]) for name in EDITED if said[name] != now[name] and (name != "text" or span)
    )
    if not changes:
        return Fate(line.line, number, said["item"], "unchanged")
    _checked({**entry.content, **{each.field: each.after for each in changes if each.field != "text"}}, number)
    return Fate(line.line, number, said["item"], "updated", changes=changes, span=span)


def _new(line: Line, finder: Finder, taken: set[tuple[int, int]]) -> Fate:
    span = _place(_said(line, "text"), finder, None, None)
    if span in taken:
        raise _Refuse("there-already")
    said = {name: _said(line, name) for name in EDITED}
    _checked({**said, "kind": "action", "strength": "will"}, None)
    changes = tuple(Changed(name, "", said[name]) for name in EDITED if said[name])
    return Fate(line.line, None, said["item"], "added", changes=changes, span=span)


def _place(quote: str, finder: Finder, number: int | None, near: tuple[int, int] | None) -> tuple[int, int]:
    """Where the source states it, which must be one place. near: the entry's own, which decides between several."""
    if not quote:
        raise _Refuse("no-text", number)
    places = finder.places(quote)
    if near and len(places) > 1:
        places = [place for place in places if place[0] < near[1] and near[0] < place[1]]
    if not places:
        raise _Refuse("not-in-source", number)
    if len(places) > 1:
        raise _Refuse("many-in-source", number, places=str(len(places)))
    return places[0]


def _checked(content: dict[str, Any], number: int | None) -> None:
    try:
        from_json("commitment", content)
    except BadContent as bad:
        field, code = next(iter(bad.problems.items()))
        raise _Refuse("long" if code == "long" else "required", number, field=field) from bad
