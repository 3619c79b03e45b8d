"""通报: the list, a new one looked at before it is frozen, one as page, data and Word file."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Deed, Refused
from luoshi.web.delivery.actions.bulletins import draft
from luoshi.web.delivery.bulletin import states_in_order
from luoshi.web.delivery.exports.bulletin import document
from luoshi.web.delivery.forms.lists import BulletinForm
from luoshi.web.delivery.words import REFUSED
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import now, today
from luoshi.web.register.exports.files import TYPES
from luoshi.web.register.views.persons import by


@require_safe
@needs("see-bulletins")
def bulletins(request: HttpRequest) -> HttpResponse:
    """The bulletins that the person may see."""
    rows = queries.bulletins(person_of(request))
    return render(request, "delivery/bulletins.html", {"rows": rows, "room": "bulletins"})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("issue-bulletin")
def new(request: HttpRequest) -> HttpResponse:
    """What a bulletin would say today; what is sent freezes it."""
    first = {"since": today().replace(day=1), "until": today()}
    sent = request.method == "POST"
    form = BulletinForm(request.POST if sent else None, initial=first)
    wrong = ""
    period = (first["since"], first["until"])
    if form.is_valid():
        asked = form.cleaned_data
        period = (asked["since"], asked["until"])
        if request.POST.get("do") == "issue":
            try:
                number = actions.issue_bulletin(Deed(by(request), now()), *period, asked["introduction"])
            except Refused as refused:
                wrong = str(REFUSED[refused.code])
            else:
                return HttpResponseRedirect(reverse("delivery:bulletin", args=(number,)))
    told = draft(*period, today())
    context = {"form": form, "wrong": wrong, "told": told, "lists": _lists(told), "room": "bulletins"}
    status = 422 if wrong or (sent and form.errors) else 200
    return render(request, "delivery/bulletin_new.html", context, status=status)


@require_safe
@needs("see-bulletin")
def bulletin(request: HttpRequest, bulletin: int) -> HttpResponse:
    """A bulletin as it was frozen."""
    return _page(request, bulletin)


@require_safe
@needs("see-bulletin")
def reproduced(request: HttpRequest, bulletin: int) -> HttpResponse:
    """The same page, with what comes of computing the bulletin anew from the journal."""
    return _page(request, bulletin, queries.reproduce(bulletin))


def _page(request: HttpRequest, number: int, anew: queries.Reproduced | None = None) -> HttpResponse:
    found = queries.bulletin(number)
    if found is None:
        raise Http404
    row, told = found
    context = {"row": row, "told": told, "lists": _lists(told), "anew": anew, "room": "bulletins"}
    return render(request, "delivery/bulletin.html", context)


def _lists(told: dict[str, Any]) -> dict[str, Any]:
    """The lists of a bulletin with the names of the units in them, and days as days."""
    names = told["units"]

    def rows(name: str) -> list[dict[str, Any]]:
        found = [{**row, "name": names.get(str(row["unit"]), "")} for row in told["figures"][name]]
        return [{**row, "due": date.fromisoformat(row["due"])} if "due" in row else row for row in found]

    lists: dict[str, Any] = {name: rows(name) for name in ("units", "off_track", "overdue", "closed", "reopened")}
    return {**lists, "states": states_in_order(told["figures"]["states"])}


@require_safe
@needs("see-bulletin")
def bulletin_json(request: HttpRequest, bulletin: int) -> HttpResponse:
    """The bytes that are kept: their hash is the one on the page."""
    body = queries.bulletin_bytes(bulletin)
    if body is None:
        raise Http404
    return HttpResponse(body, content_type="application/json")


@require_safe
@needs("see-bulletin")
def bulletin_word(request: HttpRequest, bulletin: int) -> HttpResponse:
    """The bulletin as an official document in Word."""
    found = queries.bulletin(bulletin)
    if found is None:
        raise Http404
    row, told = found
    response = HttpResponse(document(row, told), content_type=TYPES["word"])
    name = f"通报-{row.at:%Y}年第{row.number}期.docx"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
