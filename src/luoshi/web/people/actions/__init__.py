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
from luoshi.web.people.actions.importing import Changed, held_units, import_units
from luoshi.web.people.actions.log_in import Entry, begin, end, enter, keep, renew
from luoshi.web.people.actions.units import Unfit, add_unit, change_unit, end_post, give_post, set_unit_active

__all__ = [
    "TEMPORARY_FOR",
    "Added",
    "Changed",
    "Entry",
    "Unfit",
    "add",
    "add_unit",
    "begin",
    "change_unit",
    "choose_password",
    "end",
    "end_post",
    "enter",
    "give_post",
    "held_units",
    "import_units",
    "keep",
    "renew",
    "reset_password",
    "set_active",
    "set_role",
    "set_unit_active",
]
