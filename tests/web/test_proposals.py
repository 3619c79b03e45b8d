"""Assignments proposed on the desk: each with its reason, put into the form when asked for, and never saved unasked."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.web.register import actions, queries
from luoshi.web.register.content import CommitmentContent
from luoshi.web.register.models import Decision
from luoshi.web.register.queries import EntryQuestion, EntryRow, Report
from tests.readings import Report as Written
from tests.web.test_review import NOW, again, named, seen
from tests.web.test_review_pages import address, form_of, page, send
from tests.web.visiting import visit

pytestmark = pytest.mark.django_db
HOUSES = "新增改造老旧小区18个"


def another(name: str, *undertakings: str) -> Report:
    """Another report in the register, with these undertakings."""
    written = Written(
        name, f"{name.removesuffix('.txt')}政府工作报告\n二、2024年工作安排\n{'，'.join(undertakings)}。\n"
    )
    written.section("二、2024年工作安排", 1, "plan", 2024)
    for each in undertakings:
        written.commitment(each, "target")
    reading = written.reading()
    found = queries.report(actions.admit(reading.source, reading).key)
    assert found is not None
    return found


def assigned(report: Report, words: str, **row: Any) -> EntryRow:
    """The entry that `words` names, assigned and confirmed."""
    actions.assign(report.id, "li", NOW, seen(named(report, words, "commitment"))[0], row)
    entry = named(report, words, "commitment")
    actions.confirm(report.id, "li", NOW, seen(entry))
    return again(report, entry)


def proposed(report: Report, words: str) -> queries.Proposed | None:
    row = named(report, words, "commitment")
    return queries.proposals(report, (row,)).get(row.number)


# What is proposed ---------------------------------------------------------------------------------------------------


def test_the_words_that_fall_within_a_departments_functions_propose_it(admitted: Report) -> None:
    found = proposed(admitted, HOUSES)
    assert found is not None and found.precedent is None
    assert found.lead == "市住房城乡建设局"
    assert "老旧小区" in found.by_words[0].found


def test_what_says_nothing_of_any_departments_business_gets_no_proposal(admitted: Report) -> None:
    assert proposed(admitted, "始终坚持稳中求进") is None


def test_what_people_confirmed_for_words_alike_goes_before_and_names_its_report(admitted: Report) -> None:
    other = another("青川市.txt", "改造老旧小区30个")
    assigned(other, "改造老旧小区", lead="市更新办", supporting=["市财政局"])
    found = proposed(admitted, HOUSES)
    assert found is not None and found.precedent is not None
    assert (found.lead, found.supporting, found.report) == ("市更新办", ("市财政局",), "青川市政府工作报告")
    assert found.by_words == ()


def test_an_assignment_that_nobody_confirmed_is_no_precedent(admitted: Report) -> None:
    other = another("青川市.txt", "改造老旧小区30个")
    row = named(other, "改造老旧小区", "commitment")
    actions.assign(other.id, "li", NOW, seen(row)[0], {"lead": "市更新办"})
    found = proposed(admitted, HOUSES)
    assert found is not None and found.precedent is None


def test_what_is_out_of_sight_is_no_precedent(admitted: Report) -> None:
    other = another("青川市.txt", "改造老旧小区30个")
    assigned(other, "改造老旧小区", lead="市更新办")
    row = named(admitted, HOUSES, "commitment")
    found = queries.proposals(admitted, (row,), "public")[row.number]
    assert found.precedent is None


def test_an_entry_is_no_precedent_of_itself(admitted: Report) -> None:
    row = assigned(admitted, HOUSES, lead="市更新办")
    found = queries.proposals(admitted, (row,))[row.number]
    assert found.precedent is None and found.lead == "市住房城乡建设局"


def test_the_number_of_queries_does_not_grow(admitted: Report) -> None:
    def asked() -> int:
        rows = queries.entries(admitted, EntryQuestion(kind="commitment", limit=200))
        assert rows is not None
        with CaptureQueriesContext(connection) as caught:
            queries.proposals(admitted, rows.rows)
        return len(caught)

    assigned(another("白川市.txt", "新建学校3所"), "新建学校3所", lead="市教育局")
    assert asked() == 2
    for number in range(5):
        other = another(f"青川市{number}.txt", *(f"改造老旧小区{each}个" for each in range(10, 20)))
        for each in range(10, 20):
            assigned(other, f"改造老旧小区{each}个", lead="市更新办")
    assert asked() == 2


# On the desk --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("zh-hans", ["建议分工", "“老旧小区”属于市住房城乡建设局的职责", "填入牵头、配合单位"]),
        (
            "en",
            [
                "Proposed assignment",
                "falls within the functions of 市住房城乡建设局",
                "Fill in lead and supporting units",
            ],
        ),
    ],
)
def test_the_opened_commitment_shows_what_is_proposed_and_why(
    client: Client, admitted: Report, language: str, says: list[str]
) -> None:
    row = named(admitted, HOUSES, "commitment")
    response = client.get(f"{address(admitted)}?entry={row.number}", headers={"Accept-Language": language})
    html = response.content.decode()
    assert [each for each in says if each not in html] == []
    assert re.search(r'name="lead" id="entry_lead"|id="entry_lead"', html) and 'value="市住房城乡建设局"' not in html


@pytest.mark.parametrize(
    ("language", "says"),
    [("zh-hans", "青川市政府工作报告）已确认由这些单位承担"), ("en", "(青川市政府工作报告), is confirmed")],
)
def test_a_precedent_is_named_with_its_report(client: Client, admitted: Report, language: str, says: str) -> None:
    assigned(another("青川市.txt", "改造老旧小区30个"), "改造老旧小区", lead="市更新办")
    row = named(admitted, HOUSES, "commitment")
    html = client.get(f"{address(admitted)}?entry={row.number}", headers={"Accept-Language": language}).content.decode()
    assert says in html and "改造老旧小区30个" in html


def test_filling_in_saves_nothing_and_keeps_what_was_typed(client: Client, admitted: Report) -> None:
    row = named(admitted, HOUSES, "commitment")
    sent = form_of(row, action="propose", remark="先摸底", item="改造老旧小区")
    html = send(client, admitted, f"review/{row.number}/assign", 200, **sent)
    assert 'value="市住房城乡建设局"' in html and 'value="先摸底"' in html and "改造老旧小区</textarea>" in html
    assert "建议已填入，还没有保存。" in html
    assert again(admitted, row) == row and not Decision.objects.exists()
    saved = {**sent, "action": "confirm", "lead": "市住房城乡建设局"}
    send(client, admitted, f"review/{row.number}", **saved)
    content = again(admitted, row).content
    assert isinstance(content, CommitmentContent)
    assert (content.lead, content.remark, content.item) == ("市住房城乡建设局", "先摸底", "改造老旧小区")


def test_where_nothing_is_proposed_filling_in_says_so(client: Client, admitted: Report) -> None:
    row = named(admitted, "始终坚持稳中求进", "commitment")
    html = send(client, admitted, f"review/{row.number}/assign", 409, **form_of(row, action="propose"))
    assert "没有建议的分工" in html


# Who may assign and nothing else ------------------------------------------------------------------------------------


def test_an_editor_is_offered_the_assignment_and_nothing_else(admitted: Report) -> None:
    row = named(admitted, HOUSES, "commitment")
    actions.confirm(admitted.id, "li", NOW, seen(named(admitted, "深入开展企业走访")))
    html = page(visit("editor"), f"{address(admitted)}?entry={row.number}")
    opened = html[html.index('id="opened"') :]
    assert set(re.findall(r'name="(lead|supporting|due|remark|item|kind|strength|target|start)"', opened)) == {
        *("lead", "supporting", "due", "remark")
    }
    assert "保存分工" in html and "建议分工" in html
    posts = set(re.findall(r'method="post" action="/reports/[^/]+/([^"?]+)', html))
    assert posts == {f"review/{row.number}/assign"}
    assert "data-add" not in html and 'name="seen"' not in html and 'class="button plain quick"' not in html


def test_an_editor_sees_a_figure_and_cannot_change_it(admitted: Report) -> None:
    row = named(admitted, "企业成本", "figure")
    html = page(visit("editor"), f"{address(admitted)}?kind=figure&entry={row.number}")
    assert 'id="content"' not in html and "望川经开区" in html
    html = send(visit("editor"), admitted, f"review/{row.number}/assign", 409, action="assign", revision=0, lead="市")
    assert "只有承诺事项能分工" in html


def test_what_an_editor_saves_is_the_assignment_alone(admitted: Report) -> None:
    row = named(admitted, HOUSES, "commitment")
    sent = {
        "action": "assign",
        "lead": "市住建局",
        "supporting": "市财政局，市发改委",
        "due": "年内",
        "remark": "",
        "revision": 0,
    }
    html = send(visit("editor"), admitted, f"review/{row.number}/assign", item="别的", kind="stance", **sent)
    now = again(admitted, row)
    assert isinstance(now.content, CommitmentContent) and isinstance(row.content, CommitmentContent)
    assert (now.content.item, now.content.kind, now.state) == (row.content.item, row.content.kind, "open")
    assert (now.content.lead, now.content.supporting, now.content.due) == ("市住建局", ("市财政局", "市发改委"), "年内")
    (line,) = queries.journal(admitted, 1, 9)[0]
    assert (line.action, line.by) == ("assign", "editor")
    assert f"分工 #{row.number}" in html


def test_an_editor_who_is_second_is_told_what_changed_and_loses_nothing(admitted: Report) -> None:
    row = assigned(admitted, HOUSES, lead="市更新办")
    html = send(
        visit("editor"), admitted, f"review/{row.number}/assign", 409, action="assign", revision=0, lead="市住建局"
    )
    assert "别人改过了" in html and "市更新办" in html and 'value="市住建局"' in html


@pytest.mark.parametrize("field", ["lead", "supporting", "due", "remark"])
def test_what_is_too_long_is_told_at_its_field(admitted: Report, field: str) -> None:
    row = named(admitted, HOUSES, "commitment")
    sent = {"action": "assign", "revision": 0, field: "局" * 2001}
    html = send(visit("editor"), admitted, f"review/{row.number}/assign", 422, **sent)
    assert "field-" + field + " wrong" in html and "errorlist" in html
