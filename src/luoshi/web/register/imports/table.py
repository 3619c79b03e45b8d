"""The table in an office's file: which sheet, which columns, which rows."""

import re
from dataclasses import dataclass

from luoshi.lexicon import groups
from luoshi.web.register.exports.cells import MARK
from luoshi.web.register.exports.edition import COLUMNS
from luoshi.web.register.exports.workbook import ORIGIN
from luoshi.web.register.imports.book import BadFile, Cell, Sheet

HEADS_WITHIN = 40
"""Lines from the top among which the heads are looked for."""

_FEWEST = 3
"""Heads that make a line the line of heads."""

_ASIDE = re.compile(r"[（(].*?[）)]|[\s:：*＊]")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table. cells: by field; a field whose cell is empty has none. mark: the hidden cell."""

    line: int
    cells: dict[str, Cell]
    mark: str


@dataclass(frozen=True, slots=True)
class Table:
    """What is read of a file.

    fields: the columns found. missing: those that are not there. extra: heads that mean nothing here. source: the
    sha256 that the file names as its source, or "". headings: lines that are headings; others: sheets left unread.
    """

    sheet: str
    lines: tuple[Line, ...]
    fields: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    marked: bool
    headings: int
    others: tuple[str, ...]
    source: str


def table(sheets: tuple[Sheet, ...]) -> Table:
    """The first table whose heads are an office's, in sheet order, hidden sheets last. Raises BadFile."""
    source = next((_named(sheet) for sheet in sheets if sheet.hidden and sheet.name == ORIGIN), "")
    for sheet in sorted(sheets, key=lambda sheet: sheet.hidden):
        for line, cells in sheet.rows:
            if line > HEADS_WITHIN:
                break
            columns, mark, extra = _heads(cells)
            if len(columns) >= _FEWEST and {"item", "text"} & columns.keys():
                if "number" not in columns:
                    raise BadFile("no-number")
                others = tuple(each.name for each in sheets if each is not sheet and each.rows and not each.hidden)
                return _table(sheet, line, columns, mark, extra, others, source)
    raise BadFile("no-heads")


def _named(sheet: Sheet) -> str:
    for _line, cells in sheet.rows:
        if 1 in cells and cells[1].text == "source" and 2 in cells:
            return cells[2].text
    return ""


def _heads(cells: dict[int, Cell]) -> tuple[dict[str, int], int | None, tuple[str, ...]]:
    """Field → column, the column of marks, and the heads left over. The head that Luoshi writes beats its like."""
    words = groups("sheets")
    own: dict[str, int] = {}
    like: dict[str, list[int]] = {}
    mark, extra = None, {}
    for column, cell in cells.items():
        head = _ASIDE.sub("", cell.text)
        field = next((name for name, its in words.items() if head in its), None)
        if head == MARK:
            mark = column
        elif field is None:
            extra[column] = cell.text
        elif head == words[field][0]:
            if field in own:
                raise BadFile("same-heads", head=cell.text)
            own[field] = column
        else:
            like.setdefault(field, []).append(column)
    for field, columns in like.items():
        if field in own:
            extra |= {column: cells[column].text for column in columns}
        elif len(columns) > 1 and len(own) + len(like) >= _FEWEST:
            raise BadFile("same-heads", head="、".join(cells[column].text for column in columns))
        else:
            own[field] = columns[0]
    return own, mark, tuple(extra[column] for column in sorted(extra) if extra[column])


def _table(
    sheet: Sheet, head: int, columns: dict[str, int], mark: int | None, extra: tuple[str, ...],
    others: tuple[str, ...], source: str,
) -> Table:  # fmt: skip
    lines = []
    headings = 0
    for number, cells in sheet.rows:
        if number <= head:
            continue
        said = {field: cells[column] for field, column in columns.items() if column in cells}
        if not said:
            continue
        if _heading(said, merged=number in sheet.across):
            headings += 1
            continue
        lines.append(Line(number, said, cells[mark].text if mark in cells else ""))
    fields = tuple(name for name, _head in COLUMNS if name in columns)
    missing = tuple(name for name, _head in COLUMNS if name not in columns)
    return Table(sheet.name, tuple(lines), fields, missing, extra, mark is not None, headings, others, source)


def _heading(said: dict[str, Cell], *, merged: bool) -> bool:
    """A section's title over the rows, or the heads once more, as on a new page."""
    if len(said) == 1:
        number = said.get("number")
        return merged or bool(number and not number.wrong and not number.text[:1].isdigit())
    words = groups("sheets")
    return all(_ASIDE.sub("", cell.text) in words[field] for field, cell in said.items())
