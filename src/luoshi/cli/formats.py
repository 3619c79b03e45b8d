"""Rows as JSON Lines and as CSV."""

from collections.abc import Callable, Iterable
from io import StringIO
from typing import NoReturn

from luoshi.facts.rows import Row

COLUMNS = (
    *("kind", "source", "sha256", "start", "end", "text", "value", "low", "high", "unit", "measure", "direction"),
    *("bound", "status", "modality", "year", "span", "subject", "place", "scope", "class", "code", "section"),
    *("sentence_start", "sentence_end", "sentence", "trace"),
)
"""The columns of a CSV: a row's fields, with source, section, sentence and trace laid flat."""


def json_lines(rows: Iterable[Row]) -> str:
    """One JSON object a line."""
    encode = _encoder()
    return "".join([encode(row) + "\n" for row in rows])


def _encoder() -> Callable[[Row], str]:
    """What makes JSON of a row, as json.JSONEncoder(ensure_ascii=False).encode does.

    The module json compiles patterns to read JSON with, and its encoder makes another one inside for each row. What
    that one is made of is used here at once, where this Python has it.
    """
    try:
        from _json import encode_basestring, make_encoder
    except ImportError:
        import json

        return json.JSONEncoder(ensure_ascii=False).encode
    pieces = make_encoder(None, _refuse, encode_basestring, None, ": ", ", ", False, False, True)
    return lambda row: "".join(pieces(row, 0))


def _refuse(value: object) -> NoReturn:
    """What JSON has no shape for is in no row."""
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def csv_head() -> str:
    """The line with the columns' names."""
    return ",".join(COLUMNS) + "\n"


def csv_lines(rows: Iterable[Row]) -> str:
    """The rows as CSV, without the head. Null is an empty cell."""
    import csv

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        flat = flattened(row)
        writer.writerow([harmless(flat.get(column)) for column in COLUMNS])
    return out.getvalue()


def flattened(row: Row) -> Row:
    """The row with one plain value a field, as in COLUMNS."""
    source, sentence = row["source"], row["sentence"]
    return {
        **row,
        "source": source["name"],
        "sha256": source["sha256"],
        "section": " › ".join(row["section"]),
        "sentence_start": sentence["start"],
        "sentence_end": sentence["end"],
        "sentence": sentence["text"],
        "trace": " ".join(row["trace"]),
    }


def harmless(cell: str | int | float | None) -> str | int | float | None:
    """The cell; text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + cell
    return cell
