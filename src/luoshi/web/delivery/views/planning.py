"""日历 and 进度图: the tasks over time."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from luoshi.judging.agenda import WORST_FIRST
from luoshi.web.delivery import queries, words
from luoshi.web.delivery.forms.lists import MonthForm
from luoshi.web.delivery.views.lists import asked_of
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import today
from luoshi.web.register.forms.reading import problems
from luoshi.web.site.errors import problem


@require_safe
@needs("see-tasks")
def calendar(request: HttpRequest) -> HttpResponse:
    """The month's days with what is due, and the year's months."""
    form = MonthForm(request.GET)
    if not form.is_valid():
        return problem(request, 400, problems(form))
    first = form.cleaned_data["month"] or today().replace(day=1)
    found = queries.dates(person_of(request), first, today())
    picture = {
        "months": [f"{month.first:%Y-%m}" for month in found.months],
        "series": [
            {"colour": colour, "name": str(words.LIGHT[colour]), "values": [m.lights[colour] for m in found.months]}
            for colour in WORST_FIRST
        ],
        "label": gettext("每月到期的任务，按亮灯"),
    }  # fmt: skip
    context = {
        "found": found, "first": first, "now": today(), "room": "calendar", "picture": picture,
        "before": first - timedelta(days=1), "after": (first + timedelta(days=32)).replace(day=1),
        "weekdays": [found.weeks[0][place].day for place in range(7)],
    }  # fmt: skip
    return render(request, "delivery/calendar.html", context)


@require_safe
@needs("see-tasks")
def gantt(request: HttpRequest) -> HttpResponse:
    """Each task's way from its beginning to its due date, on one axis."""
    form = asked_of(request)
    if not form.is_valid():
        return problem(request, 400, problems(form))
    found = queries.plan(person_of(request), form.question(), today())
    context = {
        "found": found, "form": form, "room": "gantt", "now": today(), "filtered": form.narrows,
        "fields": [form[name] for name in ("words", "light", "unit", "leader")],
    }  # fmt: skip
    return render(request, "delivery/gantt.html", context)
