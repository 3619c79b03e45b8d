"""Who may do what: the one table of it, and nothing else decides.

A rule is a predicate of a person and, for an action on a report, of that report's standing. Who is not named in a rule
may not do it. Later rules (of units, posts and terms of office) are further predicates, joined with `&` and `|`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from rules.predicates import Predicate
from rules.predicates import predicate as _predicate

from luoshi.web.people.person import Person, Role

# The library tells no types.
predicate: Callable[[Callable[[Person, Any], bool]], Predicate] = _predicate

Action = Literal[
    "list",
    "see",
    "see-unconfirmed",
    "export",
    "journal",
    "upload",
    "assign",
    "propose",
    "import",
    "review",
    "undo",
    "confirm-in-bulk",
    "freeze",
    "publish",
    "see-ledger",
    "manage-accounts",
]


class Standing(Protocol):
    """What a rule needs to know of a report.

    confirmed: a person has confirmed its register and it is frozen as a version. public: that version is made public.
    """

    @property
    def confirmed(self) -> bool: ...

    @property
    def public(self) -> bool: ...


def _has(role: Role) -> Predicate:
    def has(person: Person, source: Standing | None) -> bool:
        return person.role == role

    return predicate(has)


@predicate
def _local(person: Person, source: Standing | None) -> bool:
    return person.local


@predicate
def confirmed(person: Person, source: Standing | None) -> bool:
    """Whether the register is confirmed."""
    return source is not None and source.confirmed


@predicate
def public(person: Person, source: Standing | None) -> bool:
    """Whether the register is confirmed and made public: what nobody confirmed is never public."""
    return source is not None and source.confirmed and source.public


@predicate
def anybody(person: Person, source: Standing | None) -> bool:
    """Everybody, logged in or not."""
    return True


# The local person, who has the machine with everything on it, may do what every role may. An administrator looks after
# accounts and has no part in content: who gives out rights does not use them.
reviewer = _has("reviewer") | _local
editor = _has("editor") | reviewer
viewer = _has("viewer") | editor
administrator = _has("administrator") | _local

RULES: dict[Action, Predicate] = {
    # the list holds only what the person may see
    "list": anybody,
    "see": editor | (viewer & confirmed) | public,
    "see-unconfirmed": editor,
    "export": editor | (viewer & confirmed) | public,
    "journal": editor,
    # to work on the register
    "upload": editor,
    "assign": editor,
    "propose": editor,
    "import": editor,
    # to answer for it
    "review": reviewer,
    "undo": reviewer,
    "confirm-in-bulk": reviewer,
    "freeze": reviewer,
    "publish": reviewer & confirmed,
    # what everybody did, on all reports and with accounts
    "see-ledger": reviewer,
    # to look after people
    "manage-accounts": administrator,
}


def may(person: Person, action: Action, source: Standing | None = None) -> bool:
    """Whether `person` may do `action`, to the report `source` where it is about one.

    Who has been given a password by somebody else may do nothing before choosing one. Raises KeyError for an unknown
    action: a misspelt right is a fault, not a refusal.
    """
    rule = RULES[action]
    return not person.temporary and bool(rule.test(person, source))


@dataclass(frozen=True, slots=True)
class _Some:
    confirmed: bool
    public: bool


def sight(person: Person) -> Literal["all", "confirmed", "public"]:
    """Which reports `person` may see: what the rule of `see` says to each kind."""
    if may(person, "see", _Some(confirmed=False, public=False)):
        return "all"
    return "confirmed" if may(person, "see", _Some(confirmed=True, public=False)) else "public"
