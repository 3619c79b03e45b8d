"""The leader's page: what is off track, worst first, what is asked, what changed, and of which units."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Told, Wanted
from luoshi.web.delivery.models import Task
from luoshi.web.delivery.queries.leading import MOST_SHOWN, a_month_before
from luoshi.web.people.actions import add_unit, give_post
from luoshi.web.people.models import Account
from luoshi.web.people.person import LOCAL, Person
from luoshi.web.people.queries import duties
from luoshi.web.register.queries import Report as Read
from tests.web.tasks import SINCE, UNTIL, Town, deed, frozen, officer, seen, town

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)


def person_of(account: Account) -> Person:
    return Person(account.pk, account.role, account.login, account.name, duties=duties(account.pk, TODAY))  # type: ignore[arg-type]


def given(report: Read, place: Town, *wanted: tuple[int, date]) -> list[Task]:
    """Tasks given on the first of March to these units and signed for."""
    asked = [
        Wanted((number,), lead, due, leader="张副市长" if lead == place.works else "李副市长")
        for number, (lead, due) in zip(frozen(report), wanted, strict=False)
    ]
    made = actions.hand_out(report.id, deed("office"), asked)
    for each in made:
        actions.sign(seen(each), deed("liaison"))
    return [Task.objects.get(pk=each.id) for each in made]


@pytest.fixture
def scene(admitted: Read) -> tuple[Town, list[Task]]:
    place = town()
    far, past = date(2024, 12, 31), date(2024, 5, 20)
    tasks = given(
        admitted, place, (place.works, far), (place.works, past), (place.water, far), (place.county, past),
        (place.water, far),
    )  # fmt: skip
    late, overdue, fine, _county, back = tasks
    actions.report(seen(late), deed("liaison", 90), Told("做了一点", "late", 50, problem="下雨", help="请批用地"))
    actions.report(seen(overdue), deed("liaison", 40), Told("开工", "on-time", 60))
    actions.ask_extension(seen(overdue), deed("liaison", 88, "设备没到"), date(2024, 7, 31))
    actions.report(seen(fine), deed("liaison", 90), Told("过半", "on-time", 60, help="请调来水泵"))
    Task.objects.filter(pk=back.pk).update(state="assigned")
    actions.give_back(seen(back), deed("liaison", 91, "不归我们管"))
    return place, tasks


def page(person: Person, name: str = "") -> Any:
    return queries.leading(person, name, TODAY)


def test_the_worst_comes_first_with_the_reason_and_what_is_asked(scene: tuple[Town, list[Task]]) -> None:
    place, (late, overdue, fine, _county, back) = scene
    found = page(person_of(officer("leader", place.government)))
    assert [each.row.id for each in found.off] == [overdue.pk, late.pk]
    worst, second = found.off
    assert (worst.row.light.colour, worst.row.light.reason, worst.row.days_late) == ("red", "overdue", 12)
    assert (worst.wanted, worst.wanted_reason) == (date(2024, 7, 31), "设备没到")
    assert (second.row.light.reason, second.problem, second.help) == ("says-late", "下雨", "请批用地")
    # What is on track and asks for something all the same.
    assert {each.row.id: (each.help, each.returned) for each in found.asked} == {
        fine.pk: ("请调来水泵", ""), back.pk: ("", "不归我们管")
    }  # fmt: skip


def test_the_counts_by_unit_add_up(scene: tuple[Town, list[Task]]) -> None:
    place, _tasks = scene
    found = page(person_of(officer("leader", place.government)))
    rows = {row.unit: (row.red, row.yellow, row.grey, row.green, row.total) for row in found.units}
    assert rows == {place.works: (1, 1, 0, 0, 2), place.water: (0, 0, 1, 1, 2)}
    total = found.total
    assert (total.red, total.yellow, total.grey, total.green, total.total) == (1, 1, 1, 1, 4)


def test_what_changed_within_a_month(scene: tuple[Town, list[Task]]) -> None:
    place, (late, overdue, *_rest) = scene
    changes = page(person_of(officer("leader", place.government))).changes
    assert changes.since == date(2024, 5, 1)
    # Nothing was given or closed since; one became overdue, and two lights went from grey, for want of a report.
    assert (changes.given, changes.closed, changes.overdue, changes.worse) == (0, 0, 1, 2)
    assert [each.id for each in changes.turned] == [overdue.pk, late.pk]
    assert {(each.before.colour, each.now.colour) for each in changes.turned} == {("yellow", "red"), ("grey", "yellow")}


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2024, 3, 31), date(2024, 2, 29)), (date(2024, 1, 15), date(2023, 12, 15)), (date(2025, 3, 29), date(2025, 2, 28))],
)  # fmt: skip
def test_a_month_before(day: date, before: date) -> None:
    assert a_month_before(day) == before


def test_a_leader_sees_the_units_in_reach_and_the_office_all(scene: tuple[Town, list[Task]]) -> None:
    place, tasks = scene
    county = officer("leader", place.county)
    assert [each.row.lead for each in page(person_of(county)).off] == ["临江县"]
    assert page(LOCAL).total.total == len(tasks)
    assert queries.leaders(LOCAL) == ("张副市长", "李副市长")
    assert page(LOCAL, "李副市长").total.total == 3
    # A liaison's post beside the leader's does not widen what the leader is in charge of.
    give_post(county.login, place.works, "liaison", SINCE, UNTIL)
    assert page(person_of(county)).total.total == 1


def test_nothing_to_lead() -> None:
    place = town()
    client = Client()
    client.force_login(officer("leader", place.works))
    html = client.get("/leader").content.decode()
    assert "没有在管的任务" in html and "<table" not in html


def test_the_page_in_words(scene: tuple[Town, list[Task]], settings: Any) -> None:
    place, (late, *_rest) = scene
    client = Client()
    client.force_login(officer("leader", place.government))
    html = client.get("/leader").content.decode()
    assert "偏离进度" in html and "请批用地" in html and "申请延至 2024-07-31" in html and "不归我们管" in html
    assert late.title in html and "临江县" not in html
    assert client.get("/leader?leader=王副市长").status_code == 400
    liaison = Client()
    liaison.force_login(officer("liaison", place.works))
    assert liaison.get("/leader").status_code == 403
    assert "/leader" not in liaison.get("/todo").content.decode()


def test_the_page_takes_the_same_queries_however_many_tasks(
    scene: tuple[Town, list[Task]], django_assert_num_queries: Any
) -> None:
    place, _tasks = scene
    counts = []
    for more in (0, 30):
        for number in range(more):
            unit = add_unit("county", f"第{number}县", "", place.government)
            Task.objects.create(
                title=f"修路{number}", lead_id=unit, cycle="month", due_original=TODAY, due_current=TODAY,
                state="working", assigned_on=TODAY - timedelta(days=60),
            )  # fmt: skip
        with django_assert_num_queries(2):
            found = page(LOCAL)
        counts.append(len(found.off))
    assert counts == [3, MOST_SHOWN] and found.more > 0
