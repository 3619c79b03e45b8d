"""公开: what everybody sees of a promise, what nobody sees, and what deputies say."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.judging.lights import DEFAULT, REASONS, Light, Progress, light
from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Refused
from luoshi.web.delivery.models import Evidence, Opinion, Task
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people.actions import give_post
from luoshi.web.people.clock import today
from luoshi.web.public import lights, queries
from luoshi.web.public.queries import PublicQuestion
from luoshi.web.register.actions import withdraw
from luoshi.web.register.queries import Report
from tests.web.promised import HIDDEN, Promised, promised
from tests.web.tasks import SINCE, UNTIL, deed, officer, seen, sent, task_in, town
from tests.web.test_delivery_pages import client_of
from tests.web.visiting import PASSWORD, account

pytestmark = pytest.mark.django_db


@pytest.fixture
def town_with_promises(admitted: Report) -> Promised:
    account("administrator", "first")
    return promised(admitted)


def test_everybody_sees_the_open_one_whole_and_of_the_others_nothing(town_with_promises: Promised) -> None:
    tasks, visitor = town_with_promises.tasks, Client()
    shown = tasks["open"].pk
    everything = [visitor.get(address).content.decode() for address in (
        "/public/", "/public/promises.json", "/public/promises.csv", f"/public/{shown}", f"/public/{shown}.json",
        f"/public/{shown}?words=x",
    )]  # fmt: skip
    promise = tasks["open"].promises.get()
    for page in everything:
        assert promise.text in page.replace("\\n", "\n")
        for secrecy in ("internal", "restricted"):
            assert f"/public/{tasks[secrecy].pk}" not in page and f'"id":{tasks[secrecy].pk}' not in page
        for name, words in HIDDEN.items():
            assert words not in page, name
    # In the lists there is no word of the others either; a task's page quotes its whole sentence of the public report.
    for secrecy in ("internal", "restricted"):
        assert not any(tasks[secrecy].promises.get().text in page for page in everything[:3])
    page = everything[3]
    for words in (
        "挖了三段沟",
        "少一段",
        "单位有异议",
        "验收表.pdf",
        "挖通十八公里",
        "2024-07-30",
        "已签收",
        "望川市水务局",
    ):
        assert words in page, words
    for secrecy in ("internal", "restricted"):
        for rest in ("", ".json", "/evidence/1"):
            assert visitor.get(f"/public/{tasks[secrecy].pk}{rest}").status_code in (302, 401)


def test_only_open_files_of_the_task_itself_are_given_out(town_with_promises: Promised) -> None:
    shown, visitor = town_with_promises.tasks["open"].pk, Client()
    for row in Evidence.objects.select_related("task"):
        answer = visitor.get(f"/public/{shown}/evidence/{row.pk}")
        assert (answer.status_code == 200) == (row.task_id == shown and row.secrecy == "open")
    answer = visitor.get(f"/public/{shown}/evidence/{town_with_promises.files['open']}")
    assert answer.content == b"open open" and answer.headers["Content-Disposition"].startswith("attachment")
    assert visitor.get(f"/public/{shown}/evidence/{10**30}").status_code == 404


def test_what_is_withdrawn_drafted_or_promised_nowhere_is_not_public(
    town_with_promises: Promised, admitted: Report
) -> None:
    found = town_with_promises.tasks["open"]
    Task.objects.filter(pk=task_in(town_with_promises.place, "working").pk).update(secrecy="open")
    listed = queries.promises(PublicQuestion(), today())
    assert listed and [row.id for row in listed.rows] == [found.pk]
    Task.objects.filter(pk=found.pk).update(state="draft")
    assert not queries.promises(PublicQuestion(), today()).rows  # type: ignore[union-attr]
    Task.objects.filter(pk=found.pk).update(state="working")
    withdraw(admitted.id)
    assert queries.task(found.pk, today()) is None and queries.units() == []
    assert "还没有公开的承诺" in Client().get("/public/").content.decode()


def test_the_filters_and_the_twins_say_the_same(town_with_promises: Promised) -> None:
    found, works = town_with_promises.tasks["open"], town_with_promises.place.works
    text = found.promises.get().text
    for asked, count in (
        ({}, 1), ({"words": text[:4]}, 1), ({"words": HIDDEN["leader"]}, 0), ({"words": "没有这个词"}, 0),
        ({"unit": works}, 1), ({"light": "red"}, 1), ({"light": "green"}, 0), ({"light": "red", "unit": works}, 1),
    ):  # fmt: skip
        body = Client().get("/public/promises.json", asked).json()
        rows = list(
            csv.DictReader(io.StringIO(Client().get("/public/promises.csv", asked).content.decode("utf-8-sig")))
        )
        assert body["total"] == len(body["rows"]) == len(rows) == count, asked
        assert [row["id"] for row in rows] == [str(row["id"]) for row in body["rows"]]
    # A unit that leads no public task is no choice, so that nobody learns which units lead the others.
    assert Client().get("/public/", {"unit": town_with_promises.place.county}).status_code == 400
    assert Client().get("/public/?page=2").status_code == Client().get("/public/?light=red&page=2").status_code == 404


def test_the_list_asks_as_often_for_many_as_for_few(admitted: Report) -> None:
    found = promised(admitted).tasks
    client, counts = Client(), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/public/?light=red").status_code == client.get("/public/").status_code == 200
        counts.append(len(asked))
        Task.objects.filter(pk__in=[task.pk for task in found.values()]).update(secrecy="open")
    assert counts[0] == counts[1]


def speak(client: Client, task: int, verdict: str, text: str = "") -> int:
    return client.post(f"/public/{task}/opinion", {"verdict": verdict, "text": text}).status_code


def test_deputies_speak_and_are_counted_once_and_not_named(town_with_promises: Promised) -> None:
    found, place = town_with_promises.tasks["open"].pk, town_with_promises.place
    qian, sun = (client_of(officer("deputy", place.county, login)) for login in ("deputy-qian", "deputy-sun"))
    assert "我的评价" in qian.get(f"/public/{found}").content.decode()
    assert speak(qian, found, "dissatisfied", "路还没通") == 302
    assert speak(sun, found, "satisfied") == 302
    assert speak(qian, found, "mostly", "通了一半") == 302
    assert speak(qian, found, "mostly", "通了一半") == 409
    assert speak(qian, found, "perfect") == 409
    page = Client().get(f"/public/{found}").content.decode()
    assert "路还没通" in page and "通了一半" in page and "不再计数" in page
    assert "deputy-qian" not in page and "deputy-qian的姓名" not in page
    counts = Client().get(f"/public/{found}.json").json()["opinions"]
    assert counts == {"satisfied": 1, "mostly": 1, "dissatisfied": 0, "cannot-say": 0}
    assert Opinion.objects.count() == 3
    events = Journaled.objects.filter(action="give-opinion").order_by("number")
    assert [(event.who, event.key) for event in events] == [
        ("deputy-qian", str(found)), ("deputy-sun", str(found)), ("deputy-qian", str(found))
    ]  # fmt: skip
    with pytest.raises(TypeError):
        Opinion.objects.all()[0].save()


def test_who_speaks_of_what(town_with_promises: Promised) -> None:
    tasks, place = town_with_promises.tasks, town_with_promises.place
    deputy = client_of(officer("deputy", place.county))
    for secrecy in ("internal", "restricted"):
        assert speak(deputy, tasks[secrecy].pk, "satisfied") == 403
    for post in ("liaison", "delivery", "audit"):
        assert speak(client_of(officer(post, place.county)), tasks["open"].pk, "satisfied") == 403  # type: ignore[arg-type]
    assert speak(Client(), tasks["open"].pk, "satisfied") == 302 and not Opinion.objects.exists()
    # Who had a part in the task does not judge it, whatever posts are held.
    unit = officer("liaison", place.works, HIDDEN["login"])
    give_post(unit.login, place.county, "deputy", SINCE, UNTIL)
    assert speak(client_of(unit), tasks["open"].pk, "satisfied") == 409
    # What is no longer public is not judged, though the form is still open.
    for task, code in ((tasks["internal"].pk, "not-public"), (2**40, "not-public")):
        with pytest.raises(Refused) as refused:
            actions.give_opinion(task, deed("deputy-x"), "satisfied")
        assert refused.value.code == code


def test_a_deputy_begins_with_the_promises(town_with_promises: Promised) -> None:
    officer("deputy", town_with_promises.place.county, "qian")
    assert Client().post("/log-in", {"login": "qian", "password": PASSWORD}).headers["Location"] == "/public/"


def test_history_tells_what_was_late_and_reopened(town_with_promises: Promised) -> None:
    found = town_with_promises.tasks["open"]
    day = (date(2024, 9, 1) - date(2024, 3, 1)).days
    actions.ask_closing(seen(found), deed(HIDDEN["login"], day))
    actions.take_up(seen(found), deed(HIDDEN["office"], day + 1))
    actions.inspect(seen(found), deed("inspector-li", day + 2), True, "量过")
    actions.close(seen(found), deed(HIDDEN["office"], day + 3))
    actions.reopen(seen(found), deed(HIDDEN["office"], day + 4, HIDDEN["reason"]))
    told = queries.task(found.pk, today())
    assert told and told.row.was_overdue and told.row.reopened == 1
    assert told.opinions.found and told.opinions.found.accepted and told.opinions.found.old
    assert [step.action for step in told.steps][-5:] == [
        "ask-closing", "take-up", "inspect-task", "close-task", "reopen-task"
    ]  # fmt: skip
    assert [step.action for step in told.steps if step.action not in queries.STEPS] == ["report-task"]
    (granted,) = [step for step in told.steps if step.action == "decide-extension"]
    assert (granted.due, granted.refused) == (date(2024, 7, 30), False)
    assert "复开 1 次" in Client().get(f"/public/{found.pk}").content.decode()


def test_an_inspector_reads_the_units_word_after_the_own_finding(town_with_promises: Promised) -> None:
    found, place = town_with_promises.tasks["internal"], town_with_promises.place
    inspector = client_of(officer("inspector", place.government))
    sent(found, f"inspector-{place.government}")
    before = inspector.get(f"/tasks/{found.pk}").content.decode()
    assert "挖了三段沟" not in before and "红灯" not in before and "先写核查结论，再看单位自报" in before
    actions.inspect(seen(found), deed(f"inspector-{place.government}", 30), False, "还是少一段")
    after = inspector.get(f"/tasks/{found.pk}").content.decode()
    assert "挖了三段沟" in after and "红灯" in after


def test_what_somebody_is_to_inspect_is_not_on_their_public_pages(town_with_promises: Promised) -> None:
    found, place = town_with_promises.tasks["open"], town_with_promises.place
    inspector = client_of(officer("inspector", place.government))
    sent(found, f"inspector-{place.government}")
    for address in ("/public/", "/public/promises.json", "/public/promises.csv"):
        assert found.title not in inspector.get(address).content.decode()
        assert found.title in Client().get(address).content.decode()
    for address in (f"/public/{found.pk}", f"/public/{found.pk}.json"):
        assert (inspector.get(address).status_code, Client().get(address).status_code) == (403, 200)
    actions.inspect(seen(found), deed(f"inspector-{place.government}", 30), None, "封路，进不去")
    assert inspector.get(f"/public/{found.pk}").status_code == 200
    # What could not be looked at is no opinion; what was found before stands.
    assert "封路，进不去" not in inspector.get(f"/public/{found.pk}").content.decode()


DAY = date(2024, 3, 1)


def at(where: str, **given: Any) -> Progress:
    due = given.pop("due", DAY + timedelta(days=100))
    return Progress(where, given.pop("begun", DAY - timedelta(days=100)), due, told=given.pop("told", True), **given)  # type: ignore[arg-type]


# For each reason a task that has it.
EXAMPLES = {
    "closed": at("closed"), "ended": at("ended"), "paused": at("paused"), "not-given": at("nowhere"),
    "checking": at("checking"), "overdue": at("under-way", due=DAY - timedelta(days=1)), "not-signed": at("given"),
    "no-report": at("under-way", told=False), "report-missing": at("under-way", report_due=DAY - timedelta(days=11)),
    "says-unlikely": at("under-way", forecast="unlikely"), "says-late": at("under-way", forecast="late", percent=50),
    "far-behind": at("under-way", percent=20), "behind": at("under-way", percent=38),
    "due-soon": at("under-way", percent=79, begun=None, due=DAY + timedelta(days=15)), "on-pace": at("under-way", percent=50),
    "says-on-time": at("under-way"), "hidden": at("hidden"),
}  # fmt: skip


def test_the_page_of_lights_says_what_the_code_does() -> None:
    told = lights.rules(DEFAULT)
    assert {rule.reason for rule in told} == set(EXAMPLES) == set(REASONS) and len(told) == len(REASONS)
    for rule in told:
        found = light(EXAMPLES[rule.reason], DAY)
        assert (found.colour, found.reason) == (rule.colour, rule.reason)
    page = Client().get("/rules/lights").content.decode()
    assert all(rule.when in page for rule in told) and "5 天" in page
    assert [value for _word, value in lights.values(DEFAULT)] == [10, 25, 15, 80, 5, 10]


def test_a_rule_that_stands_higher_goes_before_one_below() -> None:
    order = [rule.reason for rule in lights.rules(DEFAULT)]
    both = {
        ("overdue", "says-unlikely"): at("under-way", forecast="unlikely", due=DAY - timedelta(days=1)),
        ("overdue", "not-signed"): at("given", due=DAY - timedelta(days=1)),
        ("overdue", "not-given"): at("returned", due=DAY - timedelta(days=1)),
        ("says-unlikely", "report-missing"): at("under-way", forecast="unlikely", report_due=DAY - timedelta(days=11)),
        ("far-behind", "says-late"): at("under-way", forecast="late", percent=20),
        ("says-late", "behind"): at("under-way", forecast="late", percent=38),
    }
    for (first, second), progress in both.items():
        assert light(progress, DAY).reason == first and order.index(first) < order.index(second)  # type: ignore[arg-type]
    assert light(at("returned"), DAY) == Light("grey", "not-given")


def test_a_town_without_promises_has_an_empty_list() -> None:
    town()
    assert Client().get("/public/promises.json").json() == {"total": 0, "page": 1, "pages": 1, "rows": []}
