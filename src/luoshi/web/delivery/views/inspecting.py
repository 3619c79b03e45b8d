"""What is done to inspections: a frame is committed to, drawn from, given up; inspectors are sent; tasks are named."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Asked, Deed, Framed, Refused, Seen, Size, StaleInspection
from luoshi.web.delivery.forms.inspections import DoForm, DrawForm, NameForm, PickForm
from luoshi.web.delivery.views.inspections import show
from luoshi.web.delivery.views.lists import unit_choices
from luoshi.web.delivery.words import INSPECTION_ACTION, REFUSED
from luoshi.web.people.access import needs
from luoshi.web.people.clock import now, today
from luoshi.web.register.views.persons import by
from luoshi.web.register.words.review import person as person_in_words

SEED_BYTES = 32


@require_http_methods(["GET", "HEAD", "POST"])
@needs("make-inspection")
def new(request: HttpRequest) -> HttpResponse:
    """A frame is looked at, then committed to."""
    sent = request.method == "POST"
    places = sorted(set(queries.places().values()) | {queries.CITY}, key=lambda name: (name != queries.CITY, name))
    form = DrawForm(places, unit_choices(active=False), request.POST if sent else None)
    found: Framed | None = None
    wrong = ""
    if sent and form.is_valid():
        given = form.cleaned_data
        asked = Asked(tuple(given["states"]), given["unit"], given["place"], given["until"])
        size = Size(given["number"], given["aql"])
        try:
            if request.POST.get("do") == "commit":
                own = given["seed_sha256"]
                seed = b"" if own else secrets.token_bytes(SEED_BYTES)
                deed = Deed(by(request), now())
                number = actions.commit_draw(deed, given["title"], given["due"], asked, size, seed, own)
                return HttpResponseRedirect(reverse("delivery:inspection", args=(number,)))
            found = actions.framed(asked, size)
        except Refused as refused:
            wrong = str(REFUSED[refused.code])
    elif sent:
        wrong = _("有几项填得不对，没有保存。")
    strata = [(name, there, found.reported[name], found.sizes[name]) for name, there in sorted(found.there.items())] \
        if found else []  # fmt: skip
    context = {
        "form": form, "found": found, "strata": strata, "wrong": wrong, "room": "inspections",
        "total": sum(found.there.values()) if found else 0, "size": sum(found.sizes.values()) if found else 0,
    }  # fmt: skip
    return render(request, "delivery/inspection_new.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("make-inspection")
def named(request: HttpRequest) -> HttpResponse:
    """Tasks are named for an inspector, with the reason."""
    sent = request.method == "POST"
    pick = PickForm(unit_choices(active=False), request.GET)
    asked: dict[str, Any] = pick.cleaned_data if pick.is_valid() else {}
    rows = queries.inspectable(asked.get("unit"), asked.get("words", ""), actions.MOST_NAMED)
    people = [(each.login, f"{each.name}（{each.login}）") for each in queries.inspectors_named(today())]
    form = NameForm(people, request.POST if sent else None)
    ticked = {int(each[:18]) for each in request.POST.getlist("task") if each.isascii() and each.isdigit()}
    wrong = ""
    if sent and form.is_valid():
        given = form.cleaned_data
        deed = Deed(by(request), now(), given["reason"])
        try:
            number = actions.name_tasks(deed, given["title"], given["due"], sorted(ticked), given["inspector"])
        except Refused as refused:
            wrong = str(REFUSED[refused.code])
        else:
            return HttpResponseRedirect(reverse("delivery:inspection", args=(number,)))
    elif sent:
        wrong = _("有几项填得不对，没有保存。")
    context = {
        "pick": pick, "form": form, "rows": rows, "ticked": ticked, "wrong": wrong, "room": "inspections",
        "most": actions.MOST_NAMED,
    }  # fmt: skip
    return render(request, "delivery/inspection_named.html", context, status=422 if wrong else 200)


@require_POST
@needs("make-inspection")
def act(request: HttpRequest, inspection: int, action: str) -> HttpResponse:
    """Draw, send inspectors, or give up; what is refused comes back with the page."""
    form = DoForm(request.POST)
    if not form.is_valid():
        return show(request, inspection, str(REFUSED["seed"] if "seed" in form.errors else _("请刷新页面再试。")))
    given = form.cleaned_data
    seen, deed = Seen(inspection, given["revision"]), Deed(by(request), now(), given["reason"])
    try:
        if action == "draw":
            actions.draw_sample(seen, deed, bytes.fromhex(given["seed"]))
        elif action == "send":
            actions.send_inspectors(seen, deed, _sent(request))
        else:
            actions.cancel(seen, deed)
    except Refused as refused:
        return show(request, inspection, str(REFUSED[refused.code]))
    except StaleInspection as stale:
        said = _("您看到之后，{who}已经办了“{what}”，所以没有保存。您填的还在下面，请看过再定。")
        what = INSPECTION_ACTION[stale.action]
        return show(request, inspection, said.format(who=person_in_words(stale.by), what=what))
    return HttpResponseRedirect(reverse("delivery:inspection", args=(inspection,)))


def _sent(request: HttpRequest) -> dict[int, str]:
    """Who was chosen for which sampled task; who was not chosen for any is left out."""
    pairs = ((name.removeprefix("to-"), str(login)) for name, login in request.POST.items() if name.startswith("to-"))
    return {int(number[:18]): login for number, login in pairs if number.isascii() and number.isdigit() and login}
