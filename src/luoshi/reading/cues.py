"""The words of a sentence that govern the values behind them, found once for all of its values."""

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from luoshi.lexicon import any_of
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


@cache
def _strengths() -> re.Pattern[str]:
    return re.compile(any_of("modality", "aim", "must", "expected"))


_TARGETS = re.compile(r"(?:预期目标|主要目标|发展目标|预期是|目标是|目标为|主要预期)")
_FIVE_YEARS = re.compile(r"五年来|五年间|五年中|五年累计|五年共|(?:^|[，。\n])五年|五年年均|过去五年")
_SEMICOLON, _EXPECTED = re.compile("；"), re.compile("预计")


def cues(words: str, default: int | None, report: int | None) -> Cues:
    """The cues of a sentence. default: the year that its part speaks of; report: the year of the report."""
    targets, five_years = _TARGETS.search(words), _FIVE_YEARS.search(words) if "五年" in words else None
    return Cues(
        words,
        tuple(found.start() for found in _SEMICOLON.finditer(words)),
        tuple(found.start() for found in _EXPECTED.finditer(words)),
        tuple((found.end(), found.group()) for found in _strengths().finditer(words)),
        targets.end() if targets else -1,
        tuple(years_named(words, default, report)),
        five_years.end() if five_years else -1,
    )


def last_before(places: tuple[int, ...], at: int) -> int:
    """The last of some sorted places that lies before `at`, or -1."""
    number = bisect_right(places, at - 1)
    return places[number - 1] if number else -1
