"""提醒: the rules for everybody to read, and what was shown marked as read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from luoshi.judging.reminders import DEFAULT, KINDS
from luoshi.web.delivery import queries
from luoshi.web.delivery.actions import reminding as actions
from luoshi.web.people.access import needs, person_of
from luoshi.web.people.clock import now


@require_safe
@needs("see-tasks")
def rules(request: HttpRequest) -> HttpResponse:
    """Who is told what when; where an office has rules of its own, they are these."""
    found = queries.reminding()
    ladders = [(kind, [step for step in found.steps if step.kind == kind]) for kind in KINDS]
    context = {
        "ladders": [(kind, [(abs(step.days), step) for step in steps]) for kind, steps in ladders if steps],
        "quiet": found.quiet, "own": found != DEFAULT, "mails": settings.MAIL, "room": "reminders",
    }  # fmt: skip
    return render(request, "delivery/reminders.html", context)


@require_POST
@needs("see-tasks")
def read(request: HttpRequest) -> HttpResponse:
    """The reminders that stand on 我的待办 have been read."""
    account = person_of(request).account
    if account is not None:
        actions.read(account, now())
    return HttpResponseRedirect(reverse("delivery:todo"))
