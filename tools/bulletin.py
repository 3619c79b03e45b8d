"""Make the Word template of the bulletin (通报) to GB/T 9704-2012: `python -m tools.bulletin`.

The page, the fonts and the styles are those of the assignments: see tools.word.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from tools import word

TEMPLATE = Path(__file__).parents[1] / "src/luoshi/web/delivery/templates/word/bulletin.docx"

HEADS = ("单位", "任务", "红灯", "黄灯", "灰灯", "绿灯", "逾期", "本期办结")
FIELDS = ("name", "total", "red", "yellow", "grey", "green", "overdue", "closed")


def main() -> None:
    """Write the template."""
    document = Document()
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "通报", ""
    word.page(document)
    word.styles(document)
    word.line(document, "关于重点任务落实情况的通报", "Title")
    issue = word.line(document, "{{ issue }}", "Units")
    issue.alignment, issue.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
    word.line(document, "", "Normal")
    word.line(document, "{%p for line in introduction %}", "Normal")
    word.line(document, "{{ line }}", "Normal")
    word.line(document, "{%p endfor %}", "Normal")
    word.line(document, "{%p if not introduction %}", "Normal")
    word.line(document, "现将{{ period }}重点任务落实情况通报如下。", "Normal")
    word.line(document, "{%p endif %}", "Normal")
    word.line(document, "{%p for part in parts %}", "Normal")
    word.line(document, "{{ part.heading }}", "Heading 1")
    word.line(document, "{%p for line in part.lines %}", "Normal")
    word.line(document, "{{ line }}", "Normal")
    word.line(document, "{%p endfor %}", "Normal")
    word.line(document, "{%p endfor %}", "Normal")
    day = word.line(document, "{{ day }}", "Normal")
    day.alignment, day.paragraph_format.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, word.SIZE_3 * 4
    day.paragraph_format.space_before = Pt(word.LINE_PITCH / 20)
    word.line(document, "附表：各单位任务情况", "Heading 1")
    _table(document)
    word.line(document, "{{ origin }}", "Origin")
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(TEMPLATE))


def _table(document: Any) -> None:
    table = document.add_table(rows=4, cols=len(HEADS))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    table.rows[1].cells[0].text = "{%tr for row in units %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    for place, (head, field) in enumerate(zip(HEADS, FIELDS, strict=True)):
        table.rows[0].cells[place].text = head
        table.rows[2].cells[place].text = f"{{{{ row.{field} }}}}"
    # The heads stand again on the next page, and no row is torn.
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    table.autofit = False
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for place, cell in enumerate(row.cells):
            cell.width = Mm(42 if not place else 16)
            for paragraph in cell.paragraphs:
                paragraph.style = document.styles["Origin"]
                paragraph.paragraph_format.first_line_indent = paragraph.paragraph_format.space_before = Pt(0)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if place else WD_ALIGN_PARAGRAPH.LEFT


if __name__ == "__main__":
    main()
