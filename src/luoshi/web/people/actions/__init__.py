"""Every write about people."""

from luoshi.web.people.actions.accounts import (
    TEMPORARY_FOR,
    Added,
    add,
    choose_password,
    reset_password,
    set_active,
    set_role,
)
from luoshi.web.people.actions.log_in import Entry, begin, end, enter, keep, renew

__all__ = [
    "TEMPORARY_FOR",
    "Added",
    "Entry",
    "add",
    "begin",
    "choose_password",
    "end",
    "enter",
    "keep",
    "renew",
    "reset_password",
    "set_active",
    "set_role",
]
