"""The one shape in which agreement leaves the program: rows for JSON Lines, tables, pages and the API."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from luoshi.facts.rows import Row, number, sentence_row
from luoshi.judging.agreement.check import Agreement
from luoshi.judging.agreement.conflicts import Conflict, Implied
from luoshi.judging.agreement.relation import Relation, Span, Stated
from luoshi.judging.agreement.spoken import arithmetic, formula, mend, spoken


def rows(agreement: Agreement) -> list[Row]:
    """Conflicts and questions first, then every relation, then what the figures imply."""
    out = [_conflict(each, agreement) for each in agreement.conflicts]
    out += [_relation(each, agreement) for each in agreement.relations]
    out += [_implied(each, agreement) for each in agreement.implied]
    return out


def as_number(value: Fraction | None) -> int | float | None:
    """An exact fraction as a JSON number: whole ones as int, others as the nearest float, None as None."""
    if value is None:
        return None
    return number(Decimal(value.numerator)) if value.denominator == 1 else float(value)


def place(stated: Stated, agreement: Agreement) -> dict[str, Any]:
    """Where a figure stands: its document, its offsets in code points, its words, its sentence."""
    source = agreement.documents[stated.document].reading.source
    figure = stated.figure
    return {
        "source": {"sha256": source.sha256, "name": source.name},
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "subject": figure.subject,
        "year": figure.period.year,
        "sentence": sentence_row(source, figure.sentence, figure.start, figure.end),
    }


def _words(spans: tuple[Span, ...], agreement: Agreement) -> list[dict[str, Any]]:
    return [
        {
            "source": agreement.documents[span.document].reading.source.name,
            "start": span.start,
            "end": span.end,
            "text": span.text,
        }
        for span in spans
    ]


def _both(said: tuple[str, str]) -> dict[str, str]:
    return {"zh": said[0], "en": said[1]}


def _conflict(conflict: Conflict, agreement: Agreement) -> Row:
    spans = tuple(dict.fromkeys(span for relation in conflict.relations for span in relation.words))
    return {
        "kind": "conflict" if conflict.certain else "question",
        "relations": [relation.kind for relation in conflict.relations],
        "layers": sorted({relation.layer for relation in conflict.relations}),
        "figures": [place(stated, agreement) for stated in conflict.figures],
        "words": _words(spans, agreement),
        "formulas": [_both(formula(relation)) for relation in conflict.relations],
        "arithmetic": _both(arithmetic(conflict)),
        "repairs": [
            {
                **place(repair.stated, agreement),
                "low": as_number(repair.interval.low),
                "high": as_number(repair.interval.high),
                "unit": repair.stated.figure.quantity.unit,
                "words": _both(mend(repair)),
            }
            for repair in conflict.repairs
        ],
    }


def _relation(relation: Relation, agreement: Agreement) -> Row:
    return {
        "kind": "relation",
        "relation": relation.kind,
        "layer": relation.layer,
        "closed": relation.closed,
        "figures": [
            {"role": role, **place(part, agreement)} for role, part in relation.parts if isinstance(part, Stated)
        ],
        "unknown": [
            {"role": role, "name": _both(part.name)} for role, part in relation.parts if not isinstance(part, Stated)
        ],
        "words": _words(relation.words, agreement),
        "arithmetic": _both(formula(relation)),
    }


def _implied(implied: Implied, agreement: Agreement) -> Row:
    return {
        "kind": "implied",
        "name": _both(implied.name),
        "low": as_number(implied.interval.low),
        "high": as_number(implied.interval.high),
        "unit": implied.unit,
        "figures": [place(stated, agreement) for stated in implied.relation.stated()],
        "arithmetic": _both(formula(implied.relation)),
        "words": _both(spoken(implied)),
    }
