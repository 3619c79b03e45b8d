"""The same report as a file of every format, made with libraries that the reader does not use."""

import html
import io
import re

import docx
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

_PAGE_NUMBER = re.compile(r"\s*—+ ?\d+ ?—+\s*")
_STARTS = re.compile(r"\d{1,2}\.")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text report: what a conversion broke into lines is whole again."""
    out: list[str] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        open_line = False
        for line in block.split("\n"):
            if not line.strip() or _PAGE_NUMBER.fullmatch(line):
                continue
            if open_line and not _STARTS.match(line):
                out[-1] += line.strip()
            else:
                out.append(line.strip())
            open_line = out[-1][-1] not in "。：；"
    return out


def as_text(lines: list[str]) -> bytes:
    return "\n\n".join(lines).encode()


def as_docx(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_html(lines: list[str]) -> bytes:
    inner = "\n".join(f"<p>\u3000\u3000{html.escape(line)}</p>" for line in lines)
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>望川市人民政府</title>"
        "<style>p { margin: 12px }</style><script>var 家 = '新增企业99家。';</script></head><body>"
        "<nav><a href=/1>要闻99条</a><a href=/2>政策77项</a></nav>"
        f"<div class=content>{inner}</div>"
        "<footer>访问量1234567次，备案号99号。</footer></body></html>"
    ).encode()


def as_pdf(lines: list[str], indent: bool = True, size: float = 16) -> bytes:
    """Wrapped and justified lines on A4, with page numbers; with or without an indent, then with a gap instead."""
    style = ParagraphStyle(
        "body",
        fontName=FONT,
        fontSize=size,
        leading=size * 1.75,
        wordWrap="CJK",
        alignment=TA_JUSTIFY,
        firstLineIndent=2 * size if indent else 0,
        spaceAfter=0 if indent else size,
    )

    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont(FONT, 12)
        canvas.drawCentredString(A4[0] / 2, 40, f"— {canvas.getPageNumber()} —")

    file = io.BytesIO()
    document = SimpleDocTemplate(file, pagesize=A4, leftMargin=79, rightMargin=74, topMargin=105, bottomMargin=99)
    document.build([Paragraph(html.escape(line), style) for line in lines], onFirstPage=foot, onLaterPages=foot)
    return file.getvalue()
