"""What rules are made of: predicates of a person and of the standing of what an action is about."""

from collections.abc import Callable
from typing import Any, Protocol

from rules.predicates import Predicate
from rules.predicates import predicate as _predicate

from luoshi.web.delivery.bulletin import BulletinStanding
from luoshi.web.delivery.transitions import (
    ITEM_TRANSITIONS,
    ItemAction,
    ItemStanding,
    TaskAction,
    TaskStanding,
    states_of,
)
from luoshi.web.monitor.standing import BatchStanding, IndicatorStanding
from luoshi.web.people.person import Person, Post, Role

# The library tells no types.
predicate: Callable[[Callable[[Person, Any], bool]], Predicate] = _predicate


class Standing(Protocol):
    """What a rule needs to know of a report.

    confirmed: a person has confirmed its register and it is frozen as a version. public: that version is made public.
    """

    @property
    def confirmed(self) -> bool: ...

    @property
    def public(self) -> bool: ...


About = Standing | TaskStanding | ItemStanding | IndicatorStanding | BatchStanding | BulletinStanding | None
"""What an action is about: a report, a task, an action item, an indicator, a batch of observations, a bulletin, or
nothing."""


def has_role(role: Role) -> Predicate:
    """Whether the account has this role."""

    def has(person: Person, about: About) -> bool:
        return person.role == role

    return predicate(has)


def _report(about: About) -> Standing | None:
    others = TaskStanding | ItemStanding | IndicatorStanding | BatchStanding | BulletinStanding
    return None if isinstance(about, others) else about


@predicate
def local(person: Person, about: About) -> bool:
    """Who sits at the machine itself, while there is no account yet."""
    return person.local


@predicate
def confirmed(person: Person, about: About) -> bool:
    """Whether the register is confirmed."""
    report = _report(about)
    return report is not None and report.confirmed


@predicate
def public(person: Person, about: About) -> bool:
    """Whether the register is confirmed and made public: what nobody confirmed is never public."""
    report = _report(about)
    return report is not None and report.confirmed and report.public


def holds(*posts: Post) -> Predicate:
    """Whether one of these posts is held, wherever. An administrator has no part in content, whatever post is held."""

    def held(person: Person, about: About) -> bool:
        return person.role != "administrator" and person.holds(*posts)

    return predicate(held)


def own_unit(*posts: Post, supporting: bool = False) -> Predicate:
    """Whether one of these posts reaches the task's lead unit; supporting: or one of its supporting units."""

    def own(person: Person, about: About) -> bool:
        if person.role == "administrator" or not isinstance(about, TaskStanding):
            return False
        reach = person.reach(*posts)
        return about.lead in reach or (supporting and not reach.isdisjoint(about.supporting))

    return predicate(own)


def in_state_for(action: TaskAction) -> Predicate:
    """Whether the task is in a state that allows the action."""
    states = states_of(action)

    def fits(person: Person, about: About) -> bool:
        return isinstance(about, TaskStanding) and about.state in states

    return predicate(fits)


def given_to(*posts: Post) -> Predicate:
    """Whether one of these posts reaches the unit that an action item was given to."""

    def given(person: Person, about: About) -> bool:
        own = isinstance(about, ItemStanding) and about.unit in person.reach(*posts)
        return own and person.role != "administrator"

    return predicate(given)


def of_task(rule: Predicate) -> Predicate:
    """Whether a rule about tasks holds for the task that an action item is about."""

    def so(person: Person, about: About) -> bool:
        return isinstance(about, ItemStanding) and bool(rule.test(person, about.task))

    return predicate(so)


def item_in_state_for(action: ItemAction) -> Predicate:
    """Whether the action item is in the state that the action leads from."""
    before, _after = ITEM_TRANSITIONS[action]

    def fits(person: Person, about: About) -> bool:
        return isinstance(about, ItemStanding) and about.state == before

    return predicate(fits)


@predicate
def named(person: Person, about: About) -> bool:
    """Whether the bulletin names a unit of which the person is head or liaison."""
    if person.role == "administrator" or not isinstance(about, BulletinStanding):
        return False
    return not about.units.isdisjoint(person.reach("liaison", "head"))


@predicate
def given_out(person: Person, about: About) -> bool:
    """Whether the task has left the delivery office."""
    return isinstance(about, TaskStanding) and about.state != "draft"


@predicate
def inspectable(person: Person, about: About) -> bool:
    """Whether the task has come so far that there is something to inspect."""
    return isinstance(about, TaskStanding) and about.state in states_of("inspect-task")


@predicate
def inspected(person: Person, about: About) -> bool:
    """Whether this person's own finding about the task is written."""
    return isinstance(about, TaskStanding) and person.login in about.inspectors


@predicate
def assigned(person: Person, about: About) -> bool:
    """Whether this person is sent to look at the task."""
    return isinstance(about, TaskStanding) and person.login in about.assigned_inspectors


@predicate
def unrestricted(person: Person, about: About) -> bool:
    """Whether more than those whose affair it is may know of the task."""
    return isinstance(about, TaskStanding) and about.secrecy != "restricted"


@predicate
def published(person: Person, about: About) -> bool:
    """Whether everybody may see the task: it is open, with a unit, and promised in registers that are public."""
    return (
        isinstance(about, TaskStanding) and about.secrecy == "open" and about.state != "draft" and about.sources_public
    )


@predicate
def source_office(person: Person, about: About) -> bool:
    """Whether the indicator's figures come from an office that this person speaks for."""
    if person.role == "administrator" or not isinstance(about, IndicatorStanding):
        return False
    return about.office in person.reach("liaison", "head")


@predicate
def entered(person: Person, about: About) -> bool:
    """Whether this person entered the observations."""
    return isinstance(about, BatchStanding) and bool(person.login) and person.login == about.by


@predicate
def anybody(person: Person, about: About) -> bool:
    """Everybody, logged in or not."""
    return True
