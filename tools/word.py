"""Make the Word templates of the assignments (分工方案) and the month's pack to GB/T 9704-2012: `python -m tools.word`.

Margins 37 mm above, 35 below, 28 left, 26 right; a grid of 22 lines of 28 characters of size 3 (16 pt); fonts are
named, not shipped. The first is an ordinary Word file: an office opens it, changes it, and names its own with
LUOSHI_WORD_TEMPLATE.
"""

from math import floor
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

WEB = Path(__file__).parents[1] / "src/luoshi/web"
TEMPLATE = WEB / "register/templates/word/assignments.docx"
PACK = WEB / "monitor/templates/word/pack.docx"

SIZE_2, SIZE_3, SIZE_4 = Pt(22), Pt(16), Pt(14)
TITLE, BODY, FIRST, SECOND, PAGE = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"

LINES, CHARACTERS = 22, 28
LINE_PITCH = int((297 - 37 - 35) / 25.4 * 1440 / LINES)
"""Twips from line to line: 579, so that 22 fit."""
NARROWER = floor(((210 - 28 - 26) / 25.4 * 72 / CHARACTERS - 16) * 20)
"""What a character of 16 pt is narrowed by, in twips: -5, so that 28 of them fill the line.

A grid of characters would say the same, but LibreOffice gives a character that is wider than its cell two of them.
"""

INTRODUCTION = (
    "为落实{{ title }}确定的各项任务，现将其中{{ count }}项任务分工如下。"
    "各项任务由牵头单位负总责，配合单位按职责分工落实。"
)


def main() -> None:
    """Write the templates."""
    _assignments()
    _pack()


def _blank(title: str) -> Any:
    document = Document()
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", title, ""
    page(document)
    styles(document)
    return document


def _pack() -> None:
    document = _blank("主要指标监测")
    line(document, "{{ title }}", "Title")
    line(document, "", "Normal").paragraph_format.first_line_indent = Pt(0)
    line(document, "{{ introduction }}", "Normal")
    line(document, "{%p for part in parts %}", "Normal")
    line(document, "{{ part.heading }}", "Heading 1")
    line(document, "{%p for row in part.rows %}", "Normal")
    line(document, "{{ row.place }}．{{ row.name }}。{{ row.now }}{{ row.reason }}", "Normal")
    line(document, "{%p if row.change %}", "Normal")
    line(document, "{{ row.change }}", "Units")
    line(document, "{%p endif %}", "Normal")
    line(document, "{%p endfor %}", "Normal")
    line(document, "{%p endfor %}", "Normal")
    line(document, "{{ origin }}", "Origin")
    PACK.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(PACK))


def _assignments() -> None:
    document = _blank("分工方案")
    line(document, "{{ title }}", "Title")
    line(document, "重点任务分工方案", "Title")
    line(document, "", "Normal").paragraph_format.first_line_indent = Pt(0)
    line(document, INTRODUCTION, "Normal")
    line(document, "{%p for part in parts %}", "Normal")
    line(document, "{%p for heading in part.headings %}", "Normal")
    line(document, "{%p if heading.level == 1 %}", "Normal")
    line(document, "{{ heading.title }}", "Heading 1")
    line(document, "{%p else %}", "Normal")
    line(document, "{{ heading.title }}", "Heading 2")
    line(document, "{%p endif %}", "Normal")
    line(document, "{%p endfor %}", "Normal")
    line(document, "{%p for task in part.tasks %}", "Normal")
    line(
        document,
        "{{ task.place }}．{{ task.item }}。{% if task.target %}目标值：{{ task.target }}。{% endif %}",
        "Normal",
    )
    line(
        document,
        "（{% if task.lead %}牵头单位：{{ task.lead }}{% else %}牵头单位：待定{% endif %}"
        "{% if task.supporting %}；配合单位：{{ task.supporting }}{% endif %}"
        "{% if task.due %}；完成时限：{{ task.due }}{% endif %}）",
        "Units",
    )
    line(document, "{%p if task.remark %}", "Normal")
    line(document, "备注：{{ task.remark }}", "Normal")
    line(document, "{%p endif %}", "Normal")
    line(document, "{%p endfor %}", "Normal")
    line(document, "{%p endfor %}", "Normal")
    line(document, "{{ origin }}", "Origin")
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(TEMPLATE))


def page(document: Any) -> None:
    """Margins, the grid of lines, and the page number."""
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    # The page number stands 7 mm below the text.
    section.footer_distance = Mm(35 - 7 - 5)
    section.header_distance = Mm(15)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(LINE_PITCH))
    section._sectPr.append(grid)
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number(footer: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 — in size 4, one character from the outer edge."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    form = paragraph.paragraph_format
    form.first_line_indent = Pt(0)
    form.left_indent = form.right_indent = SIZE_4
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text or "")
        _font(run, PAGE, SIZE_4, PAGE)
        if text is None:
            for kind, content in (("begin", ""), ("", " PAGE "), ("end", "")):
                field = OxmlElement("w:fldChar" if kind else "w:instrText")
                if kind:
                    field.set(qn("w:fldCharType"), kind)
                else:
                    field.text = content
                run._r.append(field)


def styles(document: Any) -> None:
    """Fonts and sizes of the text, the headings, the lines about units and of the last line."""
    styles = document.styles
    normal = styles["Normal"]
    _font(normal, BODY, SIZE_3)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _tight(normal.paragraph_format, SIZE_3 * 2)
    for name, font, size, align in (
        ("Title", TITLE, SIZE_2, WD_ALIGN_PARAGRAPH.CENTER),
        ("Heading 1", FIRST, SIZE_3, WD_ALIGN_PARAGRAPH.LEFT),
        ("Heading 2", SECOND, SIZE_3, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        style = styles[name]
        _font(style, font, size)
        style.font.bold = style.font.italic = False
        border = style.element.pPr.find(qn("w:pBdr"))
        if border is not None:
            style.element.pPr.remove(border)
        style.paragraph_format.alignment = align
        style.paragraph_format.keep_with_next = True
        _tight(style.paragraph_format, Pt(0) if name == "Title" else SIZE_3 * 2)
    units = styles.add_style("Units", 1)
    units.base_style = normal
    _font(units, SECOND, SIZE_3)
    origin = styles.add_style("Origin", 1)
    origin.base_style = normal
    _font(origin, BODY, SIZE_4)
    origin.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    origin.paragraph_format.space_before = Pt(2 * LINE_PITCH / 20)
    for name in ("Normal", "Heading 1", "Heading 2"):
        _narrow(styles[name])
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for style in styles:
        if style.type == 1 and style.font.color is not None:
            style.font.color.rgb = None


def _tight(form: Any, indent: Any) -> None:
    form.first_line_indent = indent
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = 1
    form.widow_control = False


def _font(thing: Any, chinese: str, size: Any, latin: str = LATIN) -> None:
    thing.font.size = size
    thing.font.name = latin
    fonts = thing.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), chinese)
    fonts.set(qn("w:hAnsi"), latin)


def _narrow(style: Any) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(NARROWER))
    style.element.get_or_add_rPr().append(spacing)


def line(document: Any, text: str, style: str) -> Any:
    """A paragraph of that style."""
    return document.add_paragraph(text, style=style)


if __name__ == "__main__":
    main()
