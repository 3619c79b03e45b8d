"""布置 from a sheet: 分工方案 uploaded, looked at row by row, then taken whole or not at all."""

from datetime import date
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Deed, Refused, Wanted
from luoshi.web.delivery.forms.lists import SheetForm
from luoshi.web.delivery.sheet import MOST_TASKS, Sheet, sheet_of
from luoshi.web.delivery.words import REFUSED, SHEET_REASON
from luoshi.web.people.access import needs
from luoshi.web.people.clock import now, today
from luoshi.web.register.imports.book import MOST_BYTES, BadFile, opened
from luoshi.web.register.imports.table import table
from luoshi.web.register.imports.words import FILES
from luoshi.web.register.queries import Report
from luoshi.web.register.queries import report as report_of
from luoshi.web.register.views.persons import by
from luoshi.web.site.languages import in_language
from luoshi.web.site.uploads import over_limit

KEPT = 3600
"""Seconds within which what was looked at can be taken."""


@require_http_methods(["GET", "HEAD", "POST"])
@needs("make-task")
def sheet(request: HttpRequest, key: str) -> HttpResponse:
    """The sheet is asked for; its rows are shown with what becomes of each; then they are taken."""
    report = report_of(key)
    if report is None:
        raise Http404
    sent = request.method == "POST"
    too_large = sent and over_limit(request) is not None
    if sent and not too_large and "plan" in request.POST:
        return _take(request, report)
    form = SheetForm(request.POST if sent else None, request.FILES if sent else None)
    found, wrong = None, ""
    if too_large:
        wrong = in_language(FILES["too-large"]).format(most=MOST_BYTES // 1024 // 1024)
    elif sent and form.is_valid():
        asked = form.cleaned_data
        try:
            read = table(opened(asked["file"].read()))
            if read.source and read.source != report.source.sha256:
                raise BadFile("another-report")
            year = report.year or today().year
            found = sheet_of(report.id, read, year, asked["cycle"], asked["leader"], asked["due"])
        except BadFile as bad:
            wrong = in_language(FILES[bad.code]).format(**bad.data)
    return _show(request, report, form, found, wrong, 422 if sent and found is None else 200)


def _show(
    request: HttpRequest, report: Report, form: SheetForm, found: Sheet | None, wrong: str, status: int
) -> HttpResponse:
    rows = []
    for row in found.rows if found else ():
        reason = str(SHEET_REASON[row.reason]) % {"said": row.said[:60]} if row.reason else ""
        rows.append((row, reason))
    context = {
        "report": report, "form": form, "found": found, "rows": sorted(rows, key=lambda pair: pair[0].fate != "wrong"),
        "wrong": wrong, "plan": _signed(report, found) if found and found.whole else "", "most": MOST_TASKS,
        "frozen": queries.choices(report.id) is not None,
    }  # fmt: skip
    return render(request, "delivery/sheet.html", context, status=status)


def _signed(report: Report, found: Sheet) -> str:
    """What is to be made, to be sent back by the page: nobody can put anything else in its place."""
    told = [
        [*each.entries, each.lead, each.due.isoformat(), each.cycle, list(each.supporting), each.leader]
        for row in found.rows if (each := row.wanted)
    ]  # fmt: skip
    return signing.dumps({"source": report.id, "version": found.version, "rows": told}, salt=__name__, compress=True)


def _take(request: HttpRequest, report: Report) -> HttpResponse:
    try:
        told: Any = signing.loads(request.POST["plan"], salt=__name__, max_age=KEPT)
    except signing.BadSignature:
        told = None
    wrong = ""
    if told is None or told["source"] != report.id:
        wrong = _("表已经放了太久，没有布置。请重新上传。")
    else:
        wanted = [
            Wanted((row[0],), row[1], date.fromisoformat(row[2]), row[3], tuple(row[4]), row[5]) for row in told["rows"]
        ]
        try:
            actions.hand_out(report.id, Deed(by(request), now()), wanted)
        except Refused as refused:
            wrong = str(REFUSED[refused.code])
        else:
            return HttpResponseRedirect(reverse("delivery:ledger") + "?sort=new")
    return _show(request, report, SheetForm(), None, wrong, 409)
