"""The month's pack as PDF, laid out as the Word file is: to GB/T 9704, with 22 lines of 28 characters on a page.

The typeface is named and not shipped, as in Word: whoever opens the file sees it in the Song of their own system.
"""

import io
from typing import Any
from xml.sax.saxutils import escape

from luoshi.web.monitor.document import Pack

MARGINS = (37.0, 28.0, 26.0, 35.0)
"""Top, left, right, bottom, in millimetres."""

LINES, LETTERS = 22, 28
_SONG = "STSong-Light"
_MM = 72 / 25.4


def in_pdf(pack: Pack) -> bytes:
    """The .pdf file; the same pack gives the same bytes."""
    # Only who asks for a PDF waits for what draws it.
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    pdfmetrics.registerFont(UnicodeCIDFont(_SONG))
    top, left, right, bottom = (each * _MM for each in MARGINS)
    out = io.BytesIO()
    width, height = A4[0] - left - right, A4[1] - top - bottom
    frame = Frame(left, bottom, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    made = BaseDocTemplate(
        out, pagesize=A4, bottomMargin=bottom, title=pack.title, author="", lang="zh-CN", invariant=1,
        pageTemplates=[PageTemplate(frames=[frame], onPage=_numbered)],
    )  # fmt: skip
    styles = _styles(width / LETTERS, height / LINES)
    made.build([Paragraph(escape(text), styles[name]) for name, text in _paragraphs(pack)])
    return out.getvalue()


def _paragraphs(pack: Pack) -> list[tuple[str, str]]:
    found = [("title", pack.title), ("body", pack.introduction)]
    for part in pack.parts:
        found.append(("heading", part.heading))
        for row in part.rows:
            found.append(("body", f"{row.place}．{row.name}。{row.now}{row.reason}"))
            if row.change:
                found.append(("body", row.change))
    return [*found, ("origin", pack.origin)]


def _styles(size: float, line: float) -> dict[str, Any]:
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle

    body = ParagraphStyle(
        "body", fontName=_SONG, fontSize=size, leading=line, firstLineIndent=2 * size, alignment=TA_JUSTIFY,
        wordWrap="CJK",
    )  # fmt: skip
    return {
        "body": body,
        "title": ParagraphStyle(
            "title", body, fontSize=22, leading=1.5 * line, firstLineIndent=0, alignment=TA_CENTER, spaceAfter=line,
        ),
        "heading": ParagraphStyle("heading", body, fontSize=1.1 * size, keepWithNext=1),
        "origin": ParagraphStyle(
            "origin", body, fontSize=0.75 * size, leading=0.75 * line, firstLineIndent=1.5 * size, spaceBefore=line,
        ),
    }  # fmt: skip


def _numbered(canvas: Any, made: Any) -> None:
    """The page's number at its foot, 7 mm below the text."""
    canvas.setFont(_SONG, 14)
    canvas.drawCentredString(made.pagesize[0] / 2, made.bottomMargin - 7 * _MM - 14, f"— {made.page} —")
