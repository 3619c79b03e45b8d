"""A source comes into the register with what was read from it, and again when a better reader has read it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from luoshi import __version__, facts
from luoshi.web.journal.actions import LOCAL, append
from luoshi.web.register.actions.entering import digest, enter
from luoshi.web.register.models import Commitment, Doubt, Figure, Numeral, Section, Source

KEY_LENGTH = 16
"""Digits of the sha256 that stand for a source in addresses."""

BATCH = 500
"""Rows written with one statement."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A source in the register. key: what it is called in addresses. new: whether it came in just now."""

    key: str
    new: bool


def admit(source: facts.Source, reading: facts.Reading, by: str = LOCAL, at: datetime | None = None) -> Admitted:
    """Take a source with its reading into the register, whole or not at all.

    by: who does, a log-in name; at: when, for the journal, by default now. A source that is there
    already (the same bytes, whatever their name) changes nothing.
    Raises ValueError where the reading is of another source.
    """
    if reading.source != source:
        raise ValueError(f"the reading is of {reading.source.name}, not of {source.name}")
    with transaction.atomic():
        row, new = Source.objects.get_or_create(
            sha256=source.sha256,
            defaults={
                "key": source.sha256[:KEY_LENGTH],
                "name": source.name,
                "text": source.text,
                "characters": len(source.text),
                "encoding": source.encoding,
                "format": source.format,
                "origins": [list(origin) for origin in source.origins],
                "notes": [list(note) for note in source.notes],
                "year": reading.year,
                "reader": __version__,
            },
        )
        if new:
            insert_rows(row, reading)
            entries = enter(row, reading)
            after = {
                "sha256": row.sha256, "name": row.name, "year": row.year, "reader": row.reader,
                "entries": len(entries), "entries_sha256": digest(entries),
            }  # fmt: skip
            append(by, "admit", "report", row.key, None, after, at)
    return Admitted(row.key, new)


def insert_rows(source: Source, reading: facts.Reading) -> None:
    """Write what was read of a source; its earlier rows must be gone."""
    Section.objects.bulk_create(
        [
            Section(
                source=source,
                number=number,
                path=list(section.path),
                level=section.level,
                start=section.start,
                end=section.end,
                outlook=section.outlook,
                year=section.year,
            )
            for number, section in enumerate(reading.outline)
        ],
        batch_size=BATCH,
    )
    Figure.objects.bulk_create(
        [_figure(source, figure, reading.outlook_at(figure.start)) for figure in reading.figures], batch_size=BATCH
    )
    Numeral.objects.bulk_create(
        [Numeral(source=source, kind=numeral.kind, **_stated(numeral)) for numeral in reading.numerals],
        batch_size=BATCH,
    )
    Commitment.objects.bulk_create(
        [_commitment(source, commitment) for commitment in reading.commitments], batch_size=BATCH
    )
    Doubt.objects.bulk_create(
        [Doubt(source=source, code=doubt.code, **_stated(doubt)) for doubt in dict.fromkeys(reading.doubts)],
        batch_size=BATCH,
    )


def _stated(row: facts.Figure | facts.Numeral | facts.Doubt | facts.Commitment) -> dict[str, Any]:
    return {
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "path": list(row.section),
        "sentence_start": row.sentence[0],
        "sentence_end": row.sentence[1],
        "trace": list(row.trace),
    }


def _figure(source: Source, figure: facts.Figure, outlook: facts.Outlook) -> Figure:
    quantity = figure.quantity
    size = quantity.value if quantity.value is not None else quantity.low
    return Figure(
        source=source,
        value=_exact(quantity.value),
        low=_exact(quantity.low),
        high=_exact(quantity.high),
        size=float(size or 0),
        unit=quantity.unit,
        measure=figure.measure,
        direction=figure.direction,
        bound=figure.bound,
        status=figure.status,
        modality=figure.modality,
        year=figure.period.year,
        span=figure.period.span,
        subject=figure.subject,
        place=figure.place,
        scope=figure.scope,
        outlook=outlook,
        **_stated(figure),
    )


def _commitment(source: Source, commitment: facts.Commitment) -> Commitment:
    return Commitment(
        source=source,
        kind=commitment.kind,
        strength=commitment.strength,
        figures=[list(span) for span in commitment.figures],
        projects=[[project.start, project.end, project.stage] for project in commitment.projects],
        places=list(commitment.places),
        doers=list(commitment.doers),
        **_stated(commitment),
    )


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
