"""Reads of what was read: sources, figures, text."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet

from luoshi import facts
from luoshi.web.register.models import Commitment, Doubt, Figure, Numeral, Section, Source
from luoshi.web.register.queries.source import source_of
from luoshi.web.register.queries.standing import CONFIRMED, PUBLISHED
from luoshi.web.register.titles import LOOKED_AT, title_of

NO_PLACE = "-"
"""What the filter for a place is set to, to see what belongs to the reporting government itself."""

SORTS = {
    "place": "start",
    "size": "size",
    "unit": "unit",
    "bound": "bound",
    "subject": "subject",
    "measure": "measure",
    "direction": "direction",
    "status": "status",
    "modality": "modality",
    "year": "year",
    "where": "place",
    "scope": "scope",
}
"""What figures can be sorted by, with the column it is kept in; "place" is the order of the text."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was asked for, with its text. id: its row in this database. confirmed, public: its standing."""

    id: int
    key: str
    year: int | None
    source: facts.Source
    admitted_at: datetime
    confirmed: bool = False
    public: bool = False

    @property
    def title(self) -> str:
        """The title that the report itself bears, or ""."""
        return title_of(self.source.text[:LOOKED_AT])


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure, its anchor, its sentence's text and the outlook of its section."""

    figure: facts.Figure
    anchor: facts.Anchor
    sentence: str
    outlook: facts.Outlook


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """Which figures are asked for; None or "" leaves a filter open.

    section: start of a section (code points). place: a place, or NO_PLACE. words: searched in the subject.
    sort: a key of SORTS; falling: from the greatest. page: from 1. limit: rows a page.
    """

    part: str = ""
    status: str = ""
    measure: str = ""
    section: int | None = None
    place: str = ""
    words: str = ""
    sort: str = "place"
    falling: bool = False
    page: int = 1
    limit: int = 50


@dataclass(frozen=True, slots=True)
class FigurePage:
    """One page of the answer. total: figures that fit; first, last: which of them these are, from 1; pages: of them."""

    rows: tuple[FigureRow, ...]
    total: int
    page: int
    pages: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class FigureChoices:
    """What can be chosen in the filters of one report."""

    sections: tuple[facts.Section, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at one place of the text, and its doubts. before, after: starts of the figures beside it."""

    row: facts.Figure | facts.Numeral | facts.Doubt
    doubts: tuple[facts.Doubt, ...]
    anchor: facts.Anchor
    sentence: facts.Anchor
    before: int | None
    after: int | None


def report(key: str) -> Report | None:
    """The report of that key, or None."""
    row = Source.objects.filter(key=key).annotate(confirmed_=CONFIRMED, public_=PUBLISHED).first()
    if row is None:
        return None
    return Report(row.id, row.key, row.year, source_of(row), row.admitted_at, row.confirmed_, row.public_)


def reading(report: Report) -> facts.Reading:
    """The whole reading of a report, as it was admitted."""
    return facts.Reading(
        report.source,
        report.year,
        outline(report),
        tuple(_figure(row) for row in Figure.objects.filter(source=report.id).order_by("start")),
        tuple(_numeral(row) for row in Numeral.objects.filter(source=report.id).order_by("start")),
        tuple(_doubt(row) for row in Doubt.objects.filter(source=report.id).order_by("id")),
        tuple(_commitment(row) for row in Commitment.objects.filter(source=report.id).order_by("start")),
    )


def outline(report: Report) -> tuple[facts.Section, ...]:
    """The sections of a report, in text order."""
    return tuple(
        facts.Section(tuple(row.path), row.level, row.start, row.end, row.outlook, row.year)  # type: ignore[arg-type]
        for row in Section.objects.filter(source=report.id).order_by("number")
    )


def choices(report: Report) -> FigureChoices:
    """The sections and the places that a report's figures can be filtered by."""
    places = Figure.objects.filter(source=report.id, place__isnull=False).values_list("place", flat=True)
    return FigureChoices(outline(report), tuple(str(place) for place in places.order_by("place").distinct()))


def figures(report: Report, question: FigureQuestion, sections: tuple[facts.Section, ...]) -> FigurePage | None:
    """One page of the figures that a question asks for; None where there is no such page.

    sections: the report's outline. The order is stable: figures that sort alike stay in text order.
    """
    found = _filtered(report, question, sections)
    total = found.count()
    pages = max(1, -(-total // question.limit))
    if question.page > pages:
        return None
    column = SORTS[question.sort]
    order = F(column).desc(nulls_last=True) if question.falling else F(column).asc(nulls_last=True)
    begin = (question.page - 1) * question.limit
    shown = found.order_by(order, "start")[begin : begin + question.limit]
    rows = tuple(_row(report, row) for row in shown)
    return FigurePage(rows, total, question.page, pages, begin + 1 if rows else 0, begin + len(rows))


def _filtered(
    report: Report, question: FigureQuestion, sections: tuple[facts.Section, ...]
) -> QuerySet[Figure, Figure]:
    wanted = Q(source=report.id)
    for column, chosen in (("outlook", question.part), ("status", question.status), ("measure", question.measure)):
        if chosen:
            wanted &= Q(**{column: chosen})
    if question.section is not None:
        section = next((section for section in sections if section.start == question.section), None)
        wanted &= Q(start__gte=section.start, start__lt=section.end) if section else Q(pk__in=())
    if question.place:
        wanted &= Q(place__isnull=True) if question.place == NO_PLACE else Q(place=question.place)
    if question.words:
        wanted &= Q(subject__icontains=question.words)
    return Figure.objects.filter(wanted)


def spot(report: Report, start: int) -> Spot | None:
    """What begins at `start` (code points) of a report's text, or None where nothing does."""
    figure = Figure.objects.filter(source=report.id, start=start).first()
    numeral = Numeral.objects.filter(source=report.id, start=start).first()
    end = figure.end if figure else numeral.end if numeral else start + 1
    doubts = tuple(
        _doubt(row)
        for row in Doubt.objects.filter(source=report.id, start__lt=end, end__gt=start).order_by("start", "id")
        # What is doubted about a whole commitment says nothing of a numeral in it.
        if not (figure or numeral) or row.code not in facts.COMMITMENT_DOUBTS
    )
    row: facts.Figure | facts.Numeral | facts.Doubt
    if figure:
        row = _figure(figure)
    elif numeral:
        row = _numeral(numeral)
    else:
        begun = [doubt for doubt in doubts if doubt.start == start]
        if not begun:
            return None
        row = begun[0]
    others = Figure.objects.filter(source=report.id)
    before = others.filter(start__lt=start).order_by("-start").values_list("start", flat=True).first()
    after = others.filter(start__gt=start).order_by("start").values_list("start", flat=True).first()
    anchor = facts.Anchor.at(report.source, row.start, row.end)
    return Spot(row, doubts, anchor, facts.Anchor.at(report.source, *row.sentence), before, after)


def figure_row(report: Report, figure: facts.Figure, outlook: facts.Outlook) -> FigureRow:
    """A figure of a report with its anchor and its sentence."""
    start, end = figure.sentence
    anchor = facts.Anchor.at(report.source, figure.start, figure.end)
    return FigureRow(figure, anchor, report.source.text[start:end], outlook)


def _row(report: Report, row: Figure) -> FigureRow:
    return figure_row(report, _figure(row), row.outlook)  # type: ignore[arg-type]


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _stated(row: Figure | Numeral | Doubt | Commitment) -> dict[str, Any]:
    return {
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "section": tuple(row.path),
        "sentence": (row.sentence_start, row.sentence_end),
        "trace": tuple(row.trace),
    }


def _figure(row: Figure) -> facts.Figure:
    return facts.Figure(
        quantity=facts.Quantity(_decimal(row.value), _decimal(row.low), _decimal(row.high), row.unit),
        measure=row.measure,  # type: ignore[arg-type]
        direction=row.direction,  # type: ignore[arg-type]
        bound=row.bound,  # type: ignore[arg-type]
        status=row.status,  # type: ignore[arg-type]
        modality=row.modality,
        period=facts.Period(row.year, row.span),
        subject=row.subject,
        place=row.place,
        scope=row.scope,
        **_stated(row),
    )


def _numeral(row: Numeral) -> facts.Numeral:
    return facts.Numeral(kind=row.kind, **_stated(row))  # type: ignore[arg-type]


def _doubt(row: Doubt) -> facts.Doubt:
    return facts.Doubt(code=row.code, **_stated(row))


def _commitment(row: Commitment) -> facts.Commitment:
    return facts.Commitment(
        kind=row.kind,  # type: ignore[arg-type]
        strength=row.strength,  # type: ignore[arg-type]
        figures=tuple((start, end) for start, end in row.figures),
        projects=tuple(
            facts.Project(start, end, row.text[start - row.start : end - row.start], stage)
            for start, end, stage in row.projects
        ),
        places=tuple(row.places),
        doers=tuple(row.doers),
        **_stated(row),
    )
