"""我的待办 and 任务台账, as pages and as files."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from luoshi.web.delivery import queries
from luoshi.web.delivery.exports.rows import COLUMNS, ledger_json
from luoshi.web.delivery.exports.workbook import workbook
from luoshi.web.delivery.forms.lists import LedgerForm
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import today
from luoshi.web.people.queries import units
from luoshi.web.register.exports.files import TYPES
from luoshi.web.register.forms.reading import problems
from luoshi.web.register.twins.reading import as_csv, as_json
from luoshi.web.site.errors import problem


def unit_choices(active: bool = True) -> list[tuple[int, str]]:
    """Units to choose from, as they stand in the tree."""
    return [(row.id, "　" * row.depth + row.name) for row in units(today(), active=active)]


@require_safe
@needs("see-tasks")
def todo(request: HttpRequest) -> HttpResponse:
    """What waits for the person who asks."""
    person, day = person_of(request), today()
    found = queries.todos(person, day)
    groups = (("overdue", found.overdue), ("week", found.week), ("later", found.later))
    own = person.reach("liaison", "head")
    context = {
        "groups": [(name, each) for name, each in groups if each], "room": "todo",
        "total": sum(len(each) for _name, each in groups), "notices": queries.unread(person, day),
        "to_report": queries.ids_wanting_report(person, day), "items": queries.items_waiting(person, day),
        "burdens": queries.burdens(day.replace(day=1), own) if own else (),
    }  # fmt: skip
    return render(request, "delivery/todo.html", context)


def asked_of(request: HttpRequest) -> LedgerForm:
    """The filters that stand in the address."""
    every = units(today())
    return LedgerForm(
        [(row.id, "　" * row.depth + row.name) for row in every],
        [(row.id, row.name) for row in every if row.kind in ("county", "zone")],
        queries.leaders_seen(person_of(request)), request.GET,
    )  # fmt: skip


@require_safe
@needs("see-tasks")
def ledger(request: HttpRequest) -> HttpResponse:
    """Every task that the person may see."""
    form = asked_of(request)
    if not form.is_valid():
        return problem(request, 400, problems(form))
    question = form.question()
    page = queries.tasks(person_of(request), question, today())
    if page is None:
        raise Http404
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "page": page, "form": form, "room": "ledger", "filtered": form.narrows, "query": query.urlencode(),
        "counts": queries.states_seen(person_of(request)), "state": question.state,
        "first": [form[name] for name in form.FIRST], "more": [form[name] for name in form.MORE],
    }  # fmt: skip
    return render(request, "delivery/ledger.html", context)


@require_safe
@needs("see-tasks")
def ledger_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The same tasks as a file: all that fit, not only a page."""
    form = asked_of(request)
    if not form.is_valid():
        return problem(request, 400, problems(form))
    rows = queries.ledger_rows(person_of(request), form.question(), today())
    if ending == "xlsx":
        response = HttpResponse(workbook(rows, today()), content_type=TYPES["excel"])
        name = f"任务台账-{today():%Y-%m-%d}.xlsx"
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
        return response
    told = [ledger_json(row) for row in rows]
    if ending == "csv":
        return as_csv("tasks.csv", COLUMNS, ({**row, "supporting": "、".join(row["supporting"])} for row in told))
    return as_json({"day": today().isoformat(), "total": len(told), "rows": told})


@require_safe
@needs("see-task")
def brief(request: HttpRequest, task: int) -> HttpResponse:
    """The last of a task, as a piece for the ledger; who comes here by the address is led to the whole."""
    found = queries.brief(person_of(request), task)
    if found is None:
        raise Http404
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse("delivery:task", args=(task,)))
    return render(request, "delivery/_brief.html", {"found": found, "id": task})
