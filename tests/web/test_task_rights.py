"""Who may do what to a task: every action × state × duty, as a table. A new action or state fails until it is here."""

from dataclasses import replace
from itertools import product

import pytest

from luoshi.web.delivery.transitions import SECRECIES, STATES, TASK_ACTIONS, TRANSITIONS, TaskStanding, states_of
from luoshi.web.people.person import LOCAL, NOBODY, POSTS, ROLES, Duty, Person, Post
from luoshi.web.people.rules import may

LEAD, SUPPORTING, OTHER, ABOVE = 1, 2, 3, 9
"""Ids of units; a post that looks down from ABOVE reaches LEAD and SUPPORTING."""


def holder(post: Post, *units: int, role: str = "viewer", login: str = "li") -> Person:
    return Person(1, role, login, login, duties=(Duty(post, frozenset(units)),))  # type: ignore[arg-type]


# Sent to look at the task is who logs in as zheng.
# own: of the lead unit (or above it). support: of a supporting unit. other: of neither.
PEOPLE = {
    "office": holder("delivery", OTHER),
    "unit": holder("liaison", LEAD),
    "head": holder("head", LEAD),
    "support": holder("liaison", SUPPORTING),
    "other": holder("head", OTHER),
    "leader": holder("leader", ABOVE, LEAD, SUPPORTING),
    "inspector": holder("inspector", ABOVE, LEAD, login="zheng"),
    "unsent": holder("inspector", ABOVE, LEAD),
    "elsewhere": holder("inspector", OTHER, login="zheng"),
    "audit-sent": holder("audit", OTHER, login="zheng"),
    "figures": holder("statistics", OTHER),
    "money": holder("finance", OTHER),
    "audit": holder("audit", OTHER),
    "deputy": holder("deputy", LEAD),
    "local": LOCAL,
    "nobody": NOBODY,
    **{f"role-{role}": Person(1, role, "li", "li") for role in ROLES},
}

# all: in every state. out: in all but draft. seen: in those that can be inspected. unseen: in all but those.
# ok: in those the transitions allow.
# What is not named is refused.
RIGHTS = """
see-task          office:all local:all audit:all audit-sent:all figures:out money:out unit:out head:out support:out leader:out inspector:seen
see-reports       office:all local:all audit:all audit-sent:unseen figures:out money:out unit:out head:out support:out leader:out
assign-task       office:ok local:ok
sign-task         unit:ok head:ok local:ok
return-task       unit:ok head:ok local:ok
reassign-task     office:ok local:ok
start-task        unit:ok head:ok local:ok
report-task       unit:ok head:ok local:ok
add-evidence      unit:ok head:ok local:ok
ask-extension     unit:ok head:ok local:ok
decide-extension  office:ok local:ok
ask-closing       unit:ok head:ok local:ok
take-up           office:ok local:ok
follow-through    office:ok local:ok
inspect-task      inspector:ok local:ok
object            unit:ok head:ok local:ok
decide-objection  office:ok local:ok
close-task        office:ok local:ok
reopen-task       office:ok local:ok
archive-task      office:ok local:ok
pause-task        office:ok local:ok
resume-task       office:ok local:ok
adjust-task       office:ok local:ok
end-task          office:ok local:ok
set-secrecy       office:ok local:ok
"""


LINES = {line.split()[0]: dict(cell.split(":") for cell in line.split()[1:]) for line in RIGHTS.strip().splitlines()}


def test_every_action_on_a_task_is_in_the_table() -> None:
    assert set(LINES) == {"see-task", "see-reports", *TASK_ACTIONS}


@pytest.mark.parametrize("action", LINES)
def test_the_rights_of_every_duty_in_every_state(action: str) -> None:
    for (who, person), state in product(PEOPLE.items(), STATES):
        cell = LINES[action].get(who, "-")
        expected = {
            "all": True,
            "out": state != "draft",
            "seen": state in ("working", "to-verify", "closed"),
            "unseen": state not in ("working", "to-verify", "closed"),
            "ok": (state, action) in TRANSITIONS,
            "-": False,
        }[cell]
        standing = TaskStanding(7, state, LEAD, frozenset({SUPPORTING}), assigned_inspectors=frozenset({"zheng"}))
        assert may(person, action, standing) is expected, (who, state)  # type: ignore[arg-type]
        assert may(person, action) is False or (who in {"local", "office", "audit", "audit-sent"} and cell != "-")  # type: ignore[arg-type]


@pytest.mark.parametrize("action", TASK_ACTIONS)
def test_the_table_of_transitions_and_the_table_of_rights_name_the_same_people(action: str) -> None:
    (who,) = {step.who for (_state, other), step in TRANSITIONS.items() if other == action}
    for state in states_of(action):  # type: ignore[arg-type]
        standing = TaskStanding(7, state, LEAD, assigned_inspectors=frozenset({"zheng"}))
        able = {name for name in ("office", "unit", "inspector") if may(PEOPLE[name], action, standing)}  # type: ignore[arg-type]
        assert able == {who}


@pytest.mark.parametrize("post", POSTS)
def test_an_administrator_has_no_part_in_tasks_whatever_post_is_held(post: Post) -> None:
    person = holder(post, LEAD, role="administrator")
    for state, action in product(STATES, LINES):
        assert not may(person, action, TaskStanding(7, state, LEAD))  # type: ignore[arg-type]
    assert not may(person, "see-tasks") and not may(person, "make-task")


@pytest.mark.parametrize("who", ["inspector", "audit-sent"])
def test_who_is_sent_reads_the_units_own_report_after_the_own_finding_and_finds_once(who: str) -> None:
    sent = frozenset({"zheng"})
    before = TaskStanding(7, "to-verify", LEAD, inspectors=frozenset({"other"}), assigned_inspectors=sent)
    after = TaskStanding(7, "to-verify", LEAD, inspectors=frozenset({"other", "zheng"}), assigned_inspectors=sent)
    person = PEOPLE[who]
    assert [may(person, "see-reports", each) for each in (before, after)] == [False, True]
    # Who has read what the unit says cannot find anything as blind as before.
    assert [may(person, "inspect-task", each) for each in (before, after)] == [who == "inspector", False]


# Of a task whose work has begun, and of a piece of evidence: who sees it, by the stricter of the two secrecies.
SEEN = """
                open  internal  restricted
office          yes   yes       yes
unit            yes   yes       yes
head            yes   yes       yes
leader          yes   yes       yes
audit           yes   yes       yes
local           yes   yes       yes
support         yes   yes       -
beside          yes   yes       -
figures         yes   yes       -
money           yes   yes       -
inspector       yes   yes       yes
other           -     -         -
elsewhere       -     -         -
deputy          -     -         -
nobody          -     -         -
role-viewer     -     -         -
role-reviewer   -     -         -
"""
# leader: in charge of the lead unit. beside: in charge of a supporting unit only.
BESIDE = {**PEOPLE, "beside": holder("leader", OTHER, SUPPORTING)}


@pytest.mark.parametrize("line", SEEN.strip().splitlines()[1:], ids=lambda line: line.split()[0])
def test_who_sees_what_of_which_secrecy(line: str) -> None:
    who, *cells = line.split()
    person = BESIDE[who]
    for of_task, of_evidence in product(SECRECIES, SECRECIES):
        task = TaskStanding(
            7, "working", LEAD, frozenset({SUPPORTING}), frozenset({"li", "zheng"}), frozenset({"zheng"}), of_task
        )  # fmt: skip
        assert may(person, "see-task", task) is (cells[SECRECIES.index(of_task)] == "yes"), of_task
        stricter = max(SECRECIES.index(of_task), SECRECIES.index(of_evidence))
        assert may(person, "see-reports", task.behind(of_evidence)) is (cells[stricter] == "yes"), of_evidence


def test_everybody_sees_what_is_open_given_out_and_promised_in_public() -> None:
    everybody = TaskStanding(7, "working", LEAD, secrecy="open", sources_public=True)
    for state, secrecy, published in product(STATES, SECRECIES, (False, True)):
        standing = replace(everybody, state=state, secrecy=secrecy, sources_public=published)
        public = state != "draft" and secrecy == "open" and published
        for who, person in PEOPLE.items():
            assert may(person, "see-public", standing) is public, who
            assert may(person, "give-opinion", standing) is (public and who == "deputy"), who
    assert not may(replace(PEOPLE["deputy"], role="administrator"), "give-opinion", everybody)


SEES_TASKS = {
    "office",
    "unit",
    "head",
    "support",
    "other",
    "leader",
    "inspector",
    "unsent",
    "elsewhere",
    "audit-sent",
    "figures",
    "money",
    "audit",
    "local",
}


def test_who_has_a_list_of_tasks_and_who_makes_them() -> None:
    assert {who for who, person in PEOPLE.items() if may(person, "see-tasks")} == SEES_TASKS
    assert {who for who, person in PEOPLE.items() if may(person, "make-task")} == {"office", "local"}


def test_who_sees_and_makes_inspections() -> None:
    for action in ("see-inspections", "make-inspection"):
        able = {who for who, person in PEOPLE.items() if may(person, action)}  # type: ignore[arg-type]
        assert able == {"office", "audit", "audit-sent", "local"}
