"""Who may do what in the monitor: every action × duty, as a table; and the lists that follow it."""

from itertools import product

import pytest

from luoshi.web.monitor.standing import BatchStanding, IndicatorStanding
from luoshi.web.people.person import LOCAL, NOBODY, POSTS, ROLES, Person, Post
from luoshi.web.people.rules import RULES, may
from luoshi.web.register.queries import Standing
from tests.web.test_task_rights import LEAD, OTHER, holder

# own: of the indicator's source office. other: of another.
PEOPLE = {
    "statistics": holder("statistics", OTHER),
    "office": holder("delivery", OTHER),
    "own": holder("liaison", LEAD),
    "head": holder("head", LEAD),
    "other": holder("head", OTHER),
    "leader": holder("leader", LEAD),
    "inspector": holder("inspector", LEAD),
    "audit": holder("audit", OTHER),
    "money": holder("finance", OTHER),
    "deputy": holder("deputy", LEAD),
    "local": LOCAL,
    "nobody": NOBODY,
    **{f"role-{role}": Person(1, role, "li", "li") for role in ROLES},
}
WATCH = {"statistics", "office", "own", "head", "other", "leader", "inspector", "audit", "money", "local"}
ENTER = {"statistics", "office", "own", "head", "other", "local"}
MAY = {
    "see-monitor": WATCH,
    "manage-indicators": {"statistics", "office", "local"},
    "enter-observations": ENTER,
    "enter-for-indicator": {"statistics", "office", "own", "head", "local"},
    "take-figures": {"local"},
    "see-batch": {"statistics", "local"},
    "write-batch": {"local"},
    "approve-observations": {"statistics", "local"},
}
ABOUT = {
    "enter-for-indicator": IndicatorStanding(1, LEAD), "see-batch": BatchStanding(1, "somebody"),
    "write-batch": BatchStanding(1, "somebody"), "take-figures": Standing(1, False, False),
}  # fmt: skip


@pytest.mark.parametrize("action", MAY)
def test_the_rights_of_every_duty(action: str) -> None:
    about = ABOUT.get(action)
    assert {who for who, person in PEOPLE.items() if may(person, action, about)} == MAY[action]  # type: ignore[arg-type]


def test_every_action_of_the_monitor_is_in_the_table() -> None:
    words = ("monitor", "indicator", "observations", "figures", "batch")
    assert set(MAY) == {action for action in RULES if any(word in action for word in words)}


def test_who_entered_a_batch_sees_and_writes_it() -> None:
    for who, person in PEOPLE.items():
        for action in ("see-batch", "write-batch"):
            expected = who in ENTER or (action == "see-batch" and who == "statistics")
            assert may(person, action, BatchStanding(1, "li")) == expected, (who, action)  # type: ignore[arg-type]
    # Who has no name entered nothing.
    assert not may(NOBODY, "see-batch", BatchStanding(1, ""))


def test_figures_are_taken_from_reports_that_one_may_see() -> None:
    editor, viewer = holder("delivery", OTHER, role="editor"), holder("delivery", OTHER)
    for confirmed, public in product((False, True), repeat=2):
        about = Standing(1, confirmed, public)
        assert may(editor, "take-figures", about)
        assert may(viewer, "take-figures", about) == confirmed
        assert not may(Person(1, "editor", "li", "li"), "take-figures", about)


@pytest.mark.parametrize("post", POSTS)
def test_an_administrator_has_no_part_in_it_whatever_post_is_held(post: Post) -> None:
    person = holder(post, LEAD, role="administrator")
    abouts = (None, IndicatorStanding(1, LEAD), BatchStanding(1, "li"), Standing(1, True, True))
    assert not any(may(person, action, about) for action in MAY for about in abouts)  # type: ignore[arg-type]


def test_a_right_to_one_thing_is_none_to_another() -> None:
    for action in ("see-batch", "write-batch"):
        assert not may(PEOPLE["own"], action, IndicatorStanding(1, LEAD))  # type: ignore[arg-type]
    assert not may(PEOPLE["own"], "enter-for-indicator", BatchStanding(1, "li"))
    assert not may(PEOPLE["own"], "sign-task", IndicatorStanding(1, LEAD))
