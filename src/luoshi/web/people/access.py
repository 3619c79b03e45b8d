"""Rights at the door: who a request comes from, and `needs`, which every view of a register carries."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from ipaddress import ip_address
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from luoshi.web.delivery.queries.bulletins import bulletin_standing
from luoshi.web.delivery.queries.standing import item_standing, task_standing
from luoshi.web.monitor.queries.standing import batch_standing, indicator_standing
from luoshi.web.people import queries
from luoshi.web.people.actions import keep
from luoshi.web.people.clock import now, today
from luoshi.web.people.models import Account
from luoshi.web.people.person import LOCAL, NOBODY, Person
from luoshi.web.people.predicates import About
from luoshi.web.people.rules import Action, may
from luoshi.web.register.queries import Standing as ReportStanding
from luoshi.web.register.queries import standing
from luoshi.web.site.errors import problem, wants_data

_FORWARDING = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA")

R = TypeVar("R", bound=HttpRequest)
P = ParamSpec("P")


def person_of(request: HttpRequest) -> Person:
    """Who a request comes from; NOBODY where that was not found out before something failed."""
    found = getattr(request, "person", NOBODY)
    assert isinstance(found, Person)
    return found


def about_of(request: HttpRequest) -> About:
    """What a request was let through to, as it stood then; None where it is about nothing of its own."""
    found: About = getattr(request, "about", None)
    return found


def recognized(request: HttpRequest) -> Person:
    """Find out who a request comes from. A log-in that has run out is ended."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        account = request.user
        if isinstance(account, Account) and account.is_authenticated and keep(request, now()):
            return replace(account.person(), duties=queries.duties(account.pk, today()))
    return LOCAL if at_the_machine(request) and not queries.accounts_exist() else NOBODY


def at_the_machine(request: HttpRequest) -> bool:
    """Whether a request comes from this machine itself: from it, to it by its own name, and handed on by no proxy."""
    if settings.HTTPS or any(name in request.META for name in _FORWARDING):
        return False
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    return _loopback(request.META.get("REMOTE_ADDR", "")) and (host in settings.LOCAL_NAMES or _loopback(host))


def _loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def address_of(request: HttpRequest) -> str:
    """The network address that a request comes from, as far as the proxies that the settings vouch for say it."""
    proxies: int = settings.PROXIES
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies and len(told) >= proxies:
        return str(told[-proxies].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def safe_next(address: str | None) -> str:
    """Where to go on after logging in: an address within this site, or "" for what is none."""
    address = address or ""
    within = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if within and len(address) <= 2000 else ""


def needs(action: Action) -> Callable[[Callable[Concatenate[R, P], HttpResponse]], Callable[..., HttpResponse]]:
    """A view that only who may do `action` gets to.

    Where the address has a `key`, the right is to that report; where it has a `task`, an `item`, an `indicator`, a
    `batch` or a `bulletin`, to that. Who has not logged in is sent to do so, whether there is such a thing or not; who
    has and may not is told.
    """

    def decorate(view: Callable[Concatenate[R, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: R, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            person = person_of(request)
            key: Any = kwargs.get("key")
            task: Any = kwargs.get("task")
            item: Any = kwargs.get("item")
            indicator: Any = kwargs.get("indicator")
            batch: Any = kwargs.get("batch")
            bulletin: Any = kwargs.get("bulletin")
            source: About = None
            if key is not None:
                source = standing(key)
            elif task is not None:
                source = task_standing(task)
            elif item is not None:
                source = item_standing(item)
            elif indicator is not None:
                source = indicator_standing(indicator)
            elif batch is not None:
                source = batch_standing(batch)
            elif bulletin is not None:
                source = bulletin_standing(bulletin)
            if source is None and any(each is not None for each in (key, task, item, indicator, batch, bulletin)):
                if person == NOBODY:
                    return log_in_first(request)
                raise Http404
            if may(person, action, source):
                request.about = source  # type: ignore[attr-defined]
                return view(request, *args, **kwargs)
            return _refused(request, person, action, source)

        guarded.needs = action  # type: ignore[attr-defined]
        return guarded

    return decorate


def _refused(request: HttpRequest, person: Person, action: Action, source: About) -> HttpResponse:
    if person == NOBODY:
        return log_in_first(request)
    if person.temporary:
        if wants_data(request):
            return problem(request, 403, code="password-needed")
        return _to(request, reverse("people:password"))
    seen = action in ("see", "export") and isinstance(source, ReportStanding) and not source.confirmed
    return problem(request, 403, code="not-confirmed" if seen else "not-allowed")


def log_in_first(request: HttpRequest) -> HttpResponse:
    """Send who has not logged in to the log-in, and back afterwards; data is refused with 401."""
    if wants_data(request):
        refused = problem(request, 401)
        refused.headers["WWW-Authenticate"] = 'Session realm="luoshi"'
        return refused
    back = request.get_full_path()
    if request.headers.get("HX-Request") or request.method not in ("GET", "HEAD"):
        # What was to be shown or changed is a piece of the page that asked.
        asking = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
        back = asking.path + (f"?{asking.query}" if asking.query else "")
    back = safe_next(back)
    query = f"?{urlencode({'next': back})}" if back not in ("", "/") else ""
    return _to(request, reverse("people:log-in") + query)


def _to(request: HttpRequest, address: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)
