"""What a value is compared with or counted from, at the end of the noun before it: no part of what is measured."""

import re

from luoshi.lexicon import words

_DEDUCTING = ("扣除", "剔除")
_CHOOSING = "评核价名选"
# 是“十五”末的(6.7倍), 由“十二五”末的, 是2010年的(1.9倍), 5年(提升10.6个百分点).
_TERMS = (
    r"(?<=..)(?:是|为)(?:“?十?[一二三四五六七八九十]五”?(?:期?末|时期|期间)?|(?:19|20)\d\d年|上年|去年|上届)的?\Z"
    r"|[从由自与比较]“?十?[一二三四五六七八九十]五”?(?:期?末|时期|期间)(?:相比)?的?\Z"
    r"|\A[\d一二两三四五六七八九十]{1,2}年(?:来|间|内|共|累计)?\Z"
)
_PLAN_END = "五”"
_ENDS_A_TERM = frozenset("年的末间届内来共计")
_NUMBERS = "0123456789一二两三四五六七八九十"
_ENDS = frozenset(_NUMBERS + "年月的中后末”间届内来共计")


def without_comparison(noun: str) -> str:
    """The noun without what it is compared with (死亡人数|较“十三五”同期, 扣除物价因素后|收入), and without the time or
    the contest that it ends with (产量|连续三年, 考评|中)."""
    if not noun:
        return noun
    if noun[-1] not in _ENDS and "比" not in noun and "较" not in noun and "是" not in noun and "除" not in noun:
        return noun
    opening = 2
    if noun.startswith(_DEDUCTING):
        behind = noun.find("后", 4, 15)
        if behind > 0:
            noun, opening = noun[behind + 1 :], 0
    if opening and noun[:1] in "是比较" and len(noun) < 12 and not noun.startswith(("比例", "比重")):
        return ""
    if noun and (_PLAN_END in noun or (noun[-1] in _ENDS_A_TERM and ("年" in noun or "五" in noun or "上届" in noun))):
        found = re.search(_TERMS, noun)
        noun = noun[: found.start()] if found else noun
        if not noun:
            return ""
    cuts = (_compared(noun, opening), _lasting(noun), _dated(noun), _chosen(noun), _deducted(noun))
    return noun[: min((cut for cut in cuts if cut >= 0), default=len(noun))]


def without_since(noun: str) -> str:
    """The noun without the time it is counted from (开放以来|企业 → 企业, 规模|自2021年以来 → 规模)."""
    before, _, behind = noun.rpartition("以来")
    if behind:
        return behind.removeprefix("的")
    at = max(before.rfind(word) for word in _SINCE)
    return before[:at] if at > 0 else ""


_SINCE = ("自", "从")
_MARK_DIGITS = frozenset("一二两三四五六七八九十百千万亿")


def without_mark(noun: str) -> str:
    """The noun without the round mark that it passed, told without digits (收入|迈过千亿, 总产值|站上五千亿大关)."""
    passed = words("phrases", "passed")
    at = passed.first_in(noun, 2)
    while at >= 0:
        number = at + len(passed.at_start(noun, at))
        number += noun.startswith("了", number)
        if noun[number : number + 1] in _MARK_DIGITS and noun.startswith("个", number + 1):
            # 连跨三个千亿台阶
            number += 2
        end = number
        while noun[end : end + 1] in _MARK_DIGITS:
            end += 1
        unit = end + (2 if noun.startswith("美元", end) else noun.startswith(("元", "级"), end))
        mark = words("phrases", "mark").at_start(noun, unit)
        if noun[end - 1] in "万亿" and unit + len(mark) == len(noun):
            return noun[:at]
        at = passed.first_in(noun, at + 1)
    return noun


def _compared(noun: str, opening: int) -> int:
    """Where 较… or 比… begins that the noun ends with, not before `opening`, or -1."""
    at = max(noun.rfind("较"), noun.rfind("比"))
    other = noun[at + 1 :]
    if at < opening or not 1 <= len(other) <= 14 or "、" in other:
        return -1
    return -1 if noun[at] == "比" and other[0] in "例重率" else at


def _lasting(noun: str) -> int:
    """Where 连续三年, 提前两个月 begins that the noun ends with, or -1."""
    number = noun[:-1] if noun.endswith("年") else noun.removesuffix("个月")
    before = number.rstrip(_NUMBERS)
    return len(before) - 2 if before != number and before.endswith(("连续", "实现", "提前")) else -1


def _dated(noun: str) -> int:
    """Where 2020年, 从2020年的 begins that the noun ends with, or -1."""
    whole = noun.removesuffix("的")
    if not whole.endswith("年") or whole[-5:-3] not in ("19", "20") or not whole[-3:-1].isdecimal():
        return -1
    at = len(whole) - 5
    return at - 1 if at and whole[at - 1] in "从由自" else at


def _chosen(noun: str) -> int:
    """Where 中 stands behind a contest (考评中) that the noun ends with, or -1."""
    return len(noun) - 1 if noun[-1:] == "中" and noun[-2:-1] and noun[-2] in _CHOOSING else -1


def _deducted(noun: str) -> int:
    """Where 扣除…后 begins that the noun ends with, or -1."""
    if not noun.endswith("后"):
        return -1
    found = [noun.find(word, max(0, len(noun) - 15), len(noun) - 3) for word in _DEDUCTING]
    return min((at for at in found if at >= 0), default=-1)
