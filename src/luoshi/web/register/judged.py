"""What judging says of reports, in the rows that pages, JSON and CSV are made from."""

from datetime import date
from hashlib import sha256

from luoshi.facts import Reading
from luoshi.facts.rows import Row
from luoshi.judging.agreement import check
from luoshi.judging.agreement.shape import rows as agreement_rows
from luoshi.judging.lineage import lineage
from luoshi.judging.lineage import rows as lineage_rows
from luoshi.judging.targets import rules_on

DOUBTS = ("conflict", "question")
"""Kinds of rows that ask something of the office."""


def promises_rows(older: Reading, newer: Reading) -> list[Row]:
    """What came of the promises of the older report: the rules in force when its year began judge it."""
    return lineage_rows(lineage(older, newer, rules_on(date(older.year or date.max.year, 1, 1))))


def agreement_rows_of(reading: Reading) -> list[Row]:
    """Doubts first, then relations, then what follows from them."""
    return agreement_rows(check([reading]))


def doubt_key(row: Row) -> str:
    """What a conflict or question is known by: its figures' places in the text, whatever the rules say of them."""
    places = sorted((figure["start"], figure["end"]) for figure in row["figures"])
    return sha256(";".join(f"{start}-{end}" for start, end in places).encode()).hexdigest()[:16]
