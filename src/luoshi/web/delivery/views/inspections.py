"""检查: the list of inspections and one of them, with its data; what is done to it is in `inspecting`."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from luoshi.web.delivery import charts, queries
from luoshi.web.delivery.forms.inspections import PageForm
from luoshi.web.delivery.queries import InspectionRecord, InspectionRow
from luoshi.web.delivery.transitions import OBJECTION_WITHIN
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import today
from luoshi.web.people.rules import may
from luoshi.web.register.forms.reading import problems
from luoshi.web.register.twins.reading import as_csv, as_json
from luoshi.web.site.errors import problem

LIMIT = 50
MOST_OF_DATA = 1000
LIST_COLUMNS = ("number", "kind", "title", "state", "due", "by", "at", "tasks", "sent", "found", "late")
SAMPLE_COLUMNS = (
    "stratum", "task", "revision", "title", "lead", "reported", "inspector", "outcome", "found_at", "seen", "asked",
    "asked_by", "objected", "upheld",
)  # fmt: skip


@require_safe
@needs("see-inspections")
def inspections(request: HttpRequest) -> HttpResponse:
    """Every inspection, with how far it is."""
    form = PageForm(request.GET)
    if not form.is_valid():
        return problem(request, 400, problems(form))
    page = form.cleaned_data["page"] or 1
    rows, total = queries.inspections(today(), page, LIMIT)
    pages = max(1, -(-total // LIMIT))
    if page > pages:
        raise Http404
    context = {"rows": rows, "total": total, "page": page, "pages": pages, "room": "inspections"}
    return render(request, "delivery/inspections.html", context)


@require_safe
@needs("see-inspections")
def inspections_json(request: HttpRequest) -> HttpResponse:
    """The newest inspections, as JSON."""
    rows, total = queries.inspections(today(), 1, MOST_OF_DATA)
    return as_json({"total": total, "rows": [_listed(row) for row in rows]})


@require_safe
@needs("see-inspections")
def inspections_csv(request: HttpRequest) -> HttpResponse:
    """The newest inspections, as CSV."""
    rows, _total = queries.inspections(today(), 1, MOST_OF_DATA)
    return as_csv("inspections.csv", LIST_COLUMNS, [_listed(row) for row in rows])


def _listed(row: InspectionRow) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in LIST_COLUMNS if name not in ("number", "due", "at")}
    return {"number": row.id, "due": row.due.isoformat(), "at": row.at.isoformat(), **plain}


@require_safe
@needs("see-inspections")
def inspection(request: HttpRequest, inspection: int) -> HttpResponse:
    """One inspection: what was committed to, what was drawn, what was found, and what that says."""
    return show(request, inspection)


def show(request: HttpRequest, number: int, trouble: str = "") -> HttpResponse:
    """The page of an inspection; trouble: why what was asked for was not done. What was chosen stays chosen."""
    makes = may(person_of(request), "make-inspection")
    found = queries.inspection(number, today(), person_of(request), fitting=makes)
    if found is None:
        raise Http404
    posted = {name: str(value) for name, value in request.POST.items() if name.startswith("to-")} if trouble else {}
    context = {
        "found": found, "row": found.row, "room": "inspections", "trouble": trouble, "makes": makes,
        "bars": charts.bars(found.result) if found.result else (), "ticks": charts.TICKS,
        "choices": _choices(found, posted) if makes else (), "object_within": OBJECTION_WITHIN.days,
        "place": found.asked.get("place", ""), "reason": request.POST.get("reason", "") if trouble else "",
    }  # fmt: skip
    return render(request, "delivery/inspection.html", context, status=409 if trouble else 200)


def _choices(found: InspectionRecord, posted: dict[str, str]) -> dict[int, str]:
    """For each task that somebody can be sent to: who was chosen, is sent, or of all that can be has the fewest."""
    load: dict[str, int] = {}
    for row in found.sample:
        if row.inspector:
            load[row.inspector] = load.get(row.inspector, 0) + 1
    chosen = {}
    for row in found.sample:
        if not row.fit:
            continue
        if row.inspector:
            chosen[row.id] = posted.get(f"to-{row.id}", row.inspector)
            continue
        least = min((each.login for each in row.fit), key=lambda login: (load.get(login, 0), login))
        load[least] = load.get(least, 0) + 1
        chosen[row.id] = posted.get(f"to-{row.id}", least)
    return chosen


@require_safe
@needs("see-inspections")
def inspection_json(request: HttpRequest, inspection: int) -> HttpResponse:
    """The same as JSON."""
    found = _found(request, inspection)
    said = found.result
    body = {
        **_listed(found.row), "reason": found.reason, "frame_sha256": found.frame_sha256,
        "seed_sha256": found.seed_sha256, "seed": found.seed, "asked": found.asked, "aql": found.aql,
        "most": found.most, "strata": [{"name": name, "there": n, "drawn": size} for name, n, size in found.strata],
        "sample": [_sampled(row) for row in found.sample],
        "result": charts.result_json(said) if said else None,
    }  # fmt: skip
    return as_json(body)


@require_safe
@needs("see-inspections")
def inspection_csv(request: HttpRequest, inspection: int) -> HttpResponse:
    """Its sample as CSV."""
    found = _found(request, inspection)
    return as_csv(f"inspection-{inspection}.csv", SAMPLE_COLUMNS, [_sampled(row) for row in found.sample])


def _found(request: HttpRequest, number: int) -> InspectionRecord:
    found = queries.inspection(number, today(), person_of(request))
    if found is None:
        raise Http404
    return found


def _sampled(row: queries.SampleRow) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in SAMPLE_COLUMNS}
    days = {name: plain[name].isoformat() if plain[name] else None for name in ("found_at", "asked_by")}
    return {**plain, **days}


@require_safe
@needs("see-inspections")
def frame(request: HttpRequest, inspection: int) -> HttpResponse:
    """The frame, byte for byte as it was hashed."""
    content = queries.frame_of(inspection)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    name = content_disposition_header(True, f"frame-{inspection}.txt")
    response.headers["Content-Disposition"] = name or "attachment"
    return response
