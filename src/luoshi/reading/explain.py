"""Why a numeral was read as it was: its trace, rule by rule, in words."""

from typing import NamedTuple

from luoshi.facts import Doubt, Figure, Numeral, Reading
from luoshi.reading.rules import RULES


class Step(NamedTuple):
    """One rule that spoke: its name, the characters that made it speak ("" if none), and what it does."""

    rule: str
    words: str
    chinese: str
    english: str


class Explanation(NamedTuple):
    """The rows that cover one place of the text, and the steps that made the first of them."""

    rows: tuple[Figure | Numeral | Doubt, ...]
    steps: tuple[Step, ...]


def steps(trace: tuple[str, ...]) -> tuple[Step, ...]:
    """A trace in words. Each entry is `rule` or `rule:words that made it speak`."""
    out = []
    for entry in trace:
        rule, _, words = entry.partition(":")
        out.append(Step(rule, words, *RULES[rule]))
    return tuple(out)


def explain(reading: Reading, at: int) -> Explanation:
    """How the numeral at offset `at` (code points of the source's text) was read; no rows where there is none."""
    every: list[Figure | Numeral | Doubt] = [*reading.figures, *reading.numerals, *reading.doubts]
    rows = tuple(row for row in every if row.start <= at < row.end)
    return Explanation(rows, steps(rows[0].trace) if rows else ())
