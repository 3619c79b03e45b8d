"""The assignments in Word: to GB/T 9704, as text and nothing else, from any template."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from luoshi.web.register.exports.document import BadTemplate, document, plain
from luoshi.web.register.exports.edition import Edition, Row

LONG = "深入实施城市更新行动，推进老旧小区改造和社区嵌入式服务设施建设，完善公共服务配套，让群众住得更安心更舒心。" * 3


def edition(*rows: Row, name: str = "望川市2024年政府工作报告.txt") -> Edition:
    return Edition(name, 2024, "ab" * 32, "version", 3, "cd" * 32, rows)


def row(
    number: int, item: str, section: tuple[str, ...] = ("二、2024年工作安排", "（一）建设宜居望川"), **more: str
) -> Row:
    fields = {"target": "", "text": item, "lead": "", "supporting": "", "due": "", "remark": "", **more}
    return Row(number=number, item=item, start=0, end=1, section=section, **fields)


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs if paragraph.text]


def test_the_assignments_are_told_section_by_section() -> None:
    made = document(
        edition(
            row(
                17,
                "新增停车位9000个",
                target="新增停车位 9000个",
                lead="市城管局",
                supporting="市公安局、市住建局",
                due="2024年12月底",
            ),
            row(21, "开工建设望川机场。"),
            row(30, "建成口袋公园", section=("二、2024年工作安排", "（二）保护生态"), remark="分期"),
        )
    )
    assert lines(made) == [
        "望川市2024年政府工作报告",
        "重点任务分工方案",
        "为落实望川市2024年政府工作报告确定的各项任务，现将其中3项任务分工如下。各项任务由牵头单位负总责，配合单位按职责分工落实。",
        "二、2024年工作安排",
        "（一）建设宜居望川",
        "1．新增停车位9000个。目标值：新增停车位 9000个。",
        "（牵头单位：市城管局；配合单位：市公安局、市住建局；完成时限：2024年12月底）",
        "2．开工建设望川机场。",
        "（牵头单位：待定）",
        "（二）保护生态",
        "3．建成口袋公园。",
        "（牵头单位：待定）",
        "备注：分期",
        f"依据台账第3版（sha256 {'cd' * 32}）。",
    ]


def test_the_page_is_that_of_the_standard() -> None:
    made = Document(io.BytesIO(document(edition(row(1, "事")))))
    (section,) = made.sections
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(side.mm) for side in margins] == [37, 28, 26, 35]
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch = int(grid.get(qn("w:linePitch")))
    assert 22 <= Mm(297 - 37 - 35).pt * 20 / pitch < 22.1
    styles = made.styles
    narrower = int(styles["Normal"].element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert 28 <= Mm(210 - 28 - 26).pt / (16 + narrower / 20) < 28.1
    fonts = {
        name: styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Normal", "Title", "Heading 1", "Heading 2")
    }
    assert fonts == {
        "Normal": "仿宋_GB2312",
        "Title": "方正小标宋简体",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
    }
    assert [styles[name].font.size.pt for name in ("Normal", "Title")] == [16, 22]
    assert made.settings.odd_and_even_pages_header_footer


def test_the_template_in_the_repository_is_what_its_script_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tools import word

    templates = {"TEMPLATE": word.TEMPLATE, "PACK": word.PACK}
    for name in templates:
        monkeypatch.setattr(word, name, tmp_path / f"{name}.docx")
    word.main()
    for name, template in templates.items():
        with zipfile.ZipFile(tmp_path / f"{name}.docx") as made, zipfile.ZipFile(template) as kept:
            for part in ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml"):
                assert made.read(part) == kept.read(part), (name, part)


NASTY = [
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{_{ a }_}",
    "<w:p/>&amp;",
    "]]>",
    "\x00\x07",
    "{{ ''.__class__ }}",
    "{#",
    "a\nb\tc",
    "😀",
]


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=20)),
        min_size=1,
        max_size=4,
    )
)
def test_what_stands_in_the_register_is_text_and_nothing_else(texts: list[str]) -> None:
    rows = [
        row(number, f"事{text}项", lead=f"局{text}", section=(f"节{text}",)) for number, text in enumerate(texts, 1)
    ]
    said = lines(document(edition(*rows, name=f"报告{texts[0]}版")))
    assert said[0] == plain(f"报告{texts[0]}版")
    for number, each in enumerate(rows, 1):
        assert f"{number}．{plain(each.item)}。" in said
        assert f"（牵头单位：{plain(each.lead)}）" in said


def test_an_office_uses_its_own_template(tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("{{ title }}：{{ count }}项，见{{ parts[0].tasks[0].number }}号。")
    own.save(str(tmp_path / "own.docx"))
    assert lines(document(edition(row(17, "事")), tmp_path / "own.docx")) == ["望川市2024年政府工作报告：1项，见17号。"]


@pytest.mark.parametrize(
    "wrong", ["{{ title", "{% for x in parts %}", "{{ ''.__class__.__mro__[1].__subclasses__() }}", None, "missing"]
)
def test_a_template_that_cannot_be_used_is_named(tmp_path: Path, wrong: str | None) -> None:
    path = tmp_path / "own.docx"
    if wrong is None:
        path.write_bytes(b"no document")
    elif wrong != "missing":
        own = Document()
        own.add_paragraph(wrong)
        own.save(str(path))
    with pytest.raises(BadTemplate) as refused:
        document(edition(row(1, "事")), path)
    assert refused.value.path == path


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert document(edition(row(1, "事"))) == document(edition(row(1, "事")))


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(not SOFFICE, reason="没有安装 LibreOffice / LibreOffice (soffice) is not installed")
def test_libreoffice_prints_it_with_the_margins_of_the_standard(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    (tmp_path / "made.docx").write_bytes(
        document(edition(*(row(number, LONG, lead="市住建局") for number in range(1, 25))))
    )
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "made.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pdf = pdfium.PdfDocument(str(tmp_path / "made.pdf"))
    millimetre = 72 / 25.4
    page = pdf[1]
    assert [round(side / millimetre) for side in page.get_size()] == [210, 297]
    text = page.get_textpage()
    count = text.count_chars()
    boxes = [(text.get_text_range(at, 1), text.get_charbox(at, loose=True)) for at in range(count)]
    height = page.get_height()
    body = [box for character, box in boxes if character.strip() and box[1] / millimetre > 35]
    left, right = min(box[0] for box in body) / millimetre, max(box[2] for box in body) / millimetre
    top = (height - max(box[3] for box in body)) / millimetre
    assert 27.5 <= left <= 29 and 210 - 26 - 1 <= right <= 210 - 26 + 1 and 36 <= top <= 41
    footer = [box for character, box in boxes if character.strip() and box[1] / millimetre < 35]
    assert footer and min(box[1] for box in footer) / millimetre > 15
    rows = [line.strip() for line in text.get_text_range().splitlines() if line.strip()][:-1]
    assert len(rows) == 22 and max(map(len, rows)) == 28


def test_the_parts_are_well_formed() -> None:
    with zipfile.ZipFile(io.BytesIO(document(edition(row(1, "<>&\"'"))))) as made:
        for name in made.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(made.read(name))
