"""A distrusted file of observations as plain cells: Excel through the register's own reader, CSV through Python's."""

import csv
import io

from openpyxl.utils import get_column_letter

from luoshi.facts import Refusal
from luoshi.intake.encoding import decode
from luoshi.judging.observations import Asked, BadTable, Rows, Said, said
from luoshi.judging.observations.reasons import TABLES
from luoshi.web.register.exports.cells import canonical
from luoshi.web.register.imports.book import MOST_COLUMNS, MOST_ROWS, BadFile, Cell, opened
from luoshi.web.register.imports.words import FILES
from luoshi.web.site.languages import in_language

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Unreadable(Exception):
    """A file that is refused whole. why: in Chinese and in English."""

    def __init__(self, why: tuple[str, str]) -> None:
        super().__init__(why[1])
        self.why = why

    def message(self) -> str:
        """Why, in the reader's language."""
        return in_language(self.why)


def values(name: str, data: bytes, asked: Asked) -> tuple[Said, ...]:
    """The values that a file states. Raises Unreadable, whatever is wrong with it."""
    try:
        if data.startswith((ZIP, OLE)):
            sheets: list[Rows] = [sheet.rows for sheet in opened(data) if not sheet.hidden]
        else:
            sheets = [_csv(name, data)]
        return said(sheets, asked)
    except BadFile as bad:
        zh, en = FILES[bad.code]
        raise Unreadable((zh.format(**bad.data), en.format(**bad.data))) from bad
    except BadTable as bad:
        zh, en = TABLES[bad.code]
        raise Unreadable((zh.format(**bad.data), en.format(**bad.data))) from bad
    except Refusal as bad:
        raise Unreadable((bad.message("zh"), bad.message("en"))) from bad


def _csv(name: str, data: bytes) -> Rows:
    text, _encoding = decode(name, data)
    if "\0" in text:
        raise BadFile("no-workbook")
    rows: list[tuple[int, dict[int, Cell]]] = []
    try:
        for line, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
            if line > MOST_ROWS:
                raise BadFile("too-many-rows", most=MOST_ROWS)
            cells = {
                column: _cell(shown, line, column)
                for column, shown in enumerate(row[:MOST_COLUMNS], 1)
                if shown.strip()
            }
            if cells:
                rows.append((line, cells))
    except csv.Error as error:
        raise BadFile("broken") from error
    return rows


def _cell(text: str, line: int, column: int) -> Cell:
    address = f"{get_column_letter(column)}{line}"
    return Cell(address, "", "formula") if text.startswith("=") else Cell(address, canonical(text))
