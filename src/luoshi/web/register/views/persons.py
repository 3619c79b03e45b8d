"""Who asks, and what they may."""

from django.http import HttpRequest

from luoshi.web.journal.actions import LOCAL
from luoshi.web.people.access import person_of
from luoshi.web.people.rules import Action, may
from luoshi.web.register.queries import Report


def by(request: HttpRequest) -> str:
    """The log-in name of whoever asks; `local` where there are no accounts, "" for who has not logged in."""
    person = person_of(request)
    return LOCAL if person.local else person.login


def allowed(request: HttpRequest, action: Action, report: Report) -> bool:
    """Whether who asks may do `action` to a report."""
    return may(person_of(request), action, report)


def in_sight(request: HttpRequest, which: str, report: Report) -> bool:
    """Whether who asks may take that edition away: what is not frozen is for those who work on it."""
    return which.startswith("v") or allowed(request, "see-unconfirmed", report)
