"""What the reader says of every marked sentence in cases/."""

import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from luoshi import intake, reading
from luoshi.facts import Reading
from luoshi.facts.rows import figure_row
from tests.reading.marked import Case, cases

FILES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
CASES = [case for file in FILES for case in cases(file)]
ALIKE = 0.8
"""Share of characters that a subject, place or scope has in common with the one expected."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found = reading.read(intake.from_bytes("case.txt", case.text.encode()))
    wrong = differences(case, found)
    if wrong:
        pytest.fail("\n  ".join([case.text[case.start : case.end], *wrong]), pytrace=False)


def differences(case: Case, found: Reading) -> list[str]:
    """What was read otherwise than marked, one line each."""
    text = case.text
    expected = case.figures()
    free = [(mark.start, mark.end) for mark in case.marks if mark.kind == "?"]
    rows = {
        (figure.start, figure.end): figure_row(figure, found.source)
        for figure in found.figures
        if case.start <= figure.start < case.end
        and not any(start < figure.end and figure.start < end for start, end in free)
    }
    out = [f"missed: {text[start:end]!r}" for start, end in expected if (start, end) not in rows]
    out += [f"no figure: {row['text']!r}" for span, row in rows.items() if span not in expected]
    for span, fields in expected.items():
        for field, value in fields.items():
            if span in rows and not _same(field, value, rows[span][field]):
                out.append(f"{rows[span]['text']}: {field} is {rows[span][field]!r}, expected {value!r}")
    for mark in case.marks:
        if mark.kind in ("figure", "?"):
            continue
        classes = {numeral.kind for numeral in found.numerals if numeral.start < mark.end and mark.start < numeral.end}
        if classes != {mark.kind}:
            out.append(f"{text[mark.start : mark.end]}: class is {classes or None}, expected {mark.kind}")
    return out


def _same(field: str, expected: Any, found: Any) -> bool:
    if field in ("subject", "place", "scope"):
        return _overlap(expected, found) >= ALIKE if expected else not found
    if field in ("value", "low", "high") and expected is not None and found is not None:
        return float(expected) == float(found)
    return bool(expected == found)


def _overlap(one: str, other: str | None) -> float:
    """Characters in common, 0 to 1; signs and width do not count."""
    bags = [
        Counter(letter for letter in unicodedata.normalize("NFKC", text or "") if letter.isalnum())
        for text in (one, other)
    ]
    common = sum((bags[0] & bags[1]).values())
    total = sum(map(Counter.total, bags))
    return 2 * common / total if total else 1.0
