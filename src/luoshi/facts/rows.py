"""The one shape in which a reading leaves the program: rows for JSON Lines, tables, pages and the API."""

from decimal import Decimal
from typing import Any

from luoshi.facts.commitment import Commitment
from luoshi.facts.doubt import Doubt
from luoshi.facts.figure import Figure, Numeral
from luoshi.facts.reading import Reading
from luoshi.facts.source import Source

Row = dict[str, Any]


def number(value: Decimal | None) -> int | float | None:
    """A Decimal as a JSON number: whole ones as int, others as the nearest float, None as None."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


AROUND = 400
"""Characters of a sentence that are told on either side of what stands in it; of a shorter sentence, all."""


def sentence_row(source: Source, sentence: tuple[int, int], start: int, end: int) -> Row:
    """The sentence around the span start to end, its offsets and its text; a very long one only near the span.

    So that many rows about one endless sentence do not each repeat it.
    """
    begin, stop = max(sentence[0], start - AROUND), max(end, min(sentence[1], end + AROUND))
    return {"start": begin, "end": stop, "text": source.text[begin:stop]}


def _head(kind: str, row: Figure | Numeral | Doubt | Commitment, source: Source) -> Row:
    return {
        "kind": kind,
        "source": {"sha256": source.sha256, "name": source.name},
        "start": row.start,
        "end": row.end,
        "text": row.text,
    }


def _tail(row: Figure | Numeral | Doubt | Commitment, source: Source) -> Row:
    start, end = row.sentence
    return {
        "section": list(row.section),
        "sentence": {"start": start, "end": end, "text": source.text[start:end]},
        "trace": list(row.trace),
    }


def figure_row(figure: Figure, source: Source) -> Row:
    """A figure as a flat row with the annotation guideline's field names."""
    quantity = figure.quantity
    return {
        **_head("figure", figure, source),
        "value": number(quantity.value),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": quantity.unit,
        "measure": figure.measure,
        "direction": figure.direction,
        "bound": figure.bound,
        "status": figure.status,
        "modality": figure.modality,
        "year": figure.period.year,
        "span": figure.period.span,
        "subject": figure.subject,
        "place": figure.place,
        "scope": figure.scope,
        **_tail(figure, source),
    }


def numeral_row(numeral: Numeral, source: Source) -> Row:
    """A numeral that is no figure, with its class."""
    return {**_head("numeral", numeral, source), "class": numeral.kind, **_tail(numeral, source)}


def doubt_row(doubt: Doubt, source: Source) -> Row:
    """A doubt, with its code."""
    return {**_head("doubt", doubt, source), "code": doubt.code, **_tail(doubt, source)}


def commitment_row(commitment: Commitment, source: Source) -> Row:
    """A commitment as a flat row; its kind is called `commitment`, as in the annotation guideline."""
    return {
        **_head("commitment", commitment, source),
        "commitment": commitment.kind,
        "strength": commitment.strength,
        "figures": [{"start": start, "end": end, "text": source.text[start:end]} for start, end in commitment.figures],
        "projects": [
            {"start": each.start, "end": each.end, "text": each.text, "stage": each.stage}
            for each in commitment.projects
        ],
        "places": list(commitment.places),
        "doers": list(commitment.doers),
        **_tail(commitment, source),
    }


def rows(reading: Reading) -> list[Row]:
    """All rows of a reading in text order: figures, numerals, commitments and doubts."""
    source = reading.source
    out = [figure_row(figure, source) for figure in reading.figures]
    out += [numeral_row(numeral, source) for numeral in reading.numerals]
    out += [commitment_row(commitment, source) for commitment in reading.commitments]
    out += [doubt_row(doubt, source) for doubt in reading.doubts]
    out.sort(key=lambda row: (row["start"], row["end"]))
    return out
