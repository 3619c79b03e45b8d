"""The words of a sentence that govern the values behind them, found once for all of its values."""

from bisect import bisect_right

from luoshi import lexicon
from luoshi.facts.named import NamedTuple
from luoshi.reading.make import make
from luoshi.reading.years import Named, years_named


class Cues(NamedTuple):
    """Where governing words stand; offsets of the sentence, in order.

    words: the sentence. semicolons: of ；. expected: of 预计. strengths: of the words that set a target's strength,
    with the word. targets: the end of 主要预期目标 and the like, or -1. years: the years named. five_years: the end of
    the first 五年累计 and the like, or -1.
    """

    words: str
    semicolons: tuple[int, ...]
    expected: tuple[int, ...]
    strengths: tuple[tuple[int, str], ...]
    targets: int
    years: tuple[Named, ...]
    five_years: int


_TARGETS = ("预期目标", "主要目标", "发展目标", "预期是", "目标是", "目标为", "主要预期")
_FIVE_YEARS = ("五年来", "五年间", "五年中", "五年累计", "五年共", "五年年均")


def places(sought: str, words: str) -> list[int]:
    """Offsets at which `sought` stands in `words`."""
    found = []
    at = words.find(sought)
    while at >= 0:
        found.append(at)
        at = words.find(sought, at + len(sought))
    return found


def _strengths(words: str) -> tuple[tuple[int, str], ...]:
    """Where the words end that set a target's strength, with the word."""
    found = [
        (at, word)
        for word in lexicon.words("modality", "aim", "must", "expected").all
        if word in words
        for at in places(word, words)
    ]
    kept: list[tuple[int, str]] = []
    for at, word in sorted(found):
        if not kept or kept[-1][0] <= at:
            kept.append((at + len(word), word))
    return tuple(kept)


def _targets(words: str) -> int:
    """The end of the first 主要预期目标 and the like, or -1."""
    if "目标" not in words and "预期" not in words:
        return -1
    return min(((at, at + len(word)) for word in _TARGETS if (at := words.find(word)) >= 0), default=(-1, -1))[1]


def _five_years(words: str) -> int:
    """The end of the first phrase that speaks of five years (过去五年, 五年累计, or 五年 opening a clause), or -1."""
    for at in places("五年", words):
        if words.endswith("过去", 0, at):
            return at + 2
        spoken = next((word for word in _FIVE_YEARS if words.startswith(word, at)), "")
        if at and words[at - 1] in "，。\n":
            return at + 2
        if spoken or not at:
            return at + len(spoken or "五年")
    return -1


def cues(words: str, default: int | None, report: int | None, promised: bool) -> Cues:
    """The cues of a sentence. default: the year that its part speaks of; report: the year of the report.

    promised: whether it may state targets; where it does not, the words that set their strength are not looked for.
    """
    return make(
        Cues,
        (
            words,
            tuple(places("；", words)) if "；" in words else (),
            tuple(places("预计", words)) if "预计" in words else (),
            _strengths(words) if promised else (),
            _targets(words) if promised else -1,
            tuple(years_named(words, default, report)),
            _five_years(words) if "五年" in words else -1,
        ),
    )


def last_before(places: tuple[int, ...], at: int) -> int:
    """The last of some sorted places that lies before `at`, or -1."""
    number = bisect_right(places, at - 1)
    return places[number - 1] if number else -1
