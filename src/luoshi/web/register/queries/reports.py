"""Reads of the list of reports: what each holds, and how far its review is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, IntegerField, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Substr

from luoshi.facts import COMMITMENT_DOUBTS
from luoshi.web.register.models import Decision, Doubt, Entry, Figure, Numeral, Source, Version
from luoshi.web.register.queries.standing import Sight, in_sight
from luoshi.web.register.titles import LOOKED_AT, title_of


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in the list. figures, numerals, doubts: how many it holds; numerals are those that are no figures,
    doubts those about either.

    title: the report's own, or "". reviewed, open: entries decided on and not; version: the last one frozen, or 0;
    changed: whether anything was decided since.
    """

    key: str
    name: str
    title: str
    year: int | None
    characters: int
    figures: int
    numerals: int
    doubts: int
    reviewed: int
    open: int
    version: int
    changed: bool
    admitted_at: datetime

    @property
    def percent(self) -> int:
        """How much of it is decided on, in whole percent; 100 only where all is."""
        return 100 * self.reviewed // ((self.reviewed + self.open) or 1)


def _number(model: type[Figure] | type[Numeral] | type[Doubt] | type[Entry], *wanted: Q, **having: Any) -> Coalesce:
    rows = model.objects.filter(*wanted, source=OuterRef("pk"), **having).order_by().values("source")
    return Coalesce(Subquery(rows.annotate(number=Count("*")).values("number"), output_field=IntegerField()), 0)


def reports(page: int, limit: int, sight: Sight) -> tuple[tuple[ReportRow, ...], int]:
    """One page of the reports that are in sight, the newest year first, and how many there are. page: from 1."""
    seen = Source.objects.filter(in_sight(sight))
    frozen = Version.objects.filter(source=OuterRef("pk")).order_by("-number")
    decided = Decision.objects.filter(source=OuterRef("pk")).order_by().values("source").annotate(last=Max("at"))
    sources = (
        seen.annotate(
            head=Substr("text", 1, LOOKED_AT),
            figures_=_number(Figure),
            numerals_=_number(Numeral),
            doubts_=_number(Doubt, ~Q(code__in=COMMITMENT_DOUBTS)),
            reviewed_=_number(Entry, state__in=("confirmed", "rejected", "merged")),
            open_=_number(Entry, state="open"),
            version_=Subquery(frozen.values("number")[:1]),
            frozen_=Subquery(frozen.values("frozen_at")[:1]),
            decided_=Subquery(decided.values("last")),
        )
        .order_by(F("year").desc(nulls_last=True), "name", "key")
        .defer("text")
    )
    rows = tuple(
        ReportRow(
            row.key, row.name, title_of(row.head), row.year, row.characters, row.figures_, row.numerals_, row.doubts_,
            row.reviewed_, row.open_, row.version_ or 0,
            bool(row.frozen_ and row.decided_ and row.decided_ > row.frozen_), row.admitted_at,
        )
        for row in sources[(page - 1) * limit : page * limit]
    )  # fmt: skip
    return rows, seen.count()
