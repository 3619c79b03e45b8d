"""Indicators are described and given targets."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.web.monitor import actions, queries
from luoshi.web.monitor.actions import Described as Given
from luoshi.web.monitor.actions import Refused, Wanted
from luoshi.web.monitor.forms import IndicatorForm, TargetForm
from luoshi.web.monitor.queries import Figure
from luoshi.web.monitor.views.common import trouble
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import now, today
from luoshi.web.people.queries import units
from luoshi.web.people.rules import sight
from luoshi.web.register.views.persons import by


def _offices() -> list[tuple[int, str]]:
    return [(row.id, "　" * row.depth + row.name) for row in units(today(), active=True)]


def _given(asked: dict[str, Any]) -> Given:
    return Given(
        asked["name"], asked["nature"], asked["course"], asked["polarity"], asked["unit"], asked["office"],
        asked["formula"], asked["sources"], asked["position"] or 0, asked["active"],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@needs("manage-indicators")
def new(request: HttpRequest) -> HttpResponse:
    """A new indicator."""
    sent = request.method == "POST"
    form = IndicatorForm(_offices(), request.POST if sent else None)
    wrong = ""
    if sent and form.is_valid():
        try:
            made = actions.add(_given(form.cleaned_data), by(request), now())
        except Refused as refused:
            wrong = trouble(refused)
        else:
            return HttpResponseRedirect(reverse("monitor:edit", args=[made]))
    context = {"form": form, "wrong": wrong, "about": None, "room": "monitor"}
    return render(request, "monitor/edit.html", context, status=422 if sent else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("manage-indicators")
def edit(request: HttpRequest, indicator: int) -> HttpResponse:
    """An indicator described anew."""
    if request.method != "POST":
        return _show(request, indicator)
    form = IndicatorForm(_offices(), request.POST)
    if not form.is_valid():
        return _show(request, indicator, form)
    try:
        actions.change(indicator, _given(form.cleaned_data), by(request), now())
    except Refused as refused:
        return _show(request, indicator, form, wrong=trouble(refused))
    return HttpResponseRedirect(reverse("monitor:indicator", args=[indicator]))


@require_POST
@needs("manage-indicators")
def set_target(request: HttpRequest, indicator: int) -> HttpResponse:
    """The target of a year."""
    figures = _entries(request, indicator)
    form = TargetForm(_offered(figures), request.POST)
    if not form.is_valid():
        return _show(request, indicator, target=form)
    asked = form.cleaned_data
    taken = next((each for each in figures if each.entry == asked["entry"]), None)
    bound, value, high = asked["bound"], asked["value"], asked["high"]
    if taken is not None and not value:
        # The register says it, hedge and all.
        bound, value, high = taken.bound, taken.value, taken.high
    wanted = Wanted(asked["year"], bound, value, high, asked["tolerance"], asked["entry"], asked["document"])
    try:
        actions.set_target(indicator, wanted, by(request), now())
    except Refused as refused:
        return _show(request, indicator, target=form, wrong=trouble(refused))
    return HttpResponseRedirect(reverse("monitor:indicator", args=[indicator]) + f"?year={asked['year']}")


def _entries(request: HttpRequest, indicator: int) -> tuple[Figure, ...]:
    return queries.targets(indicator, sight(person_of(request)))


def _offered(figures: tuple[Figure, ...]) -> list[tuple[int, str]]:
    return [(each.entry, f"{each.year} {each.quote}（{each.sentence}）") for each in figures]


def _show(
    request: HttpRequest, indicator: int, form: IndicatorForm | None = None, target: TargetForm | None = None,
    wrong: str = "",
) -> HttpResponse:  # fmt: skip
    found = queries.record(indicator, None)
    if found is None:
        raise Http404
    about = found.about
    initial = {
        name: getattr(about, name)
        for name in ("name", "unit", "nature", "course", "polarity", "position", "formula", "sources", "active")
    }
    form = form or IndicatorForm(_offices(), initial={**initial, "office": about.office_id})
    sent = request.method == "POST"
    target = target or TargetForm(_offered(_entries(request, indicator)), initial={"year": today().year})
    context = {
        "form": form, "target": target, "about": about, "found": found, "wrong": wrong, "room": "monitor",
    }  # fmt: skip
    return render(request, "monitor/edit.html", context, status=422 if sent else 200)
