"""Whatever people do about a task, in whatever order: dates, counters, four eyes, evidence and history hold."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Deed, Refused, Seen, Stale, Told
from luoshi.web.delivery.models import Assignment, Event, Finding, Objection, Ruling, Task
from luoshi.web.delivery.transitions import SECRECIES, TIERS, TRANSITIONS, overdue
from tests.web.tasks import DUE, NOON, officer, task_in, town

PEOPLE = st.sampled_from(["liaison", "head", "office", "deputy-office", "inspector", "second-inspector"])
REASON = st.sampled_from(["", "因为"])
KIND = st.sampled_from(sorted(TIERS))
# Several of each, so that a run gets far before something unlikely is drawn.
SIMPLE = {
    "assign-task": actions.assign, "sign-task": actions.sign, "return-task": actions.give_back,
    "start-task": actions.start, "ask-closing": actions.ask_closing, "take-up": actions.take_up,
    "follow-through": actions.follow_through, "close-task": actions.close, "reopen-task": actions.reopen,
    "archive-task": actions.archive, "pause-task": actions.pause, "resume-task": actions.resume,
    "end-task": actions.end,
}  # fmt: skip
REPORTS = ("report-task", "add-evidence", "ask-extension", "ask-closing")
APPROVES = ("close-task", "decide-extension", "decide-objection")


def counted(events: list[Event], action: str) -> int:
    return sum(event.action == action for event in events)


class Machine(RuleBasedStateMachine):
    """One task and six people, who try anything; days go by."""

    @initialize()
    def begin(self) -> None:
        self.place = town()
        officer("inspector", self.place.government, "second-inspector")
        self.task = task_in(self.place)
        self.day = NOON
        self.done = 0
        self.overdue, self.reopened = False, 0
        self.files = 0

    def attempt(self, act: Any, by: str, reason: str, *more: Any, stale: bool = False) -> None:
        task = Task.objects.get(pk=self.task.pk)
        before = (task.state, task.revision)
        late = overdue(task.state, task.due_current, self.day.date())
        try:
            act(Seen(task.pk, task.revision - stale), Deed(by, self.day, reason, reason), *more)
        except (Refused, Stale) as error:
            assert isinstance(error, Stale) == (stale and task.revision > 0)
            task.refresh_from_db()
            assert (task.state, task.revision) == before
        else:
            assert not stale
            self.done += 1
            self.overdue = self.overdue or late

    @rule(action=st.sampled_from(sorted(SIMPLE)), by=PEOPLE, reason=REASON)
    def anything(self, action: str, by: str, reason: str) -> None:
        self.attempt(SIMPLE[action], by, reason)

    @rule(data=st.data(), by=PEOPLE)
    def something_that_the_state_allows(self, data: st.DataObject, by: str) -> None:
        state = Task.objects.get(pk=self.task.pk).state
        possible = sorted(action for other, action in TRANSITIONS if other == state and action in SIMPLE)
        if possible:
            self.attempt(SIMPLE[data.draw(st.sampled_from(possible))], by, "因为")

    @rule(action=st.sampled_from(sorted(SIMPLE)), by=PEOPLE)
    def too_late(self, action: str, by: str) -> None:
        if Task.objects.get(pk=self.task.pk).revision:
            self.attempt(SIMPLE[action], by, "因为", stale=True)

    @rule(by=PEOPLE, percent=st.integers(-1, 101))
    def report(self, by: str, percent: int) -> None:
        self.attempt(actions.report, by, "", Told("挖沟", "late", percent))

    @rule(by=PEOPLE, kind=KIND)
    def evidence(self, by: str, kind: str) -> None:
        self.files += 1
        self.attempt(actions.add_evidence, by, "", "x", kind, b"%d" % self.files)

    @rule(by=PEOPLE, accepted=st.sampled_from([True, False, None]), file=st.booleans())
    def inspect(self, by: str, accepted: bool | None, file: bool) -> None:
        self.files += file
        files = [("照片.jpg", "site-check", b"%d" % self.files)] * file
        self.attempt(actions.inspect, by, "", accepted, "量过", "补齐", self.day.date(), files)

    @rule(by=PEOPLE)
    def object(self, by: str) -> None:
        last = Finding.objects.filter(task=self.task.pk).order_by("-pk").first()
        self.attempt(actions.object_to, by, "量错了", last.pk if last else 0)

    @rule(by=PEOPLE, upheld=st.booleans())
    def decide_objection(self, by: str, upheld: bool) -> None:
        last = Objection.objects.filter(finding__task=self.task.pk).order_by("-pk").first()
        self.attempt(actions.decide_objection, by, "复核过", last.finding_id if last else 0, upheld, "second-inspector")

    @rule(by=PEOPLE, days=st.integers(-5, 60))
    def ask_for_time(self, by: str, days: int) -> None:
        self.attempt(actions.ask_extension, by, "雨季", DUE + timedelta(days=days))

    @rule(by=PEOPLE, granted=st.booleans())
    def decide(self, by: str, granted: bool) -> None:
        self.attempt(actions.decide_extension, by, "可", granted)

    @rule(by=PEOPLE, reason=REASON, days=st.integers(-60, 60))
    def adjust(self, by: str, reason: str, days: int) -> None:
        self.attempt(actions.adjust, by, reason, "20公里", DUE + timedelta(days=days))

    @rule(by=PEOPLE, reason=REASON, secrecy=st.sampled_from(SECRECIES))
    def another_secrecy(self, by: str, reason: str, secrecy: str) -> None:
        self.attempt(actions.set_secrecy, by, reason, secrecy)

    @rule(by=PEOPLE)
    def to_another_unit(self, by: str) -> None:
        self.attempt(actions.reassign, by, "因为", self.place.water)

    @rule(days=st.integers(1, 90))
    def days_go_by(self, days: int) -> None:
        self.day += timedelta(days=days)

    @invariant()
    def everything_holds(self) -> None:
        if not hasattr(self, "task"):
            return
        task = Task.objects.get(pk=self.task.pk)
        events = list(Event.objects.filter(task=task).order_by("number"))
        # History: a line for each action, each where the last one ended, by a way that the table knows.
        assert [event.number for event in events] == list(range(1, self.done + 1)) and task.revision == self.done
        for before, after in pairwise(events):
            assert before.after == after.before
        for event in events:
            assert TRANSITIONS[event.before["state"], event.action].after == event.after["state"]
        # Dates and counters.
        assert task.due_original == DUE
        assert task.ever_overdue == self.overdue
        counts = [event.after["reopen_count"] for event in events]
        assert counts == sorted(counts) and task.reopen_count == sum(event.action == "reopen-task" for event in events)
        moved = [event.action for event in events if event.before["due_current"] != event.after["due_current"]]
        assert set(moved) <= {"decide-extension", "adjust-task"}
        assert all(event.document for event in events if event.action in ("pause-task", "adjust-task", "end-task"))
        # Four eyes.
        reporters = {event.by for event in events if event.action in REPORTS}
        inspectors = {event.by for event in events if event.action == "inspect-task"}
        approvers = {event.by for event in events if event.action in APPROVES}
        assert not reporters & inspectors and not reporters & approvers and not inspectors & approvers
        # Evidence for closing.
        if task.state == "closed" and events[-1].action == "close-task":
            tiers = {
                row.tier for row in task.evidence.filter(round=task.round) if not row.finding_id or row.tier == "A"
            }
            findings = [
                row.accepted and not Ruling.objects.filter(objection__finding=row, upheld=True).exists()
                for row in task.findings.filter(round=task.round, accepted__isnull=False).order_by("pk")
            ]
            assert "A" in tiers or ("B" in tiers and findings)
            assert all(findings[-1:])
        # One decision on an objection, one inspector sent who had not looked, and every finding of one who was sent answers.
        upheld = Ruling.objects.filter(objection__finding__task=task, upheld=True).count()
        assert Ruling.objects.filter(objection__finding__task=task).count() == counted(events, "decide-objection")
        assert Assignment.objects.filter(task=task).count() == upheld
        assert Assignment.objects.filter(task=task, replaced=False).count() <= upheld
        for row in Finding.objects.filter(task=task).exclude(assignment=None).select_related("assignment"):
            assert row.by == row.assignment.inspector
        assert task.findings.count() == counted(events, "inspect-task")
        assert date.fromisoformat(events[-1].after["due_current"] if events else str(DUE)) == task.due_current


class AnySequence(TestCase):
    """Each run in a transaction that is undone."""

    def test_no_sequence_of_actions_breaks_what_must_hold(self) -> None:
        test = self

        class Undone(Machine):
            def __init__(self) -> None:
                super().__init__()
                test.setup_example()

            def teardown(self) -> None:
                test.teardown_example(None)

        run_state_machine_as_test(Undone, settings=settings(max_examples=40, stateful_step_count=30, deadline=None))


class ByHand(TestCase):
    """The machine itself can get as far as it has to, and tells when something does not hold."""

    def test_the_machine_walks_to_the_closing(self) -> None:
        machine = Machine()
        machine.begin()
        for action, by in (("assign-task", "office"), ("sign-task", "head"), ("start-task", "head")):
            machine.attempt(SIMPLE[action], by, "")
        machine.evidence("liaison", "contract")
        machine.attempt(actions.ask_closing, "liaison", "")
        machine.attempt(actions.take_up, "office", "")
        machine.inspect("inspector", True, False)
        machine.days_go_by(200)
        machine.attempt(actions.close, "office", "")
        machine.everything_holds()
        assert Task.objects.get(pk=machine.task.pk).state == "closed" and machine.done == 8

    def test_a_row_changed_behind_the_actions_is_noticed(self) -> None:
        machine = Machine()
        machine.begin()
        machine.attempt(actions.assign, "office", "")
        for change in ({"due_original": DUE + timedelta(days=1)}, {"revision": 5}, {"reopen_count": 1}):
            kept = Task.objects.filter(pk=machine.task.pk).values(*change).get()
            Task.objects.filter(pk=machine.task.pk).update(**change)
            with self.assertRaises(AssertionError):
                machine.everything_holds()
            Task.objects.filter(pk=machine.task.pk).update(**kept)
            machine.everything_holds()
