"""Accounts made and changed. There is always an administrator who can log in, once there is an account at all.

Each function takes who does it, a log-in name, and tells the journal: with log-in names and roles, and with nothing
else about anybody.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from luoshi.facts import Refusal
from luoshi.web.journal.actions import LOCAL, PROGRAM, append
from luoshi.web.people.models import LONGEST_NAME, Account, login_of
from luoshi.web.people.person import Role

TEMPORARY_FOR = timedelta(days=7)
"""A password that was handed out serves so long to choose another."""

# No letter or digit that is taken for another.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_FAULTS = {
    "password_too_short": ("不足 12 个字符。", "It has fewer than 12 characters."),
    "password_too_common": ("太常见，一猜就中。", "It is among the first that are tried."),
    "password_entirely_numeric": ("全是数字。", "It has only digits."),
    "password_too_similar": ("与登录名或姓名相近。", "It is too like the name."),
}
"""What Django's validators object to, by their codes; their own words are not complete in Chinese."""

_OTHER_FAULT = ("容易猜中。", "It is easily guessed.")

_LOGIN = re.compile(r"[\w.@-]+")
_TAKEN = (LOCAL, PROGRAM)
"""What the journal calls who has no account."""


@dataclass(frozen=True, slots=True)
class Added:
    """A new account. password: what it logs in with once, where none was given."""

    id: int
    login: str
    password: str | None


def add(
    login: str,
    name: str,
    role: Role,
    now: datetime,
    password: str | None = None,
    by: str = LOCAL,
    *,
    as_of: str = "",
) -> Added:
    """Make an account.

    name: shown to others; "" for the log-in name. password: None for one made here that has to be replaced.
    as_of: the log-in name of an account whose password this one has too, instead: for a city to try things on.
    Raises Refusal: bad-login, account-exists, first-administrator, weak-password.
    """
    login = login_of(login)
    if not _LOGIN.fullmatch(login) or len(login) > LONGEST_NAME or login in _TAKEN:
        raise Refusal("bad-login", name=login[:LONGEST_NAME])
    shown = " ".join("".join(letter for letter in name if letter.isprintable()).split())[:LONGEST_NAME]
    account = Account(login=login, name=shown or login, role=role, made_at=now)
    handed_out = None
    if as_of:
        account.password = Account.objects.get(login=login_of(as_of)).password
    else:
        handed_out = _set_password(account, password, now)
    with transaction.atomic():
        everyone = list(Account.objects.select_for_update().values_list("login", flat=True))
        if login in everyone:
            raise Refusal("account-exists", name=login)
        if not everyone and role != "administrator":
            raise Refusal("first-administrator")
        account.save(force_insert=True)
        append(by, "account-add", "account", login, None, _state(account), now)
    return Added(account.pk, login, handed_out)


def set_role(login: str, role: Role, by: str = LOCAL) -> None:
    """Give an account another role; raises Refusal no-account, last-administrator."""
    with transaction.atomic():
        account = _account(login)
        before, account.role = _state(account), role
        _save_and_keep_an_administrator(account, "role")
        _tell(by, "account-role", account, before)


def set_active(login: str, active: bool, by: str = LOCAL) -> None:
    """Let an account log in, or no longer; where it is logged in that ends with its next request.

    Raises Refusal: no-account, last-administrator.
    """
    with transaction.atomic():
        account = _account(login)
        before, account.is_active = _state(account), active
        _save_and_keep_an_administrator(account, "is_active")
        _tell(by, "account-enable" if active else "account-disable", account, before)


def reset_password(login: str, now: datetime, by: str = LOCAL) -> str:
    """A password made here, which has to be replaced at the next log-in. Ends every log-in of that account.

    Raises Refusal no-account.
    """
    with transaction.atomic():
        account = _account(login)
        before = _state(account)
        password = _set_password(account, None, now)
        account.save(update_fields=("password", "temporary_until"))
        append(by, "password-reset", "account", account.login, before, _state(account), now)
    assert password is not None
    return password


def choose_password(login: str, password: str, now: datetime, by: str = LOCAL) -> Account:
    """The password that somebody chose; ends every other log-in of that account.

    Raises Refusal: no-account, weak-password.
    """
    with transaction.atomic():
        account = _account(login)
        before = _state(account)
        if account.check_password(password):
            same = {"reasons_zh": "与现在的相同。", "reasons_en": "It is the password that you have now."}
            raise Refusal("weak-password", **same)
        _set_password(account, password, now)
        account.save(update_fields=("password", "temporary_until"))
        append(by, "password-choose", "account", account.login, before, _state(account), now)
    return account


def _state(account: Account) -> dict[str, str | bool]:
    """What the journal is told of an account."""
    return {"role": account.role, "active": account.is_active, "temporary": account.temporary_until is not None}


def _tell(by: str, action: str, account: Account, before: dict[str, str | bool]) -> None:
    """An event, where something has changed."""
    if _state(account) != before:
        append(by, action, "account", account.login, before, _state(account))


def _account(login: str) -> Account:
    account = Account.objects.select_for_update().filter(login=login_of(login)).first()
    if account is None:
        raise Refusal("no-account", name=login_of(login)[:LONGEST_NAME])
    return account


def _save_and_keep_an_administrator(account: Account, field: str) -> None:
    account.save(update_fields=(field,))
    able = Account.objects.select_for_update().filter(role="administrator", is_active=True)
    if not list(able.values_list("pk", flat=True)):
        # Undone with the transaction.
        raise Refusal("last-administrator", name=account.login)


def _set_password(account: Account, password: str | None, now: datetime) -> str | None:
    """Give an unsaved account a password that was chosen, or one made here, which is returned."""
    if password is None:
        made = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
        account.temporary_until = now + TEMPORARY_FOR
        account.set_password(made)
        return made
    try:
        validate_password(password, account)
    except ValidationError as error:
        faults = [_FAULTS.get(str(fault.code), _OTHER_FAULT) for fault in error.error_list]
        chinese, english = zip(*faults, strict=True)
        raise Refusal("weak-password", reasons_zh="".join(chinese), reasons_en=" ".join(english)) from error
    account.temporary_until = None
    account.set_password(password)
    return None
