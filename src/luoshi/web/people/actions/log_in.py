"""Logging in and out, and the count of what failed.

An attempt is counted before the password is looked at and taken back when it was right: so many attempts at one moment
count as many. Known and unknown names are counted, delayed and answered alike, and cost the same work.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib import auth
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from luoshi.web.people import waiting
from luoshi.web.people.models import Account, Attempts, login_of

_BEGAN, _ASKED = "began", "asked"


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of an attempt: an account, or none. wait: how long no password is looked at, or None."""

    account: Account | None
    wait: timedelta | None = None


def enter(login: str, password: str, address: str, now: datetime) -> Entry:
    """Look at a log-in name and a password that were sent from a network address."""
    account_key = _key("account", login_of(login))
    address_key = _key("address", waiting.neighbourhood(address))
    limits = {account_key: waiting.FREE_FOR_ACCOUNT, address_key: waiting.FREE_FOR_ADDRESS}
    with transaction.atomic():
        Attempts.objects.filter(last_at__lte=now - waiting.FORGOTTEN_AFTER).delete()
        counted = {row.key: row for row in Attempts.objects.select_for_update().filter(key__in=limits)}
        left = max((row.wait_until - now for row in counted.values()), default=timedelta(0))
        # A clock that was set back must not lock anybody out.
        if timedelta(0) < left <= waiting.LONGEST_WAIT:
            return Entry(None, left)
        for key, free in limits.items():
            failures = counted[key].failures + 1 if key in counted else 1
            until = now + waiting.wait(failures, free)
            Attempts.objects.update_or_create(
                key=key, defaults={"failures": failures, "last_at": now, "wait_until": until}
            )
    account = auth.authenticate(username=login, password=password)
    if not isinstance(account, Account) or (account.temporary_until and account.temporary_until <= now):
        return Entry(None)
    with transaction.atomic():
        Attempts.objects.filter(key=account_key).delete()
        # The address keeps what failed from it before: one right password must not pay for wrong ones.
        Attempts.objects.filter(key=address_key, failures__gt=0).update(failures=F("failures") - 1, wait_until=now)
    return Entry(account)


def _key(kind: str, value: str) -> str:
    return salted_hmac("luoshi.people.attempts", f"{kind}:{value}", algorithm="sha256").hexdigest()


def begin(request: HttpRequest, account: Account, now: datetime) -> None:
    """Log an account in, in a session with a new key; sessions that have run out are swept away."""
    Session.objects.filter(expire_date__lte=now).delete()
    auth.login(request, account)
    request.session[_BEGAN] = request.session[_ASKED] = now.timestamp()


def keep(request: HttpRequest, now: datetime) -> bool:
    """Whether a log-in still lasts. Notes that something was asked; ends the session where it has run out."""
    moment = now.timestamp()
    began, asked = request.session.get(_BEGAN, moment), request.session.get(_ASKED, moment)
    if waiting.ended(_time(began), _time(asked), now):
        end(request)
        return False
    if _BEGAN not in request.session or now - _time(asked) >= waiting.NOTED_EVERY:
        request.session[_BEGAN], request.session[_ASKED] = began, moment
    return True


def _time(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)


def renew(request: HttpRequest, account: Account) -> None:
    """Keep this log-in after a change of password, in a session with a new key; all others end."""
    auth.update_session_auth_hash(request, account)


def end(request: HttpRequest) -> None:
    """Log out: the session is deleted."""
    auth.logout(request)
