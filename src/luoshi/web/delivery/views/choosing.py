"""布置: commitments chosen from a frozen register, with a lead and a due date."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Deed, Refused, Wanted
from luoshi.web.delivery.forms.tasks import NewForm
from luoshi.web.delivery.views.lists import unit_choices
from luoshi.web.delivery.words import REFUSED
from luoshi.web.people.access import needs
from luoshi.web.people.clock import now
from luoshi.web.register.queries import report as report_of
from luoshi.web.register.views.persons import by

MOST = 200
"""Commitments shown, and so assigned, at once: what a form holds."""


@require_http_methods(["GET", "HEAD", "POST"])
@needs("make-task")
def new(request: HttpRequest, key: str) -> HttpResponse:
    """The commitments of a report's frozen register that have no task; those ticked become tasks."""
    report = report_of(key)
    if report is None:
        raise Http404
    found = queries.choices(report.id)
    rows, taken = found or ((), 0)
    sent = request.method == "POST"
    form = NewForm(unit_choices(), request.POST if sent else None)
    given = request.POST.getlist("entry") if sent else []
    ticked = {int(each[:9]) for each in given if each.isascii() and each.isdigit()}
    wrong = ""
    if sent and form.is_valid():
        asked = form.cleaned_data
        chosen = [row for row in rows if row.number in ticked]
        wanted = [
            Wanted(
                (row.number,), asked["lead"] or row.lead_id or 0, asked["due"], asked["cycle"],
                leader=asked["leader"], secrecy=asked["secrecy"],
            )
            for row in chosen
        ]  # fmt: skip
        act = actions.make if request.POST.get("do") == "draft" else actions.hand_out
        try:
            if not chosen or len(chosen) != len(ticked):
                raise Refused("no-entry")
            act(report.id, Deed(by(request), now()), wanted)
        except Refused as refused:
            wrong = str(REFUSED[refused.code])
        else:
            return HttpResponseRedirect(reverse("delivery:ledger"))
    context = {
        "report": report, "rows": rows[:MOST], "more": max(0, len(rows) - MOST), "taken": taken, "form": form,
        "frozen": found is not None, "ticked": ticked, "wrong": wrong,
    }  # fmt: skip
    return render(request, "delivery/new.html", context, status=422 if sent else 200)
