"""The text of a file is the same whatever encoding it was saved in."""

import codecs
import hashlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luoshi import intake

TEXT = "望川市政府工作报告\r\n2023年，新增企业１２家、增长8.5％，空气优良天数比例“双提升”。\n"

# How the file was saved, its bytes, and the encoding that is named.
SAVED = [
    ("UTF-8", TEXT.encode(), "utf-8"),
    ("UTF-8 with BOM", codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
    ("UTF-16 LE", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
    ("UTF-16 BE", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
    ("GB18030", TEXT.encode("gb18030"), "gb18030"),
]


@pytest.mark.parametrize(("data", "encoding"), [saved[1:] for saved in SAVED], ids=[saved[0] for saved in SAVED])
def test_encoding(data: bytes, encoding: str) -> None:
    source = intake.from_bytes("报告.txt", data)
    assert source.encoding == encoding
    assert source.text == TEXT
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.name == "报告.txt"


def test_what_gb2312_lacks_comes_back_from_gb18030() -> None:
    text = TEXT + "㙍头镇、𠅤村完成改水，鎏金工艺入选名录。"
    assert intake.from_bytes("报告.txt", text.encode("gb18030")).text == text


MARKS = {"utf-8": b"", "utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
# A byte order mark says how to read what follows and is no part of the text; NUL makes it no text at all.
LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\x00\ufeff")
READABLE = st.text(LETTERS, min_size=1, max_size=200).filter(lambda text: not text.isspace())


@given(READABLE, st.sampled_from(list(MARKS)))
@example("1\r2\r\n3\u20284", "utf-8")
@example("一", "utf-16-le")
@example("ĀĀ", "utf-16-be")
def test_any_text_comes_back(text: str, encoding: str) -> None:
    data = MARKS[encoding] + text.encode(encoding.removesuffix("-sig"))
    assert intake.from_bytes("报告.txt", data).text == text


COMMON = [chr(code) for code in range(0x4E00, 0x9FA6) if chr(code).encode("gb2312", "ignore")]
CHINESE = st.text(
    st.one_of(st.sampled_from(COMMON), st.sampled_from("，。；：、“”（）—％\u30000123456789.%\n")), max_size=200
)


@given(CHINESE)
def test_chinese_text_comes_back_from_gb18030(text: str) -> None:
    report = "望川市政府工作报告\n" + text
    assert intake.from_bytes("报告.txt", report.encode("gb18030")).text == report
