"""Reminders: who is told, once, in the application and in one mail a day; and what 我的待办 makes of it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from luoshi.judging.reminders import DEFAULT
from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Told, Wanted
from luoshi.web.delivery.actions.reminding import read, remind, send_digests, tick
from luoshi.web.delivery.models import Digest, Notice, Run, Task
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people.models import Account
from luoshi.web.people.person import LOCAL, Person
from luoshi.web.people.queries import duties, holders
from luoshi.web.register.queries import Report as Read
from tests.web.tasks import Town, deed, everybody, frozen, officer, seen, sent, task_in, town

pytestmark = pytest.mark.django_db
DUE = date(2024, 6, 3)
MONDAY = datetime(2024, 6, 3, 2, tzinfo=UTC)
"""Ten in the morning, where the register is kept."""


@pytest.fixture
def scene(admitted: Read, settings: Any) -> tuple[Town, Task, dict[str, Account]]:
    """A task of the works department, signed, reported on in May, due on Monday the third of June."""
    settings.MAIL, settings.ADDRESS = True, "https://luoshi.example"
    place = town()
    held = everybody(place)
    (made,) = actions.hand_out(admitted.id, deed("office"), [Wanted((frozen(admitted)[0],), place.works, DUE)])
    actions.sign(seen(made), deed("liaison", 1))
    actions.report(seen(made), deed("liaison", 80), Told("挖沟", "on-time", 60))
    return place, Task.objects.get(pk=made.id), held


def person_of(account: Account) -> Person:
    return Person(account.pk, account.role, account.login, account.name, duties=duties(account.pk, DUE))  # type: ignore[arg-type]


def told() -> dict[str, list[tuple[str, int]]]:
    """Who was told of what, so many days from it."""
    found: dict[str, list[tuple[str, int]]] = {}
    for row in Notice.objects.select_related("account").order_by("pk"):
        found.setdefault(row.account.login.split("-")[0], []).append((row.kind, row.step))
    return found


def test_the_ladder_climbs_day_by_day(scene: tuple[Town, Task, dict[str, Account]]) -> None:
    place, task, _held = scene
    for days in range(-8, 12):
        remind(MONDAY + timedelta(days=days))
    due = [("due", step) for step in (-15, -7, -3, 0, 1, 3, 10)]
    found = {who: [each for each in rows if each[0] == "due"] for who, rows in told().items()}
    assert found == {
        "liaison": due, "head": due[2:], "delivery": due[5:], "leader": due[6:]
    }  # fmt: skip
    # June has no report yet: its end is a date of its own, and nobody is told before it comes near.
    assert {row.day for row in Notice.objects.filter(kind="report")} == set()
    assert set(Notice.objects.values_list("task", flat=True)) == {task.pk}
    assert officer("liaison", place.county).notices.count() == 0


def test_a_run_twice_tells_once_and_journals_once(scene: tuple[Town, Task, dict[str, Account]]) -> None:
    assert (remind(MONDAY), remind(MONDAY)) == (2, 0)
    tick(MONDAY)
    assert Notice.objects.count() == 2 and Run.objects.count() == 1
    (event,) = Journaled.objects.filter(action="remind")
    assert (event.who, event.kind, event.key) == ("luoshi", "day", "2024-06-03")


def test_who_cannot_see_the_task_or_not_log_in_is_not_told(scene: tuple[Town, Task, dict[str, Account]]) -> None:
    place, _task, held = scene
    Account.objects.filter(pk=held["head"].pk).update(is_active=False)
    Account.objects.filter(pk=held["liaison"].pk).update(role="administrator")
    assert remind(MONDAY) == 0
    assert ("head", place.works) not in holders(DUE) and ("leader", place.works) in holders(DUE)


def test_one_mail_a_day_and_none_in_quiet_hours(scene: tuple[Town, Task, dict[str, Account]]) -> None:
    place, task, held = scene
    liaison = held["liaison"]
    Account.objects.filter(pk=liaison.pk).update(mail="li@luoshi.example")
    sunday, night = MONDAY - timedelta(days=1), MONDAY + timedelta(hours=11)
    tick(sunday)
    tick(night)
    assert mail.outbox == [] and Notice.objects.exists()
    for hour in (0, 1, 2):
        tick(MONDAY + timedelta(hours=hour))
    (sent,) = mail.outbox
    assert (
        sent.to == ["li@luoshi.example"] and task.title[:20] in sent.body and "https://luoshi.example/todo" in sent.body
    )
    assert "就是今天" in sent.body and "1 条提醒" in sent.subject
    # What comes up later that day waits for the next mail, which tells of nothing twice.
    other = task_in(place, "accepted")
    Task.objects.filter(pk=other.pk).update(due_current=DUE + timedelta(days=1), secrecy="restricted")
    remind(MONDAY + timedelta(hours=3))
    assert send_digests(MONDAY + timedelta(hours=3)) == 0
    assert send_digests(MONDAY + timedelta(days=1)) == 1
    assert "（限定范围的任务）" in mail.outbox[1].body and task.title[:20] not in mail.outbox[1].body
    assert other.title not in mail.outbox[1].body and Digest.objects.count() == 2


def test_without_a_mail_server_or_an_address_nothing_is_mailed(
    scene: tuple[Town, Task, dict[str, Account]], settings: Any
) -> None:
    tick(MONDAY)
    settings.MAIL = False
    Account.objects.update(mail="li@luoshi.example")
    tick(MONDAY)
    assert mail.outbox == [] and not Digest.objects.exists()


def test_a_mail_that_cannot_be_handed_over_ends_nothing(
    scene: tuple[Town, Task, dict[str, Account]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _place, _task, held = scene
    Account.objects.filter(pk=held["liaison"].pk).update(mail="li@luoshi.example")

    def refuse(*_given: Any, **_more: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("luoshi.web.delivery.actions.reminding.send_mail", refuse)
    remind(MONDAY)
    assert send_digests(MONDAY) == 0 and queries.unread_count(person_of(held["liaison"])) == 1


def test_the_reminders_stand_on_the_to_do_page_until_they_are_read(
    scene: tuple[Town, Task, dict[str, Account]],
) -> None:
    _place, task, held = scene
    remind(MONDAY)
    liaison = held["liaison"]
    client = Client()
    client.force_login(liaison)
    html = client.get("/todo").content.decode()
    assert 'class="news">1<' in html and "任务期限 2024-06-03" in html and task.title in html and "知道了" in html
    assert client.post("/todo/read").status_code == 302
    assert 'class="news"' not in client.get("/todo").content.decode() and queries.unread(person_of(liaison), DUE) == ()
    assert read(liaison.pk, MONDAY) == 0 and queries.unread_count(person_of(held["head"])) == 1
    # Somebody who may no longer see the task is not shown its reminder.
    liaison.memberships.all().delete()
    Notice.objects.update(read_at=None)
    assert queries.unread_count(person_of(liaison)) == 0 == queries.unread_count(LOCAL)


def test_what_waits_is_grouped_and_leads_to_its_form(scene: tuple[Town, Task, dict[str, Account]]) -> None:
    place, task, held = scene
    wednesday = date(2024, 6, 5)
    soon, late = task_in(place, "assigned"), task_in(place, "working")
    Task.objects.filter(pk=soon.pk).update(due_current=date(2024, 6, 9))
    Task.objects.filter(pk=late.pk).update(due_current=date(2024, 6, 10))
    found = queries.todos(person_of(held["liaison"]), wednesday)
    assert [[(each.row.id, each.action) for each in group] for group in (found.overdue, found.week, found.later)] == [
        [(task.pk, "report-task")], [(soon.pk, "sign-task")], [(late.pk, "report-task")],
    ]  # fmt: skip
    client = Client()
    client.force_login(held["liaison"])
    html = client.get("/todo").content.decode()
    assert f"/tasks/{task.pk}/report" in html
    assert '<details id="do-report-task" open>' in client.get(f"/tasks/{task.pk}?do=report-task").content.decode()
    assert '<details id="do-report-task">' in client.get(f"/tasks/{task.pk}?do=nonsense").content.decode()


OFFICE = {"draft": "assign-task", "returned": "reassign-task", "closing-asked": "take-up", "to-verify": "close-task"}


def test_what_the_office_and_the_inspector_do_next() -> None:
    place = town()
    held = everybody(place)
    for state, action in OFFICE.items():
        task = task_in(place, state)
        for each in queries.todo(person_of(held["delivery"]), DUE):
            if each.id == task.pk:
                assert queries.next_action(person_of(held["delivery"]), each) == action
    sent(task_in(place, "to-verify"), held["inspector"].login)
    (row,) = queries.todo(person_of(held["inspector"]), DUE)
    assert queries.next_action(person_of(held["inspector"]), row) == "inspect-task"


def test_the_rules_are_there_to_be_read_and_an_office_has_its_own(settings: Any, tmp_path: Path) -> None:
    client = Client()
    client.force_login(officer("audit", town().works))
    html = client.get("/rules/reminders").content.decode()
    assert "默认规则" in html and "前 15 天" in html and "20 时到次日 8 时" in html and "分管领导" in html
    file = tmp_path / "reminders.toml"
    file.write_text('[[step]]\nkind = "due"\ndays = -5\nto = ["head"]\n', "utf-8")
    settings.REMINDERS = str(file)
    html = client.get("/rules/reminders").content.decode()
    assert "本单位自定的规则" in html and "前 5 天" in html and "前 15 天" not in html
    assert queries.reminding() != DEFAULT
    for wrong in ("[", '[[step]]\nkind = "x"'):
        file.write_text(wrong, "utf-8")
        with pytest.raises(ValueError, match=r"reminders\.toml"):
            queries.reminding()


def test_an_address_is_kept_by_its_owner_and_out_of_the_journal(settings: Any) -> None:
    liaison = officer("liaison", town().works)
    assert Client().get("/mail").status_code == 302
    client = Client()
    client.force_login(liaison)
    assert "还没有设邮件服务器" in client.get("/mail").content.decode()
    assert client.post("/mail", {"mail": "no address"}).status_code == 200
    assert client.post("/mail", {"mail": "li@luoshi.example"}).status_code == 302
    liaison.refresh_from_db()
    assert liaison.mail == "li@luoshi.example"
    (event,) = Journaled.objects.filter(action="mail-choose")
    assert b"li@" not in bytes(event.body)
    assert client.post("/mail", {"mail": ""}).status_code == 302
    liaison.refresh_from_db()
    assert liaison.mail == ""
