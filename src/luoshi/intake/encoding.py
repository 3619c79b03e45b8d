"""How a text's bytes are to be read: UTF-8, UTF-16 with its mark, or GB18030.

GB18030 accepts almost any bytes, broken UTF-8 among them, and would turn it into other characters without a word.
So what is not valid UTF-8 is weighed twice before it is read as GB18030:

- **It must not be UTF-8 for the most part.** Of the bytes above 127, count those in well-formed UTF-8 characters of
  three or four bytes. In UTF-8 Chinese that is nearly all of them, whatever a few broken bytes do; in a report
  written in GB18030 chance makes it about one in twenty.
- **It must be Chinese when read as GB18030.** Of the characters above 127, count those of everyday Chinese (GB 2312
  and Chinese punctuation). In a report that is nearly all of them; in UTF-8 misread as GB18030 three in ten. A
  private-use character is a sign of a byte lost: the bytes after it then pair up wrongly.
"""

import codecs
import re

from luoshi.facts import Refusal

MOSTLY_UTF_8 = 0.5
"""From this share of its bytes on, a text that is not valid UTF-8 is broken UTF-8 and not GB18030."""

EVERYDAY_CHINESE = 0.8
"""From this share of its characters on, a text is Chinese when read as GB18030."""

_ABOVE_ASCII = rb"[\x80-\xff]"
_UTF_8_CHARACTERS = rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_HANZI = "[\u4e00-\u9fff]+"
_PUNCTUATION = "[\u3000-\u303f\uff00-\uffef‘’“”—…·①-⑳Ⅰ-Ⅻ℃‰°×÷±²³㎡]"
# Private use; the C1 controls; and U+FFFD's neighbours that no character is assigned to.
_NOT_IN_TEXT = "[\ue000-\uf8ff\x80-\x9f\ufff0-\uffff\U000e0000-\U0010ffff]"


def decode(name: str, data: bytes) -> tuple[str, str]:
    """The text of `data` without its byte order mark, and the name of its encoding.

    The encoding is "utf-8", "utf-8-sig" (UTF-8 with a mark), "utf-16" (by its mark) or "gb18030".
    Raises Refusal not-text where a character is NUL, and broken-encoding with `byte`, the offset, from 0, of the
    first byte that does not fit; `name` is the file's name, for the refusal.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(name, data, "utf-8-sig"), "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _strictly(name, data, "utf-16")
        if "\x00" in text:
            raise Refusal("not-text", name=name, looks_zh="二进制数据", looks_en="binary data")
        return text, "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        no_utf_8 = _broken(name, "UTF-8", error.start)
        if utf_8_share(data, error) >= MOSTLY_UTF_8:
            raise no_utf_8 from error
    text = _strictly(name, data, "gb18030")
    odd = re.search(_NOT_IN_TEXT, text)
    if odd:
        raise _broken(name, "GB18030", len(text[: odd.start()].encode("gb18030")))
    if everyday_share(text) < EVERYDAY_CHINESE:
        raise no_utf_8
    return text, "gb18030"


def utf_8_share(data: bytes, error: UnicodeDecodeError) -> float:
    """The share, 0 to 1, of the bytes above 127 that stand in well-formed UTF-8 characters of three or four bytes.

    data: not valid UTF-8. error: what decoding it as UTF-8 said first; a character cut off by the end counts too.
    """
    cut_off = len(data) - error.start if error.reason == "unexpected end of data" else 0
    fitting = sum(map(len, re.findall(_UTF_8_CHARACTERS, data))) + cut_off
    return fitting / len(re.findall(_ABOVE_ASCII, data))


def everyday_share(text: str) -> float:
    """The share, 0 to 1, of the characters above 127 that are everyday Chinese: GB 2312 or Chinese punctuation."""
    others = sum(letter > "\x7f" for letter in text)
    hanzi = "".join(re.findall(_HANZI, text))
    everyday = len(hanzi.encode("gb2312", "ignore")) // 2
    return (everyday + len(re.findall(_PUNCTUATION, text))) / others


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # The decoder counts from behind a UTF-8 mark that it has taken off.
        behind_mark = len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0
        shown = encoding.removesuffix("-sig").upper()
        raise _broken(name, shown, error.start + behind_mark) from error


def _broken(name: str, encoding: str, byte: int) -> Refusal:
    return Refusal("broken-encoding", name=name, encoding=encoding, byte=byte)
