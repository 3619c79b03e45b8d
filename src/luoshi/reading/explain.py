"""Why a numeral or a commitment was read as it was: its trace, rule by rule, in words."""

from luoshi.facts import COMMITMENT_DOUBTS, Commitment, Doubt, Figure, Numeral, Reading
from luoshi.facts.named import NamedTuple
from luoshi.reading.rules import RULES


class Step(NamedTuple):
    """One rule that spoke: its name, the characters that made it speak ("" if none), and what it does."""

    rule: str
    words: str
    chinese: str
    english: str


class Explanation(NamedTuple):
    """The rows that cover one place of the text, and the steps that made the first of them."""

    rows: tuple[Figure | Numeral | Doubt | Commitment, ...]
    steps: tuple[Step, ...]


def steps(trace: tuple[str, ...]) -> tuple[Step, ...]:
    """A trace in words. Each entry is `rule` or `rule:words that made it speak`."""
    out = []
    for entry in trace:
        rule, _, words = entry.partition(":")
        out.append(Step(rule, words, *RULES[rule]))
    return tuple(out)


def explain(reading: Reading, at: int) -> Explanation:
    """How what stands at offset `at` (code points of the source's text) was read; no rows where nothing was.

    A numeral and what is doubted about it come before the commitment that they stand in, and what is doubted about that
    behind it.
    """
    every: list[Figure | Numeral | Doubt | Commitment] = [
        *reading.figures, *reading.numerals,
        *(doubt for doubt in reading.doubts if doubt.code not in COMMITMENT_DOUBTS),
        *reading.commitments,
        *(doubt for doubt in reading.doubts if doubt.code in COMMITMENT_DOUBTS),
    ]  # fmt: skip
    rows = tuple(row for row in every if row.start <= at < row.end)
    return Explanation(rows, steps(rows[0].trace) if rows else ())
