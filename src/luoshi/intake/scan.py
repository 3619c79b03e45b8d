"""Pictures of text: recognized with rapidocr, where the extra `ocr` is installed."""

import importlib.util
import io
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from luoshi.facts import Refusal, Source
from luoshi.intake.body import source_of
from luoshi.intake.glyphs import Glyph, Line
from luoshi.intake.layout import paragraphs
from luoshi.intake.limits import PIXELS
from luoshi.intake.looks import LOOKS

SURE = 0.5
"""Lines that the recognizer is less sure of than this are stains, stamps and drawings."""

LONGEST = 2600
"""Pixels of a page's longer side when it is drawn to be recognized: 220 dpi of A4."""

Recognize = Callable[[int, Any], list[Line]]


def from_picture(name: str, data: bytes) -> Source:
    """The source in a picture of one page (PNG, JPEG, WebP, TIFF).

    Raises Refusal: needs-ocr, broken-file, too-heavy (over limits.PIXELS), empty-file.
    """
    recognize = _engine(name)
    body, footnotes = paragraphs(recognize(1, _pixels(name, data)))
    return source_of(name, data, "scan", body, footnotes)


def recognizer(name: str) -> Recognize:
    """What takes the number of a page and the page of a pdf, and gives its lines; raises Refusal needs-ocr."""
    recognize = _engine(name)

    def page_lines(number: int, page: Any) -> list[Line]:
        scale = LONGEST / max(page.get_size())
        return recognize(number, page.render(scale=min(scale, 8.0)).to_numpy())

    return page_lines


def _engine(name: str) -> Recognize:
    if importlib.util.find_spec("rapidocr") is None or importlib.util.find_spec("onnxruntime") is None:
        raise Refusal("needs-ocr", name=name)
    engine = _loaded()

    def recognize(number: int, pixels: Any) -> list[Line]:
        found = engine(pixels)
        height, width = pixels.shape[:2]
        rows = []
        for corners, text, score in zip(
            found.boxes if found.txts else (), found.txts or (), found.scores or (), strict=True
        ):
            if score < SURE or not text.strip():
                continue
            xs, ys = [float(x) / width for x, _ in corners], [float(y) / height for _, y in corners]
            rows.append(tuple(_spread(text.strip(), min(xs), min(ys), max(xs), max(ys))))
        return _joined(number, rows)

    return recognize


@cache
def _loaded() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _spread(text: str, left: float, top: float, right: float, bottom: float) -> Iterator[Glyph]:
    """The characters of a recognized line over its box: a Latin one takes half the room of a Chinese one."""
    widths = [0.5 if letter.isascii() else 1.0 for letter in text]
    each = (right - left) / sum(widths)
    at = left
    for letter, width in zip(text, widths, strict=True):
        yield Glyph(letter, at, top, at + width * each, bottom)
        at += width * each


def _joined(number: int, rows: list[tuple[Glyph, ...]]) -> list[Line]:
    """Lines from top to bottom; what was recognized in several pieces of one line is put together."""
    out: list[list[Glyph]] = []
    for row in sorted(rows, key=lambda row: (row[0].top + row[0].bottom) / 2):
        if out:
            before = out[-1][0]
            middle = (row[0].top + row[0].bottom) / 2
            if (
                before.top + 0.25 * (before.bottom - before.top)
                < middle
                < before.bottom - 0.25 * (before.bottom - before.top)
            ):
                out[-1].extend(row)
                continue
        out.append(list(row))
    return [Line(number, tuple(sorted(row, key=lambda glyph: glyph.left))) for row in out]


def _pixels(name: str, data: bytes) -> Any:
    from PIL import Image

    broken = Refusal("broken-file", name=name, looks_zh=LOOKS["scan"][0], looks_en=LOOKS["scan"][1])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Image.MAX_IMAGE_PIXELS = None  # bounded below, before anything is decoded
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "TIFF")) as picture:
                if picture.width * picture.height > PIXELS:
                    raise Refusal("too-heavy", name=name)
                import numpy

                return numpy.asarray(picture.convert("RGB"))
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise broken from error
