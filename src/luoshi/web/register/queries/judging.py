"""Reads of what judging made of reports, of the reports that can be laid beside one, and of answers to doubts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q
from django.db.models.functions import Substr

from luoshi.facts.rows import Row
from luoshi.judging.agreement.wording import government
from luoshi.web.register.models import Answer, Judged, Section, Source
from luoshi.web.register.queries.reading import Report
from luoshi.web.register.queries.standing import Sight, in_sight
from luoshi.web.register.titles import LOOKED_AT, title_of

MOST_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """An older report that a report can be compared with. likely: of the same government, and the year before."""

    key: str
    name: str
    title: str
    year: int
    same: bool
    likely: bool


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer to a doubt. asked: the doubt as it was when it was answered."""

    doubt: str
    asked: Row
    text: str
    by: str
    at: datetime


def kept(kind: str, source: int, older: int | None, version: str) -> list[Row] | None:
    """Rows that were worked out by the rules of that version, or None."""
    found = Judged.objects.filter(kind=kind, source=source, older=older, version=version)
    rows: list[Row] | None = found.values_list("rows", flat=True).first()
    return rows


def candidates(report: Report, sight: Sight) -> tuple[Candidate, ...]:
    """Reports in sight whose promises `report` may tell of, the likely ones first.

    Those of earlier years; where the report has no plan (a bulletin of statistics), those of its own year too.
    """
    if report.year is None:
        return ()
    plans = Section.objects.filter(source=report.id, outlook="plan").exists()
    year = Q(year__lt=report.year) if plans else Q(year__lte=report.year)
    rows = (
        Source.objects.filter(in_sight(sight), year)
        .exclude(pk=report.id)
        .annotate(head=Substr("text", 1, LOOKED_AT))
        .order_by(F("year").desc(), "name", "key")
        .values_list("key", "name", "head", "year")[:MOST_CANDIDATES]
    )
    own = government(report.source.name)
    found = [
        Candidate(
            key, name, title_of(head), year, government(name) == own, government(name) == own and report.year - year < 2
        )
        for key, name, head, year in rows
        if year is not None
    ]
    return tuple(sorted(found, key=lambda each: (not each.likely, not each.same, -each.year)))


def answers(report: Report) -> tuple[AnswerRow, ...]:
    """Every answer to a doubt about a report, the earliest first."""
    rows: Sequence[Answer] = list(Answer.objects.filter(source=report.id).order_by("at", "pk"))
    return tuple(AnswerRow(row.doubt, row.asked, row.text, row.by, row.at) for row in rows)
