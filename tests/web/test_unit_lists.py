"""A list of units from Excel: each row's fate is told first, and the list is written whole or not at all."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from luoshi.web.journal.models import Event
from luoshi.web.people import actions, queries
from luoshi.web.people.actions import Changed
from luoshi.web.people.clock import now, today
from luoshi.web.people.importing import Held, Line, Plan, lines, plan
from luoshi.web.people.importing.table import KINDS, MOST_UNITS, kind_of
from luoshi.web.people.models import LONGEST_NAME, Unit
from luoshi.web.people.person import UNIT_KINDS
from luoshi.web.people.words import REFUSED_FILE, REFUSED_ROW
from luoshi.web.register.imports.book import BadFile, opened
from tests.web.tasks import town
from tests.web.visiting import visit

HEAD = ("名称", "简称", "类型", "上级单位")


def book(*rows: Sequence[Any], merge: Sequence[str] = ()) -> bytes:
    sheet_of = Workbook()
    sheet = sheet_of.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for ranges in merge:
        sheet.merge_cells(ranges)
    out = io.BytesIO()
    sheet_of.save(out)
    return out.getvalue()


def read(*rows: Sequence[Any], merge: Sequence[str] = ()) -> tuple[Line, ...]:
    return lines(opened(book(*rows, merge=merge)))


def fates(found: Plan) -> list[tuple[str, str]]:
    return [(each.fate, each.reason) for each in found.fates]


def test_parents_stand_in_any_order() -> None:
    found = plan(
        read(
            HEAD, ("水务集团", "", "国企", "水务局"), ("水务局", "", "部门", "市政府"), ("市政府", "", "内设机构", "")
        ),
        {},
    )
    assert [(each.name, each.unit.parent) for each in found.writes if each.unit] == [
        ("水务集团", "水务局"), ("水务局", "市政府"), ("市政府", "")
    ]  # fmt: skip


def test_columns_are_moved_titled_and_merged_as_an_office_does() -> None:
    rows = read(
        ("望川市单位名单", None, None, None, None), (None,), ("序号", "上级单位（全称）", "单位 类型", "备注", "单位名称：", "简称"),
        (1, "市政府", "部门", "x", "住建局", "住建"), (2, None, "部门", None, "水务局", None),
        ("市属企业", None, None, None, None, None), ("序号", "上级单位", "类型", "备注", "名称", "简称"),
        (3, None, "国企", None, "水务集团", None), (4, None, "内设机构", None, "市政府", "政府"),
        merge=("A1:E1", "B4:B5", "A6:F6"),
    )  # fmt: skip
    assert [(row.line, row.name, row.short, row.kind, row.parent) for row in rows] == [
        (4, "住建局", "住建", "部门", "市政府"), (5, "水务局", "", "部门", "市政府"),
        (8, "水务集团", "", "国企", ""), (9, "市政府", "政府", "内设机构", ""),
    ]  # fmt: skip


HELD = {
    "市政府": Held("市政府", "政府", "office", "", True), "水务局": Held("水务局", "水务", "department", "市政府", True),
    "老局": Held("老局", "老局", "department", "", False), "县水务": Held("县水务", "水务", "county", "", True),
}  # fmt: skip
# A row, and what becomes of it beside the units above.
ROWS = [
    (("住建局", "", "部门", "市政府"), "added", ""), (("住建局", "", "部门", "政府"), "added", ""),
    (("水务局", "", "", "市政府"), "unchanged", ""), (("水务局", "水务", "部门", "政府"), "unchanged", ""),
    (("水务局", "水利", "部门", "市政府"), "updated", ""), (("水务局", "", "", ""), "updated", ""),
    (("", "x", "部门", ""), "refused", "no-name"), (("局" * (LONGEST_NAME + 1), "", "部门", ""), "refused", "long-name"),
    (("新局", "局" * (LONGEST_NAME + 1), "部门", ""), "refused", "long-name"), (("新局", "", "", ""), "refused", "no-kind"),
    (("新局", "", "俱乐部", ""), "refused", "unknown-kind"), (("新局", "", "部门", "没有"), "refused", "unknown-parent"),
    (("新局", "", "部门", "水务"), "refused", "many-parents"), (("老局", "", "部门", ""), "refused", "closed"),
    (("市政府", "", "", "水务局"), "refused", "circle"), (("新局", "", "部门", "新局"), "refused", "circle"),
    (("新局", "", "部门", "=A1"), "refused", "wrong-cell"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "fate", "reason"), ROWS)
def test_the_fate_of_a_row(row: tuple[str, ...], fate: str, reason: str) -> None:
    assert fates(plan(read(HEAD, row), HELD)) == [(fate, reason)]


def test_every_reason_is_tried_and_has_its_words() -> None:
    assert {reason for _row, _fate, reason in ROWS if reason} | {"twice"} == set(REFUSED_ROW)
    twice = plan(read(HEAD, ("新局", "", "部门", ""), ("新局", "", "园区", "")), {})
    assert fates(twice) == [("refused", "twice")] * 2 and not twice.writes


def test_a_circle_over_several_rows_is_found_and_what_hangs_below_it_is_not_blamed() -> None:
    rows = (("甲", "", "部门", "乙"), ("乙", "", "部门", "丙"), ("丙", "", "部门", "甲"), ("丁", "", "部门", "甲"))
    assert fates(plan(read(HEAD, *rows), {})) == [("refused", "circle")] * 3 + [("added", "")]


def test_a_list_without_some_column_leaves_it_as_it_is() -> None:
    found = plan(read(("单位", "类型"), ("水务局", "部门"), ("新局", "园区")), HELD)
    assert fates(found) == [("unchanged", ""), ("added", "")] and found.absent == 3


@pytest.mark.parametrize(
    ("rows", "code"),
    [((("甲", "乙"), ("丙", "丁")), "no-unit-heads"), ((("名称",), ("水务局",)), "no-unit-heads"),
     ((("名称", "单位名称", "类型"), ("水务局", "水务局", "部门")), "same-heads"), ((HEAD,), "no-units"),
     ((HEAD, *((f"局{n}", "", "部门", "") for n in range(MOST_UNITS + 1))), "too-many-units")],
)  # fmt: skip
def test_a_file_that_is_no_list(rows: Sequence[Sequence[Any]], code: str) -> None:
    with pytest.raises(BadFile) as bad:
        read(*rows)
    assert bad.value.code == code and code in REFUSED_FILE


def test_every_kind_has_its_words_and_no_word_means_two() -> None:
    assert set(KINDS) == set(UNIT_KINDS)
    for kind, words in KINDS.items():
        assert {kind_of(word) for word in words} == {kind} and kind_of(f" {words[0]} ") == kind


NAMES = st.sampled_from(["甲", "乙", "丙", "丁", "戊"])


@given(
    st.lists(
        st.tuples(NAMES, st.sampled_from(["", "部门", "园区"]), st.sampled_from(["", "甲", "乙", "丙"])), max_size=6
    )
)
def test_whatever_is_written_is_a_tree(rows: list[tuple[str, str, str]]) -> None:
    held = {"甲": Held("甲", "甲", "office", "", True), "乙": Held("乙", "乙", "county", "甲", True)}
    found = plan([Line(n, name, "", kind, parent) for n, (name, kind, parent) in enumerate(rows)], held)
    above = {name: unit.parent for name, unit in held.items()} | {
        each.name: each.unit.parent for each in found.writes if each.unit
    }
    for name in above:
        seen = []
        while name:
            assert name not in seen and name in above
            seen.append(name)
            name = above[name]


LIST = (
    (HEAD),
    ("水务集团", "", "国企", "水务局"),
    ("望川市水务局", "水务局", "部门", "望川市人民政府"),
    ("新区", "", "新区", ""),
)


@pytest.mark.django_db
def test_a_list_is_written_as_it_was_shown_with_one_event() -> None:
    town()
    rows = read(*LIST)
    shown = plan(rows, actions.held_units())
    assert fates(shown) == [("added", ""), ("unchanged", ""), ("added", "")]
    actions.import_units(rows, shown.seal, "admin", now())
    found = {row.name: row for row in queries.units(today())}
    assert found["水务集团"].parent == found["望川市水务局"].id and found["水务集团"].depth == 2
    event = Event.objects.get(action="units-import")
    assert (event.who, event.kind) == ("admin", "unit") and "水务集团" in bytes(event.body).decode()
    # The same once more: nothing changes and nothing is journaled.
    again = plan(rows, actions.held_units())
    assert not again.writes
    actions.import_units(rows, again.seal, "admin", now())
    assert Event.objects.filter(action="units-import").count() == 1


@pytest.mark.django_db
def test_what_changed_since_the_preview_or_is_refused_writes_nothing() -> None:
    place = town()
    rows = read(*LIST)
    shown = plan(rows, actions.held_units())
    actions.change_unit(place.water, "firm", "望川市水务局", "水务局", place.government)
    count = Unit.objects.count()
    bad = plan(read(HEAD, ("新局", "", "部门", "没有"), ("好局", "", "部门", "")), actions.held_units())
    for given_rows, seal in (
        (rows, shown.seal),
        (read(HEAD, ("新局", "", "部门", "没有"), ("好局", "", "部门", "")), bad.seal),
    ):
        with pytest.raises(Changed):
            actions.import_units(given_rows, seal, "admin", now())
    assert Unit.objects.count() == count and not Event.objects.filter(action="units-import").exists()


def send(client: Client, data: bytes) -> HttpResponse:
    return client.post("/units/import", {"file": SimpleUploadedFile("名单.xlsx", data)})


def listed(response: HttpResponse) -> str:
    return response.content.decode().partition('name="list" value="')[2].partition('"')[0]


@pytest.mark.django_db
def test_an_administrator_takes_a_list_over() -> None:
    client = visit("administrator")
    assert "导入单位名单" in client.get("/units/").content.decode()
    refused = send(client, book(HEAD, ("<b>局", "", "俱乐部", ""), ("好局", "", "部门", "")))
    html = refused.content.decode()
    assert (
        "不认识单位类型“俱乐部”" in html and "&lt;b&gt;局" in html and not listed(refused) and not Unit.objects.exists()
    )
    shown = send(client, book(HEAD, ("好局", "", "部门", "市政府"), ("市政府", "", "机关", "")))
    assert "新增" in shown.content.decode() and not Unit.objects.exists()
    assert (
        client.post("/units/import/apply", {"list": listed(shown) + "x"}).status_code == 302
        and not Unit.objects.exists()
    )
    # Meanwhile somebody makes one of them.
    actions.add_unit("office", "市政府")
    anew = client.post("/units/import/apply", {"list": listed(shown)})
    assert anew.status_code == 409 and "又有改动" in anew.content.decode() and Unit.objects.count() == 1
    assert client.post("/units/import/apply", {"list": listed(anew)}).headers["Location"] == "/units/"
    assert [row.name for row in queries.units(today())] == ["市政府", "好局"]
    for data, words in (
        (b"PK\x03\x04 no", "损坏"),
        (b"hello", "Excel"),
        (b"", "没有选择文件"),
        (book(("甲", "乙")), "表头"),
    ):
        answer = send(client, data)
        assert answer.status_code == 422 and words in answer.content.decode(), words
