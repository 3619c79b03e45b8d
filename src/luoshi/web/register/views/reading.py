"""Pages of what was read, and their data. Each asks queries for frozen rows and hands them on."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from luoshi.facts import COMMITMENT_DOUBTS, Anchor, Doubt, Figure, locate
from luoshi.facts.rows import doubt_row, figure_row, numeral_row
from luoshi.judging import compare
from luoshi.web.people.access import log_in_first, needs, person_of
from luoshi.web.people.person import NOBODY
from luoshi.web.people.rules import sight
from luoshi.web.register import charts, marking, queries, tables
from luoshi.web.register.columns import columns
from luoshi.web.register.forms.reading import (
    LIMIT,
    MOST_ROWS,
    MOST_ROWS_OF_DATA,
    FigureForm,
    PageForm,
    TextForm,
    problems,
    question,
)
from luoshi.web.register.twins import reading as twins
from luoshi.web.register.views.answering import BadQuery, HtmxRequest
from luoshi.web.register.views.answering import answers as _answers
from luoshi.web.register.views.answering import found_report as _report
from luoshi.web.register.views.answering import piece as _piece
from luoshi.web.register.words import reading as words


@_answers
@needs("list")
def reports(request: HtmxRequest) -> HttpResponse:
    """The list of reports; a visitor to whom nothing is public is asked to log in."""
    listed = _list_of_reports(request)
    if not listed["total"] and person_of(request) == NOBODY:
        return log_in_first(request)
    return render(request, "register/reports.html", listed)


@_answers
@needs("list")
def reports_json(request: HtmxRequest) -> HttpResponse:
    """The list of reports, as JSON."""
    listed = _list_of_reports(request)
    if not listed["total"] and person_of(request) == NOBODY:
        return log_in_first(request)
    rows = [
        {
            **{name: getattr(row, name) for name in ("key", "name", "year", "characters")},
            **{name: getattr(row, name) for name in ("figures", "numerals", "doubts")},
            "admitted_at": row.admitted_at.isoformat(),
        }
        for row in listed["rows"]
    ]
    return twins.as_json({**{name: listed[name] for name in ("total", "page", "pages")}, "rows": rows})


def _list_of_reports(request: HtmxRequest) -> dict[str, Any]:
    form = PageForm(request.GET)
    if not form.is_valid():
        raise BadQuery(problems(form))
    page = form.cleaned_data["page"] or 1
    limit = min(form.cleaned_data["limit"] or LIMIT, MOST_ROWS)
    rows, total = queries.reports(page, limit, sight(person_of(request)))
    pages = max(1, -(-total // limit))
    if page > pages:
        raise Http404
    return {
        "rows": rows,
        "total": total,
        "page": page,
        "pages": pages,
        "previous": page - 1,
        "next": page + 1,
    }


@_answers
@needs("see")
def overview(request: HtmxRequest, key: str) -> HttpResponse:
    """What a report holds."""
    report = _report(key)
    reading = queries.reading(report)
    counts = tables.counts(reading)
    progress = queries.progress(report)
    checkable = tables.checkable(queries.checkable(report))
    doubts = [doubt for doubt in reading.doubts if doubt.code not in COMMITMENT_DOUBTS]
    unclear = {doubt[1:3] for doubt in reading.doubts if doubt.code in COMMITMENT_DOUBTS}
    context = {
        "report": report,
        "room": "overview",
        "reading": reading,
        "lanes": [(lane, words.KIND[lane.kind], words.KIND_MEANING[lane.kind]) for lane in charts.lanes(reading)],
        "bands": charts.bands(reading),
        "total": len(reading.figures) + len(reading.numerals),
        "counts": counts,
        "status_rows": [(row, words.STATUS[row.value]) for row in counts.status],
        "measure_rows": [(row, words.MEASURE[row.value]) for row in counts.measure],
        "sections": tables.sections(reading),
        "progress": progress,
        "bars": tables.progress_bars(progress),
        "version": queries.last_version(report),
        "arrived": {"1": "new", "0": "known"}.get(request.GET.get("new", "")),
        "checkable": checkable.rows,
        "checkable_total": checkable.total,
        "checkable_can": checkable.can,
        "checkable_percent": checkable.percent,
        "doubts": [
            (doubt, words.doubt(doubt.code), Anchor.at(reading.source, doubt.start, doubt.end))
            for doubt in doubts[:MOST_ROWS]
        ],
        "doubts_total": len(doubts),
        "unclear_total": len(unclear),
    }
    return render(request, "register/overview.html", context)


def _asked(
    request: HtmxRequest, report: queries.Report, most: int
) -> tuple[FigureForm, queries.FigureQuestion, queries.FigurePage]:
    choices = queries.choices(report)
    form, paging = FigureForm(request.GET, choices), PageForm(request.GET)
    if not (form.is_valid() and paging.is_valid()):
        raise BadQuery(problems(form, paging))
    asked = question(form, paging, most)
    page = queries.figures(report, asked, choices.sections)
    if page is None:
        raise Http404
    return form, asked, page


@_answers
@needs("see")
def figures(request: HtmxRequest, key: str) -> HttpResponse:
    """The table of figures."""
    report = _report(key)
    form, asked, page = _asked(request, report, MOST_ROWS)
    context = {
        "report": report,
        "room": "figures",
        "form": form,
        "asked": asked,
        "page": page,
        "columns": columns(asked),
        "most": MOST_ROWS_OF_DATA,
        "filtered": any(form.cleaned_data[name] not in ("", None) for name in form.fields),
    }
    piece = _piece(request, "results")
    return render(request, f"register/{'_results' if piece else 'figures'}.html", context)


@_answers
@needs("export")
def figures_json(request: HtmxRequest, key: str) -> HttpResponse:
    """The table of figures, as JSON."""
    report = _report(key)
    return twins.figures_json(report, _asked(request, report, MOST_ROWS_OF_DATA)[2])


@_answers
@needs("export")
def figures_csv(request: HtmxRequest, key: str) -> HttpResponse:
    """The table of figures, as CSV."""
    report = _report(key)
    return twins.figures_csv(report, _asked(request, report, MOST_ROWS_OF_DATA)[2])


@_answers
@needs("see")
def text(request: HtmxRequest, key: str) -> HttpResponse:
    """The text with its marks; with `at`, what stands there is opened beside it."""
    report = _report(key)
    form = TextForm(request.GET)
    if not form.is_valid():
        raise BadQuery(problems(form))
    at = form.cleaned_data["at"]
    number = form.cleaned_data["page"] or 1
    reading = queries.reading(report)
    if at is not None:
        number = marking.page_at(reading.source.text, at)
    page = marking.text_page(reading, number)
    if page is None:
        raise Http404
    found = None if at is None else queries.spot(report, at)
    context = {
        "report": report,
        "room": "text",
        "page": page,
        "outline": reading.outline,
        "kinds": [(kind, words.KIND[kind]) for kind in words.KIND],
        "chosen": at if found else None,
        **(_told(report, found) if found else {}),
    }
    return render(request, "register/text.html", context)


@_answers
@needs("see")
def spot(request: HtmxRequest, key: str, start: int) -> HttpResponse:
    """What stands at a place, and how it was read."""
    report = _report(key)
    found = queries.spot(report, start)
    if found is None:
        raise Http404
    context = {"report": report, "room": "text", "panel": _piece(request, "panel"), **_told(report, found)}
    return render(request, f"register/{'_spot' if context['panel'] else 'spot'}.html", context)


@_answers
@needs("export")
def spot_json(request: HtmxRequest, key: str, start: int) -> HttpResponse:
    """What stands at a place and how it was read, as JSON."""
    report = _report(key)
    found = queries.spot(report, start)
    if found is None:
        raise Http404
    row, source = found.row, report.source
    shown = (
        figure_row(row, source)
        if isinstance(row, Figure)
        else doubt_row(row, source)
        if isinstance(row, Doubt)
        else numeral_row(row, source)
    )
    steps = [
        {"rule": step.rule, "words": step.words, "zh": step.chinese, "en": step.english}
        for step in words.steps(row.trace)
    ]
    doubts = [doubt_row(doubt, source) for doubt in found.doubts]
    return twins.as_json({**shown, "steps": steps, "doubts": doubts})


def _told(report: queries.Report, found: queries.Spot) -> dict[str, Any]:
    row = found.row
    begin, end = row.sentence
    sentence = found.sentence.quote
    return {
        "spot": found,
        # In plain text nobody counts the lines.
        "places": locate(report.source, row.start, row.end) if report.source.format != "text" else (),
        "row": row,
        "kind": "figure" if isinstance(row, Figure) else "doubt" if isinstance(row, Doubt) else row.kind,
        "sentence_before": sentence[: max(0, row.start - begin)].lstrip(),
        "sentence_after": sentence[max(0, row.end - begin) : end - begin].rstrip(),
        "steps": words.steps(row.trace),
        "doubts": [(doubt, words.doubt(doubt.code)) for doubt in found.doubts],
    }


@_answers
@needs("see")
def years(request: HtmxRequest, key: str) -> HttpResponse:
    """Last year against this year."""
    report = _report(key)
    comparison = compare(queries.reading(report))
    context = {
        "report": report,
        "room": "years",
        "comparison": comparison,
        "groups": charts.pair_groups(comparison),
        "last_year": report.year - 1 if report.year else None,
        "questions": [(asked, words.question(asked.code)) for asked in comparison.questions],
    }
    return render(request, "register/years.html", context)


@_answers
@needs("export")
def years_json(request: HtmxRequest, key: str) -> HttpResponse:
    """Last year against this year, as JSON."""
    report = _report(key)
    return twins.pairs_json(report, compare(queries.reading(report)))


@_answers
@needs("export")
def years_csv(request: HtmxRequest, key: str) -> HttpResponse:
    """Last year against this year, as CSV."""
    report = _report(key)
    return twins.pairs_csv(report, compare(queries.reading(report)))
