"""Which sentences of a stretch undertake something, and which only head, open or announce what follows."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Literal

from luoshi.lexicon import any_of
from luoshi.reading.commitments.clauses import Sentence, sentences
from luoshi.reading.outline import Stretch

Part = Literal["skip", "stance", "plain", "targets"]
"""skip: only announces; stance: heads, opens or confesses; targets: the headline targets; plain: may undertake."""

_OPENER = 26
"""Characters of the longest sentence that opens a paragraph without undertaking anything."""
_ALONE = 45
"""Characters of the longest paragraph of one sentence that heads those behind it."""
_RUN_IN = 15
"""Characters of the longest heading in the middle of a paragraph."""
_RUN_INS = 3
"""So many short sentences in a section, each before a long one, are headings: its paragraphs run together."""


@cache
def _creed() -> re.Pattern[str]:
    return re.compile(any_of("commitments", "creed"))


@cache
def _announcing() -> re.Pattern[str]:
    return re.compile(any_of("commitments", "announcing"))


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(any_of("commitments", "governing"))


_TARGETS = re.compile("预期目标|主要目标|发展目标|预期是|目标是")
_OWN_WORK = re.compile("自身建设|政府治理|政府建设|人民满意|让党放心|服务型政府|法治政府")


def spoken(text: str, stretch: Stretch, end: int, figures: list[int], inner: bool) -> Iterator[tuple[Sentence, Part]]:
    """The sentences of a stretch with the part that each plays.

    figures: where figures to be reached begin. inner: whether sections of the stretch follow, so that this is only
    what stands before them.
    """
    body = stretch.start
    title = stretch.path[-1] if stretch.path else ""
    headed = bool(title) and text.startswith(title, body)
    if headed:
        body += len(title)
    run_in = headed and text[body : body + 1] == "。" and stretch.level > 1
    if text[body : body + 1] == "。":
        body += 1
    every = list(sentences(text, body, end))
    run_ins = _run_ins(text, every, figures)
    own_work = bool(_OWN_WORK.search(title))
    last = len(every) - 1
    closing = False
    for number, sentence in enumerate(every):
        start, stop = sentence.start, sentence.end
        first = number == 0 or text[start - 1] == "\n"
        final = number == last or text[stop : stop + 1] == "\n" or text[stop - 1] == "\n"
        words = text[start:stop]
        if ":" in words and _TARGETS.search(words):
            yield sentence, "targets"
            continue
        if closing or "让我们" in words and number > last - 4:
            closing = True
            yield sentence, "skip"
            continue
        part: Part = "plain"
        if _any(figures, start, stop):
            pass
        elif inner or number == 0 and run_in or number in run_ins:
            part = "stance"
        else:
            size, clauses = stop - start, len(sentence.clauses)
            if first and not final and size <= _OPENER and clauses <= 2 and sentence.clauses[-1].mark != ":":
                part = "stance"
            elif first and final and number < last and size <= _ALONE:
                part = "stance"
            elif sentence.stop == "？" or _creed().search(words) and (clauses <= 3 or own_work):
                part = "stance"
            elif _says_what_is(text, sentence):
                part = "skip"
            elif _country().search(words) or _CONFESSES.search(words):
                part = "stance"
            elif clauses == 1 and _announcing().search(words):
                part = "skip"
            elif own_work and not _governing().search(words):
                part = "stance"
        yield sentence, part


_OUGHT = re.compile("[^主需重首]要(?!求|素|点|道|害|塞|领|闻|件|事)|^要|必须|应当|应该|[，。]将")
_EQUALS = re.compile("(?:，(?:也|就|都|正)?|^[^，“]{2,20}?[^就还其别但于只正可总尤要而]|^这)是(?!否)")


@cache
def _background() -> re.Pattern[str]:
    return re.compile(any_of("commitments", "background"))


@cache
def _country() -> re.Pattern[str]:
    return re.compile(any_of("commitments", "country"))


def _says_what_is(text: str, sentence: Sentence) -> bool:
    """Whether a sentence describes how things are: it equates, or begins with the state of the world."""
    words = text[sentence.start : sentence.end].strip()
    if _OUGHT.search(words):
        return False
    if _background().match(words):
        return True
    found = _EQUALS.search(words)
    if not found:
        return False
    return not _FOLLOWS.search(words, 0, found.end())


_CONFESSES = re.compile(
    "我们(?:一定|坚信|相信|希望|主张|支持|坚定)|(?:所有|各级|全体|广大)[^，]{0,12}(?:干部|人员|机关)[^，]{0,8}要|而(?:努力|奋斗|不懈)"
)
_FOLLOWS = re.compile("(?:重点|任务|方向|关键|首先)，?是")


def _run_ins(text: str, every: list[Sentence], figures: list[int]) -> frozenset[int]:
    found = [
        number
        for number in range(len(every) - 1)
        if len(every[number].clauses) == 1
        and every[number].end - every[number].start <= _RUN_IN
        and len(every[number + 1].clauses) > 1
        and not _any(figures, every[number].start, every[number].end)
    ]
    opening = sum(every[number].start == 0 or text[every[number].start - 1] == "\n" for number in found)
    # Where short sentences open lines, its paragraphs are kept, and those inside are no headings.
    return frozenset(found) if len(found) >= _RUN_INS and 3 * opening <= len(found) else frozenset()


def _any(starts: list[int], start: int, stop: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < stop
