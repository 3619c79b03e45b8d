"""What all views have in common: how a report is found, how a bad question is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from luoshi.web.register import queries
from luoshi.web.site.errors import problem


class HtmxRequest(HttpRequest):
    """A request, with what htmx says about it."""

    htmx: HtmxDetails


class BadQuery(Exception):
    """A question that cannot be answered as it is put. problems: field → what is wrong with it."""

    def __init__(self, problems: dict[str, list[str]]) -> None:
        super().__init__(problems)
        self.problems = problems


P = ParamSpec("P")
View = Callable[Concatenate[HtmxRequest, P], HttpResponse]


def answers(view: View[P]) -> View[P]:
    """A view that only reads, whose bad questions are answered as such."""
    return require_safe(_careful(view))


def decides(view: View[P]) -> View[P]:
    """A view that writes: called with POST and this site's token, and nothing else."""
    return require_POST(_careful(view))


def _careful(view: View[P]) -> View[P]:
    @wraps(view)
    def answer(request: HtmxRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except BadQuery as bad:
            response = problem(request, 400, bad.problems)
        # One address gives a whole page or, to htmx, a piece of it.
        patch_vary_headers(response, ["HX-Request", "HX-Target"])
        return response

    return answer  # type: ignore[return-value]


def found_report(key: str) -> queries.Report:
    """The report of that key; raises Http404."""
    report = queries.report(key)
    if report is None:
        raise Http404
    return report


def piece(request: HtmxRequest, target: str) -> bool:
    """Whether htmx asks for the piece that goes into the element `target`."""
    return bool(request.htmx) and not request.htmx.history_restore_request and request.htmx.target == target
