"""Who may do what: the one table of it, and nothing else decides.

A rule is a predicate of a person and, for an action on a report or a task, of its standing. Who is not named in a rule
may not do it. A right to a task is a post, held at a unit that the task is about, while the task is in a state that
allows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

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

RegisterAction = Literal[
    "list",
    "see",
    "see-unconfirmed",
    "export",
    "journal",
    "upload",
    "assign",
    "propose",
    "answer-doubt",
    "import",
    "review",
    "undo",
    "confirm-in-bulk",
    "freeze",
    "publish",
    "see-ledger",
    "manage-accounts",
    "read-public",
]
DispatchAction = Literal[
    "report-tasks", "see-dispatch", "open-round", "decide-item", "close-round", "see-item", "see-burden"
]  # fmt: skip
InspectionAction = Literal["see-inspections", "make-inspection"]
MonitorAction = Literal[
    "see-monitor",
    "manage-indicators",
    "enter-observations",
    "enter-for-indicator",
    "take-figures",
    "see-batch",
    "write-batch",
    "approve-observations",
]
BulletinAction = Literal["issue-bulletin", "see-bulletins", "see-bulletin"]
Action = (
    RegisterAction
    | Literal["see-tasks", "make-task", "see-task", "see-reports", "see-public", "give-opinion", "see-leader"]
    | InspectionAction
    | DispatchAction
    | ItemAction
    | TaskAction
    | MonitorAction
    | BulletinAction
)


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


def _has(role: Role) -> Predicate:
    def has(person: Person, about: About) -> bool:
        return person.role == role

    return predicate(has)


def _report(about: About) -> Standing | None:
    others = TaskStanding | ItemStanding | IndicatorStanding | BatchStanding | BulletinStanding
    return None if isinstance(about, others) else about


@predicate
def _local(person: Person, about: About) -> bool:
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


def _holds(*posts: Post) -> Predicate:
    """Whether one of these posts is held, wherever. An administrator has no part in content, whatever post is held."""

    def holds(person: Person, about: About) -> bool:
        return person.role != "administrator" and person.holds(*posts)

    return predicate(holds)


def _own(*posts: Post, supporting: bool = False) -> Predicate:
    """Whether one of these posts reaches the task's lead unit; supporting: or one of its supporting units."""

    def own(person: Person, about: About) -> bool:
        if person.role == "administrator" or not isinstance(about, TaskStanding):
            return False
        reach = person.reach(*posts)
        return about.lead in reach or (supporting and not reach.isdisjoint(about.supporting))

    return predicate(own)


def _while(action: TaskAction) -> Predicate:
    """Whether the task is in a state that allows the action."""
    states = states_of(action)

    def fits(person: Person, about: About) -> bool:
        return isinstance(about, TaskStanding) and about.state in states

    return predicate(fits)


def _given_to(*posts: Post) -> Predicate:
    """Whether one of these posts reaches the unit that an action item was given to."""

    def given(person: Person, about: About) -> bool:
        own = isinstance(about, ItemStanding) and about.unit in person.reach(*posts)
        return own and person.role != "administrator"

    return predicate(given)


def _of_task(rule: Predicate) -> Predicate:
    """Whether a rule about tasks holds for the task that an action item is about."""

    def of_task(person: Person, about: About) -> bool:
        return isinstance(about, ItemStanding) and bool(rule.test(person, about.task))

    return predicate(of_task)


def _item(action: ItemAction) -> Predicate:
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


# The local person, who has the machine with everything on it, may do what every role may. An administrator looks after
# accounts and has no part in content: who gives out rights does not use them.
reviewer = _has("reviewer") | _local
editor = _has("editor") | reviewer
viewer = _has("viewer") | editor
administrator = _has("administrator") | _local

office = _holds("delivery") | _local
unit = _own("liaison", "head") | _local
inspector = _own("inspector") & assigned
# Who is sent to look reads nothing of what the unit says before the own finding, whatever other post is held.
blind = assigned & inspectable & ~inspected
# Who sees tasks by their post, and their reports with them: role × own unit × state × secrecy. A piece of evidence is
# seen like its task, were that as secret as the evidence.
onlooker = (
    office
    | _holds("audit")
    | (_own("liaison", "head", "leader") & given_out)
    | (_own("liaison", "head", "leader", supporting=True) & given_out & unrestricted)
    | (_holds("statistics", "finance") & given_out & unrestricted)
)

see_task = onlooker | (inspector & inspectable)
owner = _given_to("liaison", "head") | _local

holder = office | _holds("liaison", "head", "leader", "inspector", "statistics", "finance", "audit")
statistics = _holds("statistics") | _local
enterer = office | _holds("statistics", "liaison", "head")

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
    "answer-doubt": editor,
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
    # what is for everybody: the list of public tasks holds only such
    "read-public": anybody,
    # tasks
    "see-tasks": holder,
    "make-task": office,
    # drawn samples and inspections by hand
    "see-inspections": office | _holds("audit"),
    "make-inspection": office | _holds("audit"),
    "see-task": see_task,
    "see-leader": office | _holds("leader", "audit"),
    # what is told to everyone
    "issue-bulletin": office,
    "see-bulletins": office | _holds("leader", "audit", "head", "liaison"),
    "see-bulletin": office | _holds("leader", "audit") | named,
    "see-reports": (onlooker & ~blind) | (inspector & inspectable & inspected),
    "assign-task": office & _while("assign-task"),
    "sign-task": unit & _while("sign-task"),
    "return-task": unit & _while("return-task"),
    "reassign-task": office & _while("reassign-task"),
    "start-task": unit & _while("start-task"),
    "report-task": unit & _while("report-task"),
    "add-evidence": unit & _while("add-evidence"),
    "ask-extension": unit & _while("ask-extension"),
    "decide-extension": office & _while("decide-extension"),
    "ask-closing": unit & _while("ask-closing"),
    "take-up": office & _while("take-up"),
    "follow-through": office & _while("follow-through"),
    "inspect-task": ((inspector & ~inspected) | _local) & _while("inspect-task"),
    "object": unit & _while("object"),
    "decide-objection": office & _while("decide-objection"),
    "close-task": office & _while("close-task"),
    "reopen-task": office & _while("reopen-task"),
    "archive-task": office & _while("archive-task"),
    "pause-task": office & _while("pause-task"),
    "resume-task": office & _while("resume-task"),
    "adjust-task": office & _while("adjust-task"),
    "end-task": office & _while("end-task"),
    "set-secrecy": office & _while("set-secrecy"),
    # dispatch rounds, and what they decide
    "report-tasks": _holds("liaison", "head") | _local,
    "see-dispatch": holder,
    "open-round": office,
    "decide-item": office,
    "close-round": office,
    "see-item": _of_task(see_task & ~blind) | _given_to("liaison", "head", "leader"),
    "do-action-item": owner & _item("do-action-item"),
    "confirm-action-item": office & _item("confirm-action-item"),
    "return-action-item": office & _item("return-action-item"),
    "see-burden": office,
    # what everybody sees, and deputies speak about
    "see-public": published & ~blind,
    "give-opinion": _holds("deputy") & published,
    # what is measured; that it is approved and not by whom it was entered, the actions see to
    "see-monitor": holder,
    "manage-indicators": office | statistics,
    "enter-observations": enterer,
    "enter-for-indicator": office | statistics | source_office,
    "take-figures": enterer & (editor | (viewer & confirmed) | public),
    "see-batch": statistics | (enterer & entered),
    "write-batch": (enterer & entered) | _local,
    "approve-observations": statistics,
}


def may(person: Person, action: Action, about: About = None) -> bool:
    """Whether `person` may do `action`, to the report or task `about` where it is about one.

    Who has been given a password by somebody else may do nothing before choosing one. Raises KeyError for an unknown
    action: a misspelt right is a fault, not a refusal.
    """
    rule = RULES[action]
    return not person.temporary and bool(rule.test(person, about))


@dataclass(frozen=True, slots=True)
class _Some:
    confirmed: bool
    public: bool


def sight(person: Person) -> Literal["all", "confirmed", "public"]:
    """Which reports `person` may see: what the rule of `see` says to each kind."""
    if may(person, "see", _Some(confirmed=False, public=False)):
        return "all"
    return "confirmed" if may(person, "see", _Some(confirmed=True, public=False)) else "public"
