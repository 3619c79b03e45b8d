"""The ledger as an Excel file, in the words of the reader's language."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from luoshi.web.delivery import words
from luoshi.web.delivery.queries.ledger import LedgerRow
from luoshi.web.register.exports.cells import FORMULA, written

HEAD_ROW = 2
A4 = 9
"""As the format numbers paper."""

_WIDTHS = (7, 38, 18, 20, 11, 28, 10, 12, 12, 10, 20, 9, 10, 8, 9, 10, 30, 26, 26)
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL = PatternFill("solid", fgColor="E7EEF7")
_WRAP = Alignment(vertical="top", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def heads() -> tuple[str, ...]:
    """The heads of the columns."""
    return (
        _("序号"), _("事项"), _("牵头单位"), _("配合单位"), _("分管领导"), _("完成标准"), _("状态"), _("原定期限"),
        _("期限"), _("亮灯"), _("亮灯原因"), _("填报周期"), _("曾逾期"), _("复开次数"), _("填报期"), _("进度（%）"),
        _("做了什么"), _("问题"), _("需要协调"),
    )  # fmt: skip


def workbook(rows: Sequence[LedgerRow], day: date) -> bytes:
    """The .xlsx file: every cell of text is stored as text, and nothing in it is a formula."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _("任务台账")
    title = _put(sheet.cell(1, 1), f"{_('任务台账')} {day:%Y-%m-%d}")
    title.font = Font(name="黑体", size=16)
    for column, (head, width) in enumerate(zip(heads(), _WIDTHS, strict=True), 1):
        cell = _put(sheet.cell(HEAD_ROW, column), head)
        cell.font, cell.alignment, cell.fill, cell.border = Font(name="黑体", size=11), _CENTRE, _HEAD_FILL, _BOX
        sheet.column_dimensions[get_column_letter(column)].width = width
    for line, row in enumerate(rows, HEAD_ROW + 1):
        for column, value in enumerate(_cells(row), 1):
            cell = _put(sheet.cell(line, column), value)
            cell.font, cell.alignment, cell.border = Font(name="宋体", size=10), _WRAP, _BOX
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(_WIDTHS))}{HEAD_ROW + len(rows)}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(each: LedgerRow) -> tuple[Any, ...]:
    row, report = each.row, each.report
    reason = str(words.LIGHT_REASON[row.light.reason]) % {"number": row.light.number}
    return (
        row.id, row.title, each.lead, "、".join(each.supporting), row.leader, each.criterion,
        str(words.STATE[row.state]), row.due_original, row.due_current, str(words.LIGHT[row.light.colour]), reason,
        str(words.CYCLE[each.cycle]), _("是") if row.was_overdue else "", row.reopened or None,
        report.period if report else "", report.percent if report else None, report.done if report else "",
        report.problem if report else "", report.help if report else "",
    )  # fmt: skip


def _put(cell: Any, value: Any) -> Any:
    """Write a number, a day, or a text that is never a formula."""
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        said = written(value)
        cell.value = said or None
        if said:
            cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = said.startswith(FORMULA)
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    return cell
