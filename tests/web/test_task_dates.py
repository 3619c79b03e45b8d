"""The calendar and the plan: what is due on which day, and where each task's way lies on the axis."""

import hashlib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Told, Wanted
from luoshi.web.delivery.models import Task
from luoshi.web.delivery.queries import TaskQuestion
from luoshi.web.people.person import LOCAL
from luoshi.web.register.queries import Report as Read
from luoshi.web.site import settings as site
from tests.web.tasks import Town, deed, frozen, officer, seen, sent, task_in, town

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
JUNE = date(2024, 6, 1)


@pytest.fixture
def scene(admitted: Read) -> tuple[Town, list[Task]]:
    """Due in June and put off to August (half done), due on the last of June, and a draft."""
    place = town()
    first, second, third = frozen(admitted)[:3]
    wanted = [Wanted((first,), place.works, date(2024, 6, 10)), Wanted((second,), place.water, date(2024, 6, 30))]
    made = list(actions.hand_out(admitted.id, deed("office"), wanted))
    for each in made:
        actions.sign(seen(each), deed("liaison"))
    actions.report(seen(made[0]), deed("liaison", 80), Told("过半", "on-time", 50))
    actions.ask_extension(seen(made[0]), deed("liaison", 81, "设备没到"), date(2024, 8, 8))
    actions.decide_extension(seen(made[0]), deed("chief", 82, "同意"), granted=True)
    made += actions.make(admitted.id, deed("office"), [Wanted((third,), place.works, date(2024, 6, 30))])
    return place, [Task.objects.get(pk=each.id) for each in made]


def test_a_month_holds_its_days_and_the_year_its_months(scene: tuple[Town, list[Task]]) -> None:
    _place, (_put_off, last, _draft) = scene
    found = queries.dates(LOCAL, JUNE, TODAY)
    days = {day.day: day for week in found.weeks for day in week}
    assert min(days) == date(2024, 5, 27) and max(days) == JUNE + timedelta(days=29)
    assert {day for day, each in days.items() if each.due} == {date(2024, 6, 30)}
    assert [row.id for row in days[date(2024, 6, 30)].due] == [last.pk]
    # Both report monthly, and June is not reported yet.
    assert {day: each.reports for day, each in days.items() if each.reports} == {date(2024, 6, 30): 2}
    assert [month.total for month in found.months] == [0] * 5 + [1, 0, 1] + [0] * 4
    assert sum(found.months[7].lights.values()) == 1


def test_a_full_day_names_some_and_counts_the_rest(
    scene: tuple[Town, list[Task]], django_assert_num_queries: Any
) -> None:
    place, _tasks = scene
    for _number in range(9):
        task = task_in(place, "working")
        Task.objects.filter(pk=task.pk).update(due_current=date(2024, 6, 15))
    with django_assert_num_queries(2):
        found = queries.dates(LOCAL, JUNE, TODAY)
    (day,) = [day for week in found.weeks for day in week if day.day == date(2024, 6, 15)]
    assert (len(day.due), day.more) == (4, 5)


def test_the_plan_lays_each_way_on_one_axis(scene: tuple[Town, list[Task]]) -> None:
    _place, (put_off, last, _draft) = scene
    found = queries.plan(LOCAL, TaskQuestion(), TODAY)
    # From the first of March to the eighth of August: 161 days.
    bars = {bar.row.id: bar for bar in found.bars}
    assert set(bars) == {put_off.pk, last.pk}
    whole = bars[put_off.pk]
    assert (whole.at, whole.width, whole.done, whole.percent) == ("0.00%", "100.00%", "50.00%", 50)
    assert (whole.original, found.today) == (f"{100 * 101 / 161:.2f}%", f"{100 * 92 / 161:.2f}%")
    assert (bars[last.pk].done, bars[last.pk].original, bars[last.pk].percent) == ("", "", None)
    assert [day.month for day, _at in found.ticks] == [3, 4, 5, 6, 7, 8]


def test_an_inspector_sees_the_way_and_not_the_units_own_word(scene: tuple[Town, list[Task]]) -> None:
    place, (put_off, _last, _draft) = scene
    client = Client()
    client.force_login(officer("inspector", place.works))
    sent(put_off, f"inspector-{place.works}")
    html = client.get("/tasks/gantt").content.decode()
    assert "<rect" in html and "50%<" not in html and 'class="done' not in html


def test_the_pages_show_what_the_person_may_see(scene: tuple[Town, list[Task]]) -> None:
    place, (put_off, last, _draft) = scene
    client = Client()
    client.force_login(officer("liaison", place.water))
    html = client.get("/tasks/calendar?month=2024-06").content.decode()
    assert f"/tasks/{last.pk}" in html and f"/tasks/{put_off.pk}" not in html and "months-data" in html
    assert client.get("/tasks/calendar").status_code == 200
    for wrong in ("2024", "2024-13", "x", "0001-01", "9999-12"):
        assert client.get(f"/tasks/calendar?month={wrong}").status_code == 400, wrong
    html = client.get("/tasks/gantt").content.decode()
    assert f"/tasks/{last.pk}" in html and f"/tasks/{put_off.pk}" not in html
    assert "没有符合条件的任务" in client.get("/tasks/gantt?words=天文").content.decode()


def test_what_is_vendored_is_what_its_list_says() -> None:
    folder = Path(site.HERE) / "static" / "site" / "vendor"
    listed = {
        cells[1].strip(): cells[-2].strip()
        for line in (folder / "README.md").read_text("utf-8").splitlines()
        if len(cells := line.split("|")) == 8 and cells[1].strip().endswith(".js")
    }
    scripts = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.js")}
    assert listed == scripts != {}
