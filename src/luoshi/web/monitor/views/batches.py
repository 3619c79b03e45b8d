"""A batch of observations: looked at before it is written, then approved or sent back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from luoshi.judging.observations import FATES, Asked, Plan, Said, message
from luoshi.web.monitor import actions, files, queries
from luoshi.web.monitor.actions import Refused
from luoshi.web.monitor.forms import AnswerForm
from luoshi.web.monitor.queries import BatchPage
from luoshi.web.monitor.views.common import offices, trouble
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import now, today
from luoshi.web.people.rules import may
from luoshi.web.register.views.persons import by
from luoshi.web.site.languages import in_language

ROWS = 200
"""Values of a preview that are shown; those refused and doubted come first."""


@require_safe
@needs("see-batch")
def batch(request: HttpRequest, batch: int) -> HttpResponse:
    """A batch: its preview, or its values with what was said of each."""
    return _show(request, batch)


def _values(id: int) -> tuple[Said, ...]:
    found = queries.file_of(id)
    if found is None:
        raise Http404
    name, content, asked = found
    try:
        return files.values(name, content, Asked(**asked))
    except files.Unreadable as bad:
        raise Refused("bad-file", why=bad.message()) from bad


@require_POST
@needs("write-batch")
def write(request: HttpRequest, batch: int) -> HttpResponse:
    """Write what the preview showed: all of it or nothing."""
    try:
        said = _values(batch)
        seal, sure = request.POST.get("seal", "")[:64], request.POST.get("sure") == "yes"
        actions.write(batch, said, offices(request), by(request), now(), seal, sure)
    except Refused as refused:
        return _show(request, batch, trouble(refused))
    return HttpResponseRedirect(reverse("monitor:batch", args=[batch]))


@require_POST
@needs("approve-observations")
def answer(request: HttpRequest, batch: int) -> HttpResponse:
    """Approve what is ticked or send it back; all that waits where nothing is ticked."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, batch, answer=form)
    ticked = [
        int(each) for each in request.POST.getlist("entry") if each.isascii() and each.isdigit() and len(each) < 19
    ]
    asked = form.cleaned_data
    try:
        actions.answer(batch, ticked or None, asked["do"] == "approve", asked["reason"], by(request), now())
    except Refused as refused:
        return _show(request, batch, trouble(refused), form)
    return HttpResponseRedirect(reverse("monitor:batch", args=[batch]))


def _show(request: HttpRequest, id: int, wrong: str = "", answer: AnswerForm | None = None) -> HttpResponse:
    asked = request.GET.get("page", "1")
    page = int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 7 else 1
    found = queries.batch(id, max(1, page))
    if found is None:
        raise Http404
    status = 200 if request.method in ("GET", "HEAD") else 409
    if not found.row.written:
        return render(request, "monitor/preview.html", _preview(request, found, wrong), status=status)
    person = person_of(request)
    context = {
        "found": found, "row": found.row, "wrong": wrong, "form": answer or AnswerForm(),
        "approves": may(person, "approve-observations") and found.row.waiting and found.row.by != by(request),
        "own": found.row.by == by(request), "told": [(each, _doubts(each.doubts)) for each in found.entries],
        "room": "monitor",
    }  # fmt: skip
    return render(request, "monitor/batch.html", context, status=status)


def _preview(request: HttpRequest, found: BatchPage, wrong: str) -> dict[str, Any]:
    context: dict[str, Any] = {
        "found": found,
        "row": found.row,
        "wrong": wrong,
        "asked": found.asked,
        "room": "monitor",
    }
    try:
        plan = queries.plan_of(_values(found.row.id), offices(request), today())
    except Refused as refused:
        return {**context, "wrong": wrong or trouble(refused)}
    order = list(FATES)
    fates = sorted(plan.fates, key=lambda fate: order.index(fate.fate))
    return {
        **context, "plan": plan, "writes": len(plan.written), "refused": len(plan.of("refused")),
        "doubted": len(plan.of("doubted")), "counts": [(fate, len(plan.of(fate))) for fate in FATES if plan.of(fate)],
        "fates": [(fate, _doubts(fate.reasons)) for fate in fates[:ROWS]], "more": max(0, len(fates) - ROWS),
        "may_write": _may_write(plan),
    }  # fmt: skip


def _may_write(plan: Plan) -> bool:
    return bool(plan.written) and not plan.of("refused")


def _doubts(reasons: tuple[tuple[str, dict[str, str]], ...]) -> list[str]:
    return [in_language((message(reason, "zh"), message(reason, "en"))) for reason in reasons]
