"""A distrusted .xlsx file as plain cells: bounded in every direction, formulas never evaluated."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from luoshi.web.register.exports.cells import canonical

MOST_BYTES = 8 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 400
MOST_SHEETS = 20
MOST_ROWS = 5000
MOST_COLUMNS = 60
MOST_MERGES = 5000
_PIECE = 1024 * 1024
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class BadFile(Exception):
    """A file that is refused whole. code: a key of imports.words.FILES; data: for its message."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. text: canonical, as a person reads it. wrong: "", formula or error."""

    address: str
    text: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. rows: (line, cells) of the lines that hold something, cells by column, both from 1.

    across: lines of which one merged cell takes three columns or more.
    """

    name: str
    hidden: bool
    rows: tuple[tuple[int, dict[int, Cell]], ...]
    across: frozenset[int]


def opened(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx file. Raises BadFile, whatever is wrong with it."""
    if len(data) > MOST_BYTES:
        raise BadFile("too-large", most=MOST_BYTES // 1024 // 1024)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise BadFile("old-or-locked")
    if data[:4] != b"PK\x03\x04":
        raise BadFile("no-workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _bounded(archive)
            return tuple(_sheets(data, archive))
    except BadFile:
        raise
    except Exception as error:
        # A damaged file breaks zipfile, expat and openpyxl in every way there is; none of them is worth telling apart.
        raise BadFile("broken") from error


def _bounded(archive: zipfile.ZipFile) -> None:
    """Unpack every part once, to see how large it is and that it declares no entities."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise BadFile("too-large-inside", most=MOST_UNPACKED // 1024 // 1024)
    total = 0
    for part in parts:
        if part.flag_bits & 1:
            raise BadFile("old-or-locked")
        with archive.open(part) as file:
            last = b""
            while piece := file.read(_PIECE):
                total += len(piece)
                if total > MOST_UNPACKED:
                    raise BadFile("too-large-inside", most=MOST_UNPACKED // 1024 // 1024)
                seen = (last + piece).replace(b"\0", b"").upper()
                if part.filename.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in seen or b"<!ENTITY" in seen):
                    raise BadFile("broken")
                last = piece[-32:]


def _sheets(data: bytes, archive: zipfile.ZipFile) -> Iterator[Sheet]:
    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        if len(book.worksheets) > MOST_SHEETS:
            raise BadFile("too-many-sheets", most=MOST_SHEETS)
        for sheet in book.worksheets:
            merges = _merges(archive, sheet._worksheet_path)  # type: ignore[attr-defined]
            yield _sheet(sheet, merges)
    finally:
        book.close()


def _sheet(sheet: Any, merges: list[tuple[int, int, int, int]]) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for line, row in enumerate(sheet.iter_rows(min_row=1, max_row=MOST_ROWS, max_col=MOST_COLUMNS), 1):
        found = {
            column: _cell(cell, line, column)
            for column, cell in enumerate(row, 1)
            if cell.value is not None and (cell.data_type != "s" or str(cell.value).strip())
        }
        if found:
            rows[line] = found
    across = set()
    filled = 0
    for left, top, right, bottom in merges:
        if right - left >= 2:
            across.add(top)
        first = rows.get(top, {}).get(left)
        for line in range(top + 1, min(bottom, MOST_ROWS) + 1):
            filled += 1
            if filled > MOST_ROWS * MOST_COLUMNS:
                raise BadFile("broken")
            if first is not None and left not in rows.get(line, {}):
                rows.setdefault(line, {})[left] = first
    return Sheet(sheet.title, sheet.sheet_state != "visible", tuple(sorted(rows.items())), frozenset(across))


def _cell(cell: Any, line: int, column: int) -> Cell:
    address = f"{get_column_letter(column)}{line}"
    if cell.data_type == "f":
        return Cell(address, "", "formula")
    if cell.data_type == "e":
        return Cell(address, canonical(str(cell.value)), "error")
    return Cell(address, canonical(shown(cell.value)))


def shown(value: Any) -> str:
    """A cell's value as a person reads it: 12, not 12.0; dates as an office writes them."""
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


def _merges(archive: zipfile.ZipFile, path: str) -> list[tuple[int, int, int, int]]:
    """The merged ranges of a sheet: left, top, right, bottom, from 1. openpyxl does not tell them when it streams.

    Raises BadFile too-many-rows where a line beyond the last that is read holds something: openpyxl is silent about it.
    """
    found: list[tuple[int, int, int, int]] = []
    line, filled = 0, False
    with archive.open(path) as file:
        for _event, element in iterparse(file):
            if element.tag == f"{_MAIN}c":
                filled |= len(element) > 0
            elif element.tag == f"{_MAIN}row":
                line = int(element.attrib.get("r", line + 1))
                if filled and line > MOST_ROWS:
                    raise BadFile("too-many-rows", most=MOST_ROWS)
                filled = False
            elif element.tag == f"{_MAIN}mergeCell":
                found.append(range_boundaries(element.attrib["ref"]))  # type: ignore[arg-type]
                if len(found) > MOST_MERGES:
                    raise BadFile("broken")
            if element.tag not in (f"{_MAIN}v", f"{_MAIN}is", f"{_MAIN}f"):
                element.clear()
    return found
