"""What a file is, by its first bytes and by what lies in it; its name says nothing."""

from typing import Literal

Looks = tuple[str, str]
Kind = Literal["html", "docx", "pdf", "scan"]

_PICTURE: Looks = ("图片", "a picture")
_ARCHIVE: Looks = ("压缩包", "an archive")
_PROGRAM: Looks = ("程序文件", "a program")

LOOKS: dict[Kind, Looks] = {
    "html": ("网页（HTML）", "a web page (HTML)"),
    "docx": ("Word 文档（.docx）", "a Word document (.docx)"),
    "pdf": ("PDF 文件", "a PDF document"),
    "scan": _PICTURE,
}
"""The kinds that are read beside plain text, in Chinese and in English."""

# At what offset which bytes stand in a picture that is read.
_PICTURES: tuple[tuple[int, bytes], ...] = (
    (0, b"\x89PNG\r\n\x1a\n"),
    (0, b"\xff\xd8\xff"),
    (8, b"WEBP"),
    (0, b"II*\x00"),
    (0, b"MM\x00*"),
)

# The same for what is not read, and what that makes the file.
_MARKS: tuple[tuple[int, bytes, Looks], ...] = (
    (0, b"GIF8", ("图片（GIF）", "a picture (GIF)")),
    (4, b"ftyphei", ("图片（HEIC）", "a picture (HEIC)")),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ("旧版 Office 或 WPS 文件（如 .doc）", "an old Office or WPS file (such as .doc)"),
    ),
    (0, b"{\\rtf", ("RTF 文件", "an RTF document")),
    (0, b"\x1f\x8b", ("压缩包（gzip）", "an archive (gzip)")),
    (0, b"7z\xbc\xaf\x27\x1c", ("压缩包（7z）", "an archive (7z)")),
    (0, b"Rar!\x1a\x07", ("压缩包（RAR）", "an archive (RAR)")),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"MZ\x90\x00", _PROGRAM),
)

_OFFICE_97 = _MARKS[2][1]
_LOCKED = "EncryptedPackage".encode("utf-16-le")

# What lies in a zip says whether it is an office document. A Word document may hold sheets, so it comes first.
ZIP = b"PK\x03\x04"
_WORD = b"word/"
_ZIPPED: tuple[tuple[bytes, Looks], ...] = (
    (b"xl/", ("Excel 表格（.xlsx）", "an Excel workbook (.xlsx)")),
    (b"ppt/", ("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)")),
    (b"OFD.xml", ("OFD 版式文件", "an OFD document")),
    (b"content.xml", ("OpenDocument 文档", "an OpenDocument file")),
)

_BINARY: Looks = ("二进制数据，或没有字节顺序标记的 UTF-16", "binary data, or UTF-16 without a byte order mark")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PAGE_STARTS = (b"<!doctype html", b"<html")

HEAD = 1024
"""Bytes from the start that tell a pdf and a web page."""


def kind_of(data: bytes) -> Kind | None:
    """What kind of readable file `data` is, or None where it is plain text or nothing that is read.

    data: the whole file, or its first 4 * HEAD bytes.
    """
    if any(data.startswith(mark, offset) for offset, mark in _PICTURES):
        return "scan"
    # Some programs put a line before the mark, and every reader of pdf takes that.
    if b"%PDF-" in data[:HEAD] and (data.startswith(b"%PDF-") or b"\x00" in data or b"endobj" in data):
        return "pdf"
    if data.startswith(ZIP) and _WORD in data:
        return "docx"
    return "html" if _opens_a_page(data) else None


def looks_like(data: bytes) -> Looks | None:
    """What `data` looks like in Chinese and in English, or None where it may be plain text."""
    kind = kind_of(data)
    if kind:
        return LOOKS[kind]
    for offset, mark, looks in _MARKS:
        if data.startswith(mark, offset):
            return looks
    if data.startswith(ZIP):
        return next((looks for name, looks in _ZIPPED if name in data), ("压缩包（zip）", "an archive (zip)"))
    if b"\x00" in data and not data.startswith(_UTF_16_MARKS):
        return _BINARY
    return None


def is_locked(data: bytes) -> bool:
    """Whether `data` is an office document locked with a password: it lies in the old format's container."""
    return data.startswith(_OFFICE_97) and _LOCKED in data


def _opens_a_page(data: bytes) -> bool:
    start = data[: 4 * HEAD]
    if start.startswith(_UTF_16_MARKS):
        start = start[: len(start) // 2 * 2].decode("utf-16", "ignore").encode()
    start = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    # Comments and an XML declaration may stand before the page itself.
    while start.startswith((b"<?xml", b"<!--")):
        start = start.partition(b"?>" if start.startswith(b"<?") else b"-->")[2].lstrip()
    return start.startswith(_PAGE_STARTS)
