"""The five links: what can be done about a task, by whom, and what stays of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from luoshi.judging.lights import Light
from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Refused, Seen, Stale, Told, Wanted
from luoshi.web.delivery.models import Event, Evidence, Finding, Promise, Stored, Task
from luoshi.web.delivery.models import Report as Reported
from luoshi.web.delivery.queries import TaskQuestion, tasks
from luoshi.web.delivery.transitions import STATES, TASK_ACTIONS, TIERS, TRANSITIONS, overdue, period, report_due
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people.actions import set_unit_active
from luoshi.web.people.person import LOCAL
from luoshi.web.register.queries import Report
from tests.web.tasks import DUE, TOLD, deed, frozen, seen, task_in, to_working, town

pytestmark = pytest.mark.django_db


def why(act: Callable[[], Any]) -> str:
    """The code of the refusal."""
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


# Each line: a state, and what can be done in it; an arrow leads to another state. Read it against the law of the house.
TABLE = """
draft          assign-task>assigned
assigned       sign-task>accepted return-task>returned end-task>ended
returned       reassign-task>assigned
accepted       start-task>working report-task>working add-evidence ask-extension decide-extension pause-task>paused adjust-task end-task>ended
working        report-task add-evidence ask-extension decide-extension ask-closing>closing-asked inspect-task object decide-objection pause-task>paused adjust-task end-task>ended
closing-asked  add-evidence take-up>to-verify follow-through>working
to-verify      add-evidence inspect-task object decide-objection close-task>closed follow-through>working
closed         inspect-task object decide-objection reopen-task>working archive-task>archived
archived       reopen-task>working
paused         resume-task>working adjust-task end-task>ended
ended          archive-task>archived
"""


def expected() -> dict[tuple[str, str], str]:
    found = {}
    for line in TABLE.strip().splitlines():
        state, *rest = line.split()
        for cell in rest:
            action, _, after = cell.partition(">")
            found[state, action] = after or state
        found[state, "set-secrecy"] = state
    return found


def test_the_table_of_transitions_is_the_one_that_is_written_here() -> None:
    assert {way: step.after for way, step in TRANSITIONS.items()} == expected()


def test_only_a_document_pauses_adjusts_or_ends() -> None:
    by_document = {action for (_state, action), step in TRANSITIONS.items() if step.asks == "document"}
    assert by_document == {"pause-task", "adjust-task", "end-task"}


ACTS: dict[str, Callable[..., Any]] = {
    "assign-task": actions.assign, "sign-task": actions.sign, "return-task": actions.give_back,
    "reassign-task": lambda s, d: actions.reassign(s, d, Task.objects.get(pk=s.id).lead_id),
    "start-task": actions.start, "report-task": lambda s, d: actions.report(s, d, TOLD),
    "add-evidence": lambda s, d: actions.add_evidence(s, d, "照片.jpg", "photograph", b"1"),
    "ask-extension": lambda s, d: actions.ask_extension(s, d, DUE + timedelta(days=1)),
    "decide-extension": lambda s, d: actions.decide_extension(s, d, True), "ask-closing": actions.ask_closing,
    "take-up": actions.take_up, "follow-through": actions.follow_through,
    "inspect-task": lambda s, d: actions.inspect(s, d, True, "量过"),
    "object": lambda s, d: actions.object_to(s, d, 0),
    "decide-objection": lambda s, d: actions.decide_objection(s, d, 0, False), "close-task": actions.close, "reopen-task": actions.reopen,
    "archive-task": actions.archive, "pause-task": actions.pause, "resume-task": actions.resume,
    "adjust-task": lambda s, d: actions.adjust(s, d, "20公里"), "end-task": actions.end,
    "set-secrecy": lambda s, d: actions.set_secrecy(s, d, "open"),
}  # fmt: skip


def test_every_action_has_its_function() -> None:
    assert set(ACTS) == set(TASK_ACTIONS)


@pytest.mark.parametrize("state", STATES)
def test_every_action_leads_where_the_table_says_or_is_refused(state: str) -> None:
    place = town()
    for action in TASK_ACTIONS:
        task = task_in(place, state)
        after = expected().get((state, action))
        told = deed("somebody", reason="因为", document="望政办〔2024〕3号")
        try:
            ACTS[action](seen(task), told)
        except Refused as refused:
            # What the table allows may still want a date, a file, or something to answer; nothing is changed then.
            assert (refused.code == "wrong-state") == (after is None), action
            after = state
        assert after is not None, action
        task.refresh_from_db()
        assert task.state == after, action
        assert Event.objects.filter(task=task).count() == task.revision
        assert Journaled.objects.filter(kind="task", key=str(task.pk)).count() == task.revision


@pytest.mark.parametrize(
    ("way", "step"), [(way, step) for way, step in TRANSITIONS.items() if step.asks], ids=lambda cell: str(cell)
)
def test_a_reason_or_a_document_is_not_left_out(way: tuple[str, str], step: Any) -> None:
    task = task_in(town(), way[0])
    given = {"reason": " "} if step.asks == "reason" else {"reason": "因为"}
    assert why(lambda: ACTS[way[1]](seen(task), deed("somebody", **given))) == step.asks


def test_a_task_comes_from_the_frozen_register(admitted: Report) -> None:
    place, (first, second, *_) = town(), frozen(admitted)
    wanted = Wanted((first, second), place.works, DUE, supporting=(place.water, place.works), leader="张副市长")
    (made,) = actions.make(admitted.id, deed("office"), [wanted])
    task = Task.objects.get(pk=made.id)
    assert (task.state, task.due_original, task.due_current, task.round) == ("draft", DUE, DUE, 1)
    assert [unit.pk for unit in task.supporting.all()] == [place.water]
    assert [row.entry.number for row in Promise.objects.filter(task=task).select_related("entry")] == [first, second]
    assert task.criterion and "；" in task.title
    # What has a task gets no second one; and of several tasks all are made or none.
    assert why(lambda: actions.make(admitted.id, deed("office"), [wanted])) == "has-task"
    assert Task.objects.count() == 1


def test_what_is_not_frozen_or_not_there_makes_no_task(admitted: Report) -> None:
    place = town()
    assert why(lambda: actions.make(admitted.id, deed("o"), [Wanted((1,), place.works, DUE)])) == "not-frozen"
    (first, *_) = frozen(admitted)
    for wrong in ((), (99999,), (first, first)):
        assert why(lambda: actions.make(admitted.id, deed("o"), [Wanted(wrong, place.works, DUE)])) == "no-entry"  # noqa: B023
    assert why(lambda: actions.make(admitted.id, deed("o"), [Wanted((first,), 0, DUE)])) == "no-unit"
    assert why(lambda: actions.make(admitted.id, deed("o"), [Wanted((first,), place.works, DUE, "week")])) == "cycle"
    set_unit_active(place.works, False)
    assert why(lambda: actions.make(admitted.id, deed("o"), [Wanted((first,), place.works, DUE)])) == "unit-closed"


def test_what_was_returned_goes_to_another_unit_and_keeps_its_date() -> None:
    place = town()
    task = task_in(place, "assigned")
    actions.give_back(seen(task), deed("liaison", reason="不归我们管"))
    actions.reassign(seen(task), deed("office", reason="水务局有管线图"), place.water)
    task.refresh_from_db()
    assert (task.lead_id, task.state, task.due_original) == (place.water, "assigned", DUE)
    assert not task.supporting.exists()
    line = Event.objects.get(task=task, action="reassign-task")
    assert (line.before["lead_id"], line.after["lead_id"], line.reason) == (place.works, place.water, "水务局有管线图")


def test_an_extension_adds_a_date_and_overwrites_none() -> None:
    task = task_in(town(), "working")
    later = DUE + timedelta(days=30)
    assert why(lambda: actions.decide_extension(seen(task), deed("office", reason="可"), True)) == "not-asked"
    assert why(lambda: actions.ask_extension(seen(task), deed("liaison", reason="雨季"), DUE)) == "not-later"
    actions.ask_extension(seen(task), deed("liaison", reason="雨季"), later)
    assert why(lambda: actions.ask_extension(seen(task), deed("liaison", reason="雨季"), later)) == "asked-already"
    assert why(lambda: actions.decide_extension(seen(task), deed("liaison", reason="可"), True)) == "four-eyes"
    actions.decide_extension(seen(task), deed("office", reason="可"), True)
    task.refresh_from_db()
    assert (task.due_original, task.due_current) == (DUE, later)
    actions.ask_extension(seen(task), deed("liaison", reason="又雨"), later + timedelta(days=1))
    actions.decide_extension(seen(task), deed("office", reason="不行"), False)
    task.refresh_from_db()
    assert task.due_current == later


def test_what_was_overdue_stays_on_record() -> None:
    task = task_in(town(), "working")
    days = (DUE - deed("x").at.date()).days
    actions.report(seen(task), deed("liaison", day=days), TOLD)
    task.refresh_from_db()
    assert not task.ever_overdue
    actions.ask_extension(seen(task), deed("liaison", day=days + 1, reason="雨季"), DUE + timedelta(days=60))
    actions.decide_extension(seen(task), deed("office", day=days + 2, reason="可"), True)
    task.refresh_from_db()
    assert task.ever_overdue and not overdue(task.state, task.due_current, DUE + timedelta(days=2))


@pytest.mark.parametrize(
    ("state", "days", "said"),
    [("working", 0, False), ("working", 1, True), ("assigned", 1, True), ("returned", 1, True), ("draft", 1, False),
     ("closing-asked", 1, False), ("paused", 1, False), ("closed", 1, False)],
)  # fmt: skip
def test_overdue_is_computed(state: str, days: int, said: bool) -> None:
    assert overdue(state, DUE, DUE + timedelta(days=days)) is said


def test_a_day_lies_in_one_period() -> None:
    assert [period(cycle, DUE) for cycle in ("month", "quarter", "half", "year")] == [
        "2024-06",
        "2024Q2",
        "2024H1",
        "2024",
    ]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "code"),
    [(Told("", "on-time", 3), "nothing-told"), (Told("挖沟", "on-time"), "nothing-told"), (Told("挖沟", "sure", 3), "forecast"),
     (Told("挖沟", "late", 101), "percent"), (Told("沟" * 2001, "late", 1), "too-long")],
)  # fmt: skip
def test_a_report_says_enough_and_no_more(told: Told, code: str) -> None:
    task = task_in(town(), "working")
    assert why(lambda: actions.report(seen(task), deed("liaison"), told)) == code
    assert not Reported.objects.exists()


def test_one_report_a_period() -> None:
    task = task_in(town(), "accepted")
    actions.report(seen(task), deed("liaison"), TOLD)
    assert why(lambda: actions.report(seen(task), deed("liaison", day=20), TOLD)) == "reported-already"
    actions.report(seen(task), deed("liaison", day=31), TOLD)
    assert [row.period for row in Reported.objects.order_by("pk")] == ["2024-03", "2024-04"]


def test_a_file_is_stored_once() -> None:
    place = town()
    one, other = task_in(place, "working"), task_in(place, "working")
    for task in (one, other):
        actions.add_evidence(seen(task), deed("liaison"), "验收表.pdf", "acceptance", b"signed")
    assert (Stored.objects.count(), Evidence.objects.count()) == (1, 2)
    again = why(lambda: actions.add_evidence(seen(one), deed("liaison"), "x", "acceptance", b"signed"))
    assert (again, why(lambda: actions.add_evidence(seen(one), deed("l"), "x", "acceptance", b""))) == (
        "given-already",
        "empty-file",
    )
    assert why(lambda: actions.add_evidence(seen(one), deed("l"), "x", "rumour", b"1")) == "no-kind"


def test_a_kind_of_evidence_cannot_claim_another_tier() -> None:
    task = task_in(town(), "working")
    stored = Stored.objects.create(sha256="0" * 64, size=1, content=b"1")
    row = {"task": task, "stored": stored, "round": 1, "name": "x", "by": "l", "at": deed("l").at}
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(**row, kind="news", tier="A")


# What evidence and which findings (in their order) let a task be closed.
CLOSING = [
    ("acceptance", "", ""), ("statistic", "", ""), ("audit", "+", ""), ("acceptance", "-", "found-wanting"),
    ("acceptance", "-+", ""), ("contract", "", "needs-finding"), ("payment", "+", ""), ("site-check", "+-", "found-wanting"),
    ("statement", "+", "weak-evidence"), ("photograph", "+", "weak-evidence"), ("news", "+", "weak-evidence"),
    ("announcement", "+", "weak-evidence"), ("tender", "+", "weak-evidence"),
]  # fmt: skip


def test_every_kind_of_evidence_is_tried() -> None:
    assert {kind for kind, _findings, _code in CLOSING} == set(TIERS)


@pytest.mark.parametrize(("kind", "findings", "code"), CLOSING)
def test_closing_needs_an_official_record_or_an_independent_finding(kind: str, findings: str, code: str) -> None:
    task = task_in(town(), "working")
    actions.add_evidence(seen(task), deed("liaison"), "x", kind, b"1")
    actions.ask_closing(seen(task), deed("liaison"))
    actions.take_up(seen(task), deed("office"))
    for sign in findings:
        actions.inspect(seen(task), deed("inspector"), sign == "+", "量过")
    if code:
        assert why(lambda: actions.close(seen(task), deed("office"))) == code
    else:
        actions.close(seen(task), deed("office"))
    task.refresh_from_db()
    assert task.state == ("to-verify" if code else "closed")


def test_a_secrecy_is_changed_with_its_reason_and_stays_in_the_history() -> None:
    task = task_in(town(), "working")
    assert why(lambda: actions.set_secrecy(seen(task), deed("office", reason="涉密"), "secret")) == "secrecy"
    assert why(lambda: actions.set_secrecy(seen(task), deed("office", reason="涉密"), "internal")) == "same-secrecy"
    actions.set_secrecy(seen(task), deed("office", reason="涉及拆迁户"), "restricted")
    task.refresh_from_db()
    line = Event.objects.get(task=task)
    assert (task.secrecy, line.before["secrecy"], line.after["secrecy"]) == ("restricted", "internal", "restricted")
    assert line.reason == "涉及拆迁户"
    wrong = why(lambda: actions.add_evidence(seen(task), deed("l"), "x", "news", b"1", "secret"))
    assert wrong == "secrecy"


def closed(task: Task) -> None:
    actions.add_evidence(seen(task), deed("liaison"), "x", "payment", b"1")
    actions.ask_closing(seen(task), deed("liaison"))
    actions.take_up(seen(task), deed("office"))
    actions.inspect(seen(task), deed("inspector"), True, "量过")
    actions.close(seen(task), deed("office"))


def test_who_reports_does_not_inspect_and_who_inspects_does_not_close() -> None:
    task = task_in(town(), "working")
    actions.report(seen(task), deed("liaison"), TOLD)
    assert why(lambda: actions.inspect(seen(task), deed("liaison"), True, "量过")) == "four-eyes"
    actions.inspect(seen(task), deed("inspector"), True, "量过")
    assert why(lambda: actions.add_evidence(seen(task), deed("inspector"), "x", "audit", b"1")) == "four-eyes"
    actions.add_evidence(seen(task), deed("liaison"), "x", "audit", b"1")
    actions.ask_closing(seen(task), deed("liaison"))
    actions.take_up(seen(task), deed("inspector"))
    for who in ("liaison", "inspector"):
        assert why(lambda: actions.close(seen(task), deed(who))) == "four-eyes"  # noqa: B023
    actions.close(seen(task), deed("office"))
    assert why(lambda: actions.inspect(seen(task), deed("office"), True, "量过")) == "four-eyes"


def test_what_is_reopened_begins_a_new_round_and_remembers() -> None:
    task = task_in(town(), "working")
    closed(task)
    actions.reopen(seen(task), deed("office", reason="又漏了"))
    task.refresh_from_db()
    assert (task.state, task.round, task.reopen_count) == ("working", 2, 1)
    # Evidence of the first round closes nothing now.
    assert why(lambda: actions.ask_closing(seen(task), deed("liaison"))) == "no-evidence"
    assert Finding.objects.filter(task=task).count() == Evidence.objects.filter(task=task).count() == 1


def test_what_a_document_ended_is_not_reopened() -> None:
    task = task_in(town(), "working")
    actions.end(seen(task), deed("office", document="望政办〔2024〕3号"))
    actions.archive(seen(task), deed("office"))
    assert why(lambda: actions.reopen(seen(task), deed("office", reason="又要"))) == "ended-for-good"


def test_the_unit_objects_once_and_in_time_and_the_finding_stays() -> None:
    task = task_in(town(), "working")
    actions.inspect(seen(task), deed("inspector"), False, "少一段")
    (row,) = Finding.objects.all()
    assert why(lambda: actions.object_to(seen(task), deed("l", day=11, reason="量错"), row.pk)) == "too-late"
    assert why(lambda: actions.object_to(seen(task), deed("l", reason="量错"), 0)) == "no-finding"
    actions.object_to(seen(task), deed("l", day=10, reason="量错"), row.pk)
    assert why(lambda: actions.object_to(seen(task), deed("l", reason="量错"), row.pk)) == "objected-already"
    row.refresh_from_db()
    assert (row.accepted, row.objection.text) == (False, "量错")


def test_of_two_people_at_once_one_wins_and_the_other_is_told(admitted: Report) -> None:
    task = to_working(admitted, town())
    both_saw = seen(task)
    actions.report(both_saw, deed("liaison"), TOLD)
    with pytest.raises(Stale) as stale:
        actions.pause(both_saw, deed("office", document="望政办〔2024〕3号"))
    assert (stale.value.event.action, stale.value.event.by) == ("report-task", "liaison")
    task.refresh_from_db()
    assert (task.state, task.revision) == ("working", Event.objects.filter(task=task).count())


def test_what_was_written_is_never_rewritten(admitted: Report) -> None:
    task = to_working(admitted, town())
    for row in (task.events.all()[0], task.promises.all()[0]):
        with pytest.raises(TypeError):
            row.save()
    assert why(lambda: actions.start(Seen(2**40, 1), deed("x"))) == "no-task"


@pytest.mark.parametrize(
    ("cycle", "last", "today", "due"),
    [
        ("month", None, date(2024, 3, 31), None),
        ("month", None, date(2024, 4, 1), date(2024, 3, 31)),
        ("month", "2024-03", date(2024, 4, 30), None),
        ("month", "2024-03", date(2024, 7, 1), date(2024, 4, 30)),
        ("month", "2024-12", date(2025, 2, 1), date(2025, 1, 31)),
        ("quarter", "2024Q1", date(2024, 7, 1), date(2024, 6, 30)),
        ("half", "2024H1", date(2025, 1, 1), date(2024, 12, 31)),
        ("year", None, date(2024, 12, 31), None),
        ("year", "2024", date(2026, 1, 1), date(2025, 12, 31)),
    ],
)
def test_the_first_period_that_is_over_and_has_no_report(
    cycle: Any, last: str | None, today: date, due: date | None
) -> None:
    assert report_due(cycle, date(2024, 3, 15), last, today) == due


def test_a_task_that_no_unit_has_owes_no_report() -> None:
    assert report_due("month", None, None, date(2024, 7, 1)) is None


def test_the_list_shows_the_light_of_the_last_report(admitted: Report) -> None:
    place = town()
    task = to_working(admitted, place)
    actions.report(seen(task), deed("liaison", 20), Told("挖了三段沟", "on-time", percent=30))
    actions.report(seen(task), deed("liaison", 40), Told("停工了", "unlikely", percent=30))
    (row,) = tasks(LOCAL, TaskQuestion(), date(2024, 4, 12)).rows  # type: ignore[union-attr]
    assert row.light == Light("red", "says-unlikely")
    assert Task.objects.get(pk=task.pk).assigned_on == date(2024, 3, 1)
