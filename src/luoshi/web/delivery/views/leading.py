"""分管领导: five minutes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from luoshi.web.delivery import queries
from luoshi.web.delivery.forms.lists import LeaderForm
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import today
from luoshi.web.register.forms.reading import problems
from luoshi.web.site.errors import problem


@require_safe
@needs("see-leader")
def leader(request: HttpRequest) -> HttpResponse:
    """What is off track in the units in charge of, why, and what is asked."""
    person = person_of(request)
    form = LeaderForm(queries.leaders(person), request.GET)
    if not form.is_valid():
        return problem(request, 400, problems(form))
    name = form.cleaned_data["leader"]
    found = queries.leading(person, name, today())
    context = {"found": found, "form": form, "name": name, "now": today(), "room": "leader"}
    return render(request, "delivery/leader.html", context)
