"""录入与审核: values by hand, files to be looked at, and what waits."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.judging.observations import Asked, Period, Plan, Said, message
from luoshi.web.monitor import actions, files, queries
from luoshi.web.monitor.actions import Refused
from luoshi.web.monitor.forms import EnterForm, ImportForm
from luoshi.web.monitor.views.common import offices, trouble
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import now, today
from luoshi.web.people.queries import units
from luoshi.web.people.rules import may
from luoshi.web.register.views.persons import by
from luoshi.web.register.words.upload import refused as file_refused
from luoshi.web.site.languages import in_language
from luoshi.web.site.uploads import over_limit

HAND = "—"
"""Where a value stands that stands in no file."""


def _indicators(request: HttpRequest) -> dict[int, str]:
    return {each.id: each.name for each in queries.known(offices(request)).values() if each.own}


def _places() -> list[tuple[int, str]]:
    kinds = ("county", "zone")
    return [(row.id, row.short) for row in units(today(), active=True) if row.kind in kinds]


@require_http_methods(["GET", "HEAD", "POST"])
@needs("enter-observations")
def enter(request: HttpRequest) -> HttpResponse:
    """The page of entering; a value by hand."""
    if request.method != "POST":
        return _show(request)
    indicators, places = _indicators(request), _places()
    form = EnterForm(list(indicators.items()), places, request.POST)
    if not form.is_valid():
        return _show(request, form=form)
    asked = form.cleaned_data
    said = _said(asked, indicators[asked["indicator"]], dict(places).get(asked["place"] or 0, ""))
    try:
        made = actions.enter("hand", [said], offices(request), by(request), now(), sure=asked["sure"])
    except Refused as refused:
        plan = refused.data.get("plan")
        reasons = _reasons(plan) if isinstance(plan, Plan) else []
        return _show(request, form=form, wrong=trouble(refused), reasons=reasons)
    return HttpResponseRedirect(reverse("monitor:batch", args=[made]))


def _said(asked: dict[str, Any], indicator: str, place: str) -> Said:
    return Said(
        cell=HAND, text=asked["value"], wrong="", indicator=indicator, place=place, unit="",
        period=Period(asked["year"], asked["month"], asked["month"] == 2), period_text="", counting=asked["counting"],
        vintage=asked["vintage"], counting_text="", numerator=asked["numerator"], denominator=asked["denominator"],
        source=asked["source"], evidence=asked["evidence"], where={},
    )  # fmt: skip


def _reasons(plan: Plan) -> list[str]:
    return [
        in_language((message(reason, "zh"), message(reason, "en"))).replace(f"{HAND} ", "").replace(f"{HAND}: ", "")
        for fate in plan.fates
        for reason in fate.reasons
    ]


@require_POST
@needs("enter-observations")
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file to be looked at; nothing is written."""
    over = over_limit(request)
    if over is not None:
        return _show(request, wrong=file_refused(over), at_file=True)
    indicators = _indicators(request)
    form = ImportForm(list(indicators.items()), request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, imports=form, at_file=True)
    asked, file = form.cleaned_data, form.cleaned_data["file"]
    said = {
        "indicator": indicators.get(asked["indicator"] or 0, ""), "year": asked["year"], "counting": asked["counting"],
        "vintage": asked["vintage"],
    }  # fmt: skip
    try:
        content = file.read(actions.MOST_BYTES + 1)
        # Looked at before it is kept, so that what cannot be read is not; what is too large is not even looked at.
        if len(content) <= actions.MOST_BYTES:
            files.values(file.name or "", content, Asked(**said))
        made = actions.keep_file(file.name or "", content, said, by(request), now())
    except files.Unreadable as bad:
        return _show(request, imports=form, wrong=bad.message(), at_file=True)
    except Refused as refused:
        return _show(request, imports=form, wrong=trouble(refused), at_file=True)
    return HttpResponseRedirect(reverse("monitor:batch", args=[made]))


def _show(
    request: HttpRequest, form: EnterForm | None = None, imports: ImportForm | None = None, wrong: str = "",
    reasons: list[str] | None = None, at_file: bool = False,
) -> HttpResponse:  # fmt: skip
    indicators = list(_indicators(request).items())
    approves = may(person_of(request), "approve-observations")
    context = {
        "form": form or EnterForm(indicators, _places(), initial={"year": today().year}),
        "imports": imports or ImportForm(indicators, auto_id="import-%s"), "wrong": wrong, "reasons": reasons or [],
        "at_file": at_file, "any": bool(indicators), "waiting": queries.waiting() if approves else (),
        "approves": approves, "own": queries.entered_by(by(request)), "room": "monitor",
    }  # fmt: skip
    return render(request, "monitor/enter.html", context, status=422 if request.method == "POST" else 200)
