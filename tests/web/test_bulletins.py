"""Bulletins: what they say, that they stay as they are, that the journal gives them again, who sees them, and as Word."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from docx import Document

from luoshi.judging.lights import DEFAULT, Progress
from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Deed, Refused, Told, Wanted
from luoshi.web.delivery.bulletin import BulletinStanding, Done, Stood, figures, sha256, stored
from luoshi.web.delivery.exports.bulletin import TEMPLATE
from luoshi.web.delivery.models import Bulletin, Report, Task
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.journal.models import Head
from luoshi.web.people.actions import add_unit
from luoshi.web.people.clock import today
from luoshi.web.people.models import Account, Unit
from luoshi.web.people.person import LOCAL, Person
from luoshi.web.people.queries import duties
from luoshi.web.people.rules import may
from luoshi.web.register.queries import Report as Read
from tests.web.tasks import Town, deed, everybody, frozen, seen, town

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2024, 5, 1), date(2024, 5, 31)
AT = datetime(2024, 6, 1, 4, tzinfo=UTC)


def person_of(account: Account) -> Person:
    return Person(account.pk, account.role, account.login, account.name, duties=duties(account.pk, today()))  # type: ignore[arg-type]


@pytest.fixture
def scene(admitted: Read) -> tuple[Town, list[Task]]:
    """Overdue; closed in May; late by the unit's own word; of restricted secrecy; still a draft."""
    place = town()
    numbers = frozen(admitted)
    due = date(2024, 12, 31)
    wanted = [
        Wanted((numbers[0],), place.works, date(2024, 5, 20)), Wanted((numbers[1],), place.works, due),
        Wanted((numbers[2],), place.water, due, leader="张副市长"), Wanted((numbers[3],), place.county, due),
    ]  # fmt: skip
    made = list(actions.hand_out(admitted.id, deed("office"), wanted))
    for each in made[:3]:
        actions.sign(seen(each), deed("liaison", 1))
    done, late = made[1], made[2]
    actions.report(seen(done), deed("liaison", 40), Told("开工", "on-time", 90))
    actions.add_evidence(seen(done), deed("liaison", 60), "验收.pdf", "acceptance", b"%PDF")
    actions.ask_closing(seen(done), deed("liaison", 61))
    actions.take_up(seen(done), deed("office", 70))
    actions.close(seen(done), deed("office", 71))
    actions.report(seen(late), deed("liaison", 40), Told("开工", "on-time", 10, problem="四月的问题"))
    actions.report(seen(late), deed("liaison", 75), Told("停了", "late", 50, problem="下雨 <b>{{ 7*7 }}</b>"))
    Task.objects.filter(pk=made[3].id).update(secrecy="restricted")
    made += actions.make(admitted.id, deed("office"), [Wanted((numbers[4],), place.works, due)])
    return place, [Task.objects.get(pk=each.id) for each in made]


def issue(introduction: str = "按要求通报如下。") -> int:
    return actions.issue_bulletin(Deed("office", AT), SINCE, UNTIL, introduction)


def content(number: int) -> dict[str, Any]:
    found = queries.bulletin(number)
    assert found is not None
    return found[1]


def test_what_a_bulletin_says(scene: tuple[Town, list[Task]]) -> None:
    place, (overdue, closed, late, secret, draft) = scene
    told = content(issue())
    said = told["figures"]
    assert told["tasks"] == [overdue.pk, closed.pk, late.pk] and secret.pk != draft.pk
    assert (said["total"], said["states"]) == (3, {"accepted": 1, "closed": 1, "working": 1})
    assert said["lights"] == {"green": 1, "yellow": 1, "red": 1, "grey": 0}
    assert [(row["id"], row["light"], row["reason"]) for row in said["off_track"]] == [
        (overdue.pk, "red", "overdue"), (late.pk, "yellow", "says-late"),
    ]  # fmt: skip
    assert said["off_track"][1]["problem"] == "下雨 <b>{{ 7*7 }}</b>" and said["off_track"][1]["leader"] == "张副市长"
    assert said["overdue"] == [
        {"id": overdue.pk, "title": overdue.title, "unit": place.works, "due": "2024-05-20", "days": 12}
    ]
    assert [row["id"] for row in said["closed"]] == [closed.pk] and said["reopened"] == []
    assert {row["unit"]: row["total"] for row in said["units"]} == {place.works: 2, place.water: 1}
    assert told["units"] == {str(place.works): "住建局", str(place.water): "水务局"}


def test_it_stays_what_it_was_and_the_journal_gives_it_again(scene: tuple[Town, list[Task]]) -> None:
    _place, (overdue, closed, late, *_rest) = scene
    size = Head.objects.get().size
    number = issue()
    body = queries.bulletin_bytes(number)
    assert body == stored(json.loads(body or b"")) and content(number)["journal"]["size"] == size
    event = Journaled.objects.order_by("-number").first()
    assert event is not None and event.number == size + 1 and sha256(body or b"") in bytes(event.body).decode()
    # Life goes on, units get other names, and the bulletin is still what it was, and still to be had from the journal.
    actions.reopen(seen(closed), deed("office", 95, "又漏水"))
    actions.report(seen(late), deed("liaison", 95), Told("又干了", "on-time", 70))
    actions.adjust(seen(overdue), deed("office", 96, document="望政办〔2024〕3号"), "20公里", date(2024, 9, 1))
    Unit.objects.update(short="改了名")
    add_unit("county", "新县")
    assert queries.bulletin_bytes(number) == body
    anew = queries.reproduce(number)
    assert anew is not None and anew.good
    later = actions.issue_bulletin(deed("office", 97), SINCE, date(2024, 6, 5), "")
    assert content(later)["number"] == 2 and content(later)["figures"] != content(number)["figures"]
    assert [row["id"] for row in content(later)["figures"]["reopened"]] == [closed.pk]
    again = queries.reproduce(later)
    assert again is not None and again.good
    with pytest.raises(TypeError):
        Bulletin.objects.get(number=number).save()


def test_a_bulletin_that_was_tampered_with_is_found(scene: tuple[Town, list[Task]]) -> None:
    number = issue()
    row = Bulletin.objects.get(number=number)
    told = content(number)
    told["figures"]["total"], told["figures"]["overdue"] = 2, []
    Bulletin.objects.filter(pk=row.pk).update(body=stored(told))
    anew = queries.reproduce(number)
    assert anew is not None and (anew.bytes_fit, anew.root_fits, anew.differing) == (False, True, ("total", "overdue"))
    Bulletin.objects.filter(pk=row.pk).update(body=row.body, root=b"\0" * 32)
    anew = queries.reproduce(number)
    assert anew is not None and (anew.bytes_fit, anew.root_fits, anew.good) == (True, False, False)
    # So is a report that was rewritten behind the application's back.
    Bulletin.objects.filter(pk=row.pk).update(root=row.root)
    Report.objects.filter(forecast="late").update(forecast="on-time")
    anew = queries.reproduce(number)
    assert anew is not None and "off_track" in anew.differing


def test_what_cannot_be_told(admitted: Read) -> None:
    for since, until in ((UNTIL, SINCE), (SINCE, date(2024, 6, 2))):
        with pytest.raises(Refused, match="bad-period"):
            actions.issue_bulletin(Deed("office", AT), since, until, "")
    with pytest.raises(Refused, match="nothing-to-tell"):
        issue()
    assert not Bulletin.objects.exists() and not Journaled.objects.filter(kind="bulletin").exists()


def test_what_was_done_outside_the_period_is_left_out() -> None:
    one = Stood(1, "甲", 7, "", "closed", UNTIL, UNTIL, Progress("closed", SINCE, UNTIL), "")
    days = {date(2024, 4, 30): 0, SINCE: 1, UNTIL: 1, date(2024, 6, 1): 0}
    for day, number in days.items():
        said = figures([one], [Done(1, "close-task", day)], SINCE, UNTIL, UNTIL, DEFAULT)
        assert len(said["closed"]) == number, day
    twice = [Done(1, "reopen-task", SINCE), Done(1, "reopen-task", UNTIL), Done(2, "reopen-task", UNTIL)]
    assert [row["id"] for row in figures([one], twice, SINCE, UNTIL, UNTIL, DEFAULT)["reopened"]] == [1]
    assert figures([replace(one, id=2), one], [], SINCE, UNTIL, UNTIL, DEFAULT)["units"][0]["total"] == 2


def test_who_sees_it_and_the_list_and_the_rule_agree(scene: tuple[Town, list[Task]]) -> None:
    place, _tasks = scene
    number = issue()
    standing = queries.bulletin_standing(number)
    assert standing == BulletinStanding(number, frozenset({place.works, place.water}))
    held = everybody(place)
    sees = {
        who for who, account in held.items()
        if may(person_of(account), "see-bulletin", standing)
    }  # fmt: skip
    assert sees == {"delivery", "leader", "audit", "head", "liaison", "supporter"}
    for who, account in held.items():
        assert bool(queries.bulletins(person_of(account))) == (who in sees), who
        client = Client()
        client.force_login(account)
        assert client.get(f"/bulletins/{number}").status_code == (200 if who in sees else 403), who
    assert [row.number for row in queries.bulletins(LOCAL)] == [number]
    # A head of two named units sees it once.
    assert not may(replace(person_of(held["head"]), role="administrator"), "see-bulletin", standing)


def test_the_office_looks_at_it_and_issues_it(scene: tuple[Town, list[Task]], monkeypatch: pytest.MonkeyPatch) -> None:
    place, (overdue, *_rest) = scene
    client = Client()
    client.force_login(everybody(place)["delivery"])
    assert "还没有通报" in client.get("/bulletins/").content.decode()
    html = client.get("/bulletins/new").content.decode()
    assert overdue.title in html and not Bulletin.objects.exists()
    given = {"since": "2024-05-01", "until": "2024-05-31", "introduction": "按要求通报如下。"}
    assert client.post("/bulletins/new", {**given, "do": "look"}).status_code == 200 and not Bulletin.objects.exists()
    wrong = client.post("/bulletins/new", {**given, "until": "2099-01-01", "do": "issue"})
    assert wrong.status_code == 422 and "起止日期不对" in wrong.content.decode()
    assert client.post("/bulletins/new", {**given, "do": "issue"}).headers["Location"] == "/bulletins/1"
    html = client.get("/bulletins/1").content.decode()
    assert "按要求通报如下" in html and overdue.title in html and "&lt;b&gt;{{ 7*7 }}" in html and "本期办结" in html
    assert "相符" in client.get("/bulletins/1/reproduced").content.decode()
    assert sha256(client.get("/bulletins/1.json").content) in html
    assert client.get("/bulletins/2").status_code == 404


def test_the_word_file_is_an_official_document(scene: tuple[Town, list[Task]]) -> None:
    from luoshi.web.delivery.exports.bulletin import document

    found = queries.bulletin(issue("按要求通报如下。\n请对照整改。"))
    assert found is not None
    made = document(*found)
    assert made == document(*found)
    opened = Document(io.BytesIO(made))
    lines = [each.text for each in opened.paragraphs]
    assert lines[0] == "关于重点任务落实情况的通报" and lines[1] == "（2024年第1期）"
    assert "请对照整改。" in lines and "一、总体情况" in lines and "五、本期复开的任务" in lines and "无。" in lines
    assert any("单位反映：下雨 <b>{{ 7*7 }}</b>。" in line for line in lines)
    assert any("已签收1件，办理中1件，办结1件" in line for line in lines)
    rows = [[cell.text for cell in row.cells] for row in opened.tables[0].rows]
    assert rows[0][0] == "单位" and rows[1] == ["住建局", "2", "1", "0", "0", "1", "1", "1"] and len(rows) == 3
    (section,) = opened.sections
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(side.mm) for side in margins] == [37, 28, 26, 35]


def test_the_template_in_the_repository_is_what_its_script_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tools import bulletin

    monkeypatch.setattr(bulletin, "TEMPLATE", tmp_path / "made.docx")
    bulletin.main()
    with zipfile.ZipFile(tmp_path / "made.docx") as made, zipfile.ZipFile(TEMPLATE) as kept:
        for part in ("word/document.xml", "word/styles.xml"):
            assert made.read(part) == kept.read(part), part
