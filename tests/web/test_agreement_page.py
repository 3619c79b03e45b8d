"""数据一致性: doubts about figures, who sees them, and what the office answers."""

import csv
import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from luoshi.web.journal.models import Event
from luoshi.web.people.clock import now
from luoshi.web.register import actions, queries
from luoshi.web.register.actions import Refused
from luoshi.web.register.judged import doubt_key
from luoshi.web.register.models import Answer, Publication, Version
from luoshi.web.register.queries import Report
from tests.web.judging import NEW, WRONG, admitted, newer
from tests.web.visiting import EVERYBODY, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def doubtful() -> Report:
    """A public report with one sentence whose figures cannot all be true."""
    report = newer()
    Version.objects.create(source_id=report.id, number=1, sha256="0" * 64, text="{}", frozen_by="", frozen_at=now())
    Publication.objects.create(source_id=report.id, at=now())
    return report


def page(client: Client, report: Report, rest: str = "", status: int = 200) -> str:
    response = client.get(f"/reports/{report.key}/agreement{rest}")
    assert response.status_code == status
    return str(response.content.decode())


def only_doubt(report: Report) -> str:
    (row,) = [row for row in actions.agreement(report) if row["kind"] == "conflict"]
    return doubt_key(row)


def say(report: Report, text: str, by: str = "wang") -> None:
    actions.answer(report, only_doubt(report), text, by, now())


def test_a_conflict_is_its_sentence_its_arithmetic_and_what_would_mend_it(doubtful: Report) -> None:
    html = page(visit("editor"), doubtful)
    for text in WRONG:
        at = NEW.index(text)
        assert f'/text?at={at}#f-{at}"><mark>{text}</mark></a>' in html
    assert "4255亿元 ÷ 〔贷款余额年初数〕 = 1 + 11%" in html
    assert "若其余无误，“11%”应在10.0465—10.0776%之间。" in html
    assert "这是疑问，不是指责" in html


def test_relations_that_hold_are_listed_and_those_in_doubt_are_not_among_them(doubtful: Report) -> None:
    told = json.loads(page(visit("editor"), doubtful, ".json"))
    assert "400亿元 ÷ 500亿元 = 80%" in [row["arithmetic"]["zh"] for row in told["relations"]]
    assert not any("4255亿元" in row["arithmetic"]["zh"] for row in told["relations"])
    # That a share is at most 100% is listed last.
    limits = [row["relation"] == "limit" for row in told["relations"]]
    assert limits == sorted(limits)


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_open_doubt_reaches_nobody_but_those_who_work_on_the_register(doubtful: Report, who: str) -> None:
    works = who in ("editor", "reviewer", "local")
    client = visit(who)
    for rest in ("", ".json", ".csv"):
        told = page(client, doubtful, rest)
        assert "400亿元" in told
        assert ("4255亿元" in told) is works, rest
    assert ("疑点" in page(client, doubtful)) is works


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_answered_doubt_is_seen_with_its_answer_by_whoever_sees_the_register(doubtful: Report, who: str) -> None:
    say(doubtful, "增幅按可比口径计算，已核实。", "secret-name")
    html = page(visit(who), doubtful)
    assert "4255亿元" in html and "增幅按可比口径计算，已核实。" in html
    # Who wrote it is for those who work with it.
    assert ("secret-name" in html) is (who in ("editor", "reviewer", "local"))
    told = json.loads(page(visit(who), doubtful, ".json"))
    (doubt,) = told["doubts"]
    assert doubt["answers"][0]["text"] == "增幅按可比口径计算，已核实。" and doubt["kind"] == "conflict"
    rows = list(csv.DictReader(io.StringIO(page(visit(who), doubtful, ".csv").removeprefix("\ufeff"))))
    assert rows[0]["answer"] == "增幅按可比口径计算，已核实。"


def test_an_answer_is_written_with_an_event_and_a_later_one_stands_beside_it(doubtful: Report) -> None:
    key = only_doubt(doubtful)
    editor = visit("editor")
    sent = f"/reports/{doubtful.key}/agreement/{key}/answer"
    assert editor.post(sent, {"text": "  正在核实。  "}).status_code == 302
    assert editor.post(sent, {"text": "应为10.1%，报告有误。"}).status_code == 302
    assert [row.text for row in queries.answers(doubtful)] == ["正在核实。", "应为10.1%，报告有误。"]
    html = page(editor, doubtful)
    assert html.index("正在核实。") < html.index("应为10.1%，报告有误。") and "没有待说明的疑点" in html
    event = Event.objects.order_by("-number")[0]
    assert (event.action, event.kind, event.key, event.who) == ("answer-doubt", "report", doubtful.key, "editor")
    body = bytes(event.body).decode()
    assert "正在核实。" in body and "应为10.1%，报告有误。" in body


def test_what_cannot_be_an_answer_is_refused_in_words_and_kept_in_the_field(doubtful: Report) -> None:
    editor, key = visit("editor"), only_doubt(doubtful)
    for wrong, text in ((key, " "), (key, "长" * 2001), ("0" * 16, "不知所云")):
        response = editor.post(f"/reports/{doubtful.key}/agreement/{wrong}/answer", {"text": text})
        assert response.status_code == 422
        assert 'role="alert"' in response.content.decode()
    assert not Answer.objects.exists()
    with pytest.raises(Refused, match="no-doubt"):
        actions.answer(doubtful, "0" * 16, "不知所云", "wang", now())


def test_to_one_doubt_there_is_no_end_of_answers_but_one(doubtful: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.web.register.actions.judging.MOST_ANSWERS", 1)
    say(doubtful, "正在核实。")
    with pytest.raises(Refused, match="too-many-answers"):
        say(doubtful, "再说一次。")


def test_an_answer_outlives_the_doubt_that_it_was_to(doubtful: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    say(doubtful, "已核实。")
    actions.judging.forget(doubtful.id)
    monkeypatch.setattr("luoshi.web.register.judged.agreement_rows_of", lambda reading: [])
    html = page(visit("nobody"), doubtful)
    assert "已核实。" in html and "4255亿元" in html and "按现在的规则已不成疑点" in html


def test_a_report_without_such_figures_says_so(db: None) -> None:
    plain = admitted("望川市政府工作报告\n一、2023年工作回顾\n全市平稳。\n", 2024, "望川平.txt")
    html = page(visit("local"), plain)
    assert "没有待说明的疑点" in html and "没有读出可以互相核对的数字" in html
    page(visit("local"), plain, "?page=2", 404)
    page(visit("local"), plain, "?page=no", 400)


def test_the_queries_do_not_grow_with_the_rows(
    doubtful: Report, django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    many = "".join(f"第{n}号公园投资{n}亿元，比上年增加{n // 3}亿元、增长{n}%。" for n in range(100, 140))
    large = admitted(NEW.replace("年末贷款", f"{many}年末贷款"), 2025, "望川大2025.txt")
    client = visit("local")
    for report in (doubtful, large):
        page(client, report)
        with django_assert_num_queries(5):
            page(client, report)


@pytest.mark.parametrize(("language", "says"), [("zh-hans", "疑点，待说明"), ("en", "Doubts, to be explained")])
def test_in_both_languages(doubtful: Report, language: str, says: str) -> None:
    response = visit("local").get(f"/reports/{doubtful.key}/agreement", headers={"Accept-Language": language})
    html = response.content.decode()
    assert says in html
    assert ("The others being right" in html) == (language == "en")
