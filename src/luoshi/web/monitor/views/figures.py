"""Figures of a report that was read become observations, each with its place in the text."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from luoshi.judging.observations import Period, Plan, Said, message
from luoshi.web.monitor import actions, queries
from luoshi.web.monitor.actions import Refused
from luoshi.web.monitor.forms import VINTAGES_ENTERED
from luoshi.web.monitor.queries import Figure
from luoshi.web.monitor.views.common import offices, trouble
from luoshi.web.people.access import needs
from luoshi.web.people.clock import now
from luoshi.web.register.queries import report as report_of
from luoshi.web.register.views.persons import by
from luoshi.web.site.languages import in_language

MOST = 250
"""Figures ticked at once: what a form holds."""


@require_http_methods(["GET", "HEAD", "POST"])
@needs("take-figures")
def figures(request: HttpRequest, key: str) -> HttpResponse:
    """The outcomes that a report states of indicators; those ticked are entered, of the whole year."""
    report = report_of(key)
    if report is None:
        raise Http404
    found = queries.figures(report.id, offices(request))
    sent = request.method == "POST"
    ticked = set(request.POST.getlist("entry")[:MOST]) if sent else set()
    vintage = request.POST.get("vintage", "")
    wrong, reasons = "", []
    if sent:
        chosen = [each for each in found if str(each.entry) in ticked]
        spans = {_cell(each): (each.start, each.end) for each in chosen}
        try:
            if not chosen or len(chosen) != len(ticked):
                raise Refused("no-figures")
            made = actions.enter(
                "report", [_said(each, report.source.name, vintage) for each in chosen], offices(request), by(request),
                now(), sure=request.POST.get("sure") == "yes", source=report.id, places=spans,
            )  # fmt: skip
        except Refused as refused:
            wrong, plan = trouble(refused), refused.data.get("plan")
            if isinstance(plan, Plan):
                reasons = [
                    in_language((message(reason, "zh"), message(reason, "en")))
                    for fate in plan.fates
                    for reason in fate.reasons
                ]
        else:
            return HttpResponseRedirect(reverse("monitor:batch", args=[made]))
    context = {
        "report": report, "rows": found, "ticked": ticked, "wrong": wrong, "reasons": reasons, "chosen": vintage,
        "vintages": list(VINTAGES_ENTERED), "room": "take",
    }  # fmt: skip
    return render(request, "monitor/figures.html", context, status=422 if sent else 200)


def _cell(figure: Figure) -> str:
    return f"#{figure.number}"


def _said(figure: Figure, name: str, vintage: str) -> Said:
    """A figure as a table would say it; an estimate stays one, whatever is said of the rest."""
    chosen = figure.vintage if figure.vintage == "estimate" or vintage not in VINTAGES_ENTERED else vintage
    cell = _cell(figure)
    return Said(
        cell=cell, text=figure.value, wrong="", indicator=figure.name, place=figure.place, unit="",
        period=Period(figure.year, 12, True), period_text=str(figure.year), counting="to-date",
        vintage=chosen, counting_text="", numerator="", denominator="", source=name[:200],
        evidence=figure.quote[:200], where=dict.fromkeys(("indicator", "place", "period", "counting"), cell),
    )  # fmt: skip
