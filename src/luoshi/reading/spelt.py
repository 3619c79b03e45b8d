"""Numerals written in Chinese: those that may state a quantity, with what is written around."""

import re
from functools import cache

from luoshi.lexicon import Words, words
from luoshi.reading.make import make
from luoshi.reading.tokens import Token

_CHINESE = frozenset("一二两三四五六七八九十百千万亿零〇")
_ONES = frozenset("一二三四五六七八九十")
_DENOMINATORS = frozenset("二三四五六七八九十")
_TENTHS = frozenset("一二两三四五六七八九")
_HALF_TENTHS = frozenset("半一二三四五六七八九")
_HUNDREDS = frozenset("一二三四五六七八九十百")
_YEARS = frozenset("一二两三四五六七八九十百")
_THOUSANDS = frozenset("一二两三四五六七八九十百千")
_MYRIADS = frozenset("万亿")
_PLANS = frozenset("一二三四五六")
_TIME_UNITS = ("周年", "年", "个月", "月", "分钟", "刻钟", "小时", "天")
_TIMED = frozenset(unit[0] for unit in _TIME_UNITS) | {"个", "”", "时", "规"}
"""What stands behind the numeral of a length of time or of a five-year plan."""
_ENDS_A_PART = frozenset("分成半")
"""What stands behind the numeral of a part (三分之一, 三成, 一半)."""
_IN_A_ROW = ("连冠", "连续", "连贯", "连增", "连快", "连丰")

_BEHIND_A_HEADING = frozenset("）、，是要")
_GOES_ON = frozenset("分点")
"""What a multiplier may go on with (三万分之一)."""

# Most runs are words such as 一批 and 统一; the rules are asked only where a run stands.
_IN_A_RUN = "一二两三四五六七八九十百千万亿第首榜前翻"
# One character is looked for much faster than a run of them.
_RUN_STARTS = re.compile(f"[{_IN_A_RUN}]")
_RUN = frozenset(_IN_A_RUN)


def in_chinese(text: str, multipliers: set[int]) -> list[Token]:
    """The numerals of a cleaned text that are written in Chinese, in text order.

    multipliers: where those begin that belong to a number in digits (the 亿 of 12亿).
    """
    tokens: list[Token] = []
    end = 0
    going_on = _going_on()
    written = _Written(text)
    stop = 0
    for found in _RUN_STARTS.finditer(text):
        at = found.start()
        if at < stop:
            continue
        stop = at + 1
        after = text[stop : stop + 1]
        if after in _RUN:
            while after in _RUN:
                stop += 1
                after = text[stop : stop + 1]
            if after not in going_on and _THOUSANDS.issuperset(text[at:stop]):
                continue
        elif after not in going_on and text[at] in _THOUSANDS:
            continue
        if stop == at + 1 and at in multipliers and after not in _GOES_ON:
            continue
        if after in _BEHIND_A_HEADING and _heads(text, at, stop):
            tokens.append(Token(at, stop, "heading", text[at:stop], "", "", "", ""))
            continue
        at = max(at, end)
        while at < stop:
            token = _opened(written, at) if text[at] in "第首榜前翻" else _number(written, at)
            if token:
                tokens.append(token)
                end = at = token.end
            else:
                at += 1
    return tokens


@cache
def _going_on() -> frozenset[str]:
    """The characters that can follow a number of less than a myriad, where it is not part of a word (统一, 一旦)."""
    heading, decimals, parts, counts, names = "）、，是要", "点零〇", "倍分成半", "多余瓦", "强佳连”时规"
    units = (*_TIME_UNITS, *_classifiers().all, "个")
    return frozenset(heading + decimals + parts + counts + names).union(unit[0] for unit in units)


def _heads(text: str, start: int, stop: int) -> bool:
    """Whether a run of numerals with one of ）、，是要 behind it is the number of a heading at the start of a line
    (一、, （二）) or of one of several things said in turn (一是, 二要)."""
    after = text[stop]
    if stop - start > 3 or not _ONES.issuperset(text[start:stop]):
        return False
    before = text[start - 1] if start else "\n"
    if after in "是要":
        return start > 0 and stop - start == 1 and before in "。；：:\n，"
    return before == "\n" or (before == "（" and (start == 1 or text[start - 2] == "\n"))


class _Written:
    """A text whose runs of letters are measured once, so that no run makes the reader look twice at its characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: dict[frozenset[str], tuple[int, int]] = {}

    def end_of(self, at: int, letters: frozenset[str]) -> int:
        """Where the run of `letters` ends that holds `at`; `at` where none does."""
        text = self.text
        if text[at : at + 1] not in letters:
            return at
        if text[at + 1 : at + 2] not in letters:
            return at + 1
        begin, end = self.runs.get(letters, (0, 0))
        if not begin <= at < end:
            end = at + 2
            while text[end : end + 1] in letters:
                end += 1
            self.runs[letters] = at, end
        return end


def _with_point(written: _Written, at: int) -> int:
    """Where a number in Chinese ends that begins at `at`, its decimals included (三点五)."""
    text = written.text
    end = written.end_of(at, _CHINESE)
    if end > at and text[end : end + 1] == "点":
        decimals = written.end_of(end + 1, _CHINESE)
        return decimals if decimals > end + 1 else end
    return end


def _opened(written: _Written, at: int) -> Token | None:
    """第三位, 首位, 前三, 翻一番: what opens with a word of its own."""
    text = written.text
    if text.startswith(("首位", "榜首", "首名"), at):
        return Token(at, at + 2, "first", "一", "", "", "", "位")
    if text.startswith("翻番", at):
        return Token(at, at + 2, "fold", "一", "", "", "", "倍")
    if text[at] == "翻":
        number = at + (2 if text.startswith("了", at + 1) else 1)
        times = text[number : number + 1]
        folds = times and times in "一二两三四五半" and text.startswith("番", number + 1)
        return Token(at, number + 2, "fold", times, "", "", "", "倍") if folds else None
    if text[at] not in "第前":
        return None
    form, letters = ("ordinal", _HUNDREDS) if text[at] == "第" else ("top", _ONES)
    end = written.end_of(at + 1, letters)
    if end == at + 1:
        return None
    unit = text[end] if text.startswith(("位", "名"), end) else ""
    return Token(at, end + len(unit), form, text[at + 1 : end], "", "", "", unit)


def _number(written: _Written, at: int) -> Token | None:
    """What opens with a number: three times, a part, a length of time, a count, a large number."""
    text = written.text
    end = _with_point(written, at)
    after = text[end : end + 1]
    if after == "倍":
        return Token(at, end + 1, "times", text[at:end], "", "", "", "倍")
    part = _part(written, at, end) if after in _ENDS_A_PART else None
    if part:
        return part
    years = written.end_of(at, _YEARS)
    timed = _timed(text, at, years) if years > at and text[years : years + 1] in _TIMED else None
    if timed:
        return timed
    return _counted(text, at, end) or _large(written, at)


def _part(written: _Written, at: int, end: int) -> Token | None:
    """百分之五, 三分之一, 三成半, 一半; the number ends at `end`."""
    text = written.text
    after = text[end : end + 1]
    if after == "分":
        if text.startswith("百分之", at):
            stop = _with_point(written, at + 3)
            if stop > at + 3:
                return Token(at, stop, "percent", text[at + 3 : stop], "", "", "", "%")
        if text.startswith("分之", end) and _DENOMINATORS.issuperset(text[at:end]):
            stop = written.end_of(end + 2, _CHINESE)
            if stop > end + 2:
                return Token(at, stop, "parts", text[end + 2 : stop], text[at:end], "", "", "%")
    elif after == "成" and end == at + 1 and text[at] in _TENTHS:
        half = text[end + 1 : end + 2]
        if half not in _HALF_TENTHS or text[end + 2 : end + 3] in ("个", "家", "项"):
            half = ""
        return Token(at, end + 1 + len(half), "tenths", text[at], half, "", "", "%")
    elif after == "半" and text[at] == "一" and end == at + 1:
        return Token(at, end + 1, "half", "五", "", "", "", "%")
    return None


def _timed(text: str, at: int, end: int) -> Token | None:
    """三年, 两个月, 十五分钟; and the numbers of five-year plans (十四五)."""
    behind = end + 1 if text.startswith("个", end) else end
    if text.startswith(_TIME_UNITS, behind):
        unit = next(unit for unit in _TIME_UNITS if text.startswith(unit, behind))
        return Token(at, behind + len(unit), "years", text[at:end], "", "", "", unit)
    if end - at > 3 or not text.startswith(("”", "时", "规"), end):
        return None
    number = text[at:end]
    if number[0] == "十" and number[-1] == "五" and (number == "十五" or number[1:2] in _PLANS):
        return Token(at, end, "plan", number, "", "", "", "")
    return None


@cache
def _classifiers() -> Words:
    """The units that are counted with Chinese numerals."""
    counted = words("units", "count", "money").all
    return Words((*counted, "亩", "公里", "吨", "千瓦", "平方公里", "平方米"))


def _counted(text: str, at: int, end: int) -> Token | None:
    """三家, 十多项, 百亿元以上: a number that ends at `end`, and its unit."""
    stop = end
    more = text[end : end + 1]
    if more and more in "多余":
        end += 1
    else:
        more = ""
    unit = _classifiers().at_start(text, end)
    if unit == "台" and text.startswith("阶", end + 1):
        unit = ""
    if not unit and stop - at > 1 and text[stop - 1] == "千" and text.startswith("瓦", end):
        # 两千瓦: 千 belongs to the unit.
        stop, unit, end = stop - 1, "千瓦", end - 1
    if not unit:
        return None
    end += len(unit)
    form = "threshold" if text.startswith(("以上", "及以上", "级"), end) else "count"
    return make(Token, (at, end, form, text[at:stop], "", "", more, unit))


def _large(written: _Written, at: int) -> Token | None:
    """千亿, 五十万; 百强; 七连增."""
    text = written.text
    thousands = written.end_of(at, _THOUSANDS)
    end = written.end_of(thousands, _MYRIADS)
    if end > thousands:
        level = "级" if text.startswith("级", end) else ""
        return Token(at, end + len(level), "big", text[at:end], "", "", level, "")
    if text[at] in "百十" and text.startswith(("强", "佳"), at + 1):
        return Token(at, at + 1, "named", text[at], "", "", "", "")
    end = written.end_of(at, _ONES)
    if end > at and text.startswith(_IN_A_ROW, end):
        return Token(at, end, "streak", text[at:end], "", "", "", "")
    return None
