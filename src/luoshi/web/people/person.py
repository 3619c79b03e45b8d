"""Who asks: a value that rules, templates and journals can be given, and that no database is needed for."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["viewer", "editor", "reviewer", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)

UnitKind = Literal["department", "county", "zone", "firm", "office"]
UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
"""firm: a company that belongs to the state. office: part of a government's own staff, such as 督查室."""

Post = Literal[
    "liaison", "head", "leader", "inspector", "delivery", "statistics", "finance", "audit", "deputy"
]  # fmt: skip
POSTS: tuple[Post, ...] = get_args(Post)

LOOKS_DOWN: tuple[Post, ...] = ("leader", "inspector")
"""Posts that reach the units below the one they are held at, too; 分管领导 are in charge of several."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A post that somebody holds today, with the ids of the units that it reaches."""

    post: Post
    units: frozenset[int]


@dataclass(frozen=True, slots=True)
class Person:
    """Who a request comes from.

    account: the account's id, or None for one who has none. role: the account's role. login, name: what it logs in
    with and what is shown. local: sits at the machine itself while there is no account yet. temporary: has to choose a
    password before anything else. duties: the posts held today.
    """

    account: int | None = None
    role: Role | None = None
    login: str = ""
    name: str = ""
    local: bool = False
    temporary: bool = False
    duties: tuple[Duty, ...] = ()

    def holds(self, *posts: Post) -> bool:
        """Whether one of these posts is held, at whatever unit."""
        return any(duty.post in posts for duty in self.duties)

    def reach(self, *posts: Post) -> frozenset[int]:
        """The units that the duties of these posts reach."""
        return frozenset[int]().union(*(duty.units for duty in self.duties if duty.post in posts))


NOBODY = Person()
"""A visitor who has not logged in."""

LOCAL = Person(local=True)
"""Who sits at the machine itself, as long as the register has no account."""
