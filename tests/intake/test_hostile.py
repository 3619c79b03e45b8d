"""Files made to break what opens them: each is refused once, with a code, and takes no more than it may."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from luoshi import intake
from luoshi.facts import Refusal
from luoshi.intake import limits
from luoshi.intake.child import opened
from tests.intake.making import as_docx, as_html, as_pdf

LINES = ["望川市政府工作报告", "2023年，新增企业12家。"]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(document: bytes, **parts: bytes) -> bytes:
    """A Word document whose text is `document`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return file.getvalue()


def body(inner: str) -> bytes:
    return f"{HEAD}<w:document {WORD}><w:body>{inner}</w:body></w:document>".encode()


def bomb_by_its_own_word() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(limits.INFLATED // 2**20 + 1):
            part.write(bytes(2**20))
    return file.getvalue()


def bomb_that_lies() -> bytes:
    """The archive says that its text has 1,000 bytes; inflated it has far more."""
    data = bytearray(bomb_by_its_own_word())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def bomb_of_parts() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", body(""))
        for number in range(20_000):
            archive.writestr(f"word/{number}", b"")
    return file.getvalue()


def entities(declaration: str, name: str = "x") -> bytes:
    document = f"{HEAD}<!DOCTYPE w:document [{declaration}]><w:document {WORD}><w:body><w:p><w:r><w:t>&{name};</w:t></w:r></w:p></w:body></w:document>"
    return word(document.encode())


def pages(number: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(number):
        document.new_page(595, 842)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def locked() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("geheim"))
    canvas.drawString(72, 700, "2023")
    canvas.save()
    return file.getvalue()


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + b"\x08\x02\0\0\0")
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


LAUGHS = '<!ENTITY a "哈哈">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb by its own word": (bomb_by_its_own_word, "too-heavy"),
    "a zip bomb that lies about its size": (bomb_that_lies, "broken-file"),
    "a zip with a list of parts without an end": (bomb_of_parts, "too-heavy"),
    "Word: an external entity": (lambda: entities('<!ENTITY x SYSTEM "file:///etc/passwd">'), "unsafe-file"),
    "Word: an external document type": (
        lambda: word(f'{HEAD}<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd"><d/>'.encode()),
        "unsafe-file",
    ),
    "Word: a billion laughs": (lambda: entities(LAUGHS, "j"), "unsafe-file"),
    "Word: elements in elements": (lambda: word(body("<w:sdt>" * 5000)), "too-heavy"),
    "Word: no document inside": (lambda: as_docx(LINES).replace(b"word/document.xml", b"word/nocument.xml"), "broken-file"),
    "Word: XML that breaks off": (lambda: word(body("新增企业12家")[:-9]), "broken-file"),
    "Word: an encoding that nobody knows": (lambda: word(b'<?xml version="1.0" encoding="klingon"?><d/>'), "broken-file"),
    "Word: cut off": (lambda: as_docx(LINES)[:-40], "broken-file"),
    "Word: empty": (lambda: as_docx([]), "empty-file"),
    "pdf: 10,000 empty pages": (lambda: pages(10_000), "too-many-pages"),
    "pdf: empty pages": (lambda: pages(3), "empty-file"),
    "pdf: with a password": (locked, "encrypted-file"),
    "pdf: cut off": (lambda: as_pdf(LINES)[:700], "broken-file"),
    "page: parts in parts without an end": (lambda: b"<!DOCTYPE html><html><body>" + b"<div>" * 1_000_000 + b"2023", "too-heavy"),
    "page: nothing but script": (lambda: b"<!DOCTYPE html><html><script>alert('2023')</script></html>", "empty-file"),
    "picture: as large as a field": (lambda: png(60_000, 60_000), "too-heavy"),
    "picture: broken": (lambda: png(10, 10), "broken-file"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # What takes all the time that it is given is refused alike whether that is three seconds or twenty.
    monkeypatch.setitem(limits.SECONDS, "html", 3)
    make, code = HOSTILE[what]
    data = make()
    with pytest.raises(Refusal) as caught:
        intake.from_bytes("报告", data)
    assert caught.value.code == code
    assert "报告" in caught.value.message("zh") and "报告" in caught.value.message("en")


@pytest.mark.parametrize("name", ["报告.txt", "报告.pdf", "报告.exe", "报告"])
def test_the_content_decides_and_not_the_name(name: str) -> None:
    for make, format in ((as_docx, "docx"), (as_html, "html"), (as_pdf, "pdf")):
        assert intake.from_bytes(name, make(LINES)).format == format
    assert intake.from_bytes(name, "\n".join(LINES).encode()).format == "text"


def test_script_style_and_what_stands_around_the_text_are_no_part_of_a_page() -> None:
    source = intake.from_bytes("报告", as_html(LINES))
    assert source.text == "望川市政府工作报告\n\n2023年，新增企业12家。"


def test_a_pdf_is_refused_by_name_where_it_is_cut_anywhere() -> None:
    whole = as_pdf(LINES)
    for at in range(10, len(whole), len(whole) // 40):
        try:
            source = opened("pdf", "报告", whole[:at])
        except Refusal as refusal:
            assert refusal.code in ("broken-file", "empty-file")
        else:
            assert source.text


def test_a_crash_of_what_opens_a_file_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    for status, code in ((-11, "broken-file"), (1, "broken-file"), (-9, "too-heavy"), (-24, "too-heavy")):
        done = subprocess.CompletedProcess([], status, b"")
        monkeypatch.setattr("subprocess.run", lambda *_, done=done, **__: done)
        with pytest.raises(Refusal, match=code):
            intake.from_bytes("报告", as_pdf(LINES))
