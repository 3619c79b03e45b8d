"""Cleaning: what a conversion put into a text is taken out, and every character keeps its way back.

Taken out: page numbers on lines of their own, line breaks inside a paragraph, white space between Chinese
characters and inside numbers. Folded, one character for one: full-width digits and signs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from luoshi.facts.named import NamedTuple

# One character becomes one character, so offsets do not move. ％ and digits: a 1998 report; ： in 11.9：44.1：44.
_FOLDED = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "％": "%", "．": ".", "／": "/", "＋": "+", "：": ":", "∶": ":", "︰": ":", "﹕": ":", "﹪": "%", "－": "-",
    "(": "（", ")": "）", ";": "；", "!": "！", "?": "？", "\u2215": "/", "Ｇ": "G", "Ａ": "A", "Ｄ": "D",
    "﹒": ".", "–": "—", "〜": "~", "～": "~", "×": "×", "✕": "×", "﹢": "+", "「": "“", "」": "”",
}  # fmt: skip

_DASHES = "—–－-·•~"
_OPENS_A_PAGE_NUMBER = frozenset("第 \t\u3000" + _DASHES)
_SPACE = r"[\s\u200b\ufeff]+"
_FURTHER = rf"{_SPACE}|，下同(?=）)"
_NUMERALS = frozenset("一二三四五六七八九十")
_NOT_IN_A_HEADING = frozenset("，。；！？")
_NOT_IN_A_TITLE = frozenset("，。；！？、")
# A heading without a number, a report's title, the line that says where it was given: alone on their lines.
_TITLES = (
    *("工作回顾", "工作总结", "工作安排", "工作任务", "主要任务", "重点工作", "总体要求", "主要目标", "奋斗目标"),
    *("目标任务", "工作建议", "工作打算", "工作部署"),
)
_REPORT = "政府工作报告"
_NUMBERED = r"（\d{1,2}）|\d{1,2}[、.](?!\d)|\d{1,2}．(?!\d)"
_FIRST_ITEM = r"（1）|1[、.](?!\d)"
# Behind a stop, where no number is cut in two: 达到↵12. 9亿元 is one.
_ORDERED = r"(?:\A|[。！？；:”）\s][\n\f\r]|[。！？；：])[ \t\u3000\n\f\r]*\d{1,2}\.\Z"
_TERMINAL = "。！？!?"
_CLOSING = "”’）)》】"


class Cleaned(NamedTuple):
    """A text without its typography.

    text: the cleaned text; a line break is left only where a paragraph ends.
    page_numbers: spans of the digits of page numbers that were taken out, offsets of the source's text.
    starts, offsets: the way back: from the character `starts[n]` on, `offsets[n]` leads to the source's character.
    """

    text: str
    page_numbers: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def source_start(self, at: int) -> int:
        """Offset in the source's text of the cleaned text's character `at`."""
        return at + self.offsets[bisect_right(self.starts, at) - 1]

    def source_end(self, end: int) -> int:
        """Offset in the source's text just behind the cleaned text's character before `end`."""
        return self.source_start(end - 1) + 1 if end else 0

    def cleaned_start(self, at: int) -> int:
        """Offset in the cleaned text of the source's character `at`, or of the next one that was kept."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.source_start(middle) < at:
                low = middle + 1
            else:
                high = middle
        return low


_COMMA = r",(?:(?!\d)|(?<!\d,))"


def fold(text: str) -> str:
    """The text with full-width digits and signs made half-width, character for character; a comma that groups no
    digits becomes a Chinese one."""
    for wide, narrow in _FOLDED.items():
        if wide in text:
            text = text.replace(wide, narrow)
    return re.sub(_COMMA, "，", text) if "," in text else text


def clean(text: str) -> Cleaned:
    """The text cleaned, with the map back. Linear in the text's length."""
    text = fold(text)
    cuts: list[tuple[int, int, str]] = []
    pages: list[tuple[int, int]] = []
    page_spans = _page_numbers(text, pages)
    next_page = 0
    covered = 0
    while next_page < len(page_spans) and page_spans[next_page][0] <= covered:
        # Page numbers before the first word.
        covered = _behind_space(text, page_spans[next_page][1])
        next_page += 1
    if covered:
        cuts.append((0, covered, ""))
    for start, end in _gaps(text):
        if text[start] == "，":
            # 5600亿元（预计数，下同）: says of the values that follow what is said of this one.
            cuts.append((start, end, ""))
            covered = end
            continue
        if start < covered:
            continue
        furniture = False
        # A page number and the breaks around it are one gap.
        while next_page < len(page_spans) and page_spans[next_page][0] <= end:
            furniture = True
            end = max(end, _behind_space(text, page_spans[next_page][1]))
            next_page += 1
        covered = end
        cuts.append((start, end, _kept(text, start, end, furniture)))
    return _without(text, cuts, tuple(pages))


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where white space stands, and the remark that ends with 下同, in text order."""
    if "下同" in text:
        for gap in re.finditer(_FURTHER, text):
            yield gap.span()
        return
    # split() finds white space several times faster than a pattern does; it leaves out what has no width.
    text = text.replace("\u200b", " ").replace("\ufeff", " ")
    at = 0
    for word in text.split():
        start = text.find(word[0], at)
        if start > at:
            yield at, start
        at = start + len(word)
    if at < len(text):
        yield at, len(text)


def _behind_space(text: str, at: int) -> int:
    """Where the white space ends that begins at `at`; `at` where none does."""
    found = re.compile(_SPACE).match(text, at)
    return found.end() if found else at


def _page_numbers(text: str, pages: list[tuple[int, int]]) -> list[tuple[int, int]]:
    lines = text.replace("\f", "\n").split("\n")
    if len(lines) == 1:
        return []
    spans = []
    at = 0
    for line in lines:
        first = line[:1]
        if first in _OPENS_A_PAGE_NUMBER or first.isdecimal():
            found = page_number(line)
            if found:
                pages.append((at + found[0], at + found[1]))
                spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def page_number(line: str) -> tuple[int, int] | None:
    """Where the digits stand in a line that is a page number and nothing else (— 12 —, 第3页, 7), or None."""
    inside = line.rstrip(" \t\u3000\r")
    bare = inside.lstrip(" \t\u3000")
    ordinal = bare.startswith("第")
    opened = bare[1:] if ordinal else bare.lstrip(_DASHES)
    number = opened.lstrip(" \t") if opened != bare else opened
    length = 0
    while length < 5 and number[length : length + 1].isdecimal():
        length += 1
    if not 1 <= length <= 4:
        return None
    behind = number[length:]
    if ordinal:
        behind = behind.lstrip(" \t")
        fits = behind.startswith("页") and len(behind) <= 13
    else:
        fits = not (behind.lstrip(" \t").lstrip(_DASHES) if opened != bare else behind)
    start = len(inside) - len(number)
    return (start, start + length) if fits else None


def _kept(text: str, start: int, end: int, furniture: bool) -> str:
    """What stays of the gap between start and end: a paragraph's end, a space between Latin words, or nothing."""
    if start == 0 or end == len(text):
        return ""
    gap = text[start:end]
    if "\n" in gap or "\f" in gap or "\r" in gap or "\u2028" in gap:
        if _paragraph_ends(text, start, end, furniture):
            return "\n"
        left, right = text[start - 1], text[end]
        return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""
    left, right = text[start - 1], text[end]
    if left == "." and right.isdigit() and re.compile(_ORDERED).search(text, max(0, start - 12), start):
        # 2. 15个项目 is the second item; its space keeps it from being 2.15.
        return " "
    if not (left.isascii() and left.isalnum() and right.isascii() and right.isalnum()):
        return ""
    if left.isdigit() and right.isdigit():
        # A report of 1998 prints 7 4 7 7 2: digits one by one are one number, 12 34 are two.
        alone_left = start < 2 or not text[start - 2].isdigit()
        alone_right = end + 1 >= len(text) or not text[end + 1].isdigit()
        after_point = start >= 2 and text[start - 2] == "."
        return "" if (alone_left or after_point) and alone_right else " "
    return " "


def _paragraph_ends(text: str, start: int, end: int, furniture: bool) -> bool:
    """Whether the line break between start and end ends a paragraph, or a conversion put it there."""
    last = text[start - 1]
    if last in _CLOSING and start >= 2:
        last = text[start - 2]
    if last in _TERMINAL:
        return True
    gap = text[start:end]
    if not furniture:
        line = text[text.rfind("\n", 0, start) + 1 : start]
        if len(line) <= 48 and (_is_heading(line.strip()) or is_title_line(line.strip())):
            return True
        line_end = text.find("\n", end, end + 49)
        if line_end > 0 and is_title_line(text[end:line_end].strip()):
            return True
        blank = gap.count("\n") > 1
        if blank and last not in "，、；":
            return True
        if gap.endswith(("\u3000", "  ", "\t")) and last not in "，、":
            return True
    numbered = (text[end] == "（" or text[end].isdecimal()) and re.compile(_NUMBERED).match(text, end)
    if numbered and (last in "；:" or re.compile(_FIRST_ITEM).match(text, end)):
        return True
    if _opens_a_heading(text, end):
        stop = text.find("\n", end, end + 60)
        line = text[end : stop if stop != -1 else end + 60].strip()
        return last in "；:" or _is_heading(line) or line.startswith("（")
    return False


def _numerals_end(text: str, at: int) -> int:
    """Where the one to three Chinese numerals end that stand at `at`; `at` where none does."""
    end = at
    while end < at + 3 and text[end : end + 1] in _NUMERALS:
        end += 1
    return end


def _opens_a_heading(text: str, at: int) -> bool:
    """Whether 一、, 第一，, （一） or —— stands at `at`; 一、二、 lists numbers."""
    if text.startswith("——", at):
        return True
    sign = text[at]
    if sign != "第" and sign != "（" and sign not in _NUMERALS:
        return False
    number = at + 1 if sign in "第（" else at
    end = _numerals_end(text, number)
    if end == number:
        return False
    if sign == "（":
        return text.startswith("）", end)
    if text.startswith("，", end):
        return True
    return text.startswith("、", end) and not (text[end + 1 : end + 2] in _NUMERALS and text.startswith("、", end + 2))


def _is_heading(line: str) -> bool:
    """Whether a line is a numbered heading: 一、…, 第一部分…."""
    ordinal = line.startswith("第")
    number = 1 if ordinal else 0
    end = _numerals_end(line, number)
    if end == number or not line.startswith(("，", "部", "章") if ordinal else "、", end):
        return False
    return 2 <= len(line) - end <= 31 and _NOT_IN_A_HEADING.isdisjoint(line[end + 1 :])


def is_title_line(line: str) -> bool:
    """Whether a line is 2023年工作回顾, 望川市政府工作报告, or ——2024年1月5日在望川市第六届人民代表大会第三次会议上."""
    if line.endswith(_TITLES):
        return len(line) <= 20 and _NOT_IN_A_TITLE.isdisjoint(line)
    if line.endswith(_REPORT):
        return len(line) <= 26 and _NOT_IN_A_TITLE.isdisjoint(line)
    if not line.endswith(("会议", "会议上")):
        return False
    given = line.removeprefix("——").removesuffix("上")
    if not given.startswith(("19", "20")):
        return False
    where = given[5:-2]
    return given[2:4].isdecimal() and given[4] == "年" and 4 <= len(where) <= 40 and _NOT_IN_A_HEADING.isdisjoint(where)


def _without(text: str, cuts: list[tuple[int, int, str]], pages: tuple[tuple[int, int], ...]) -> Cleaned:
    pieces: list[str] = []
    starts, offsets = [0], [0]
    at = length = 0
    for start, end, kept in cuts:
        pieces.append(text[at:start])
        length += start - at
        if kept:
            # The kept character stands for the gap's first.
            pieces.append(kept)
            if offsets[-1] != start - length:
                starts.append(length)
                offsets.append(start - length)
            length += 1
        at = end
        if starts[-1] == length:
            offsets[-1] = end - length
        else:
            starts.append(length)
            offsets.append(end - length)
    pieces.append(text[at:])
    return Cleaned("".join(pieces), pages, tuple(starts), tuple(offsets))
