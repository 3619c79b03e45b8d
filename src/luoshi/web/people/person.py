"""Who asks: a value that rules, templates and journals can be given, and that no database is needed for."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["viewer", "editor", "reviewer", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Person:
    """Who a request comes from.

    account: the account's id, or None for one who has none. role: the account's role. login, name: what it logs in
    with and what is shown. local: sits at the machine itself while there is no account yet. temporary: has to choose a
    password before anything else.
    """

    account: int | None = None
    role: Role | None = None
    login: str = ""
    name: str = ""
    local: bool = False
    temporary: bool = False


NOBODY = Person()
"""A visitor who has not logged in."""

LOCAL = Person(local=True)
"""Who sits at the machine itself, as long as the register has no account."""
