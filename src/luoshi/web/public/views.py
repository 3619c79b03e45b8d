"""The pages that everybody may open, and the form in which a deputy speaks."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from luoshi.judging.lights import DEFAULT
from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Deed, Refused
from luoshi.web.delivery.queries import task_standing
from luoshi.web.delivery.views.record import sent
from luoshi.web.delivery.words import REFUSED
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import now, today
from luoshi.web.people.rules import may
from luoshi.web.public import lights as rules
from luoshi.web.public import queries, twins
from luoshi.web.public.forms import OpinionForm, PromisesForm
from luoshi.web.register.forms.reading import problems
from luoshi.web.register.views.persons import by
from luoshi.web.site.errors import problem

ROWS = 50
ROWS_OF_DATA = 1000


def _asked(request: HttpRequest, limit: int) -> tuple[PromisesForm, queries.PublicPage | None]:
    form = PromisesForm(queries.units(), request.GET)
    if not form.is_valid():
        return form, None
    asked = form.cleaned_data
    wish = queries.PublicQuestion(asked["words"], asked["unit"], asked["light"], asked["page"] or 1, limit)
    page = queries.promises(wish, today(), person_of(request))
    if page is None:
        raise Http404
    return form, page


@require_safe
@needs("read-public")
def promises(request: HttpRequest) -> HttpResponse:
    """The tasks that are public, with how each stands."""
    form, page = _asked(request, ROWS)
    if page is None:
        return problem(request, 400, problems(form))
    filtered = any(form.cleaned_data[name] for name in ("words", "unit", "light"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {"page": page, "form": form, "filtered": filtered, "room": "public", "query": asked.urlencode()}
    return render(request, "public/promises.html", context)


@require_safe
@needs("read-public")
def promises_json(request: HttpRequest) -> HttpResponse:
    """The same as data, more on a page."""
    form, page = _asked(request, ROWS_OF_DATA)
    return twins.promises_json(page) if page else problem(request, 400, problems(form))


@require_safe
@needs("read-public")
def promises_csv(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet."""
    form, page = _asked(request, ROWS_OF_DATA)
    return twins.promises_csv(page) if page else problem(request, 400, problems(form))


@require_safe
@needs("see-public")
def task(request: HttpRequest, task: int) -> HttpResponse:
    """One public task: the promise, the four opinions, the history, what is open of the evidence."""
    return _show(request, task)


def _show(request: HttpRequest, task: int, form: OpinionForm | None = None, trouble: str = "") -> HttpResponse:
    found = queries.task(task, today())
    if found is None:
        raise Http404
    person = person_of(request)
    speaks = may(person, "give-opinion", task_standing(task))
    said = queries.own_opinion(task, person.login) if speaks else None
    initial = {"verdict": said[0], "text": said[1]} if said else None
    context: dict[str, Any] = {
        "found": found, "row": found.row, "room": "public", "speaks": speaks, "said": said, "trouble": trouble,
        "form": form or OpinionForm(initial=initial, label_suffix=""),
    }  # fmt: skip
    return render(request, "public/task.html", context, status=409 if trouble else 200)


@require_safe
@needs("see-public")
def task_json(request: HttpRequest, task: int) -> HttpResponse:
    """The same as data."""
    found = queries.task(task, today())
    if found is None:
        raise Http404
    return twins.task_json(found)


@require_safe
@needs("see-public")
def file(request: HttpRequest, task: int, evidence: int) -> HttpResponse:
    """A file of the evidence that is open."""
    found = queries.open_file(task, evidence)
    if found is None:
        raise Http404
    return sent(found)


@require_POST
@needs("give-opinion")
def opinion(request: HttpRequest, task: int) -> HttpResponse:
    """A deputy's opinion."""
    form = OpinionForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _show(request, task, form, str(REFUSED["verdict"]))
    given = form.cleaned_data
    try:
        actions.give_opinion(task, Deed(by(request), now()), given["verdict"], given["text"])
    except Refused as refused:
        return _show(request, task, form, str(REFUSED[refused.code]))
    return HttpResponseRedirect(reverse("public:task", args=(task,)) + "#four")


@require_safe
@needs("read-public")
def lights(request: HttpRequest) -> HttpResponse:
    """How lights are computed: the rules in words, with their thresholds."""
    return render(request, "public/lights.html", {"rules": rules.rules(DEFAULT), "thresholds": rules.values(DEFAULT)})
