"""Every request gets its person, and what a person is shown stays out of caches."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from luoshi.web.people.access import recognized

Answer = Callable[[HttpRequest], HttpResponse]


def person(answer: Answer) -> Answer:
    """Middleware that sets `request.person`, a luoshi.web.people.person.Person."""

    def respond(request: HttpRequest) -> HttpResponse:
        found = recognized(request)
        request.person = found  # type: ignore[attr-defined]
        response = answer(request)
        patch_vary_headers(response, ["Cookie"])
        if found.account is not None:
            # Or the next to sit here would find it with the back button.
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond
