"""A confirmed register is made public, and taken back from the public."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from luoshi.web.people.access import needs, person_of
from luoshi.web.register import actions
from luoshi.web.register.views.answering import HtmxRequest, decides, found_report


@decides
@needs("publish")
def publish(request: HtmxRequest, key: str) -> HttpResponse:
    """Make the register public."""
    person = person_of(request)
    actions.publish(found_report(key).id, None if person.local else person.account, timezone.now())
    return redirect("register:versions", key)


@decides
@needs("publish")
def withdraw(request: HtmxRequest, key: str) -> HttpResponse:
    """Take it back."""
    actions.withdraw(found_report(key).id)
    return redirect("register:versions", key)
