"""Every write to the register."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from luoshi import __version__, facts
from luoshi.web.register.models import Doubt, Figure, Numeral, Publication, Section, Source
from luoshi.web.register.queries import is_confirmed

KEY_LENGTH = 16
"""Digits of the sha256 that stand for a source in addresses."""

BATCH = 500
"""Rows written with one statement."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A source in the register. key: what it is called in addresses. new: whether it came in just now."""

    key: str
    new: bool


def admit(source: facts.Source, reading: facts.Reading) -> Admitted:
    """Take a source with its reading into the register, whole or not at all.

    A source that is there already (the same bytes, whatever their name) changes nothing.
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
                "year": reading.year,
                "reader": __version__,
            },
        )
        if new:
            _admit_rows(row, reading)
    return Admitted(row.key, new)


def publish(source: int, account: int | None, now: datetime) -> None:
    """Make the confirmed register of a source public; where it is so already nothing changes.

    source, account: ids; account None for the local person. Raises ValueError where it is not confirmed.
    """
    with transaction.atomic():
        if not is_confirmed(source):
            raise ValueError("a register that nobody confirmed is never public")
        Publication.objects.get_or_create(source_id=source, defaults={"made_public_by_id": account, "at": now})


def withdraw(source: int) -> None:
    """Take a register back from the public; where it is not public nothing changes."""
    Publication.objects.filter(source=source).delete()


def _admit_rows(source: Source, reading: facts.Reading) -> None:
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
    Doubt.objects.bulk_create(
        [Doubt(source=source, code=doubt.code, **_stated(doubt)) for doubt in dict.fromkeys(reading.doubts)],
        batch_size=BATCH,
    )


def _stated(row: facts.Figure | facts.Numeral | facts.Doubt) -> dict[str, Any]:
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


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
