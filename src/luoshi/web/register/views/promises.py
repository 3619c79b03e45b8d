"""承诺与兑现: the promises of an older report beside what a later one tells of them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from luoshi.cli.compared_word import document
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.rules import Action, may, sight
from luoshi.web.register import actions, promises, queries
from luoshi.web.register.forms.judging import PromisesForm
from luoshi.web.register.forms.reading import MOST_ROWS_OF_DATA, problems
from luoshi.web.register.twins import judging as judging_twins
from luoshi.web.register.views.answering import BadQuery, HtmxRequest, answers, found_report
from luoshi.web.site.languages import language

ROWS = 50
"""Promises, or targets, on one page."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _older(request: HtmxRequest, report: queries.Report, key: str, action: Action) -> queries.Report:
    """The older report, where whoever asks may see it too; raises Http404."""
    standing = queries.standing(key)
    if standing is None or standing.id == report.id or not may(person_of(request), action, standing):
        raise Http404
    return found_report(key)


def _called(report: queries.Report) -> str:
    return f"{report.title or report.source.name}（{report.year}）" if report.year else report.source.name


def _asked(request: HtmxRequest) -> PromisesForm:
    form = PromisesForm(request.GET, label_suffix="")
    if not form.is_valid():
        raise BadQuery(problems(form))
    return form


@answers
@needs("see")
def choose(request: HtmxRequest, key: str) -> HttpResponse:
    """The reports whose promises this one may tell of."""
    report = found_report(key)
    found = queries.candidates(report, sight(person_of(request)))
    return render(request, "register/promises_choose.html", {"report": report, "room": "promises", "found": found})


@answers
@needs("see")
def shown(request: HtmxRequest, key: str, older: str) -> HttpResponse:
    """Every promise with its outcome, or every target with the one before it."""
    report = found_report(key)
    before = _older(request, report, older, "see")
    form = _asked(request)
    rows = actions.promises(report, before)
    kind = "link" if form.shown == "promises" else "succession"
    fitting = [row for row in promises.chosen(rows, form.asked) if row["kind"] == kind]
    number = form.cleaned_data["page"] or 1
    pages = max(1, -(-len(fitting) // ROWS))
    if number > pages:
        raise Http404
    first = (number - 1) * ROWS
    here = fitting[first : first + ROWS]
    targets = kind == "succession"
    context: dict[str, Any] = {
        "report": report, "older": before, "room": "promises", "form": form, "show": form.shown,
        "bar": promises.shares(rows, "link", "verdict"), "fates": promises.shares(rows, "succession", "fate"),
        "promised": sum(row["kind"] == "link" for row in rows),
        "targets_total": sum(row["kind"] == "succession" for row in rows),
        "rows": [promises.target(row) for row in here] if targets else [promises.promise(row) for row in here],
        "picture": promises.picture(fitting) if not targets and number == 1 else None,
        "total": len(fitting), "first": first + 1, "last": first + len(here), "page": number, "pages": pages,
        "filtered": form.asked != promises.Asked(),
        "apart": before.year is not None and report.year is not None and report.year - before.year > 1,
    }  # fmt: skip
    return render(request, "register/promises.html", context)


def _rows(request: HtmxRequest, key: str, older: str) -> tuple[queries.Report, queries.Report, list[dict[str, Any]]]:
    report = found_report(key)
    before = _older(request, report, older, "export")
    form = _asked(request)
    return report, before, promises.chosen(actions.promises(report, before), form.asked)


@answers
@needs("export")
def as_json(request: HtmxRequest, key: str, older: str) -> HttpResponse:
    """The same rows, as JSON."""
    return judging_twins.promises_json(*_rows(request, key, older), MOST_ROWS_OF_DATA)


@answers
@needs("export")
def as_csv(request: HtmxRequest, key: str, older: str) -> HttpResponse:
    """The same rows, as CSV."""
    return judging_twins.promises_csv(*_rows(request, key, older), MOST_ROWS_OF_DATA)


@answers
@needs("export")
def as_word(request: HtmxRequest, key: str, older: str) -> HttpResponse:
    """The same rows, as a Word document."""
    report, before, rows = _rows(request, key, older)
    data = document(rows[:MOST_ROWS_OF_DATA], _called(before), _called(report), language())
    response = HttpResponse(data, content_type=WORD)
    response.headers["Content-Disposition"] = f'attachment; filename="promises-{report.key}-{before.key}.docx"'
    return response
