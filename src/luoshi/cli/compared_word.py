"""A comparison of two reports as a Word document, on the page of GB/T 9704."""

import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from luoshi.cli.language import Language, Words, say
from luoshi.facts.rows import Row
from luoshi.judging.lineage import FATES
from luoshi.judging.nearby import nearby
from luoshi.judging.targets import VERDICTS

TITLE: Words = ("承诺与兑现", "Promises and outcomes")
BETWEEN: Words = ("{old}的承诺，{new}的结果", "What {old} promised, and what {new} tells of it")
COUNTED: Words = ("共 {total} 项承诺：{counts}。", "{total} promises: {counts}.")
PROMISES: Words = ("一、每项承诺的结果", "1. What came of each promise")
TARGETS: Words = ("二、目标的变化", "2. What became of the targets")
NOTE: Words = (
    "本表由程序对照两份报告的原文得出，供人核对。“未见报告”只说明后一份报告没有写到，不等于没有做。",
    "Made by a program from the texts of the two reports, to be checked by people. “Unreported” says only that the "
    "later report does not tell of it, and not that it was not done.",
)
PROMISE_HEAD: tuple[Words, ...] = (("序号", "No."), ("承诺", "Promise"), ("结果", "Outcome"), ("结论", "Verdict"))
TARGET_HEAD: tuple[Words, ...] = (
    ("序号", "No."),
    ("上年目标", "Target before"),
    ("本年目标", "Target now"),
    ("变化", "Change"),
)
NONE: Words = ("未见报告", "nothing was told")
WIDTHS = (11, 45, 45, 55)
"""Millimetres of the four columns: 156 in all, as GB/T 9704 leaves them."""

_HEADING, _SONG, _BODY, _LATIN = "黑体", "方正小标宋简体", "仿宋_GB2312", "Times New Roman"
_Cell = list[tuple[str, bool]]
"""What stands in a cell: texts, and whether each is emphasised; "\\n" begins a paragraph."""


def document(rows: Sequence[Row], old: str, new: str, language: Language) -> bytes:
    """The .docx file of a comparison's rows (`judging.lineage.rows`); old, new: what the two reports are called."""
    from docx import Document

    file: Any = Document()
    _page(file)
    links = [row for row in rows if row["kind"] == "link"]
    targets = [row for row in rows if row["kind"] == "succession"]
    write = partial(_paragraph, file)
    write(say(TITLE, language), _SONG, 22, centred=True)
    write(say(BETWEEN, language).format(old=_plain(old), new=_plain(new)), _BODY, 14, centred=True)
    counted = Counter(row["verdict"] for row in links)
    counts = [f"{say(words, language)} {counted[verdict]}" for verdict, words in VERDICTS.items() if counted[verdict]]
    joint = "、" if language == "zh" else ", "
    write(say(COUNTED, language).format(total=len(links), counts=joint.join(counts)), _BODY, 14)
    if links:
        write(say(PROMISES, language), _HEADING, 14)
        _table(file, PROMISE_HEAD, [_promise(row, language) for row in links], language)
    if targets:
        write(say(TARGETS, language), _HEADING, 14)
        _table(file, TARGET_HEAD, [_target(row, language) for row in targets], language)
    write(say(NOTE, language), _BODY, 12)
    properties = file.core_properties
    properties.author, properties.title, properties.comments = "", say(TITLE, language), ""
    out = io.BytesIO()
    file.save(out)
    return _steady(out.getvalue())


def _promise(row: Row, language: Language) -> tuple[_Cell, ...]:
    told = _quoted(row["outcome"]) if row["outcome"] else [(say(NONE, language), False)]
    reasons = "；".join(reason[language] for reason in row["reasons"] if reason["code"] != "same-subject")
    verdict: _Cell = [(say(VERDICTS[row["verdict"]], language), True)]
    if row["outcome"]:
        verdict.append((f"\n{row['said'][language]}", False))
    if reasons:
        verdict.append((f"\n{reasons}", False))
    return _quoted(row["promise"]), told, verdict


def _target(row: Row, language: Language) -> tuple[_Cell, ...]:
    before = _named(row["predecessor"]) if row["predecessor"] else [("—", False)]
    after = _named(row["target"]) if row["target"] else [("—", False)]
    return before, after, [(say(FATES[row["fate"]], language), True), (f"\n{row['said'][language]}", False)]


def _quoted(side: Row) -> _Cell:
    """The clause with what it states emphasised."""
    sentence = side["sentence"]
    before, quote, after = nearby(sentence["text"], side["start"] - sentence["start"], side["end"] - sentence["start"])
    return [(before, False), (quote, True), (after, False)]


def _named(side: Row) -> _Cell:
    return [(f"{side['subject']} ", False), (side["text"], True)]


def _table(file: Any, head: Sequence[Words], rows: Sequence[tuple[_Cell, ...]], language: Language) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table = file.add_table(rows=1, cols=len(head))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    # The head is repeated on every page.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    lines = [tuple([(say(words, language), True)] for words in head)]
    lines += [([(str(number), False)], *cells) for number, cells in enumerate(rows, 1)]
    for place, cells in enumerate(lines):
        made = table.rows[0] if not place else table.add_row()
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, pieces, width in zip(made.cells, cells, WIDTHS, strict=True):
            cell.width = Mm(width)
            _fill(cell, pieces)


def _fill(cell: Any, pieces: _Cell) -> None:
    paragraph = cell.paragraphs[0]
    for text, strong in pieces:
        if text.startswith("\n"):
            paragraph, text = cell.add_paragraph(), text[1:]
        _run(paragraph, _plain(text), _BODY, 10.5, strong)


def _paragraph(file: Any, text: str, font: str, size: float, centred: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = file.add_paragraph()
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, _plain(text), font, size, False)


def _run(paragraph: Any, text: str, font: str, size: float, strong: bool) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    if not text:
        return
    run = paragraph.add_run(text)
    run.bold = strong
    run.font.size, run.font.name = Pt(size), _LATIN
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _page(file: Any) -> None:
    from docx.shared import Mm

    (section,) = file.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _plain(text: str) -> str:
    """A text on one line, without the line breaks of its source's print and what XML cannot hold."""
    return "".join(letter for letter in "".join(text.splitlines()) if letter.isprintable() or letter == "\u3000")


def _steady(data: bytes) -> bytes:
    """The same file without the time of its making: the same comparison gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename), old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
