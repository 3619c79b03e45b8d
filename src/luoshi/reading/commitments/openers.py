"""Which sentences of a stretch undertake something, and which only head, open, announce or confess."""

from collections.abc import Iterator
from typing import Literal

from luoshi.lexicon import words
from luoshi.reading.commitments.clauses import Sentence
from luoshi.reading.commitments.signs import Signs
from luoshi.reading.outline import Stretch

Part = Literal["skip", "heading", "stance", "goals", "plain"]
"""skip: only announces, or says how things are. heading: heads or opens what follows. stance: confesses.
goals: the headline targets. plain: may undertake."""

_OPENER = 26
"""Characters of the longest sentence that opens a paragraph without undertaking anything."""
_ALONE = 45
"""Characters of the longest paragraph of one sentence that heads those behind it."""
_RUN_IN = 15
"""Characters of the longest heading in the middle of a paragraph."""
_RUN_INS = 3
"""So many short sentences in a section, each before a longer one, are headings: its paragraphs run together."""

_OWN_WORK = ("自身建设", "政府治理", "政府建设", "人民满意", "让党放心", "服务型政府", "法治政府")
_OUGHT = ("必须", "应当", "应该", "，将", "。将")
_NOT_BEFORE_OUGHT = frozenset("主需重首")
_NOT_BEHIND_OUGHT = frozenset("求素点道害塞领闻件事")
_NOT_BEFORE_IS = frozenset("就还其别但于只正可总尤要而")
_FOLLOWS = tuple(word + sign for word in ("重点", "任务", "方向", "关键", "首先") for sign in ("是", "，是"))


def spoken(
    text: str, stretch: Stretch, run_in: bool, inner: bool, every: list[Sentence], signs: Signs
) -> Iterator[tuple[Sentence, Part]]:
    """The sentences of a stretch with the part that each plays.

    run_in: whether the first stands in the heading's line. inner: whether sections of the stretch follow, so that
    this is only what stands before them. every: its sentences. signs: its words that tell.
    """
    title = stretch.path[-1] if stretch.path else ""
    run_ins = _run_ins(text, every)
    own_work = any(word in title for word in _OWN_WORK)
    last = len(every) - 1
    closing = False
    for number, sentence in enumerate(every):
        start, stop = sentence.start, sentence.end
        brief = len(sentence.clauses) <= 3
        if signs.first("goals", start, stop) and any(clause.mark == ":" for clause in sentence.clauses):
            yield sentence, "goals"
        elif closing or (number > last - 4 and signs.first("closing", start, stop)):
            closing = True
            yield sentence, "skip"
        elif sentence.last > sentence.first:
            yield sentence, "plain"
        elif (
            inner
            or (number == 0 and run_in)
            or number in run_ins
            or _opens(text, sentence, number == 0, number == last)
        ):
            yield sentence, "heading"
        elif _confesses(signs, start, stop, own_work or brief) or text[stop - 1] == "？":
            yield sentence, "stance"
        elif (len(sentence.clauses) == 1 and signs.first("announcing", start, stop)) or _tells(text, sentence):
            yield sentence, "skip"
        elif own_work and words("commitments", "governing").first_in(text[start:stop]) < 0:
            yield sentence, "stance"
        else:
            yield sentence, "plain"


def body_of(text: str, stretch: Stretch) -> tuple[int, bool]:
    """Where a stretch's text begins behind its heading, and whether it runs on in the heading's line."""
    body = stretch.start
    title = stretch.path[-1] if stretch.path else ""
    headed = bool(title) and text.startswith(title, body)
    if headed:
        body += len(title)
    stopped = text.startswith("。", body)
    return body + stopped, stopped and headed and stretch.level > 1


def _confesses(signs: Signs, start: int, stop: int, brief: bool) -> bool:
    return bool(
        signs.first("country", start, stop)
        or signs.first("confessing", start, stop)
        or (brief and signs.first("creed", start, stop))
    )


def _opens(text: str, sentence: Sentence, foremost: bool, last: bool) -> bool:
    """Whether a sentence opens a paragraph, or is a short paragraph that heads the next."""
    start, stop = sentence.start, sentence.end
    if not foremost and text[start - 1] != "\n":
        return False
    if last or text[stop - 1] == "\n" or text.startswith("\n", stop):
        return not last and stop - start <= _ALONE
    return stop - start <= _OPENER and len(sentence.clauses) <= 2 and sentence.clauses[-1].mark != ":"


def _run_ins(text: str, every: list[Sentence]) -> frozenset[int]:
    found = [
        number
        for number, sentence in enumerate(every[:-1])
        if len(sentence.clauses) == 1
        and sentence.end - sentence.start <= _RUN_IN
        and sentence.first == sentence.last
        and len(every[number + 1].clauses) > 1
    ]
    if len(found) < _RUN_INS:
        return frozenset()
    opening = sum(text[every[number].start - 1] == "\n" for number in found)
    # Where short sentences open lines, paragraphs are kept, and those inside are no headings.
    return frozenset(found) if 3 * opening <= len(found) else frozenset()


def _tells(text: str, sentence: Sentence) -> bool:
    """Whether a sentence says how things are: it equates, or begins with the state of the world."""
    said = text[sentence.start : sentence.end]
    if "是" in said:
        end = equates(said)
        if end and not any(said.find(word, 0, end) >= 0 for word in _FOLLOWS):
            return not ought(said)
    return bool(words("commitments", "background").at_start(said)) and not ought(said)


def equates(said: str) -> int:
    """Where 是 ends that makes of a sentence an equation (发展是第一要务, 这是, ，也是), or 0 (是否, 尤其是)."""
    for at in range(3, 22):
        if "，" in said[: at - 1] or "“" in said[: at - 1]:
            break
        if said[at : at + 1] == "是" and said[at - 1] not in _NOT_BEFORE_IS and said[at + 1 : at + 2] != "否":
            return at + 1
    if said.startswith("这是") and said[2:3] != "否":
        return 2
    comma = said.find("，")
    while comma >= 0:
        at = comma + 2 if said[comma + 1 : comma + 2] in ("也", "就", "都", "正") else comma + 1
        if said[at : at + 1] == "是" and said[at + 1 : at + 2] != "否":
            return at + 1
        comma = said.find("，", comma + 1)
    return 0


def ought(said: str) -> bool:
    """Whether a sentence says that something is to be done: 要 (not in 主要, 要求), 必须, ，将."""
    if said.startswith("要") or any(word in said for word in _OUGHT):
        return True
    at = said.find("要", 1)
    while at >= 0:
        if said[at - 1] not in _NOT_BEFORE_OUGHT and said[at + 1 : at + 2] not in _NOT_BEHIND_OUGHT:
            return True
        at = said.find("要", at + 1)
    return False
