"""Every character keeps where it stood; notes are kept apart; plain text loads none of the libraries for files."""

import io
import os
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from luoshi import intake
from luoshi.facts import Note, Place, Refusal, Source, locate
from luoshi.intake.child import opened
from luoshi.intake.numbering import chinese, shown
from tests.intake.making import FONT, as_docx, as_html, as_pdf, as_text
from tests.intake.test_hostile import HEAD, WORD, body, word

LINES = ["望川市政府工作报告", "一、2023年工作回顾", "新增企业12家，完成投资34.5亿元。" * 12, "增长5%。"]
GLOSSARY = ["附件", "《政府工作报告》有关名词解释", "1.双提升：质量和效益都提高10%。", "2.四个清单：任务清单等。"]


@pytest.mark.parametrize("make", [as_docx, as_html, as_pdf])
def test_runs_cover_the_text_in_order(make: object) -> None:
    source = intake.from_bytes("报告", make(LINES))  # type: ignore[operator]
    assert all(before.end <= after.start for before, after in pairwise(source.origins))
    covered = {at for run in source.origins for at in range(run.start, run.end)}
    assert {source.text[at] for at in set(range(len(source.text))) - covered} <= {"\n"}


def test_a_figure_in_a_pdf_is_found_in_its_boxes() -> None:
    data = as_pdf(LINES)
    source = intake.from_bytes("报告", data)
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    at = 0
    while (at := source.text.find("34.5亿元", at + 1)) >= 0:
        (place,) = locate(source, at, at + 6)
        seen = "".join(
            page.get_text_bounded(left * A4[0] - 1, A4[1] * (1 - bottom), right * A4[0] + 1, A4[1] * (1 - top))
            for left, top, right, bottom in place.boxes
        )
        assert "34.5亿元" in "".join(seen.split())


def test_lines_of_plain_text_are_its_paragraphs() -> None:
    source = Source("报告", "甲\n乙丙\n丁", "0" * 64)
    assert locate(source, 2, 4) == (Place(2, None, ()),)
    assert locate(source, 0, 6) == (Place(1, None, ()), Place(2, None, ()), Place(3, None, ()))
    with pytest.raises(ValueError):
        locate(source, 3, 9)


@pytest.mark.parametrize("make", [as_text, as_docx, as_html, as_pdf])
def test_the_glossary_is_kept_apart(make: object) -> None:
    source = intake.from_bytes("报告", make([*LINES, *GLOSSARY]))  # type: ignore[operator]
    assert source.text.endswith("增长5%。")
    assert source.notes == (
        Note("glossary", "双提升", "质量和效益都提高10%。"),
        Note("glossary", "四个清单", "任务清单等。"),
    )


def test_footnotes_of_a_word_document_are_kept_apart() -> None:
    text = '<w:p><w:r><w:t>新增企业12家</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>。</w:t></w:r></w:p>'
    notes = f'{HEAD}<w:footnotes {WORD}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="7"><w:p><w:r><w:t>含99家个体户。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    source = opened("docx", "报告", word(body(text), footnotes=notes.encode()))
    assert source.text == "新增企业12家。"
    assert source.notes == (Note("footnote", "1", "含99家个体户。", 7),)


def test_footnotes_of_a_page_are_kept_apart() -> None:
    page = (
        "<!DOCTYPE html><html><body><div><p>新增企业12家<sup><a href='#fn1'>[1]</a></sup>，面积5km<sup>2</sup>。</p></div>"
        "<section class=footnotes><ol><li id=fn1>[1] 含99家个体户。</li></ol></section></body></html>"
    )
    source = opened("html", "报告", page.encode())
    assert source.text == "新增企业12家，面积5km²。"
    assert source.notes == (Note("footnote", "1", "含99家个体户。", 7),)


def test_footnotes_of_a_pdf_are_kept_apart() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for place in range(12):
        canvas.setFont(FONT, 16)
        canvas.drawString(80, 750 - 28 * place, "完成投资34.5亿元，新增企业12家，增长百分之五，")
    canvas.drawString(80, 400, "新增学校6所")
    canvas.setFont(FONT, 8)
    canvas.drawString(80 + 16 * 5.5, 408, "①")
    canvas.setFont(FONT, 10)
    canvas.drawString(80, 90, "①含99所分校。")
    canvas.save()
    source = opened("pdf", "报告", file.getvalue())
    assert source.text.endswith("新增学校6所")
    assert source.notes == (Note("footnote", "①", "含99所分校。", len(source.text)),)


def test_the_numbers_that_word_keeps_out_of_the_text_are_put_back() -> None:
    numbering = (
        f'{HEAD}<w:numbering {WORD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="3">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def item(level: int, text: str) -> str:
        return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'

    text = (
        item(0, "2023年工作回顾")
        + item(1, "建成。")
        + item(1, "开工。")
        + item(0, "2024年工作安排")
        + item(1, "投产。")
    )
    source = opened("docx", "报告", word(body(text), numbering=numbering.encode()))
    assert source.text.split() == ["一、2023年工作回顾", "1.建成。", "2.开工。", "二、2024年工作安排", "1.投产。"]
    assert [chinese(number) for number in (0, 10, 12, 20, 99)] == ["〇", "十", "十二", "二十", "九十九"]
    assert (shown(3, "decimalEnclosedCircle"), shown(2, "lowerLetter")) == ("③", "b")


def test_deleted_and_hidden_text_and_the_table_of_contents_of_a_word_document_are_not_read() -> None:
    run = "<w:r>{}<w:t>{}</w:t></w:r>"
    text = (
        f"<w:p>{run.format('', '新增12家')}<w:moveFrom>{run.format('', '99家')}</w:moveFrom>"
        f"{run.format('<w:rPr><w:vanish/></w:rPr>', '98家')}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{run.format("", "一、回顾97")}</w:p>'
    )
    assert opened("docx", "报告", word(body(text))).text == "新增12家"


def scanned(number: int) -> bytes:
    document = pypdfium2.PdfDocument(as_pdf(LINES[:2]))
    pages = [document[0].render(scale=1.5).to_pil() for _ in range(number)]
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:])
    return file.getvalue()


def test_a_scan_without_what_recognizes_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(Refusal, match="needs-ocr") as caught:
        opened("pdf", "报告", scanned(1))
    assert "luoshi[ocr]" in caught.value.message("zh") and "luoshi[ocr]" in caught.value.message("en")


def test_a_scan_is_recognized() -> None:
    pytest.importorskip("rapidocr", reason="the extra `ocr` is not installed")
    source = intake.from_bytes("报告", scanned(1))
    assert source.format == "scan"
    at = source.text.index("2023年")
    ((_, page, (box,)),) = [(place.paragraph, place.page, place.boxes) for place in locate(source, at, at + 5)]
    assert page == 1 and 0.1 < box[0] < box[2] < 0.5 and box[1] < box[3] < 0.3


def test_plain_text_loads_none_of_the_libraries_for_files(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text("2023年，新增企业12家。", encoding="utf-8")
    program = (
        "import sys; from luoshi import cli; cli.main(['read', sys.argv[1]]);"
        "names = {name.partition('.')[0] for name in sys.modules};"
        "print(sorted(names & {'pypdfium2', 'selectolax', 'rapidocr', 'numpy', 'PIL', 'zipfile', 'pyexpat', 'subprocess', 'json.decoder'}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "报告.txt"], capture_output=True, env={**os.environ}, check=True
    )
    assert done.stderr.decode().strip() == "[]"


def test_word_documents_may_be_strict_and_lie_elsewhere() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="a"><Relationship Id="1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/main.xml"/></Relationships>',
        )
        archive.writestr("word/main.xml", '<d xmlns="b"><p><r><t>新增12家</t></r></p></d>')
    assert intake.from_bytes("报告", file.getvalue()).text == "新增12家"
