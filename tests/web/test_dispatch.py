"""Dispatch: the short report of a period, and the rounds that decide what is to be done about what is off track."""

import hashlib
import json
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.judging.agenda import off_track, severity
from luoshi.judging.lights import Light
from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Decided, Overtaken, Seen, Told
from luoshi.web.delivery.indicators import indicator
from luoshi.web.delivery.models import ActionItem, Carried, Item, Report, Round, Task
from luoshi.web.delivery.queries.dispatch import items_visible
from luoshi.web.delivery.transitions import ITEM_ACTIONS, ITEM_STATES, STATES, ItemStanding, TaskStanding
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people.clock import now, today
from luoshi.web.people.person import LOCAL
from luoshi.web.people.rules import may
from luoshi.web.register.queries import Report as Read
from tests.web.tasks import DUE, NOON, Town, deed, everybody, frozen, officer, seen, sent, task_in, town
from tests.web.test_delivery import why
from tests.web.test_delivery_pages import client_of, person_of
from tests.web.test_task_rights import LEAD, OTHER
from tests.web.test_task_rights import PEOPLE as DUTIES
from tests.web.visiting import account

pytestmark = pytest.mark.django_db

FIRST = Told("挖了三段沟", "late", 30, "3公里", "铺管", "下雨", "请交警配合")


def reported(place: Town, *months: Told, **fields: Any) -> Task:
    """A task under way with a report in March 2024, in April, and so on."""
    task = task_in(place, "working")
    Task.objects.filter(pk=task.pk).update(assigned_on=NOON.date(), **fields)
    for month, told in enumerate(months):
        actions.report(seen(task), deed("liaison", month * 31), told)
    task.refresh_from_db()
    return task


# The report of a period.


def test_nothing_changed_is_one_click_and_what_was_planned_is_done() -> None:
    task = reported(town(), FIRST)
    actions.report_again(seen(task), deed("liaison", 31))
    last = Report.objects.order_by("pk").last()
    assert last is not None
    assert (last.done, last.next, last.percent, last.value) == ("铺管", "铺管", 30, "3公里")
    assert (last.problem, last.help, last.forecast, last.changed) == ("下雨", "请交警配合", "late", [])


def test_who_never_reported_cannot_say_that_nothing_changed() -> None:
    task = task_in(town(), "working")
    assert why(lambda: actions.report_again(seen(task), deed("liaison"))) == "never-reported"
    assert why(lambda: actions.report_again(Seen(10**6, 0), deed("liaison"))) == "no-task"


CHANGES: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"percent": 50}, ["percent"]),
    ({"problem": "", "forecast": "on-time"}, ["problem", "forecast"]),
    ({"done": "铺了一段", "next": "回填"}, ["done", "next"]),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_a_report_keeps_which_fields_changed(change: dict[str, Any], expected: list[str]) -> None:
    again = {"done": "铺管", "forecast": "late", "percent": 30, "value": "3公里", "next": "铺管", "problem": "下雨",
             "help": "请交警配合"}  # fmt: skip
    reported(town(), FIRST, Told(**{**again, **change}))
    first, second = Report.objects.order_by("pk").values_list("changed", flat=True)
    assert first == ["percent", "value", "done", "next", "problem", "help", "forecast"]
    assert second == expected


def test_a_figure_given_already_is_taken_over_and_not_given_twice() -> None:
    place = town()
    given = reported(place, Told("统计", "on-time", value="106万吨"), indicator="a" * 64)
    asked = reported(place, indicator="a" * 64)
    Task.objects.filter(pk=given.pk).update(lead=place.water)
    told = Told("查看", "on-time", value="105万吨")
    assert why(lambda: actions.report(seen(asked), deed("liaison", 1), told)) == "already-given"
    assert (
        why(lambda: actions.report(seen(asked), deed("liaison", 1), Told("查看", "on-time", take=0))) == "already-given"
    )
    offered = queries.figure_given(asked.pk, NOON.date())
    assert offered and (offered.value, offered.unit) == ("106万吨", "水务局")
    actions.report(seen(asked), deed("liaison", 1), Told("查看", "on-time", take=offered.id))
    row = asked.reports.get()
    assert (row.value, row.taken_id, row.changed) == ("106万吨", offered.id, ["done", "forecast"])
    # In the next period nobody has given it yet; without it the report is made all the same.
    actions.report(seen(asked), deed("liaison", 31), told)
    assert asked.reports.count() == 2


NOT_OFFERED: dict[str, dict[str, Any]] = {
    "another figure": {"indicator": "b" * 64},
    "no figure": {"indicator": ""},
    "restricted": {"secrecy": "restricted"},
}


@pytest.mark.parametrize("case", NOT_OFFERED)
def test_what_is_another_figure_or_not_to_be_known_is_not_offered(case: str) -> None:
    place = town()
    given = reported(place, Told("统计", "on-time", value="106万吨"), indicator="a" * 64)
    Task.objects.filter(pk=given.pk).update(**NOT_OFFERED[case])
    asked = reported(place, indicator=NOT_OFFERED[case].get("indicator", "a" * 64) and "a" * 64)
    assert queries.figure_given(asked.pk, NOON.date()) is None
    actions.report(seen(asked), deed("liaison", 1), Told("查看", "on-time", value="105万吨"))


def test_what_was_taken_over_is_no_source_and_nothing_changed_takes_over_too() -> None:
    place = town()
    first, second, third = (reported(place, indicator="a" * 64) for _ in range(3))
    actions.report(seen(second), deed("liaison", -31), Told("查看", "on-time", value="90万吨"))
    actions.report(seen(first), deed("liaison"), Told("统计", "on-time", value="106万吨"))
    actions.report_again(seen(second), deed("liaison", 1))
    offered = queries.figure_given(third.pk, NOON.date())
    assert offered and offered.id == first.reports.get().pk
    assert second.reports.latest("pk").taken_id == offered.id and second.reports.latest("pk").changed == []


def test_tasks_whose_commitments_state_the_same_figure_share_an_indicator(admitted: Read) -> None:
    place, numbers = town(), frozen(admitted)
    wanted = [actions.Wanted((number,), place.works, DUE) for number in numbers]
    made = [Task.objects.get(pk=each.id) for each in actions.make(admitted.id, deed("office"), wanted)]
    stating = [task for task in made if task.indicator]
    assert stating and all(len(task.indicator) == 64 for task in stating)

    def row(start: int, subject: str, **more: str) -> dict[str, Any]:
        return {"kind": "figure", "start": start, "end": start + 2, "content": {"subject": subject, **more}}

    rows = [
        row(10, "粮食产量", unit="吨", year="2024"),
        row(30, "粮食产量", unit="吨", bound="ge"),
        row(50, "粮食产量", unit="亩"),
    ]
    keys = [indicator(rows, [(start, start + 5)]) for start in (10, 30, 50, 70)]
    assert keys[0] == keys[1] != keys[2] and keys[3] == ""


def post(client: Client, address: str, **given: Any) -> HttpResponse:
    return client.post(address, given)


def under_way(place: Town, *told: Told, unit: int | None = None) -> Task:
    """A task reported on in the months before this one."""
    task = task_in(place, "working")
    Task.objects.filter(pk=task.pk).update(lead=unit or place.works, due_current=today() + timedelta(days=300))
    for months, each in enumerate(reversed(told), 1):
        at = now() - timedelta(days=31 * months)
        actions.report(seen(task), actions.Deed("liaison-x", at), each)
    task.refresh_from_db()
    return task


def test_from_what_waits_to_the_form_and_on_to_the_next() -> None:
    place = town()
    liaison = client_of(officer("liaison", place.works))
    first, second, other = under_way(place, FIRST), under_way(place, FIRST), under_way(place, unit=place.county)
    Task.objects.filter(pk=second.pk).update(due_current=today() + timedelta(days=301))
    html = liaison.get("/todo").content.decode()
    assert f'href="/tasks/{first.pk}/report"' in html and "填报 2 件进展" in html
    html = liaison.get(f"/tasks/{first.pk}/report").content.decode()
    # Filled in as last time, what was planned as done; the last report beside it.
    assert 'value="30"' in html and ">\n铺管</textarea>" in html and "挖了三段沟" in html and "无变化" in html
    response = post(liaison, f"/tasks/{first.pk}/report", revision=seen(first).revision, same="yes")
    assert response.headers["Location"] == f"/tasks/{second.pk}/report?saved={first.pk}"
    html = liaison.get(response.headers["Location"]).content.decode()
    assert "已保存" in html and first.title in html
    assert "这一期已经填报过了" in liaison.get(f"/tasks/{first.pk}/report").content.decode()
    given = {"percent": 40, "done": "铺了两段", "forecast": "late", "revision": seen(second).revision}
    assert (
        post(liaison, f"/tasks/{second.pk}/report", **given).headers["Location"] == f"/tasks/report?saved={second.pk}"
    )
    assert "本期都填报了" in liaison.get("/tasks/report").content.decode()
    assert second.reports.latest("pk").percent == 40
    # Of others' tasks neither the form nor, by its number, the title.
    assert liaison.get(f"/tasks/{other.pk}/report").status_code == 403
    assert other.title not in liaison.get(f"/tasks/{first.pk}/report?saved={other.pk}").content.decode()


def test_the_second_of_two_reports_is_told_and_keeps_what_was_written() -> None:
    place = town()
    liaison = client_of(officer("liaison", place.works))
    task = under_way(place, FIRST)
    before = seen(task).revision
    actions.adjust(seen(task), actions.Deed("office", now(), document="望政办〔2024〕3号"), criterion="20公里")
    response = post(liaison, f"/tasks/{task.pk}/report", percent=41, done="写了半天", forecast="late", revision=before)
    html = response.content.decode()
    assert response.status_code == 409 and "写了半天" in html and "调整" in html and f'value="{before + 1}"' in html
    assert task.reports.count() == 1


def test_a_figure_that_came_while_the_form_was_open_is_offered() -> None:
    place = town()
    liaison = client_of(officer("liaison", place.works))
    task, other = under_way(place, FIRST), under_way(place, unit=place.water)
    Task.objects.update(indicator="a" * 64)
    actions.report(seen(other), actions.Deed("x", now()), Told("统计", "on-time", value="9公里"))
    written = {"percent": 30, "done": "铺管", "forecast": "late", "value": "8公里", "revision": seen(task).revision}
    response = post(liaison, f"/tasks/{task.pk}/report", **written)
    html = response.content.decode()
    assert response.status_code == 409 and "已有数：9公里，由水务局报" in html and "您填的是：8公里" in html
    offered = queries.figure_given(task.pk, today())
    assert offered is not None
    del written["value"]
    assert post(liaison, f"/tasks/{task.pk}/report", **written, take=offered.id).status_code == 302
    assert task.reports.latest("pk").value == "9公里"


def test_all_reports_of_a_unit_are_saved_together_and_each_rows_fate_is_told() -> None:
    place = town()
    liaison = client_of(officer("liaison", place.works))
    same, changed, left, wrong, first = (
        under_way(place, FIRST), under_way(place, FIRST), under_way(place, FIRST), under_way(place, FIRST), under_way(place)
    )  # fmt: skip
    foreign = under_way(place, FIRST, unit=place.county)
    html = liaison.get("/tasks/report").content.decode()
    # An untouched row with empty fields must not keep the browser from sending the others.
    assert html.count('name="task"') == 5 and foreign.title not in html and 'class="tell-all" novalidate' in html
    again = {"percent": 30, "value": "3公里", "done": "铺管", "next": "铺管", "problem": "下雨", "help": "请交警配合",
             "forecast": "late"}  # fmt: skip
    sent: dict[str, Any] = {"task": [task.pk for task in (same, changed, left, wrong, first, foreign)]}
    for task, more in (
        (same, {"same": "yes"}), (changed, {"percent": 60}), (left, {}), (wrong, {"percent": 600}), (foreign, {"percent": 60}),
    ):  # fmt: skip
        fields = {**again, "revision": seen(task).revision, **more}
        sent |= {f"t{task.pk}-{name}": value for name, value in fields.items()}
    sent |= {f"t{first.pk}-revision": seen(first).revision, f"t{first.pk}-forecast": ""}
    response = liaison.post("/tasks/report", sent)
    html = response.content.decode()
    assert response.status_code == 409
    assert "已保存 2 件" in html and html.count("没有保存</b>") == 1 and 'value="600"' in html
    counts = [task.reports.count() for task in (same, changed, left, wrong, first, foreign)]
    assert counts == [2, 2, 1, 1, 0, 1]
    assert same.reports.latest("pk").changed == [] and changed.reports.latest("pk").changed == ["percent"]


# Which lights are on the agenda, and in which order.

AGENDA = [
    Light("red", "overdue", 40), Light("red", "overdue", 3), Light("red", "says-unlikely"), Light("red", "far-behind", 60),
    Light("red", "far-behind", 25), Light("yellow", "says-late"), Light("yellow", "not-signed", 9),
    Light("yellow", "behind", 12), Light("yellow", "due-soon", 2), Light("yellow", "due-soon", 9),
    Light("grey", "report-missing", 50), Light("grey", "report-missing", 11),
]  # fmt: skip
NOT_ON_IT = [Light("green", "on-pace"), Light("green", "checking"), Light("grey", "no-report"), Light("grey", "paused")]


def test_the_agenda_begins_with_the_worst() -> None:
    assert sorted(AGENDA[6:] + AGENDA[:6], key=severity) == AGENDA
    assert all(map(off_track, AGENDA)) and not any(map(off_track, NOT_ON_IT))


# Rounds.


def off(place: Town, days_late: int = 10, unit: int | None = None) -> Task:
    """A task overdue by so many days on the first of March 2024."""
    task = task_in(place, "working")
    due = NOON.date() - timedelta(days=days_late)
    Task.objects.filter(pk=task.pk).update(lead=unit or place.works, due_current=due, assigned_on=date(2024, 1, 1))
    return Task.objects.get(pk=task.pk)


def opened(by: str = "office", day: int = 0) -> Round:
    return Round.objects.get(number=actions.open_round(deed(by, day), NOON.date() + timedelta(days=day)))


def decided(round: Round, task: Task, unit: int, text: str = "本月补上进度", day: int = 10) -> ActionItem:
    item = Item.objects.get(round=round, task=task)
    known = ActionItem.objects.filter(round=round, task=task).count()
    wanted = Decided(text, unit, NOON.date() + timedelta(days=day))
    return ActionItem.objects.get(pk=actions.decide_item(round.number, item.pk, known, deed("office"), wanted))


def at(item: ActionItem) -> Seen:
    item.refresh_from_db()
    return Seen(item.pk, item.revision)


def test_a_round_has_what_is_off_track_as_it_stood_at_the_opening() -> None:
    place = town()
    mild, bad = off(place, 1), off(place, 40)
    fine = task_in(place, "working")
    silent = reported(place)
    actions.report(seen(bad), deed("liaison", -1), FIRST)
    round = opened(day=60)
    rows = list(Item.objects.filter(round=round).order_by("place"))
    assert [(row.task_id, row.place, row.colour, row.reason) for row in rows] == [
        (bad.pk, 1, "red", "overdue"), (mild.pk, 2, "red", "overdue"), (silent.pk, 3, "grey", "report-missing")
    ]  # fmt: skip
    assert (rows[0].number, rows[0].percent, rows[0].problem, rows[0].lead) == (100, 30, "下雨", "住建局")
    assert fine.pk not in {row.task_id for row in rows}
    actions.adjust(seen(bad), deed("office", 61, document="望政办〔2024〕3号"), due=date(2030, 1, 1))
    found = queries.agenda(1, LOCAL, date(2024, 6, 1))
    assert found and found.items[0].light == Light("red", "overdue", 100) and found.items[0].problem == "下雨"


def test_one_round_at_a_time_and_the_next_begins_with_what_is_not_done() -> None:
    place = town()
    task = off(place)
    first = opened()
    assert why(lambda: opened(day=1)) == "round-open"
    kept, confirmed = decided(first, task, place.works, day=10), decided(first, task, place.water)
    actions.do_item(at(confirmed), deed("liaison"), "协调好了")
    actions.confirm_item(at(confirmed), deed("office"))
    actions.close_round(1, 2, deed("office"), "抓紧")
    second = opened(day=30)
    assert second.number == 2
    assert [(row.item_id, row.state, row.overdue) for row in Carried.objects.all()] == [(kept.pk, "open", True)]
    # What becomes of it later does not change how the round began.
    actions.do_item(at(kept), deed("liaison", 31), "补上了")
    found = queries.agenda(2, LOCAL, date(2024, 4, 5))
    assert found and [(row.state, stood, late) for row, stood, late in found.carried] == [("done", "open", True)]


def test_the_database_too_knows_one_open_round_only() -> None:
    opened()
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.create(number=2, held_on=DUE, opened_by="office", opened_at=NOON)


def test_a_closed_round_is_a_record() -> None:
    place = town()
    task = off(place)
    round = opened()
    item = decided(round, task, place.works)
    actions.close_round(1, 1, deed("office"), "抓紧")
    round.refresh_from_db()
    assert (round.open, round.note, round.closed_by) == (False, "抓紧", "office") and len(round.sha256) == 64
    about = Item.objects.get()
    assert (
        why(lambda: actions.decide_item(1, about.pk, 1, deed("office"), Decided("又", place.works, DUE)))
        == "round-closed"
    )
    assert why(lambda: actions.close_round(1, 1, deed("office"))) == "round-closed"
    with pytest.raises(TypeError):
        about.save()
    item.text = "改写"
    with pytest.raises(TypeError, match="never rewritten"):
        item.save()
    # Whatever becomes of the item and of its task, the minutes stay the same to the letter.
    actions.do_item(at(ActionItem.objects.get()), deed("liaison"), "补上了")
    Task.objects.update(state="closed")
    assert hashlib.sha256(actions.minutes(Round.objects.get()).encode()).hexdigest() == round.sha256
    (event,) = Journaled.objects.filter(kind="round", action="close-round")
    assert json.loads(bytes(event.body))["after"]["sha256"] == round.sha256


REFUSALS: dict[str, Callable[[Town, Item], Any]] = {
    "no-round": lambda place, item: actions.decide_item(9, item.pk, 0, deed("o"), Decided("补", place.works, DUE)),
    "no-item": lambda place, item: actions.decide_item(1, 0, 0, deed("o"), Decided("补", place.works, DUE)),
    "nothing-decided": lambda place, item: actions.decide_item(
        1, item.pk, 0, deed("o"), Decided(" ", place.works, DUE)
    ),
    "due-before-round": lambda place, item: actions.decide_item(
        1, item.pk, 0, deed("o"), Decided("补", place.works, date(2024, 2, 29))
    ),
    "no-unit": lambda place, item: actions.decide_item(1, item.pk, 0, deed("o"), Decided("补", 0, DUE)),
    "too-long": lambda place, item: actions.decide_item(
        1, item.pk, 0, deed("o"), Decided("补" * 2001, place.works, DUE)
    ),
}


@pytest.mark.parametrize("code", REFUSALS)
def test_what_cannot_be_decided_is_refused_and_leaves_nothing(code: str) -> None:
    place = town()
    off(place)
    opened()
    events = Journaled.objects.count()
    assert why(lambda: REFUSALS[code](place, Item.objects.get())) == code
    assert not ActionItem.objects.exists() and Journaled.objects.count() == events


def test_of_two_at_once_one_is_told_who_was_faster() -> None:
    place = town()
    task = off(place)
    round = opened()
    item = decided(round, task, place.works)
    about = Item.objects.get()
    with pytest.raises(Overtaken) as told:
        actions.decide_item(1, about.pk, 0, deed("other"), Decided("也", place.works, DUE))
    assert (told.value.action, told.value.by) == ("decide-item", "office")
    with pytest.raises(Overtaken):
        actions.close_round(1, 0, deed("other"))
    before = at(item)
    actions.do_item(before, deed("liaison"), "补上了")
    with pytest.raises(Overtaken) as told:
        actions.do_item(before, deed("head"), "我也补了")
    assert (told.value.action, told.value.by) == ("do-action-item", "liaison")
    item.refresh_from_db()
    assert item.done_note == "补上了"


def test_an_action_item_goes_to_the_unit_back_and_is_confirmed_by_somebody_else() -> None:
    place = town()
    task = off(place)
    item = decided(opened(), task, place.water)
    assert why(lambda: actions.confirm_item(at(item), deed("office"))) == "wrong-item-state"
    assert why(lambda: actions.do_item(at(item), deed("liaison"), " ")) == "nothing-done"
    actions.do_item(at(item), deed("liaison"), "协调好了")
    assert why(lambda: actions.return_item(at(item), deed("office"))) == "reason"
    actions.return_item(at(item), deed("office", reason="没有看到函"))
    actions.do_item(at(item), deed("liaison"), "函已发")
    assert why(lambda: actions.confirm_item(at(item), deed("liaison"))) == "own-word"
    actions.confirm_item(at(item), deed("office"))
    item.refresh_from_db()
    assert (item.state, item.times_returned, item.returned) == ("confirmed", 1, "没有看到函")
    told = Journaled.objects.filter(kind="action-item", key=str(item.pk)).order_by("number")
    assert [event.action for event in told] == [
        "decide-item", "do-action-item", "return-action-item", "do-action-item", "confirm-action-item"
    ]  # fmt: skip


# Rights.

# Who may do what to an action item of unit OTHER about a task of LEAD; ok: in the state that allows it.
ITEM_RIGHTS = {
    "see-item": {
        "office",
        "unit",
        "head",
        "support",
        "other",
        "leader",
        "audit",
        "figures",
        "money",
        "local",
    },
    "do-action-item": {"other", "local"},
    "confirm-action-item": {"office", "local"},
    "return-action-item": {"office", "local"},
}
ALLOWED = {"do-action-item": "open", "confirm-action-item": "done", "return-action-item": "done"}


def test_the_rights_to_an_action_item() -> None:
    assert set(ITEM_RIGHTS) == {"see-item", *ITEM_ACTIONS}
    sent_to = frozenset({DUTIES["inspector"].login})
    task = TaskStanding(7, "working", LEAD, frozenset({2}), assigned_inspectors=sent_to)
    for (who, person), state, action in product(DUTIES.items(), ITEM_STATES, ITEM_RIGHTS):
        standing = ItemStanding(3, state, OTHER, task)
        expected = who in ITEM_RIGHTS[action] and ALLOWED.get(action, state) == state
        assert may(person, action, standing) is expected, (who, action, state)  # type: ignore[arg-type]


def test_the_office_holds_rounds_and_sees_the_burden_and_units_report() -> None:
    for action in ("open-round", "decide-item", "close-round", "see-burden"):
        assert {who for who, person in DUTIES.items() if may(person, action)} == {"office", "local"}
    reporters = {who for who, person in DUTIES.items() if may(person, "report-tasks")}
    assert reporters == {"unit", "head", "support", "other", "local"}
    for person in DUTIES.values():
        assert may(person, "see-dispatch") == may(person, "see-tasks")


def test_the_condition_and_the_rule_agree_on_who_sees_an_item() -> None:
    place = town()
    people = everybody(place)
    tasks = [task_in(place, state) for state in STATES]
    round = Round.objects.create(number=1, held_on=NOON.date(), opened_by="office", opened_at=NOON)
    given = {
        "unit_id": place.county,
        "unit_name": "临江县",
        "due": NOON.date(),
        "decided_by": "office",
        "decided_at": NOON,
    }
    items = [ActionItem.objects.create(round=round, task=task, text="派警力", **given).pk for task in tasks]
    for state in ("working", "to-verify"):
        sent(next(task for task in tasks if task.state == state), people["inspector"].login)
    looked = next(task for task in tasks if task.state == "to-verify")
    actions.inspect(seen(looked), deed(people["inspector"].login), True, "看过")
    # Who audits too is sent to look as anybody is, and then reads no more than they do.
    auditor = officer("inspector", place.government, "both")
    officer("audit", place.works, "both")
    sent(next(task for task in tasks if task.state == "closed"), auditor.login)
    for person in (*(person_of(each) for each in [*people.values(), auditor]), LOCAL):
        listed = set(ActionItem.objects.filter(items_visible(person)).values_list("pk", flat=True))
        allowed = {item for item in items if may(person, "see-item", queries.item_standing(item))}
        assert listed == allowed, person.login


def test_each_sees_of_a_round_what_they_may_see() -> None:
    place = town()
    people = everybody(place)
    ours, theirs = off(place), off(place, unit=place.county)
    theirs.supporting.clear()
    actions.report(seen(ours), deed("x", -1), FIRST)
    sent(ours, people["inspector"].login)
    round = opened()
    helped, own = decided(round, ours, place.county, "派警力"), decided(round, ours, place.works)
    views = {
        who: queries.agenda(1, person_of(people[who]), today())
        for who in ("delivery", "liaison", "stranger", "inspector", "deputy")
    }
    seen_tasks = {who: {item.task for item in view.items} for who, view in views.items() if view}
    assert seen_tasks == {
        "delivery": {ours.pk, theirs.pk}, "liaison": {ours.pk}, "stranger": {theirs.pk}, "inspector": {ours.pk},
        "deputy": set(),
    }  # fmt: skip
    inspector, liaison = views["inspector"], views["liaison"]
    assert liaison and liaison.items[0].problem == "下雨"
    # An inspector sees that it is off track, and not what the unit says of it.
    assert inspector and (inspector.items[0].percent, inspector.items[0].problem, inspector.items[0].help) == (
        None,
        "",
        "",
    )
    # Who was given an item sees it, and of the task that it is about nothing that they may not see.
    rows = queries.action_items(person_of(people["stranger"]), today())
    assert [(row.id, row.text, row.task, row.title) for row in rows] == [(helped.pk, "派警力", 0, "")]
    client = client_of(people["stranger"])
    assert client.get(f"/dispatch/items/{helped.pk}").status_code == 200
    assert client.get(f"/dispatch/items/{own.pk}").status_code == 403
    for address in (
        "/dispatch/",
        "/dispatch/1",
        f"/dispatch/items/{helped.pk}",
        "/dispatch/items.json",
        "/dispatch/1.csv",
        "/todo",
    ):
        assert ours.title not in client.get(address).content.decode(), address
    assert [row["id"] for row in client.get("/dispatch/items.json").json()["rows"]] == [helped.pk]
    assert "派警力" in client.get("/dispatch/1.csv").content.decode()


def test_a_round_from_opening_to_the_next() -> None:
    place = town()
    office, liaison = client_of(officer("delivery", place.government)), client_of(officer("liaison", place.works))
    task = off(place)
    assert post(liaison, "/dispatch/", held_on=today()).status_code == 403
    assert post(office, "/dispatch/", held_on="").status_code == 422
    assert post(office, "/dispatch/", held_on=today()).headers["Location"] == "/dispatch/1"
    assert post(office, "/dispatch/", held_on=today()).status_code == 409
    item = Item.objects.get()
    html = office.get(f"/dispatch/1?decide={item.pk}").content.decode()
    assert task.title in html and "逾期" in html and 'action="/dispatch/1/decide"' in html
    given = {"item": item.pk, "known": 0, "text": "本月补上进度", "unit": place.works, "due": today()}
    assert post(liaison, "/dispatch/1/decide", **given).status_code == 403
    assert post(office, "/dispatch/1/decide", **{**given, "due": "2020-01-01"}).status_code == 409
    assert post(office, "/dispatch/1/decide", **given).status_code == 302
    # Once more with what was seen before: told, and what was written is still there.
    response = post(office, "/dispatch/1/decide", **{**given, "text": "另一项"})
    assert response.status_code == 409 and "另一项" in response.content.decode()
    action = ActionItem.objects.get()
    html = liaison.get("/todo").content.decode()
    assert "本月补上进度" in html and f'href="/dispatch/items/{action.pk}"' in html
    assert "本月补上进度" in liaison.get(f"/tasks/{task.pk}").content.decode()
    address = f"/dispatch/items/{action.pk}"
    assert post(liaison, f"{address}/confirm-action-item", revision=1).status_code == 403
    assert post(liaison, f"{address}/do-action-item", revision=1).status_code == 409
    assert post(liaison, f"{address}/do-action-item", revision=1, note="补上了").status_code == 302
    assert post(liaison, f"{address}/nonsense", revision=1).status_code == 404
    assert "本月补上进度" in office.get("/todo").content.decode()
    assert "本月补上进度" not in liaison.get("/todo").content.decode()
    response = post(office, "/dispatch/1/close", revision=0, note="抓紧")
    assert response.status_code == 409 and "抓紧" in response.content.decode()
    assert post(office, "/dispatch/1/close", revision=1, note="抓紧").status_code == 302
    html = liaison.get("/dispatch/1").content.decode()
    assert "会议纪要" in html and "抓紧" in html and Round.objects.get().sha256 in html and "/close" not in html
    assert post(office, "/dispatch/", held_on=today()).headers["Location"] == "/dispatch/2"
    html = office.get("/dispatch/2").content.decode()
    assert "本月补上进度" in html and "单位报已办结" in html
    assert post(office, f"{address}/confirm-action-item", revision=2).status_code == 302
    assert "已确认办结" in office.get(address).content.decode()
    assert office.get("/dispatch/3").status_code == 404 and office.get(f"/dispatch/{10**30}").status_code == 404
    client = client_of(account("reviewer", "boss"))
    html = client.get("/journal/").content.decode()
    assert 'href="/dispatch/1"' in html and f'href="{address}"' in html


@pytest.mark.parametrize("duty", ["delivery", "liaison"])
def test_a_page_asks_as_often_for_many_as_for_few(duty: Any) -> None:
    place = town()
    client = client_of(officer(duty, place.works))
    pages = ["/todo", "/dispatch/", "/dispatch/2", "/dispatch/items.json"]
    pages += ["/tasks/report"] if duty == "liaison" else ["/burden"]
    counts: list[list[tuple[str, int]]] = []
    for day, many in ((10, 1), (20, 1), (30, 5)):
        for _ in range(many):
            reported(place, FIRST, due_current=NOON.date())
        Task.objects.update(indicator="a" * 64)
        round = opened(day=day)
        for item in Item.objects.filter(round=round):
            decided(round, Task.objects.get(pk=item.task_id), place.works, day=day + 1)
        # The first visit also notes when it was.
        client.get("/todo")
        counts.append([])
        for address in pages:
            address = address.replace("/2", f"/{round.number}")
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts[-1].append((address[:10], len(asked)))
        round.refresh_from_db()
        actions.close_round(round.number, round.revision, deed("office", day))
    # The first round has nothing to carry on.
    assert counts[1] == counts[2]


def test_an_inspector_is_not_told_a_light_that_the_units_word_made() -> None:
    place = town()
    inspector = person_of(officer("inspector", place.government))
    task = reported(place, Told("挖沟", "unlikely", 30), due_current=date(2030, 1, 1))
    sent(task, inspector.login)
    opened(day=1)
    for person, expected in ((LOCAL, Light("red", "says-unlikely")), (inspector, None)):
        found = queries.agenda(1, person, today())
        assert found and [item.light for item in found.items] == [expected]
