"""PDF documents: text where there is text, recognized where there are pictures of it."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from luoshi.facts import Refusal, Source
from luoshi.intake.body import source_of
from luoshi.intake.glyphs import Glyph, Line, lines, plain
from luoshi.intake.layout import paragraphs
from luoshi.intake.limits import PAGES, SCANNED_PAGES, TEXT
from luoshi.intake.looks import LOOKS

FEW = 10
"""A page with a picture and fewer characters than this is a scan: a stamp or a page number is all its text."""

GARBLED = 0.2
"""From this share of characters without a meaning on, a page's text is of no use."""

_FINE = 1_000_000


def from_pdf(name: str, data: bytes) -> Source:
    """The source in the PDF document `data`, every character with its page and box.

    Raises Refusal: broken-file, encrypted-file, too-many-pages, empty-file, too-large, and needs-ocr where pages are
    scanned and the extra `ocr` is not installed.
    """
    with closing(_open(name, data)) as document:
        if len(document) > PAGES:
            raise Refusal("too-many-pages", name=name, pages=len(document), limit=PAGES)
        read: list[Line] = []
        scanned: list[int] = []
        taken = 0
        for number in range(1, len(document) + 1):
            with closing(_page(name, document, number)) as page:
                glyphs = list(_glyphs(page))
                if _is_scan(page, glyphs):
                    scanned.append(number)
                    continue
                taken += len(glyphs)
                if taken > TEXT:
                    raise Refusal("too-large", name=name, limit=TEXT)
                read += lines(number, glyphs)
        if scanned:
            read = sorted([*read, *_recognized(name, document, scanned)], key=lambda line: line.page)
    body, footnotes = paragraphs(read)
    return source_of(name, data, "scan" if scanned else "pdf", body, footnotes)


def _open(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise Refusal("encrypted-file", name=name) from error
        raise _broken(name) from error


def _page(name: str, document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    try:
        return document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise _broken(name) from error


def _broken(name: str) -> Refusal:
    return Refusal("broken-file", name=name, looks_zh=LOOKS["pdf"][0], looks_en=LOOKS["pdf"][1])


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """The characters of a page that were printed, not those that PDFium adds; boxes as in facts.Origin."""
    shown = _as_shown(page)
    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    with closing(page.get_textpage()) as text:
        raw = text.raw
        for at in range(pdfium.FPDFText_CountChars(raw)):
            code = pdfium.FPDFText_GetUnicode(raw, at)
            if code < 32 or pdfium.FPDFText_IsGenerated(raw, at) == 1:
                continue
            letter = chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
            if letter in "\u200b\ufeff\u00ad" or not pdfium.FPDFText_GetLooseCharBox(raw, at, place):
                continue
            corners = shown(box.left, box.top), shown(box.right, box.bottom)
            (left, right), (top, bottom) = (sorted(axis) for axis in zip(*corners, strict=True))
            # What stands outside of the page is seen by nobody.
            if right > left and bottom > top and -0.01 < left < 1.01 and -0.01 < top < 1.01:
                yield Glyph(plain(letter), left, top, right, bottom)


def _as_shown(page: pypdfium2.PdfPage) -> Callable[[float, float], tuple[float, float]]:
    """How a point of a page, turned and cropped as it may be, is shown: shares from its upper left corner."""

    def device(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(across), ctypes.byref(down))
        return across.value / _FINE, down.value / _FINE

    (x0, y0), (x1, y1), (x2, y2) = device(0, 0), device(1000, 0), device(0, 1000)
    ax, ay, bx, by = (x1 - x0) / 1000, (y1 - y0) / 1000, (x2 - x0) / 1000, (y2 - y0) / 1000
    return lambda x, y: (x0 + ax * x + bx * y, y0 + ay * x + by * y)


def _is_scan(page: pypdfium2.PdfPage, glyphs: list[Glyph]) -> bool:
    letters = [glyph.text for glyph in glyphs if not glyph.text.isspace()]
    odd = sum("\ue000" <= letter <= "\uf8ff" or letter == "\ufffd" for letter in letters)
    if letters and odd >= GARBLED * len(letters):
        return True
    if len(letters) >= FEW:
        return False
    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def _recognized(name: str, document: pypdfium2.PdfDocument, scanned: list[int]) -> Iterator[Line]:
    from luoshi.intake.scan import recognizer

    recognize = recognizer(name)
    if len(scanned) > SCANNED_PAGES:
        raise Refusal("too-many-pages", name=name, pages=len(scanned), limit=SCANNED_PAGES)
    for number in scanned:
        with closing(document[number - 1]) as page:
            yield from recognize(number, page)
