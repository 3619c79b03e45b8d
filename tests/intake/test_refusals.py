"""What is no report is refused once, with a code, in both languages, and says what to do."""

import io
import re
import string
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi import intake
from luoshi.facts import REFUSALS, Refusal
from luoshi.intake.looks import looks_like

REPORT = "望川市政府工作报告\n2023年，新增企业12家。\n".encode()


def zipped(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "报告")
    return file.getvalue()


# What it is, its bytes, the code, and a word of what it looks like.
REFUSED = [
    ("nothing", b"", "empty-file", ""),
    ("white space", " \r\n\t\u3000\n".encode(), "empty-file", ""),
    ("only a byte order mark", b"\xef\xbb\xbf", "empty-file", ""),
    ("only a UTF-16 mark", b"\xff\xfe", "empty-file", ""),
    ("PNG", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "broken-file", "图片|picture"),
    ("JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF", "broken-file", "图片|picture"),
    ("GIF", b"GIF89a\x01\x00\x01\x00", "not-text", "GIF"),
    ("WebP", b"RIFF\x24\x00\x00\x00WEBPVP8 ", "broken-file", "图片|picture"),
    ("TIFF", b"II*\x00\x08\x00\x00\x00", "broken-file", "图片|picture"),
    ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "broken-file", "PDF"),
    ("old Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "not-text", ".doc"),
    ("zip", zipped("报告.txt"), "not-text", "zip"),
    ("docx", zipped("word/document.xml"), "broken-file", "docx"),
    ("xlsx", zipped("xl/workbook.xml"), "not-text", "xlsx"),
    ("gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "not-text", "gzip"),
    ("RTF", rb"{\rtf1\ansi 2023}", "not-text", "RTF"),
    ("web page without text", b"\n<!DOCTYPE html><html><body> </body></html>", "empty-file", ""),
    (
        "locked Word document",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted-file",
        "",
    ),
    ("UTF-16 without a mark", "新增企业12家".encode("utf-16-le"), "not-text", "UTF-16"),
    ("UTF-16 with NUL", "\ufeff12\x00家".encode("utf-16-le"), "not-text", ""),
    ("binary data", REPORT + b"\x00\x01\x02", "not-text", ""),
]


@pytest.mark.parametrize(("data", "code", "looks"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_refused(data: bytes, code: str, looks: str) -> None:
    with pytest.raises(Refusal) as caught:
        intake.from_bytes("报告.txt", data)
    assert caught.value.code == code
    for language in ("zh", "en"):
        assert "报告.txt" in caught.value.message(language)
        assert re.search(looks, caught.value.message(language))


# What broke, the bytes, as what they were read, and the offset of the first byte that does not fit.
BROKEN = [
    ("cut off in a character", REPORT[:-2], "UTF-8", len(REPORT) - 4),
    ("a byte lost", REPORT[:6] + REPORT[7:], "UTF-8", 6),
    ("a wrong byte", REPORT[:30] + b"\xff" + REPORT[31:], "UTF-8", 30),
    ("a wrong byte behind a mark", b"\xef\xbb\xbf" + REPORT[:30] + b"\xff" + REPORT[31:], "UTF-8", 33),
    ("UTF-16 cut off", "\ufeff新增12家".encode("utf-16-le")[:-1], "UTF-16", 10),
    ("Latin letters with accents", "R\xe9sum\xe9 de 2023".encode("latin-1"), "GB18030", 5),
]


@pytest.mark.parametrize(("data", "encoding", "byte"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_broken_encoding(data: bytes, encoding: str, byte: int) -> None:
    with pytest.raises(Refusal) as caught:
        intake.from_bytes("报告.txt", data)
    assert (caught.value.code, caught.value.data["encoding"], caught.value.data["byte"]) == (
        "broken-encoding",
        encoding,
        byte,
    )
    assert str(byte) in caught.value.message("zh") and str(byte) in caught.value.message("en")


def test_missing_file(tmp_path: Path) -> None:
    assert code_of(tmp_path / "没有.txt") == "missing-file"
    assert code_of(tmp_path / "没有" / "报告.txt") == "missing-file"
    assert code_of("报告\x00.txt") == "missing-file"


def test_folder(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "not-a-file"


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError

    (tmp_path / "报告.txt").write_bytes(REPORT)
    monkeypatch.setattr("builtins.open", denied)
    assert code_of(tmp_path / "报告.txt") == "unreadable-file"


def test_path_longer_than_the_system_allows(tmp_path: Path) -> None:
    assert code_of(tmp_path / ("长" * 400)) in ("unreadable-file", "missing-file")


def test_100_megabytes_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "报告.txt"
    with open(path, "wb") as file:
        file.truncate(100 * 1024 * 1024)
    monkeypatch.setattr("builtins.open", lambda *_: pytest.fail("the file was opened"))
    assert code_of(path) == "too-large"


def test_standard_input_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "everything was asked for"
            Endless.asked += size
            return b"1" * size

    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": Endless()}))
    assert code_of("-") == "too-large"
    assert Endless.asked <= intake.LIMIT + 1


def test_the_limit_itself_is_taken() -> None:
    report = REPORT + b"1" * (intake.LIMIT - len(REPORT))
    assert len(intake.from_bytes("报告.txt", report).text) > 0
    with pytest.raises(Refusal, match="too-large"):
        intake.from_bytes("报告.txt", report + b"1")


def code_of(path: Path | str) -> str:
    with pytest.raises(Refusal) as caught:
        intake.open(str(path))
    assert caught.value.message("zh") != caught.value.message("en")
    return caught.value.code


@given(st.binary(max_size=300))
def test_any_bytes_are_taken_or_refused(data: bytes) -> None:
    try:
        source = intake.from_bytes("报告.txt", data)
    except Refusal as refusal:
        assert refusal.message("zh") and refusal.message("en")
    else:
        assert source.text.strip() and "\x00" not in source.text
        assert looks_like(data) is None


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_says_the_same_in_both_languages(code: str) -> None:
    chinese, english = REFUSALS[code]
    fields = [
        {field.partition("_")[0] for _, field, _, _ in string.Formatter().parse(words) if field}
        for words in (chinese, english)
    ]
    assert fields[0] == fields[1]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)
    assert english.isascii() or code == "no-year"
