"""What every template knows."""

from django.http import HttpRequest

from luoshi.web.people.access import person_of
from luoshi.web.people.person import Person


def person(request: HttpRequest) -> dict[str, Person]:
    """`person`: who the page is for."""
    return {"person": person_of(request)}
