"""我的待办 and 任务台账."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from luoshi.web.delivery import queries
from luoshi.web.delivery.forms import LedgerForm
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import today
from luoshi.web.people.queries import units
from luoshi.web.register.forms import problems
from luoshi.web.site.errors import problem


def unit_choices(active: bool = True) -> list[tuple[int, str]]:
    """Units to choose from, as they stand in the tree."""
    return [(row.id, "　" * row.depth + row.name) for row in units(today(), active=active)]


@require_safe
@needs("see-tasks")
def todo(request: HttpRequest) -> HttpResponse:
    """What waits for the person who asks."""
    person, day = person_of(request), today()
    own = person.reach("liaison", "head")
    context = {
        "rows": queries.todo(person, day), "room": "todo", "to_report": queries.ids_wanting_report(person, day),
        "items": queries.items_waiting(person, day),
        "burdens": queries.burdens(day.replace(day=1), own) if own else (),
    }  # fmt: skip
    return render(request, "delivery/todo.html", context)


@require_safe
@needs("see-tasks")
def ledger(request: HttpRequest) -> HttpResponse:
    """Every task that the person may see."""
    form = LedgerForm(unit_choices(active=False), request.GET)
    if not form.is_valid():
        return problem(request, 400, problems(form))
    asked = form.cleaned_data
    question = queries.TaskQuestion(asked["words"], asked["state"], asked["unit"], asked["late"], asked["page"] or 1)
    page = queries.tasks(person_of(request), question, today())
    if page is None:
        raise Http404
    filtered = any(asked[name] for name in ("words", "state", "unit", "late"))
    context = {
        "page": page, "form": form, "room": "ledger", "filtered": filtered,
        "counts": queries.states_seen(person_of(request)), "state": asked["state"],
    }  # fmt: skip
    return render(request, "delivery/ledger.html", context)
