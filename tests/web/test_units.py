"""Units in a tree, and the posts held in them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from luoshi.web.journal.models import Event
from luoshi.web.people import actions, queries
from luoshi.web.people.actions import Unfit
from luoshi.web.people.clock import today
from luoshi.web.people.models import Membership
from luoshi.web.people.words import UNFIT
from tests.web.tasks import SINCE, UNTIL, officer, town
from tests.web.test_delivery_pages import client_of
from tests.web.visiting import account, visit

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 1)


def why(act: Callable[[], Any]) -> str:
    with pytest.raises(Unfit) as unfit:
        act()
    assert unfit.value.code in UNFIT
    return unfit.value.code


def test_units_stand_below_the_one_they_belong_to() -> None:
    town()
    rows = queries.units(DAY)
    assert [(row.short, row.depth) for row in rows] == [
        ("临江县", 0), ("望川市人民政府", 0), ("住建局", 1), ("水务局", 1)
    ]  # fmt: skip


def test_a_unit_is_renamed_moved_and_closed_and_stays_what_it_is() -> None:
    place = town()
    actions.change_unit(place.water, "firm", "望川水务集团", "", place.county)
    row = queries.unit(place.water, DAY)
    assert row and (row.name, row.short, row.kind, row.parent) == ("望川水务集团", "望川水务集团", "firm", place.county)
    assert why(lambda: actions.set_unit_active(place.county, False)) == "units-below"
    actions.set_unit_active(place.water, False)
    actions.set_unit_active(place.county, False)
    assert {row.short for row in queries.units(DAY, active=True)} == {"望川市人民政府", "住建局"}


@pytest.mark.parametrize(
    ("kind", "name", "parent", "code"),
    [("department", " \n", None, "no-name"), ("club", "钓鱼协会", None, "no-kind"), ("zone", "高新区", 10**6, "no-parent"),
     ("county", "临江县", None, "name-taken")],
)  # fmt: skip
def test_what_is_no_unit_is_refused(kind: Any, name: str, parent: int | None, code: str) -> None:
    town()
    assert why(lambda: actions.add_unit(kind, name, "", parent)) == code


def test_the_tree_has_no_circle() -> None:
    place = town()
    for parent in (place.government, place.works):
        assert why(lambda: actions.change_unit(place.government, "office", "望川市人民政府", "", parent)) == "circle"  # noqa: B023


def test_a_post_holds_from_its_first_to_its_last_day() -> None:
    place, who = town(), account("viewer", "li")
    actions.give_post("li", place.works, "liaison", DAY, DAY + timedelta(days=9))
    held = [bool(queries.duties(who.pk, DAY + timedelta(days=days))) for days in (-1, 0, 9, 10)]
    assert held == [False, True, True, False]


def test_a_leader_reaches_the_units_below_and_a_liaison_only_the_own() -> None:
    place = town()
    boss, clerk = officer("leader", place.government), officer("liaison", place.government)
    (down,), (own,) = queries.duties(boss.pk, DAY), queries.duties(clerk.pk, DAY)
    assert down.units == {place.government, place.works, place.water}
    assert own.units == {place.government}


@pytest.mark.parametrize(
    ("login", "post", "since", "until", "code"),
    [("nobody", "head", DAY, None, "no-account"), ("li", "king", DAY, None, "no-post"), ("li", "head", DAY, SINCE, "days"),
     ("li", "inspector", DAY, None, "needs-end"), ("li", "audit", DAY, None, "has-post"), ("li", "audit", SINCE, None, "has-post")],
)  # fmt: skip
def test_a_post_that_cannot_be_given(login: str, post: Any, since: date, until: date | None, code: str) -> None:
    place = town()
    account("viewer", "li")
    actions.give_post("li", place.works, "audit", DAY, UNTIL)
    assert why(lambda: actions.give_post(login, place.works, post, since, until)) == code


def test_a_post_ends_and_is_not_forgotten() -> None:
    place, who = town(), account("viewer", "li")
    post = actions.give_post("li", place.works, "head", SINCE)
    actions.end_post(post, DAY)
    actions.end_post(post, DAY + timedelta(days=5))
    assert Membership.objects.get().until == DAY
    assert queries.duties(who.pk, DAY) and not queries.duties(who.pk, DAY + timedelta(days=1))
    assert [row.now for row in queries.memberships(place.works, DAY + timedelta(days=1))] == [False]


def test_the_journal_keeps_who_made_a_unit_and_gave_a_post() -> None:
    account("viewer", "li")
    unit = actions.add_unit("zone", "高新区", by="wu")
    actions.change_unit(unit, "zone", "高新技术产业开发区", "高新区", by="wu")
    post = actions.give_post("li", unit, "liaison", DAY, by="wu")
    actions.end_post(post, DAY + timedelta(days=5), by="zhao")
    # What was over already ends no second time.
    actions.end_post(post, DAY + timedelta(days=9), by="zhao")
    actions.set_unit_active(unit, False, by="wu")
    told = [(event.who, event.action, event.kind, event.key) for event in Event.objects.order_by("number")]
    assert told == [
        ("wu", "unit-add", "unit", str(unit)), ("wu", "unit-change", "unit", str(unit)), ("wu", "post-give", "account", "li"),
        ("zhao", "post-end", "account", "li"), ("wu", "unit-close", "unit", str(unit)),
    ]  # fmt: skip
    page = client_of(account("reviewer", "sun")).get("/journal/").content.decode()
    assert "高新技术产业开发区" in page and "止任" in page


def test_an_administrator_makes_a_unit_and_gives_somebody_a_post_in_it() -> None:
    client = visit("administrator")
    account("viewer", "li")
    assert "还没有单位" in client.get("/units/").content.decode()
    assert client.post("/units/", {"name": "<b>水务局", "kind": "department"}).status_code == 302
    assert "已经有同名" in client.post("/units/", {"name": "<b>水务局", "kind": "zone"}).content.decode()
    (row,) = queries.units(today())
    page = f"/units/{row.id}"
    wish = {"do": "post", "login": "li", "post": "liaison", "since": today().isoformat()}
    assert client.post(page, wish).status_code == 302
    assert "已有这个职务" in client.post(page, wish).content.decode()
    html = client.get(page).content.decode()
    assert "联络员" in html and "&lt;b&gt;水务局" in html and "<b>水务局" not in html
    (held,) = queries.memberships(row.id, today())
    assert client.post(page, {"do": "end", "membership": held.id}).status_code == 302
    assert Membership.objects.get().until == today()
    assert "没有这项任职" in client.post(page, {"do": "end", "membership": 10**9}).content.decode()
    client.post(page, {"do": "change", "name": "水利局", "kind": "department"})
    client.post(page, {"do": "close"})
    (row,) = queries.units(today())
    assert (row.name, row.active) == ("水利局", False)
    assert client.get("/units/999999999").status_code == 404
