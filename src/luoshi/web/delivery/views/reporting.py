"""填报进展: the report of one task, and those of all tasks of one's own units on one page."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Deed, Refused, Seen, Stale
from luoshi.web.delivery.forms.tasks import ReportForm, filled_in
from luoshi.web.delivery.queries import ReportRow
from luoshi.web.delivery.words import ACTION, REFUSED
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import now, today
from luoshi.web.people.rules import may
from luoshi.web.register.views.persons import by
from luoshi.web.register.words.review import person as person_in_words
from luoshi.web.site.errors import problem

AT_ONCE = 20
"""Tasks on the page of all: what a form holds."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one row. code: saved, unchanged, left, refused. why: in words, where it was refused."""

    row: ReportRow
    code: str
    why: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see-task")
def report(request: HttpRequest, task: int) -> HttpResponse:
    """The report of a task, beside the last one; after it comes the next task that wants one."""
    found = queries.report_row(task, today())
    if found is None:
        raise Http404
    person = person_of(request)
    sent = request.method == "POST"
    allowed = may(person, "report-task", queries.task_standing(task))
    stale = sent and request.POST.get("revision") != str(found.revision)
    if not allowed and not (stale and may(person, "see-reports", queries.task_standing(task))):
        return problem(request, 403)
    form = _form(found, request if sent else None)
    trouble = ""
    if sent:
        fate = _save(request, found, form, "same" in request.POST)
        if fate.code != "refused":
            return HttpResponseRedirect(_next(request, task))
        trouble = fate.why
        found = queries.report_row(task, today()) or found
        # What was written stays; it is sent again with what is now seen.
        form.data = {**request.POST.dict(), "revision": str(found.revision)}
        form.offer(found.given)
    _due, total = queries.reports_due(person, today(), 1)
    saved = request.GET.get("saved", "")
    context = {
        "found": found, "form": form, "trouble": trouble, "room": "todo", "total": total,
        "saved": queries.report_row(int(saved[:9]), today()) if _own(request, saved) else None,
    }  # fmt: skip
    return render(request, "delivery/report.html", context, status=409 if trouble else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("report-tasks")
def reports(request: HttpRequest) -> HttpResponse:
    """The reports of all tasks that want one: a row each, saved together; each row's fate is told."""
    person = person_of(request)
    rows, total = queries.reports_due(person, today(), AT_ONCE)
    fates: list[Fate] = []
    written: dict[int, ReportForm] = {}
    if request.method == "POST":
        for row in _sent(request):
            form = _form(row, request, f"t{row.row.id}")
            same = form.add_prefix("same") in request.POST
            fate = _save(request, row, form, same) if same or form.has_changed() else Fate(row, "left")
            fates.append(fate)
            if fate.code == "refused":
                written[row.row.id] = form
        rows, total = queries.reports_due(person, today(), AT_ONCE)
    shown = []
    for row in rows:
        form = written.get(row.row.id) or _form(row, None, f"t{row.row.id}")
        if form.is_bound:
            form.data = {**request.POST.dict(), form.add_prefix("revision"): str(row.revision)}
            form.offer(row.given)
        shown.append((row, form, next((fate for fate in fates if fate.row.row.id == row.row.id), None)))
    context = {
        "rows": shown, "total": total, "more": total - len(rows), "fates": fates, "room": "todo",
        "kept": sum(fate.code in ("saved", "unchanged") for fate in fates),
    }  # fmt: skip
    return render(request, "delivery/reports.html", context, status=409 if written else 200)


def _sent(request: HttpRequest) -> list[ReportRow]:
    """The tasks that a page sent, each that this person may report on; the rest was never on the page."""
    given = [each for each in request.POST.getlist("task")[:AT_ONCE] if each.isascii() and each.isdigit()]
    found = []
    for each in dict.fromkeys(int(text[:9]) for text in given):
        row = queries.report_row(each, today())
        standing = queries.task_standing(each)
        if row is not None and may(person_of(request), "see-reports", standing):
            found.append(row)
    return found


def _form(row: ReportRow, request: HttpRequest | None = None, prefix: str | None = None) -> ReportForm:
    initial = {"revision": row.revision, **filled_in(row.last)}
    sent = request.POST if request else None
    form = ReportForm(sent, initial=initial, prefix=prefix, label_suffix="", auto_id=f"{prefix or 'report'}-%s")
    form.offer(row.given)
    return form


def _save(request: HttpRequest, row: ReportRow, form: ReportForm, same: bool) -> Fate:
    """Make the report that a form says, or the one that says that nothing changed."""
    deed = Deed(by(request), now())
    standing = queries.task_standing(row.row.id)
    revision = form.data.get(form.add_prefix("revision"), "")
    seen = Seen(row.row.id, int(revision[:9]) if revision.isascii() and revision.isdigit() else -1)
    if seen.revision == row.revision and not may(person_of(request), "report-task", standing):
        return Fate(row, "refused", str(REFUSED["wrong-state"]))
    if not same and not form.is_valid():
        return Fate(row, "refused", _("有几项填得不对，没有保存。"))
    try:
        if same:
            actions.report_again(seen, deed)
        else:
            actions.report(seen, deed, form.told())
    except Refused as refused:
        return Fate(row, "refused", str(REFUSED[refused.code]))
    except Stale as stale:
        said = _("您看到之后，{who}已经办了“{what}”，所以没有保存。您填的还在下面，请看过再定。")
        words = said.format(who=person_in_words(stale.event.by), what=ACTION[stale.event.action])
        return Fate(row, "refused", words)
    return Fate(row, "unchanged" if same else "saved")


def _own(request: HttpRequest, task: str) -> bool:
    """Whether that is a task whose reports this person makes."""
    standing = queries.task_standing(int(task[:9])) if task.isascii() and task.isdigit() else None
    return standing is not None and may(person_of(request), "see-reports", standing)


def _next(request: HttpRequest, task: int) -> str:
    rows, _total = queries.reports_due(person_of(request), today(), 1)
    address = reverse("delivery:report", args=[rows[0].row.id]) if rows else reverse("delivery:reports")
    return f"{address}?saved={task}"
