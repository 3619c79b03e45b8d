"""Whether a value was reached, is expected, promised or only compared with, and how strongly."""

import re
from bisect import bisect_right

from luoshi.facts import Status
from luoshi.reading.cues import Cues, last_before

_DONE = ("去年", "上年", "已经", "遴选了", "征集了", "确定了", "建成了", "过去")
_ALREADY = re.compile(r"已(?:经|达|有|超|建成|突破)")
_LAST_YEAR = r"(?<![比较与和])(?:去年|上年(?!末|底|同期|度))"


def promised_status(clause: str) -> tuple[Status, str]:
    """The status of a value in the part that looks forward, and the rule that chose it.

    clause: the words of its clause before it.
    """
    if "了" in clause and any(word in clause for word in _DONE):
        return "actual", "status/done:了"
    already = _ALREADY.search(clause) if "已" in clause else None
    if already:
        return "actual", "status/done:" + already.group()
    if ("去年" in clause or "上年" in clause) and re.search(_LAST_YEAR, clause):
        return "actual", "status/last-year"
    return "target", "status/plan"


def reported_status(cues: Cues, at: int) -> tuple[Status, str]:
    """The status of a value that is reported, at offset `at` of its sentence, and the rule that chose it.

    预计 governs up to the next ； or 。, so one before a ； is silent.
    """
    expected = cues.expected
    if expected and last_before(expected, at) > last_before(cues.semicolons, at):
        return "estimate", "status/expected:预计"
    return "actual", "status/review"


def modality_of(cues: Cues, at: int) -> str | None:
    """The word that sets the strength of a target at offset `at`: the nearest before it in its sentence, or None."""
    number = bisect_right(cues.strengths, (at + 1, ""))
    last = cues.strengths[number - 1][1] if number else None
    if last == "预期" or (last is None and 0 <= cues.targets <= at):
        return "预期"
    return last
