"""Annotations made by hand: JSON Lines beside a report, one object a numeral or a commitment.

A row is a figure, a numeral or a commitment in the shape of `luoshi.facts.rows`, without what a reader adds of its own (source,
section, sentence, trace). `faults` finds what cannot be right about an annotation, `differences` what a reader sees
otherwise.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from luoshi.facts import BOUNDS, COMMITMENT_KINDS, DIRECTIONS, MEASURES, NUMERAL_CLASSES, STATUSES, STRENGTHS

Row = dict[str, Any]

VALUE = ("value", "low", "high", "unit")
MEANING = ("measure", "direction", "bound", "status", "modality", "year", "span", "subject", "place", "scope")
PHRASES = ("subject", "place", "scope")
ALIKE = 0.8
"""Two careful people word a phrase a little differently; from this share of common characters on it is the same."""

_DIGITS = re.compile("[0-9０-９]+")
_VOCABULARY: dict[str, tuple[str | None, ...]] = {
    "measure": MEASURES,
    "direction": (None, *DIRECTIONS),
    "bound": BOUNDS,
    "status": STATUSES,
}


def load(path: Path) -> list[Row]:
    """The rows of an annotation, in the order written."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def faults(text: str, rows: Iterable[Row]) -> list[str]:
    """What cannot be right: quotes that do not stand there, rows out of order, digits without a class, odd fields."""
    out: list[str] = []
    ends = {True: 0, False: 0}
    covered: list[tuple[int, int]] = []
    for row in rows:
        start, stop, name = row["start"], row["end"], f"{row['start']} {row['text']!r}"
        if text[start:stop] != row["text"]:
            out.append(f"{name}: the text says {text[start:stop]!r}")
        # Commitments hold figures and are a list of their own.
        undertaken = row["kind"] == "commitment"
        if start < ends[undertaken]:
            out.append(f"{name}: begins before the row before it ends")
        ends[undertaken] = stop
        if not undertaken:
            covered.append((start, stop))
        out += [f"{name}: {fault}" for fault in _CHECKS[row["kind"]](row)]
    for run in _DIGITS.finditer(text):
        if not any(start <= run.start() and run.end() <= stop for start, stop in covered):
            out.append(f"{run.start()} {run.group()!r}: has no class")
    return out


def _numeral(row: Row) -> list[str]:
    classes = [one for one in NUMERAL_CLASSES if one != "figure"]
    return [] if row["class"] in classes else [f"class is {row['class']}"]


def _figure(row: Row) -> list[str]:
    out = [f"{field} is {row[field]}" for field, known in _VOCABULARY.items() if row[field] not in known]
    if (row["direction"] is None) != (row["measure"] not in ("growth", "change")):
        out.append("growth and change have a direction, and nothing else")
    if (row["value"] is None) != (row["bound"] == "range") or (row["low"] is None) != (row["high"] is None):
        out.append("a range has two ends, and everything else one value")
    if (row["value"] is None) == (row["low"] is None):
        out.append("a value or two ends, not both")
    if row["modality"] and row["status"] != "target":
        out.append("only a target has a modality")
    if row["scope"] and row["measure"] != "rank":
        out.append("only a rank has a scope")
    if not row["subject"] or not row["unit"] or not isinstance(row["year"], int):
        out.append("subject, unit and year must be there")
    return out


def _commitment(row: Row) -> list[str]:
    known = {"commitment": COMMITMENT_KINDS, "strength": STRENGTHS}
    return [f"{field} is {row[field]}" for field, values in known.items() if row[field] not in values]


_CHECKS: dict[str, Callable[[Row], list[str]]] = {"figure": _figure, "numeral": _numeral, "commitment": _commitment}


def differences(annotated: Iterable[Row], read: Iterable[Row], fields: Iterable[str]) -> list[str]:
    """Where the reader's figures with the annotation's spans differ in `fields`, one line for each.

    Phrases differ where they are not `alike`.
    """
    by_span = {(row["start"], row["end"]): row for row in read if row["kind"] == "figure"}
    out = []
    for row in annotated:
        other = by_span.get((row["start"], row["end"])) if row["kind"] == "figure" else None
        if other:
            out += [_difference(row, other, field) for field in fields if not _same(field, row[field], other[field])]
    return out


def alike(one: str, other: str) -> bool:
    """Whether two phrases have most of their letters in common, punctuation aside: twice the common ones over all."""
    first, second = (Counter(filter(str.isalnum, phrase)) for phrase in (one, other))
    return 2 * (first & second).total() >= ALIKE * (first.total() + second.total())


def _same(field: str, one: Any, other: Any) -> bool:
    return bool(one == other or (field in PHRASES and one and other and alike(one, other)))


def _difference(row: Row, other: Row, field: str) -> str:
    return f"{row['text']}（{row['subject']}）{field}: {other[field]} ≠ {row[field]}"
