"""The ledger as a table: filters, orders, history in its row, files out, and the assignments sheet read back."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Told, Wanted
from luoshi.web.delivery.models import Task
from luoshi.web.delivery.queries import TaskQuestion
from luoshi.web.delivery.transitions import STATES
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people.clock import today
from luoshi.web.people.models import Account
from luoshi.web.people.person import LOCAL, Person
from luoshi.web.people.queries import duties
from luoshi.web.people.rules import may
from luoshi.web.register.exports.workbook import workbook
from luoshi.web.register.models import Entry
from luoshi.web.register.queries import Report as Read
from luoshi.web.register.queries.leaving import edition
from tests.web.tasks import Town, deed, everybody, frozen, officer, seen, sent, task_in, town

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def person_of(account: Account) -> Person:
    return Person(account.pk, account.role, account.login, account.name, duties=duties(account.pk, today()))  # type: ignore[arg-type]


@pytest.fixture
def scene(admitted: Read) -> tuple[Town, list[Task]]:
    """Red (overdue, the works department), yellow (the county), green (water, with the county's help)."""
    place = town()
    first, second, third = frozen(admitted)[:3]
    made = actions.hand_out(
        admitted.id, deed("office"),
        [
            Wanted((first,), place.works, date(2024, 5, 20), leader="张副市长"),
            Wanted((second,), place.county, date(2024, 12, 31), cycle="quarter", leader="李副市长"),
            Wanted((third,), place.water, date(2024, 12, 30), supporting=(place.county,)),
        ],
    )  # fmt: skip
    for each in made:
        actions.sign(seen(each), deed("liaison"))
    for each, forecast in zip(made[1:], ("late", "on-time"), strict=True):
        actions.report(seen(each), deed("liaison", 90), Told("=1+1", forecast, percent=60, problem="下雨"))
    return place, [Task.objects.get(pk=each.id) for each in made]


def ids(person: Person = LOCAL, **question: Any) -> list[int]:
    page = queries.tasks(person, TaskQuestion(**question), DAY)
    assert page is not None and page.total == len(page.rows)
    rows = [row.row.id for row in queries.ledger_rows(person, TaskQuestion(**question), DAY)]
    assert rows == [row.id for row in page.rows]
    return rows


# What is asked for, and which of the three tasks (0 red, 1 yellow, 2 green) come in which order.
QUESTIONS: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [0, 2, 1]),
    ({"light": "red"}, [0]),
    ({"light": "yellow"}, [1]),
    ({"light": "grey"}, []),
    ({"leader": "李副市长"}, [1]),
    ({"cycle": "quarter"}, [1]),
    ({"since": date(2024, 12, 30), "until": date(2024, 12, 30)}, [2]),
    ({"until": date(2024, 5, 20)}, [0]),
    ({"sort": "-due"}, [1, 2, 0]),
    ({"sort": "light"}, [0, 1, 2]),
    ({"sort": "new"}, [2, 1, 0]),
    ({"sort": "light", "cycle": "month"}, [0, 2]),
    ({"light": "green", "leader": "李副市长"}, []),
]


def test_what_is_asked_for(scene: tuple[Town, list[Task]]) -> None:
    _place, tasks = scene
    for question, expected in QUESTIONS:
        assert ids(**question) == [tasks[number].pk for number in expected], question


def test_a_place_leads_or_supports(scene: tuple[Town, list[Task]]) -> None:
    place, tasks = scene
    assert ids(place=place.county) == [tasks[2].pk, tasks[1].pk]
    assert ids(unit=place.county) == [tasks[1].pk]


def test_pages_of_an_order_by_light_hold_together(scene: tuple[Town, list[Task]]) -> None:
    found = []
    for number in (1, 2, 3):
        page = queries.tasks(LOCAL, TaskQuestion(sort="light", limit=1, page=number), DAY)
        assert page is not None and (page.total, page.pages) == (3, 3)
        found.extend(row.light.colour for row in page.rows)
    assert found == ["red", "yellow", "green"]
    assert queries.tasks(LOCAL, TaskQuestion(sort="light", limit=1, page=4), DAY) is None


def test_the_condition_and_the_rule_agree_on_whose_reports_are_seen() -> None:
    place = town()
    held = everybody(place)
    tasks = [task_in(place, state) for state in STATES]
    working = next(task for task in tasks if task.state == "working")
    actions.inspect(seen(working), deed(held["inspector"].login), True, "看过")
    for person in [LOCAL, *(person_of(each) for each in held.values())]:
        listed = set(Task.objects.filter(queries.reports_seen(person)).values_list("pk", flat=True))
        allowed = {task.pk for task in tasks if may(person, "see-reports", queries.task_standing(task.pk))}
        assert listed == allowed, person.login


def test_the_history_in_the_row_tells_no_more_than_the_person_may_see(scene: tuple[Town, list[Task]]) -> None:
    place, (_red, _yellow, green) = scene
    Task.objects.filter(pk=green.pk).update(state="working")
    address = f"/tasks/{green.pk}/brief"
    liaison, inspector = officer("liaison", place.water), officer("inspector", place.water)
    html = client_of(liaison).get(address, headers={"HX-Request": "true"}).content.decode()
    assert "=1+1" in html and "下雨" in html and "填报进展" in html and "看全部" not in html and "<html" not in html
    sent(green, inspector.login)
    html = client_of(inspector).get(address, headers={"HX-Request": "true"}).content.decode()
    assert "=1+1" not in html and "下雨" not in html and "先写核查结论" in html and "填报进展" not in html
    assert client_of(officer("liaison", place.works)).get(address).status_code == 403
    # By its address it leads to the whole.
    assert client_of(liaison).get(address).headers["Location"] == f"/tasks/{green.pk}"
    page = client_of(liaison).get("/tasks/").content.decode()
    assert f'hx-get="{address}"' in page


def test_the_files_hold_what_the_page_holds_and_no_formula(scene: tuple[Town, list[Task]]) -> None:
    place, tasks = scene
    client = client_of(officer("liaison", place.water))
    told = client.get("/tasks.json").json()
    assert told["total"] == 1 and told["rows"][0]["title"] == tasks[2].title
    assert told["rows"][0]["supporting"] == ["临江县"] and told["rows"][0]["report_done"] == "=1+1"
    lines = client.get("/tasks.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2 and lines[0].startswith("id,title,lead") and ",=1+1" not in lines[1]
    response = client.get("/tasks.xlsx?sort=light")
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None and sheet.freeze_panes == "C3"
    heads, row = ([cell.value for cell in cells] for cells in sheet.iter_rows(min_row=2, max_row=3))
    said = dict(zip(heads, row, strict=True))
    assert (said["事项"], said["牵头单位"], said["配合单位"], said["做了什么"], said["进度（%）"]) == (
        tasks[2].title, "望川市水务局", "临江县", "=1+1", 60,
    )  # fmt: skip
    assert {cell.data_type for cells in sheet.iter_rows() for cell in cells} <= {"s", "n", "d"}
    assert "filename" in response.headers["Content-Disposition"]
    # An inspector has the task and not the unit's own word.
    Task.objects.filter(pk=tasks[2].pk).update(state="working")
    inspector = client_of(officer("inspector", place.water))
    sent(tasks[2], f"inspector-{place.water}")
    assert inspector.get("/tasks.json").json()["rows"][0]["report_done"] is None
    assert b"=1+1" not in inspector.get("/tasks.csv").content
    assert inspector.get("/tasks.json?light=blue").status_code == 400


def test_the_ledger_takes_the_same_queries_however_much_it_holds(scene: tuple[Town, list[Task]]) -> None:
    place, _tasks = scene
    client = client_of(officer("audit", place.government))
    client.get("/tasks/")
    counts: dict[str, list[int]] = {}
    for more in (0, 30):
        for _number in range(more):
            task_in(place, "working")
        for address in ("/tasks/?sort=light", "/tasks/?light=red", "/tasks.json", "/tasks.xlsx"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.setdefault(address, []).append(len(asked))
    assert all(before == after for before, after in counts.values()), counts


# The assignments sheet read back.

HEADS = ("序号", "事项", "目标值", "来源原文", "牵头单位", "配合单位", "完成时限", "备注")


def sheet(*rows: tuple[Any, ...]) -> SimpleUploadedFile:
    book = Workbook()
    active = book.active
    assert active is not None
    active.append(HEADS)
    for row in rows:
        active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("分工方案.xlsx", out.getvalue())


def upload(client: Client, report: Read, file: SimpleUploadedFile, **more: str) -> tuple[int, str]:
    response = client.post(f"/reports/{report.key}/tasks/sheet", {"file": file, "cycle": "month", **more})
    return response.status_code, response.content.decode()


def plan_in(html: str) -> str:
    return html.split('name="plan" value="', 1)[1].split('"', 1)[0] if 'name="plan"' in html else ""


def test_a_sheet_becomes_tasks_whole(admitted: Read) -> None:
    place = town()
    office = client_of(officer("delivery", place.government))
    first, second, *_ = frozen(admitted)
    file = sheet(
        (first, "甲", "", "", "住建局", "望川市水务局、临江县", "6月底前", ""),
        (second, "乙", "", "", "临江县", "", "", ""),
    )
    status, html = upload(office, admitted, file, due="2024-11-30", leader="张副市长")
    assert status == 200 and "要布置 2 行" in html and "2024-06-30" in html and not Task.objects.exists()
    plan = plan_in(html)
    address = f"/reports/{admitted.key}/tasks/sheet"
    # What was looked at cannot be exchanged.
    assert office.post(address, {"plan": plan[:-3] + "abc"}).status_code == 409 and not Task.objects.exists()
    journaled = Journaled.objects.count()
    assert office.post(address, {"plan": plan}).headers["Location"] == "/tasks/?sort=new"
    tasks = Task.objects.order_by("pk")
    assert [(t.lead_id, t.due_original, t.state, t.leader, t.cycle) for t in tasks] == [
        (place.works, date(2024, 6, 30), "assigned", "张副市长", "month"),
        (place.county, date(2024, 11, 30), "assigned", "张副市长", "month"),
    ]
    assert set(tasks[0].supporting.values_list("pk", flat=True)) == {place.water, place.county}
    assert Journaled.objects.count() == journaled + 4
    # Sent twice it makes nothing twice.
    response = office.post(address, {"plan": plan})
    assert response.status_code == 409 and "已经布置过" in response.content.decode() and Task.objects.count() == 2
    status, html = upload(office, admitted, sheet((first, "甲", "", "", "住建局", "", "年内", "")))
    assert "跳过" in html and "没有要布置的行" in html and not plan_in(html)


# A row of the sheet (N: the number of a commitment), and what is wrong with it.
WRONG: list[tuple[tuple[Any, ...], str]] = [
    ((99999, "甲", "", "", "住建局", "", "年内", ""), "不在定稿的台账里"),
    (("", "甲", "", "", "住建局", "", "年内", ""), "不在定稿的台账里"),
    (("N", "甲", "", "别的原文", "住建局", "", "年内", ""), "来源原文与台账"),
    (("N", "甲", "", "", "", "", "年内", ""), "没有写牵头单位"),
    (("N", "甲", "", "", "天文局", "", "年内", ""), "单位页没有“天文局”"),
    (("N", "甲", "", "", "住建局", "天文局", "年内", ""), "单位页没有“天文局”"),
    (("N", "甲", "", "", "住建局", "", "尽快", ""), "定不出日子"),
    (("N", "甲", "", "", "住建局", "", "", ""), "没有写完成时限"),
    (("N", "甲", "", "", "=A1", "", "年内", ""), "公式"),
]


def test_one_wrong_row_and_nothing_is_made(admitted: Read) -> None:
    place = town()
    office = client_of(officer("delivery", place.government))
    good, other, *_ = frozen(admitted)
    for row, reason in WRONG:
        cells = tuple(other if cell == "N" else cell for cell in row)
        status, html = upload(office, admitted, sheet((good, "乙", "", "", "住建局", "", "年内", ""), cells))
        assert status == 200 and reason in html, reason
        assert "要布置 1 行" in html and "有误 1 行" in html and not plan_in(html)


def test_the_same_row_twice_is_wrong(admitted: Read) -> None:
    place = town()
    office = client_of(officer("delivery", place.government))
    row = (frozen(admitted)[0], "甲", "", "", "住建局", "", "年内", "")
    assert "出现了两次" in upload(office, admitted, sheet(row, row))[1]


def test_the_registers_own_export_comes_back(admitted: Read) -> None:
    place = town()
    office = client_of(officer("delivery", place.government))
    frozen(admitted)
    found = edition(admitted, "active")
    assert found is not None
    book = load_workbook(io.BytesIO(workbook(found)))
    active = book["台账"]
    for line in active.iter_rows(min_row=4):
        if isinstance(line[0].value, int):
            line[4].value, line[6].value = "住建局", "年内"
    out = io.BytesIO()
    book.save(out)
    _status, html = upload(office, admitted, SimpleUploadedFile("台账.xlsx", out.getvalue()))
    assert "有误 0 行" in html and plan_in(html)
    assert office.post(f"/reports/{admitted.key}/tasks/sheet", {"plan": plan_in(html)}).status_code == 302
    every = Entry.objects.filter(source=admitted.id, kind="commitment")
    assert Task.objects.count() == sum(row.content["kind"] != "stance" for row in every)


def test_what_is_no_sheet_is_refused_with_a_word(admitted: Read, confirmed: Read) -> None:
    office = client_of(officer("delivery", town().government))
    status, html = upload(office, admitted, SimpleUploadedFile("a.xlsx", b"nothing"))
    assert status == 422 and "xlsx" in html
