"""承诺与兑现: what an older report promised beside what a later one tells."""

import csv
import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from docx import Document

from luoshi.judging import version
from luoshi.web.people.clock import now
from luoshi.web.register import actions, promises
from luoshi.web.register.models import Judged, Publication, Version
from luoshi.web.register.promises import Asked
from luoshi.web.register.queries import Report
from tests.web.judging import NEW, OLD, admitted, newer, older
from tests.web.visiting import visit

pytestmark = pytest.mark.django_db


def page(client: Client, address: str, status: int = 200, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == status, address
    return str(response.content.decode())


def address(new: Report, old: Report, rest: str = "") -> str:
    return f"/reports/{new.key}/promises/{old.key}{rest}"


@pytest.fixture
def pair() -> tuple[Report, Report]:
    """The later report and the earlier one."""
    return newer(), older()


def test_each_promise_stands_beside_its_outcome_with_verdict_and_reason(pair: tuple[Report, Report]) -> None:
    html = page(visit("local"), address(*pair))
    for said in ("6 项承诺的结果", "低0.1个百分点：基本完成", "低2个百分点：未完成", "没有说到这一项。"):
        assert said in html, said
    # Both sides lead to their place in their own text.
    at_old, at_new = OLD.index("12个"), NEW.index("9个")
    assert f'href="/reports/{pair[1].key}/text?at={at_old}#f-{at_old}"><mark>12个</mark>' in html
    assert f'href="/reports/{pair[0].key}/text?at={at_new}#f-{at_new}"><mark>9个</mark>' in html


def test_each_target_stands_beside_the_one_before(pair: tuple[Report, Report]) -> None:
    html = page(visit("local"), address(*pair, "?show=targets"))
    assert "由5%到6%，提高1个百分点；比上年结果高3个百分点。" in html
    assert "与上一年相同：沿用；比上年结果高3个。" in html
    # Dropped in silence: no outcome was told either.
    assert "也没有交代结果" in html and "不再提出" in html


FILTERS: list[tuple[Asked, list[str]]] = [
    (Asked(verdict="missed"), ["5%", "12个"]),
    (Asked(relation="unreported"), ["3%", "900个"]),
    (Asked(verdict="met", relation="same"), ["建成望川大桥"]),
    (Asked(words="公园"), ["12个"]),
    (Asked(words="没有的"), []),
]


@pytest.mark.parametrize(("asked", "texts"), FILTERS)
def test_filters(pair: tuple[Report, Report], asked: Asked, texts: list[str]) -> None:
    rows = promises.chosen(actions.promises(*pair), asked)
    assert [row["promise"]["text"] for row in rows if row["kind"] == "link"] == texts


def test_filters_stand_in_the_address(pair: tuple[Report, Report]) -> None:
    client = visit("local")
    html = page(client, address(*pair, "?verdict=missed&q=公园"))
    assert "显示第 1–1 项" in html and html.count('class="promise v-') == 1
    assert "没有符合条件的" in page(client, address(*pair, "?q=没有的"))
    page(client, address(*pair, "?verdict=perhaps"), 400)
    page(client, address(*pair, "?page=9"), 404)


def test_the_page_json_csv_and_word_say_the_same(pair: tuple[Report, Report]) -> None:
    client = visit("local")
    told = json.loads(page(client, address(*pair, ".json?verdict=missed&fate=raised")))
    assert [row["promise"]["text"] for row in told["rows"] if row["kind"] == "link"] == ["5%", "12个"]
    assert [row["target"]["text"] for row in told["rows"] if row["kind"] == "succession"] == ["6%"]
    assert (told["older"]["year"], told["source"]["year"], told["total"]) == (2024, 2025, 3)
    text = page(client, address(*pair, ".csv?verdict=missed&fate=raised")).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["kind"], row["verdict"], row["promise"]) for row in rows] == [
        ("link", "missed", "5%"),
        ("link", "missed", "12个"),
        ("succession", "", "5%"),
    ]
    response = client.get(address(*pair, ".docx?verdict=missed&fate=raised"))
    made = Document(io.BytesIO(response.content))
    assert [len(table.rows) for table in made.tables] == [3, 2]
    assert "未完成\n目标不低于5%；结果为3%，低2个百分点：未完成。" in made.tables[0].cell(1, 3).text


def test_growth_is_drawn_on_one_axis_and_a_picture_of_one_is_none(pair: tuple[Report, Report]) -> None:
    rows = actions.promises(*pair)
    drawn = promises.picture(rows)
    assert drawn is not None
    assert [each.row.promise.text for each in drawn.rows] == ["6%", "5%"]
    assert [each.row.verdict for each in drawn.rows] == ["nearly", "missed"]
    assert promises.picture(promises.chosen(rows, Asked(verdict="missed", words="固定"))) is None


def test_a_bulletin_of_statistics_answers_the_same_way(pair: tuple[Report, Report]) -> None:
    bulletin = admitted(
        "望川市2024年国民经济和社会发展统计公报\n一、综合\n全年地区生产总值比上年增长6.2%。新建口袋公园12个。\n", 2024
    )
    client = visit("local")
    assert f"/promises/{pair[1].key}" in page(client, f"/reports/{bulletin.key}/promises")
    links = [row for row in actions.promises(bulletin, pair[1]) if row["kind"] == "link"]
    assert {row["promise"]["text"]: row["verdict"] for row in links if row["outcome"]} == {"6%": "met", "12个": "met"}
    html = page(client, address(bulletin, pair[1]))
    # It has no plan, so nothing became of any target.
    assert "目标的变化 <small>0</small>" in html


def test_older_reports_are_offered_the_likely_one_first(pair: tuple[Report, Report]) -> None:
    other = admitted(OLD + "另一市。\n", 2023, "他市2023.txt")
    html = page(visit("local"), f"/reports/{pair[0].key}/promises")
    assert html.index(pair[1].key) < html.index(other.key)
    assert "同一政府，上一年" in html and "是否同一政府请自己核对" in html
    assert "台账里没有更早的报告可以对照" in page(visit("local"), f"/reports/{other.key}/promises")


def test_who_may_not_see_the_older_report_is_not_shown_what_it_promised(pair: tuple[Report, Report]) -> None:
    new, old = pair
    Version.objects.create(source_id=new.id, number=1, sha256="0" * 64, text="{}", frozen_by="", frozen_at=now())
    Publication.objects.create(source_id=new.id, at=now())
    for who in ("nobody", "viewer", "administrator"):
        client = visit(who)
        for rest in ("", ".json", ".csv", ".docx"):
            assert client.get(address(new, old, rest)).status_code == 404, who
        assert old.key not in page(client, f"/reports/{new.key}/promises")
    assert "基本完成" in page(visit("editor"), address(new, old))
    Version.objects.create(source_id=old.id, number=1, sha256="0" * 64, text="{}", frozen_by="", frozen_at=now())
    assert "基本完成" in page(visit("viewer"), address(new, old))


def test_what_was_worked_out_is_kept_and_worked_out_anew_by_other_rules_or_another_reading(
    pair: tuple[Report, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = actions.promises(*pair)
    monkeypatch.setattr("luoshi.web.register.judged.promises_rows", lambda older, newer: [])
    assert actions.promises(*pair) == first
    monkeypatch.setattr("luoshi.web.register.actions.judging.rules_version", lambda: "other rules")
    assert actions.promises(*pair) == []
    assert list(Judged.objects.values_list("version", flat=True)) == ["other rules"]
    actions.judging.forget(pair[1].id)
    assert not Judged.objects.exists()


def test_the_rules_have_a_version_that_follows_their_text() -> None:
    found = version.rules_version()
    assert len(found) == 16 and int(found, 16) >= 0


def test_kept_or_not_the_queries_do_not_grow_with_the_rows(
    pair: tuple[Report, Report], django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    many = "".join(f"新建第{n}号公园{n}个。" for n in range(100, 180))
    large = admitted(NEW.replace("一、2024年工作回顾\n", f"一、2024年工作回顾\n{many}\n"), 2025, "望川大2025.txt")
    before = admitted(OLD.replace("新建口袋", f"{many}新建口袋"), 2024, "望川大2024.txt")
    client = visit("local")
    for new, old in (pair, (large, before)):
        page(client, address(new, old))
        with django_assert_num_queries(6):
            page(client, address(new, old))


@pytest.mark.parametrize(("language", "says"), [("zh-hans", "承诺与兑现"), ("en", "Promises and outcomes")])
def test_in_both_languages(pair: tuple[Report, Report], language: str, says: str) -> None:
    html = page(visit("local"), address(*pair), **{"Accept-Language": language})
    assert says in html
    assert ("nearly met" in html) == (language == "en")


def test_the_rules_are_there_for_everybody() -> None:
    client = visit("nobody")
    html = page(client, "/rules/targets")
    assert "0.1 个百分点" in html and "居民消费价格" in html and "1990-01-01" in html
    told = json.loads(page(client, "/rules/targets.json"))
    assert told["tolerances"][0]["size"] == 0.1
    assert {rule["polarity"] for rule in told["polarities"]} == {"low", "high"}
