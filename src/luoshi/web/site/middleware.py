"""What a page may load and who may frame it, said with every answer."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from luoshi.web.site.errors import API, problem

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Everything from this server, nothing inline, no frames."""

Answer = Callable[[HttpRequest], HttpResponseBase]


def content_security(answer: Answer) -> Answer:
    """Middleware that adds the Content-Security-Policy and Permissions-Policy headers."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return respond


def api_problems(answer: Answer) -> Answer:
    """Middleware that gives a refused method under /api/ the shape that every other error has."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if response.status_code != 405 or not request.path.startswith(API):
            return response
        told = problem(request, 405)
        told.headers["Allow"] = response.headers.get("Allow", "GET")
        return told

    return respond


def bounded(answer: Answer) -> Answer:
    """Middleware that refuses a request that is too large before anything of it is read."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.LARGEST_REQUEST:
            return problem(request, 413)
        return answer(request)

    return respond
