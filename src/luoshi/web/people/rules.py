"""Who may do what: the one table of it, and nothing else decides.

A rule is a predicate of a person and, for an action on a report or a task, of its standing. Who is not named in a rule
may not do it. A right to a task is a post, held at a unit that the task is about, while the task is in a state that
allows it.
"""

from dataclasses import dataclass
from typing import Literal

from rules.predicates import Predicate

from luoshi.web.delivery.transitions import ItemAction, TaskAction
from luoshi.web.people.person import Person
from luoshi.web.people.predicates import (
    About,
    anybody,
    assigned,
    confirmed,
    entered,
    given_out,
    given_to,
    has_role,
    holds,
    in_state_for,
    inspectable,
    inspected,
    item_in_state_for,
    local,
    named,
    of_task,
    own_unit,
    public,
    published,
    source_office,
    unrestricted,
)

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


# The local person, who has the machine with everything on it, may do what every role may. An administrator looks after
# accounts and has no part in content: who gives out rights does not use them.
reviewer = has_role("reviewer") | local
editor = has_role("editor") | reviewer
viewer = has_role("viewer") | editor
administrator = has_role("administrator") | local

office = holds("delivery") | local
unit = own_unit("liaison", "head") | local
inspector = own_unit("inspector") & assigned
# Who is sent to look reads nothing of what the unit says before the own finding, whatever other post is held.
blind = assigned & inspectable & ~inspected
# Who sees tasks by their post, and their reports with them: role × own unit × state × secrecy. A piece of evidence is
# seen like its task, were that as secret as the evidence.
onlooker = (
    office
    | holds("audit")
    | (own_unit("liaison", "head", "leader") & given_out)
    | (own_unit("liaison", "head", "leader", supporting=True) & given_out & unrestricted)
    | (holds("statistics", "finance") & given_out & unrestricted)
)

see_task = onlooker | (inspector & inspectable)
owner = given_to("liaison", "head") | local

holder = office | holds("liaison", "head", "leader", "inspector", "statistics", "finance", "audit")
statistics = holds("statistics") | local
enterer = office | holds("statistics", "liaison", "head")

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
    "see-inspections": office | holds("audit"),
    "make-inspection": office | holds("audit"),
    "see-task": see_task,
    "see-leader": office | holds("leader", "audit"),
    # what is told to everyone
    "issue-bulletin": office,
    "see-bulletins": office | holds("leader", "audit", "head", "liaison"),
    "see-bulletin": office | holds("leader", "audit") | named,
    "see-reports": (onlooker & ~blind) | (inspector & inspectable & inspected),
    "assign-task": office & in_state_for("assign-task"),
    "sign-task": unit & in_state_for("sign-task"),
    "return-task": unit & in_state_for("return-task"),
    "reassign-task": office & in_state_for("reassign-task"),
    "start-task": unit & in_state_for("start-task"),
    "report-task": unit & in_state_for("report-task"),
    "add-evidence": unit & in_state_for("add-evidence"),
    "ask-extension": unit & in_state_for("ask-extension"),
    "decide-extension": office & in_state_for("decide-extension"),
    "ask-closing": unit & in_state_for("ask-closing"),
    "take-up": office & in_state_for("take-up"),
    "follow-through": office & in_state_for("follow-through"),
    "inspect-task": ((inspector & ~inspected) | local) & in_state_for("inspect-task"),
    "object": unit & in_state_for("object"),
    "decide-objection": office & in_state_for("decide-objection"),
    "close-task": office & in_state_for("close-task"),
    "reopen-task": office & in_state_for("reopen-task"),
    "archive-task": office & in_state_for("archive-task"),
    "pause-task": office & in_state_for("pause-task"),
    "resume-task": office & in_state_for("resume-task"),
    "adjust-task": office & in_state_for("adjust-task"),
    "end-task": office & in_state_for("end-task"),
    "set-secrecy": office & in_state_for("set-secrecy"),
    # dispatch rounds, and what they decide
    "report-tasks": holds("liaison", "head") | local,
    "see-dispatch": holder,
    "open-round": office,
    "decide-item": office,
    "close-round": office,
    "see-item": of_task(see_task & ~blind) | given_to("liaison", "head", "leader"),
    "do-action-item": owner & item_in_state_for("do-action-item"),
    "confirm-action-item": office & item_in_state_for("confirm-action-item"),
    "return-action-item": office & item_in_state_for("return-action-item"),
    "see-burden": office,
    # what everybody sees, and deputies speak about
    "see-public": published & ~blind,
    "give-opinion": holds("deputy") & published,
    # what is measured; that it is approved and not by whom it was entered, the actions see to
    "see-monitor": holder,
    "manage-indicators": office | statistics,
    "enter-observations": enterer,
    "enter-for-indicator": office | statistics | source_office,
    "take-figures": enterer & (editor | (viewer & confirmed) | public),
    "see-batch": statistics | (enterer & entered),
    "write-batch": (enterer & entered) | local,
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
