"""The burden meter: what each unit was asked for in a month, and who sees it."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from luoshi.judging.burden import Burden
from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Deed, Told
from luoshi.web.delivery.models import Report, Task
from luoshi.web.people.clock import now, today
from tests.web.tasks import deed, officer, seen, task_in, town
from tests.web.test_delivery_pages import client_of
from tests.web.test_dispatch import FIRST, decided, off, opened, reported

pytestmark = pytest.mark.django_db

MARCH, APRIL = date(2024, 3, 1), date(2024, 4, 1)


def of(month: date, unit: int) -> queries.UnitBurden:
    (found,) = queries.burdens(month, [unit])
    return found


def counts(found: Burden) -> dict[str, int]:
    return {part.thing: part.count for part in found.parts}


def test_a_report_costs_what_was_written_and_a_glance_at_the_rest() -> None:
    place = town()
    reported(place, FIRST, Told("铺管", "late", 50, "3公里", "铺管", "下雨", "请交警配合"))
    march, april = of(MARCH, place.works).now, of(APRIL, place.works)
    assert (march.minutes, march.reports, march.saved) == (Decimal("14.5"), 1, 0)
    assert counts(april.now) == {"percent": 1, "kept": 6} and april.now.minutes == Decimal("2.2")
    assert april.last == march
    assert of(MARCH, place.water).now.minutes == 0


def test_a_figure_taken_over_is_counted_as_not_asked_twice() -> None:
    place = town()
    reported(place, Told("统计", "on-time", value="106万吨"), indicator="a" * 64)
    asked = reported(place, indicator="a" * 64)
    Task.objects.filter(pk=asked.pk).update(lead=place.water)
    offered = queries.figure_given(asked.pk, MARCH)
    assert offered is not None
    actions.report(seen(asked), deed("liaison", 1), Told("看", "on-time", take=offered.id))
    found = of(MARCH, place.water).now
    assert counts(found) == {"done": 1, "forecast": 1} and (found.taken, found.saved) == (1, 2)


def test_everything_else_that_was_asked_counts_too() -> None:
    place = town()
    task = off(place)
    actions.add_evidence(seen(task), deed("liaison", 1), "x", "news", b"1")
    actions.add_evidence(seen(task), deed("liaison", 2), "x", "news", b"2")
    item = decided(opened(), task, place.water)
    actions.do_item(actions.Seen(item.pk, 1), deed("liaison", 31), "做了")
    assert counts(of(MARCH, place.works).now) == {"add-evidence": 2}
    assert counts(of(MARCH, place.water).now) == {"action-item": 1}
    assert counts(of(APRIL, place.water).now) == {"action-item-done": 1}


def test_a_report_from_before_the_fields_were_kept_counts_whatever_it_says() -> None:
    place = town()
    reported(place, Told("统计", "on-time", 5))
    Report.objects.update(changed=None)
    assert counts(of(MARCH, place.works).now) == {"percent": 1, "done": 1, "forecast": 1}


def test_a_month_begins_and_ends_where_the_register_is_kept() -> None:
    place = town()
    china = ZoneInfo("Asia/Shanghai")
    for at in (datetime(2024, 3, 31, 23, 59, tzinfo=china), datetime(2024, 4, 1, 0, 1, tzinfo=china)):
        actions.report(seen(task_in(place, "working")), Deed("liaison", at), Told("做", "on-time", 5))
    assert (of(APRIL, place.works).now.reports, of(APRIL, place.works).last.reports) == (1, 1)
    assert (queries.month_before(date(2024, 1, 1)), queries.month_after(date(2024, 12, 1))) == (
        date(2023, 12, 1), date(2025, 1, 1)
    )  # fmt: skip
    with pytest.raises(ValueError, match="first day"):
        queries.burdens(date(2024, 4, 2))


def test_the_office_sees_all_units_and_a_unit_its_own() -> None:
    place = town()
    ours, theirs = task_in(place, "working"), task_in(place, "working")
    Task.objects.filter(pk=theirs.pk).update(lead=place.county)
    for task in (ours, theirs):
        actions.report(seen(task), Deed("liaison-x", now()), FIRST)
    liaison, office = client_of(officer("liaison", place.works)), client_of(officer("delivery", place.government))
    html = liaison.get("/todo").content.decode()
    assert "本月被要求花约 14 分钟" in html or "本月被要求花约 15 分钟" in html
    assert "临江县" not in html and liaison.get("/burden").status_code == 403
    assert liaison.get("/burden.json").status_code == 403
    html = office.get("/burden").content.decode()
    assert "住建局" in html and "临江县" in html and 'width="100.00%"' in html and "怎么算" in html
    rows = {row["unit"]: row for row in office.get("/burden.json").json()["rows"]}
    assert (rows["住建局"]["minutes"], rows["住建局"]["written"], rows["水务局"]["minutes"]) == ("14.5", 7, "0")
    assert "住建局,1,7,0,0,0,14.5" in office.get("/burden.csv").content.decode()


@pytest.mark.parametrize("asked", ["2024-13", "2024-1", "x", "2024-01-01", "1999-01", "0000-00"])
def test_what_is_no_month_or_lies_ahead_is_refused(asked: str) -> None:
    client = Client()
    ahead = (today() + timedelta(days=40)).strftime("%Y-%m")
    for month in (asked, ahead):
        assert client.get(f"/burden?month={month}").status_code == 400
        assert client.get(f"/burden.csv?month={month}").status_code == 400
    assert client.get("/burden?month=2024-03").status_code == 200
