"""Version 1 of the API: reads only. One function an address; what somebody must be allowed to is decided here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router
from ninja.errors import ValidationError

from luoshi.facts import Anchor
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.rules import Action, sight
from luoshi.web.register import queries
from luoshi.web.register.api import shapes
from luoshi.web.register.api.shapes import Key, Page, Problem, Whole
from luoshi.web.register.queries import paging

router = Router(tags=["register"])
View = Callable[..., Any]


RIGHTS: dict[str, Action] = {}
"""Address by name → the right that it needs."""


def _read(
    path: str, action: Action, shape: Any, summary: str, filters: type[shapes.Paged] | None = None
) -> Callable[[View], View]:
    """An address that is read, by whoever may do `action`.

    filters: what may be asked for; a parameter that does not exist is an error, no whim.
    """

    def add(view: View) -> View:
        known = set(filters.model_fields) if filters else set()

        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            unknown = sorted(request.GET.keys() - known)
            if unknown:
                raise ValidationError([{"type": "extra_forbidden", "loc": ("query", name)} for name in unknown])
            return view(request, *args, **kwargs)

        wrong = dict.fromkeys((400, 401, 403, 404), Problem)
        router.get(path, response={200: shape, **wrong}, summary=summary, by_alias=True)(needs(action)(answer))
        RIGHTS[view.__name__] = action
        return answer

    return add


def _report(key: str) -> queries.Report:
    report = queries.report(key)
    if report is None:
        raise Http404
    return report


def _page(rows: Any, total: int, asked: shapes.Paged) -> dict[str, Any]:
    pages = max(1, -(-total // asked.limit))
    if asked.page > pages:
        raise Http404
    return {"total": total, "page": asked.page, "pages": pages, "rows": rows}


@_read("/reports", "list", Page[shapes.ReportOut], "报告 Reports", shapes.Paged)
def reports(request: HttpRequest, asked: Query[shapes.Paged]) -> Any:
    """The reports of the register, the newest year first."""
    rows, total = queries.reports(asked.page, asked.limit, sight(person_of(request)))
    return _page([shapes.report_out(row) for row in rows], total, asked)


@_read("/reports/{key}", "see", shapes.ReportHead, "一份报告 A report")
def report(request: HttpRequest, key: Path[Key]) -> Any:
    """One report."""
    return shapes.report_head(_report(key))


@_read("/reports/{key}/figures", "export", Page[shapes.FigureOut], "指标数值 Figures", shapes.FigureFilter)
def figures(request: HttpRequest, key: Path[Key], asked: Query[shapes.FigureFilter]) -> Any:
    """The figures as read, each with its anchor."""
    question = queries.FigureQuestion(
        part=asked.part, status=asked.status, measure=asked.measure, words=asked.q, sort=asked.sort,
        falling=asked.falling, page=asked.page, limit=asked.limit,
    )  # fmt: skip
    page = queries.figures(_report(key), question, ())
    if page is None:
        raise Http404
    return _page([shapes.figure_out(row) for row in page.rows], page.total, asked)


@_read("/reports/{key}/commitments", "export", Page[shapes.CommitmentOut], "承诺 Commitments", shapes.CommitmentFilter)
def commitments(request: HttpRequest, key: Path[Key], asked: Query[shapes.CommitmentFilter]) -> Any:
    """The commitments as read, each with its anchor, in text order."""
    found = _report(key)
    rows, total = paging.commitments(found, asked.kind, asked.strength, asked.q, asked.page, asked.limit)

    def place(start: int, end: int) -> dict[str, Any]:
        return shapes.place(Anchor.at(found.source, start, end))

    out = [
        {
            "anchor": place(row.start, row.end), "kind": row.kind, "strength": row.strength,
            "section": list(row.section), "figures": [place(start, end) for start, end in row.figures],
            "projects": [{"anchor": place(each.start, each.end), "stage": each.stage} for each in row.projects],
            "places": list(row.places), "doers": list(row.doers), "trace": list(row.trace),
        }
        for row in rows
    ]  # fmt: skip
    return _page(out, total, asked)


@_read("/reports/{key}/entries", "see-unconfirmed", Page[shapes.EntryOut], "台账 Entries", shapes.EntryFilter)
def entries(request: HttpRequest, key: Path[Key], asked: Query[shapes.EntryFilter]) -> Any:
    """The register as people agree on it, each entry with its anchor, in text order."""
    found = _report(key)
    question = queries.EntryQuestion(
        kind=asked.kind, states=queries.ACTIVE if asked.state == "in" else (asked.state,), sort=asked.commitment,
        words=asked.q, page=asked.page, limit=asked.limit,
    )  # fmt: skip
    page = queries.entries(found, question)
    if page is None:
        raise Http404
    return _page([shapes.entry_out(found, row) for row in page.rows], page.total, asked)


@_read("/reports/{key}/entries/{number}", "see-unconfirmed", shapes.EntryOut, "一项 An entry")
def entry(request: HttpRequest, key: Path[Key], number: Path[Whole]) -> Any:
    """One entry, whatever its state."""
    found = _report(key)
    row = queries.entry(found, number)
    if row is None:
        raise Http404
    return shapes.entry_out(found, row)


@_read("/reports/{key}/versions", "export", Page[shapes.VersionOut], "版本 Versions", shapes.Paged)
def versions(request: HttpRequest, key: Path[Key], asked: Query[shapes.Paged]) -> Any:
    """The frozen versions, the newest first."""
    rows, total = paging.versions(_report(key), asked.page, asked.limit)
    return _page([shapes.version_out(row) for row in rows], total, asked)


@_read("/reports/{key}/versions/{number}", "export", shapes.VersionText, "一个版本 A version")
def version(request: HttpRequest, key: Path[Key], number: Path[Whole]) -> Any:
    """One frozen version with its canonical JSON."""
    row = queries.version(_report(key), number)
    if row is None:
        raise Http404
    return shapes.version_out(row)


@_read("/reports/{key}/journal", "journal", Page[shapes.DecisionOut], "日志 Journal", shapes.Paged)
def journal(request: HttpRequest, key: Path[Key], asked: Query[shapes.Paged]) -> Any:
    """What people decided, the newest first."""
    rows, total = queries.journal(_report(key), asked.page, asked.limit)
    return _page([shapes.decision_out(row) for row in rows], total, asked)
