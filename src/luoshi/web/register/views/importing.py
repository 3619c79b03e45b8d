"""An office's Excel file comes back: uploaded, laid beside the register, looked at, written or not."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from luoshi.lexicon import groups
from luoshi.web.people.access import needs
from luoshi.web.register.actions import Refused
from luoshi.web.register.actions import jobs as work
from luoshi.web.register.exports.edition import COLUMNS
from luoshi.web.register.imports.book import MOST_BYTES
from luoshi.web.register.imports.plan import FATES
from luoshi.web.register.imports.words import REASONS
from luoshi.web.register.queries.jobs import JobRow
from luoshi.web.register.views.answering import found_report
from luoshi.web.register.views.leaving import NAMES, failure, job_of
from luoshi.web.register.views.persons import allowed, by
from luoshi.web.register.words.reading import FATE
from luoshi.web.site.errors import problem
from luoshi.web.site.languages import in_language

AT_ONCE = 256 * 1024
"""Bytes of the largest file that is looked through while the browser waits."""

ROWS = 100
"""Rows of a preview's page."""

HEADS = dict(COLUMNS)


@needs("import")
@require_POST
def upload(request: HttpRequest, key: str) -> HttpResponse:
    """Take a file and lay it beside the register; nothing is written."""
    report = found_report(key)
    file = request.FILES.get("file")
    if file is None or not file.size:
        return redirect(f"{reverse('register:export', args=[key])}?error=no-file#import")
    # What is too large is kept just long enough to say so.
    data = file.read(MOST_BYTES + 1)
    job = work.ask(
        report.id, "import", by(request), timezone.now(), {}, data, file.name or "", at_once=len(data) <= AT_ONCE
    )
    return redirect("register:job", job)


@needs("list")
@require_safe
def job(request: HttpRequest, job: UUID) -> HttpResponse:
    """How far a job is, and what came of it; to htmx a piece of the page, which asks again until it is over."""
    found = job_of(request, job)
    piece = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Target") == "job"
    if piece and found.over:
        # The finished page is another one: the browser loads it whole.
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {
        "report": found_report(found.key) if found.key else None, "job": found,
        "room": "" if found.kind == "admit" else "export",
        "name": NAMES[found.kind],
        "failure": failure(found), **(_preview(request, found) if found.kind == "import" and found.result else {}),
    }  # fmt: skip
    template = "_job" if piece else "import" if "rows" in context and found.over and not context["failure"] else "job"
    return render(request, f"register/{template}.html", context)


@needs("list")
@require_POST
def apply(request: HttpRequest, job: UUID) -> HttpResponse:
    """Write what the preview showed, in one decision."""
    found = job_of(request, job)
    # The right may have been taken away since the upload.
    if found.kind == "import" and not allowed(request, "import", found_report(found.key)):
        return problem(request, 403)
    # Where it was written already, or there is nothing to write, the page says so.
    with suppress(Refused):
        work.apply(job, by(request), timezone.now())
    return redirect("register:job", job)


def _preview(request: HttpRequest, found: JobRow) -> dict[str, Any]:
    assert found.result is not None
    result = found.result
    chosen = request.GET.get("fate", "")
    chosen = chosen if chosen in FATES else ""
    rows = [row for row in result["rows"] if (row["fate"] == chosen if chosen else row["fate"] != "unchanged")]
    page = request.GET.get("page", "1")
    pages = max(1, -(-len(rows) // ROWS))
    number = min(int(page), pages) if page.isascii() and page.isdigit() and 0 < len(page) <= 6 else 1
    number = max(1, number)
    return {
        "result": result,
        "chosen": chosen,
        "tabs": [(fate, FATE[fate], result["counts"][fate]) for fate in FATES],
        "rows": [_told(row) for row in rows[(number - 1) * ROWS : number * ROWS]],
        "page": number, "pages": pages, "previous": number - 1, "next": number + 1,
        "missing": [HEADS[name] for name in result["missing"]],
        "writes": result["counts"]["updated"] + result["counts"]["added"],
        "known": [(heads[0], heads[1:]) for heads in groups("sheets").values()],
    }  # fmt: skip


def _told(row: dict[str, Any]) -> dict[str, Any]:
    data = dict(row["data"])
    if "field" in data:
        data["field"] = HEADS[data["field"]]
    reason = in_language(REASONS[row["reason"]]).format(**data) if row["reason"] else ""
    changes = [{**each, "head": HEADS[each["field"]]} for each in row["changes"]]
    return {**row, "reason": reason, "changes": changes, "name": FATE[row["fate"]]}
