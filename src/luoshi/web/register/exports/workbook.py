"""An edition as an Excel file that an office can work in and that can be read back."""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from luoshi.web.register.exports.cells import FORMULA, MARK, cells, mark, written
from luoshi.web.register.exports.edition import COLUMNS, Edition, Progress, Row, unwatched

SHEET = "台账"
ORIGIN = "来源"
"""The hidden sheet that names the source."""

HEAD_ROW = 3
A4 = 9
"""As the format numbers paper."""

_WIDTHS = (6, 38, 24, 38, 16, 22, 13, 14)
_LAST = len(COLUMNS)
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL = PatternFill("solid", fgColor="E7EEF7")
_SECTION_FILL = PatternFill("solid", fgColor="F5F4F0")
_WRAP = Alignment(vertical="top", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TEXT = "@"
"""The number format of text: what is typed there stays as typed."""


def workbook(edition: Edition, progress: Progress = unwatched) -> bytes:
    """The .xlsx file: a title, the columns of COLUMNS, a heading for each section, a hidden column of marks.

    Every cell of text is stored as text; one that begins like a formula has the quote prefix, so that it stays text
    when somebody edits it, and reads back as it was.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    _page(sheet)
    _across(sheet, 1, f"{edition.title} 重点任务台账", Font(name="黑体", size=16), height=30)
    _across(sheet, 2, _origin(edition), Font(name="宋体", size=9, color="596069"), height=16)
    for column, (_name, head) in enumerate(COLUMNS, 1):
        _head(sheet, column, head)
    _head(sheet, _LAST + 1, MARK)
    section: tuple[str, ...] = ()
    line = HEAD_ROW
    for done, row in enumerate(edition.rows):
        if row.section != section:
            section = row.section
            line += 1
            _across(sheet, line, " › ".join(section) or "（未分章节）", Font(name="黑体", size=10), fill=_SECTION_FILL)
        line += 1
        _row(sheet, line, row)
        if done % 100 == 0:
            progress(done, len(edition.rows))
    _hidden(book, edition)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _origin(edition: Edition) -> str:
    if edition.version is not None:
        return f"台账第 {edition.version} 版，sha256 {edition.hash}"
    which = "已确认事项" if edition.which == "confirmed" else "在册事项（含待审）"
    return f"{which}，尚未冻结为版本；来源 sha256 {edition.sha256}"


def _page(sheet: Worksheet) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[column]].width = width
    sheet.column_dimensions["I"].hidden = True
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter.center.text = "&P / &N"  # type: ignore[union-attr]


def _put(cell: Any, text: str) -> Any:
    """Write text into a cell, never a formula."""
    assert isinstance(cell, Cell)
    said = written(text)
    cell.value = said or None
    if said:
        cell.data_type = "s"
    cell.number_format = _TEXT
    if text.startswith(FORMULA) or said.startswith(FORMULA):
        cell.quotePrefix = True
    return cell


def _across(
    sheet: Worksheet, line: int, text: str, font: Font, height: int = 0, fill: PatternFill | None = None
) -> None:
    cell = _put(sheet.cell(line, 1), text)
    cell.font = font
    cell.alignment = Alignment(vertical="center", horizontal=None if fill else "center", wrap_text=bool(fill))
    if fill:
        cell.fill = fill
    if height:
        sheet.row_dimensions[line].height = height
    sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=_LAST)


def _head(sheet: Worksheet, column: int, head: str) -> None:
    cell = _put(sheet.cell(HEAD_ROW, column), head)
    cell.font, cell.alignment = Font(name="黑体", size=11), _CENTRE
    cell.fill, cell.border = _HEAD_FILL, _BOX


def _row(sheet: Worksheet, line: int, row: Row) -> None:
    number = sheet.cell(line, 1, row.number)
    number.alignment, number.border = _CENTRE, _BOX
    number.font = Font(name="宋体", size=10)
    for column, text in enumerate(cells(row).values(), 2):
        cell = _put(sheet.cell(line, column), text)
        cell.font, cell.alignment, cell.border = Font(name="宋体", size=10), _WRAP, _BOX
    _put(sheet.cell(line, _LAST + 1), mark(row))


def _hidden(book: Workbook, edition: Edition) -> None:
    sheet = book.create_sheet(ORIGIN)
    facts = (("source", edition.sha256), ("version", str(edition.version or "")), ("hash", edition.hash or ""))
    for line, pair in enumerate(facts, 1):
        for column, text in enumerate(pair, 1):
            _put(sheet.cell(line, column), text)
    sheet.sheet_state = "hidden"
