"""Whether a value was reached, is expected, promised or only compared with, and how strongly."""

import re
from functools import cache

from luoshi.facts import Outlook, Status
from luoshi.lexicon import any_of

_EXPECTED_TARGETS = re.compile(r"(?:预期目标|主要目标|发展目标|预期是|目标是|目标为|主要预期)")
_DONE = re.compile(r"(?:去年|上年|已经|遴选了|征集了|确定了|建成了|过去)")
_ALREADY = re.compile(r"已(?:经|达|有|超|建成|突破)")
_LAST_YEAR = re.compile(r"(?<![比较与和])(?:去年|上年(?!末|底|同期|度))")


@cache
def modality_words() -> re.Pattern[str]:
    """The words that set the strength of a target."""
    return re.compile(any_of("modality", "aim", "must", "expected"))


def status_of(sentence: str, at: int, outlook: Outlook) -> tuple[Status, str]:
    """The status of a value at offset `at` of its sentence, and the rule that chose it.

    预计 governs up to the next ； or 。, so only what stands behind the last ； counts.
    """
    head = sentence[sentence.rfind("；", 0, at) + 1 : at]
    if outlook == "plan":
        clause = re.split("[，；:]", head)[-1]
        if "了" in clause and _DONE.search(clause):
            return "actual", "status/done:了"
        already = _ALREADY.search(clause)
        if already:
            return "actual", "status/done:" + already.group()
        if _LAST_YEAR.search(clause):
            return "actual", "status/last-year"
        return "target", "status/plan"
    if "预计" in head:
        return "estimate", "status/expected:预计"
    return "actual", "status/review"


def modality_of(sentence: str, at: int) -> str | None:
    """The word that sets the strength of a target at offset `at`: the nearest before it in its sentence, or None."""
    last = None
    for found in modality_words().finditer(sentence, 0, at):
        last = found.group()
    if last == "预期" or (last is None and _EXPECTED_TARGETS.search(sentence, 0, at)):
        return "预期"
    return last
