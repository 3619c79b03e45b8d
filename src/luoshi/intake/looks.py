"""What a file that is no plain text looks like, by its first bytes."""

Looks = tuple[str, str]

_PICTURE: Looks = ("图片", "a picture")
_ARCHIVE: Looks = ("压缩包", "an archive")
_PROGRAM: Looks = ("程序文件", "a program")

# At what offset which bytes stand, and what that makes the file.
_MARKS: tuple[tuple[int, bytes, Looks], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", ("图片（PNG）", "a picture (PNG)")),
    (0, b"\xff\xd8\xff", ("图片（JPEG）", "a picture (JPEG)")),
    (0, b"GIF8", ("图片（GIF）", "a picture (GIF)")),
    (8, b"WEBP", ("图片（WebP）", "a picture (WebP)")),
    (4, b"ftyphei", ("图片（HEIC）", "a picture (HEIC)")),
    (0, b"II*\x00", ("图片（TIFF）", "a picture (TIFF)")),
    (0, b"MM\x00*", ("图片（TIFF）", "a picture (TIFF)")),
    (0, b"%PDF-", ("PDF 文件", "a PDF document")),
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

# What lies in a zip says whether it is an office document.
_ZIP = b"PK\x03\x04"
_ZIPPED: tuple[tuple[bytes, Looks], ...] = (
    (b"word/", ("Word 文档（.docx）", "a Word document (.docx)")),
    (b"xl/", ("Excel 表格（.xlsx）", "an Excel workbook (.xlsx)")),
    (b"ppt/", ("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)")),
    (b"OFD.xml", ("OFD 版式文件", "an OFD document")),
    (b"content.xml", ("OpenDocument 文档", "an OpenDocument file")),
)

_WEB_PAGE: Looks = ("网页（HTML）", "a web page (HTML)")
_BINARY: Looks = ("二进制数据，或没有字节顺序标记的 UTF-16", "binary data, or UTF-16 without a byte order mark")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def looks_like(data: bytes) -> Looks | None:
    """What `data` looks like in Chinese and in English, or None where it may be plain text."""
    for offset, mark, looks in _MARKS:
        if data.startswith(mark, offset):
            return looks
    if data.startswith(_ZIP):
        return next((looks for name, looks in _ZIPPED if name in data), ("压缩包（zip）", "an archive (zip)"))
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")):
        return _WEB_PAGE
    if b"\x00" in data and not data.startswith(_UTF_16_MARKS):
        return _BINARY
    return None
