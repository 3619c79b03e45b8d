"""An indicator's page, and its tables as data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from luoshi.judging.outlook import sentence
from luoshi.web.monitor import charts, queries, twins
from luoshi.web.monitor.forms import YearForm
from luoshi.web.monitor.queries import Record
from luoshi.web.people.access import needs
from luoshi.web.register.forms.reading import problems
from luoshi.web.site.errors import problem
from luoshi.web.site.languages import in_language


def _asked(request: HttpRequest, indicator: int) -> Record | HttpResponse:
    form = YearForm(request.GET)
    if not form.is_valid():
        return problem(request, 400, problems(form))
    found = queries.record(indicator, form.cleaned_data["year"])
    if found is None:
        raise Http404
    return found


@require_safe
@needs("see-monitor")
def indicator(request: HttpRequest, indicator: int) -> HttpResponse:
    """An indicator in a year."""
    found = _asked(request, indicator)
    if isinstance(found, HttpResponse):
        return found
    light = found.light
    seen = light.forecast
    months = [
        (month, found.value(found.year, month), found.value(found.year - 1, month))
        for month in range(2, 13)
        if found.value(found.year, month) or found.value(found.year - 1, month)
    ]
    context = {
        "found": found, "about": found.about, "light": light, "chart": charts.trajectory(found), "months": months,
        "told": (sentence(seen, "zh"), sentence(seen, "en")) if seen and seen.month < 12 else None,
        "refusal": (light.refusal.message("zh"), light.refusal.message("en")) if light.refusal else None,
        "marks": [(in_language(mark.name), mark) for mark in found.marks],
        "smalls": charts.smalls(found.places, shared=found.about.course == "rate"),
        "banded": any(each.rank and each.rank.tied for each in found.places), "room": "monitor",
    }  # fmt: skip
    return render(request, "monitor/indicator.html", context)


@require_safe
@needs("see-monitor")
def values(request: HttpRequest, indicator: int, kind: str) -> HttpResponse:
    """The observations of the year as JSON and as CSV."""
    found = _asked(request, indicator)
    if isinstance(found, HttpResponse):
        return found
    return twins.answered(kind, f"observations-{indicator}", twins.VALUE_COLUMNS, twins.values(found))


@require_safe
@needs("see-monitor")
def places(request: HttpRequest, indicator: int, kind: str) -> HttpResponse:
    """The places side by side as JSON and as CSV."""
    found = _asked(request, indicator)
    if isinstance(found, HttpResponse):
        return found
    return twins.answered(kind, f"places-{indicator}", twins.PLACE_COLUMNS, twins.places(found))
