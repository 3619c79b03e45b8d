"""The pages 留痕: what everybody did, whether it is whole, and one event with its proof."""

import json
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from luoshi.web.delivery.queries.standing import task_standing
from luoshi.web.journal import actions, queries, words
from luoshi.web.journal.forms import EventForm
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import now
from luoshi.web.people.queries import accounts, unit_names
from luoshi.web.people.rules import may
from luoshi.web.register.queries import names_of
from luoshi.web.site.errors import problem

ROWS = 50
"""Events on a page."""

MOST_ON_PAGE = 200_000
"""Events up to which a page verifies; more take the command line."""

LONGEST = 20_000
"""Characters of an event that are shown; the data has all of it."""


@never_cache
@require_safe
@needs("see-ledger")
def events(request: HttpRequest) -> HttpResponse:
    """Every event, the newest first; the head, and what the last verification found."""
    form = EventForm(request.GET, queries.somebodies())
    if not form.is_valid():
        return problem(request, 400, {field: [str(each) for each in faults] for field, faults in form.errors.items()})
    asked = form.cleaned_data
    page = asked["page"] or 1
    rows, total = queries.events(asked["kind"], asked["who"], page, ROWS)
    pages = max(1, -(-total // ROWS))
    if page > pages:
        raise Http404
    last = queries.last_verification()
    size, root = _head()
    context = {
        "form": form, "rows": _linked(request, rows), "total": total, "page": page, "pages": pages,
        "previous": page - 1, "next": page + 1, "asked": asked["kind"] or asked["who"],
        "size": size, "root": root, "published": queries.last_checkpoint(), "last": last,
        "found": words.found(last.code, last.first, last.last) if last and last.code else "",
        "since": max(0, size - last.size) if last else 0, "verifiable": size <= MOST_ON_PAGE,
    }  # fmt: skip
    return render(request, "journal/events.html", context)


def _head() -> tuple[int, str]:
    try:
        size, root = queries.head()
    except ValueError:
        return 0, ""
    return size, root.hex()


def _linked(
    request: HttpRequest, rows: Iterable[queries.EventRow]
) -> list[tuple[queries.EventRow, str, str]]:  # fmt: skip
    """Each event with what its record is called, and where it is seen."""
    rows = list(rows)
    names = names_of({row.key.partition("/")[0] for row in rows if row.kind in ("report", "version")})
    logins = {row.key for row in rows if row.kind == "account"}
    ids = {}
    manages = may(person_of(request), "manage-accounts")
    units = unit_names({int(row.key) for row in rows if row.kind == "unit" and row.key.isdecimal()})
    if logins and manages:
        ids = {each.login: each.id for each in accounts() if each.login in logins}
    linked = []
    for row in rows:
        key, _slash, number = row.key.partition("/")
        name, address = row.key, ""
        if row.kind == "account" and row.key in ids:
            address = reverse("people:account", args=[ids[row.key]])
        elif row.kind == "unit" and row.key.isdecimal():
            name = units.get(int(row.key), row.key)
            address = reverse("people:unit", args=[int(row.key)]) if manages else ""
        elif row.kind == "task" and row.key.isdecimal():
            address = reverse("delivery:task", args=[int(row.key)])
        elif row.kind == "inspection" and row.key.isdecimal():
            address = reverse("delivery:inspection", args=[int(row.key)])
        elif row.kind in ("indicator", "observations") and row.key.isdecimal():
            page = "monitor:indicator" if row.kind == "indicator" else "monitor:batch"
            address = reverse(page, args=[int(row.key)])
        elif row.kind == "round" and row.key.isdecimal():
            address = reverse("delivery:round", args=[int(row.key)])
        elif row.kind == "action-item" and row.key.isdecimal():
            address = reverse("delivery:item", args=[int(row.key)])
        elif key in names and row.kind == "report":
            name, address = names[key], reverse("register:overview", args=[key])
        elif key in names and row.kind == "version" and number.isdecimal():
            name, address = f"{names[key]} v{number}", reverse("register:version", args=[key, int(number)])
        linked.append((row, name, address))
    return linked


@require_POST
@needs("see-ledger")
def verify(request: HttpRequest) -> HttpResponse:
    """Go through the journal, against the checkpoints that were signed here."""
    if _head()[0] <= MOST_ON_PAGE:
        actions.keep_verdict(queries.verify(queries.checkpoints()), now())
    return redirect("journal:events")


@never_cache
@require_safe
@needs("see-ledger")
def event(request: HttpRequest, number: int) -> HttpResponse:
    """One event: what was before and after, and its hash."""
    row = queries.event(number)
    if row is None:
        raise Http404
    told, body, leaf = row
    ((_row, name, address),) = _linked(request, [told])
    try:
        fields = json.loads(body)
    except ValueError:
        fields = {}
    seen = _in_sight(request, told)
    shown = [(code, *_shown(fields.get(code))) for code in ("before", "after")] if seen else []
    context = {"row": told, "name": name, "address": address, "shown": shown, "leaf": leaf.hex(), "seen": seen}
    return render(request, "journal/event.html", context)


def _in_sight(request: HttpRequest, told: queries.EventRow) -> bool:
    """Whether who asks may see what an event says: of a task only who may see what its unit says."""
    if told.kind != "task" or not told.key.isdecimal():
        return True
    return may(person_of(request), "see-reports", task_standing(int(told.key)))


def _shown(value: object) -> tuple[str, bool]:
    """A part of an event as text, and whether it goes on."""
    if value is None:
        return "", False
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    return text[:LONGEST], len(text) > LONGEST


@require_safe
@needs("see-ledger")
def event_json(request: HttpRequest, number: int) -> HttpResponse:
    """One event as it is stored, with the proof that it is in the journal."""
    try:
        found = queries.proven(number)
    except ValueError:
        return problem(request, 409, code="ledger-broken")
    if found is None:
        raise Http404
    if not _in_sight(request, found.event):
        return problem(request, 403)
    return JsonResponse(queries.proof_json(found), json_dumps_params={"ensure_ascii": False})
