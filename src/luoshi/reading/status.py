"""Whether a value was reached, is expected, promised or only compared with; how strongly; and its year."""

import re
from functools import cache

from luoshi.facts import Outlook, Status
from luoshi.lexicon import groups

_EXPECTED_TARGETS = re.compile(r"(?:预期目标|主要目标|发展目标|预期是|目标是|目标为|主要预期)")
_DONE = re.compile(r"了$|已(?:经)?$")
_DONE_BEFORE = re.compile(r"(?:去年|上年|已经|遴选了|征集了|确定了|建成了|过去)")
_YEAR = re.compile(r"(?P<compared>比|较|自|从|以|与|于)?(?P<year>(?:19|20)\d\d)(?P<unit>年)(?P<after>度|以来|相比|翻|的基础|前|底|末)?")
_LAST_YEAR = re.compile(r"去年|上年(?!末|底|同期|度)")
_AHEAD = re.compile(r"(?:今后|未来|用|在)(?P<years>[一二两三四五六七八九十\d])年(?:内|左右|时间)?|(?P<inside>[一二两三四五六七八九十])年内")


@cache
def modality_words() -> re.Pattern[str]:
    return re.compile("|".join(word for words in groups("modality").values() for word in words))


def status_of(sentence: str, at: int, outlook: Outlook) -> tuple[Status, str]:
    """The status of a value at offset `at` of its sentence, and the rule that chose it.

    预计 governs up to the next ； or 。, so only what stands behind the last ； counts.
    """
    head = sentence[sentence.rfind("；", 0, at) + 1 : at]
    if outlook == "plan":
        clause = re.split("[，；:]", head)[-1]
        if "了" in clause and _DONE_BEFORE.search(clause):
            return "actual", "status/done:了"
        if "去年" in clause or "上年" in clause and "比上年" not in clause and "较上年" not in clause:
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


def year_of(sentence: str, at: int, default: int | None, report: int | None) -> tuple[int | None, str]:
    """The year of a value at offset `at` of its sentence, and the rule that chose it.

    default: the year that its part speaks of. report: the year the report was given in.
    """
    best: tuple[int, int, str] | None = None
    if "年" in sentence[:at]:
        for found in _YEAR.finditer(sentence, 0, at):
            if found.group("compared") in ("比", "较", "与", "从", "自", "以") or found.group("after") in ("以来", "相比", "翻", "的基础"):
                continue
            best = (found.start(), int(found.group("year")), "year/named:" + found.group("year"))
        if report is not None:
            for word, shift in (("去年", -1), ("今年", 0), ("明年", 1)):
                found_at = sentence.rfind(word, 0, at)
                if found_at >= 0 and sentence[found_at - 1 : found_at] not in ("比", "较", "与") and (not best or found_at > best[0]):
                    best = (found_at, report + shift, "year/named:" + word)
            for found in _AHEAD.finditer(sentence, 0, at):
                words = found.group("years") or found.group("inside")
                years = int(words) if words.isdigit() else "一两三四五六七八九十".find(words.replace("二", "两")) + 1
                if default == report and (not best or found.start() > best[0]):
                    best = (found.start(), report + years - 1, "year/ahead:" + found.group())
    if best:
        return best[1], best[2]
    return default, "year/part" if default is not None else "year/unknown"


_SPAN = re.compile(r"五年来|五年间|五年中|五年累计|五年共|(?:^|[，。\n])五年|五年年均|年均|平均每年|过去五年")


def span_of(sentence: str, at: int, term: int | None) -> int | None:
    """Number of years that a value covers, where its sentence says so; `term` is what 年均 refers to in its part."""
    if not term:
        return None
    return term if _SPAN.search(sentence, 0, at) else None
