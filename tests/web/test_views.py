"""Pages and their data, as a visitor without scripts gets them."""

import csv
import io
import json
import re
from typing import Any

import pytest
from django.test import Client, override_settings

from luoshi.facts.rows import figure_row
from luoshi.web.register import queries
from luoshi.web.register.actions import admit
from luoshi.web.register.queries import Report
from luoshi.web.site.middleware import POLICY
from tests.readings import wangchuan

pytestmark = pytest.mark.django_db


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return str(response.content.decode())


def rows_of(html: str) -> list[int]:
    return [int(start) for start in re.findall(r'id="row-(\d+)"', html)]


def csv_rows(client: Client, address: str) -> list[dict[str, str]]:
    text = page(client, address)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def addresses(report: Report) -> list[str]:
    base = f"/reports/{report.key}"
    first = queries.reading(report).figures[0].start
    rooms = [
        "/",
        "/figures",
        "/figures?q=没有",
        "/text",
        f"/text?at={first}",
        f"/at/{first}",
        "/years",
        "/promises",
        "/agreement",
        "/review",
        "/review?kind=figure&entry=1",
        "/review/add",
        "/journal",
        "/differences",
        "/versions",
    ]
    return ["/", *(base + room for room in rooms)]


QUESTIONS = ["", "?part=plan", "?status=target&sort=-size", "?q=停车&limit=1", "?limit=4&page=3&sort=subject"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_page_json_and_csv_hold_the_same_rows(client: Client, admitted: Report, question: str) -> None:
    base = f"/reports/{admitted.key}/figures"
    shown = rows_of(page(client, base + question))
    data = json.loads(page(client, base + ".json" + question))
    table = csv_rows(client, base + ".csv" + question)
    assert shown
    assert [row["start"] for row in data["rows"]] == shown
    assert [int(row["start"]) for row in table] == shown
    figures = {figure.start: figure for figure in queries.reading(admitted).figures}
    for row, cells in zip(data["rows"], table, strict=True):
        told = figure_row(figures[row["start"]], admitted.source)
        assert {name: row[name] for name in told} == told
        assert row["anchor"]["before"].endswith(admitted.source.text[row["start"] - 1])
        value = "" if told["value"] is None else str(told["value"])
        assert (cells["text"], cells["value"], cells["unit"]) == (told["text"], value, told["unit"])


def test_cells_are_harmless_to_spreadsheets(client: Client, admitted: Report) -> None:
    rows = csv_rows(client, f"/reports/{admitted.key}/figures.csv?q=总投资")
    assert [row["subject"] for row in rows] == ["'=总投资"]


def test_what_a_report_says_is_text_and_no_markup(client: Client, admitted: Report) -> None:
    for address in addresses(admitted):
        assert "<b>引进" not in page(client, address)
    assert "&lt;b&gt;引进项目&lt;/b&gt;" in page(client, f"/reports/{admitted.key}/figures")


def test_every_page_and_error_has_the_policy_and_keeps_it(client: Client, admitted: Report) -> None:
    for address in [*addresses(admitted), "/nowhere", "/reports.json", "/static/site/base.css"]:
        response = client.get(address)
        assert response.headers["Content-Security-Policy"] == POLICY
        if response.headers["Content-Type"].startswith("text/html"):
            html = response.content.decode()
            assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:|<script(?![^>]*\ssrc=)", html), address
            assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html), address


def test_no_page_lacks_its_landmarks(client: Client, admitted: Report) -> None:
    for address in addresses(admitted):
        html = page(client, address)
        assert html.count("<h1") == 1, address
        assert html.count("<main") == 1 and 'href="#main"' in html
        assert len(re.findall(r"<table", html)) == len(re.findall(r"<caption", html)), address
        identifiers = re.findall(r'\sid="([^"]+)"', html)
        assert len(identifiers) == len(set(identifiers)), address


def test_a_row_leads_to_its_mark_and_the_mark_to_its_explanation(client: Client, admitted: Report) -> None:
    html = page(client, f"/reports/{admitted.key}/figures?q=停车位")
    link = re.search(r'href="([^"]+/text\?at=(\d+)#f-\d+)"', html)
    assert link
    text = page(client, link[1].partition("#")[0])
    mark = re.search(rf'<a [^>]*id="f-{link[2]}"[^>]*>', text)
    assert mark and 'aria-current="true"' in mark[0]
    address = re.search(r'href="([^"]+)"', mark[0])
    assert address
    told = page(client, address[1])
    for words in ("1.6万个", "16,000 个", "新增停车位", "test-rule"):
        assert words in told
    data = json.loads(page(client, address[1] + ".json"))
    assert data["steps"] == [{"rule": "test-rule", "words": "words", "zh": "", "en": ""}]


def test_numerals_and_doubts_are_explained_too(client: Client, admitted: Report) -> None:
    reading = queries.reading(admitted)
    for row in (*reading.numerals, *reading.doubts):
        assert row.text in page(client, f"/reports/{admitted.key}/at/{row.start}")
    html = page(client, f"/reports/{admitted.key}/at/{reading.doubts[0].start}")
    assert "数字后没有计量单位" in html


def test_htmx_gets_the_piece_and_caches_know_it(client: Client, admitted: Report) -> None:
    address = f"/reports/{admitted.key}/figures?part=plan"
    whole = client.get(address)
    piece = client.get(address, headers={"HX-Request": "true", "HX-Target": "results"})
    assert piece.content.decode().lstrip().startswith('<div id="results">')
    assert rows_of(piece.content.decode()) == rows_of(whole.content.decode())
    assert "HX-Request" in whole.headers["Vary"] and "HX-Request" in piece.headers["Vary"]
    back = {"HX-Request": "true", "HX-Target": "results", "HX-History-Restore-Request": "true"}
    assert "<html" in page(client, address, **back)


def test_last_year_and_this_year(client: Client, admitted: Report) -> None:
    base = f"/reports/{admitted.key}/years"
    html = page(client, base)
    data = json.loads(page(client, base + ".json"))
    table = csv_rows(client, base + ".csv")
    told = [(pair["last"]["text"], pair["target"]["text"]) for pair in data["pairs"]]
    assert ("24个", "18个") in told
    assert told == [(row["last_text"], row["target_text"]) for row in table]
    for pair in data["pairs"]:
        assert f"#f-{pair['last']['start']}" in html and f"#f-{pair['target']['start']}" in html
    assert "少 6 个（−25.0%）" in html and "高 0.8 个百分点" in html
    difference = {row["target_text"]: row["difference"] for row in table}
    assert difference["18个"] == "-6"


BAD: list[tuple[str, int]] = [
    ("/reports/0123456789abcdef/", 404),
    ("/reports/{key}/at/1", 404),
    ("/reports/{key}/at/99999999999999999999", 404),
    ("/reports/{key}/figures?page=2", 404),
    ("/reports/{key}/figures?page=0", 400),
    ("/reports/{key}/figures?page=9999999999999999999999", 400),
    ("/reports/{key}/figures?part=past", 400),
    ("/reports/{key}/figures?sort=password", 400),
    ("/reports/{key}/figures?place=nowhere", 400),
    ("/reports/{key}/figures?section=8", 400),
    ("/reports/{key}/figures?q=" + "长" * 81, 400),
    ("/reports/{key}/figures?q=%00", 400),
    ("/reports/{key}/text?page=2", 404),
    ("/reports/{key}/text?at=-1", 400),
    ("/?page=x", 400),
]


@pytest.mark.parametrize(("address", "status"), BAD)
def test_bad_questions_are_said_to_be_bad(client: Client, admitted: Report, address: str, status: int) -> None:
    response = client.get(address.format(key=admitted.key))
    assert response.status_code == status
    assert "报告列表" in response.content.decode()


@pytest.mark.parametrize(
    ("question", "status", "code"), [("?part=past", 400, "bad-request"), ("?page=9", 404, "not-found")]
)
def test_data_has_one_shape_of_problem(client: Client, admitted: Report, question: str, status: int, code: str) -> None:
    for twin in ("figures.json", "figures.csv"):
        response = client.get(f"/reports/{admitted.key}/{twin}{question}")
        body: dict[str, Any] = json.loads(response.content)
        assert (response.status_code, body["status"], body["code"]) == (status, status, code)
        assert response.headers["Content-Type"] == "application/problem+json"
        assert body["zh-hans"]["title"] != body["en"]["title"]


def test_a_foreign_host_and_a_form_without_token_are_refused(client: Client) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/language", {"language": "en"})
    assert response.status_code == 403 and "刷新" in response.content.decode()


def test_a_fault_is_a_page_that_says_so(admitted: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(queries, "reports", broken)
    careful = Client(raise_request_exception=False)
    response = careful.get("/")
    assert response.status_code == 500 and "程序出错" in response.content.decode()


def test_an_empty_register_says_what_to_do(client: Client) -> None:
    assert "luoshi serve" in page(client, "/")


def test_the_language_is_chosen_without_a_script(client: Client, admitted: Report) -> None:
    address = f"/reports/{admitted.key}/figures?part=plan"
    assert '<html lang="zh-Hans">' in page(client, address)
    response = client.post("/language", {"language": "en", "next": address})
    assert response.status_code == 302 and response.headers["Location"] == address
    html = page(client, address)
    assert '<html lang="en">' in html and "Figures" in html and "指标数值" not in html
    client.post("/language", {"language": "zh-hans", "next": "https://evil.example/"})
    assert '<html lang="zh-Hans">' in page(client, address)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [("", "zh-Hans"), ("fr", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hans"), ("en-GB,en;q=0.9", "en")],
)
def test_the_browsers_language(client: Client, wanted: str, given: str) -> None:
    assert f'<html lang="{given}">' in page(client, "/", **{"Accept-Language": wanted})


def test_only_reading_is_possible(client: Client, admitted: Report) -> None:
    for address in addresses(admitted):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200
    assert client.get("/language").status_code == 405


@override_settings(DEBUG=False)
def test_static_files_are_there(client: Client, admitted: Report) -> None:
    html = page(client, f"/reports/{admitted.key}/text")
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', html)
    assert len(files) >= 5
    for address in files:
        assert client.get(address).status_code == 200, address


def test_doubts_about_commitments_are_counted_apart_from_those_about_numerals(client: Client) -> None:
    report = wangchuan()
    report.doubt("新增改造老旧小区18个", "unclear-boundary")
    report.doubt("新增改造老旧小区18个", "unclear-kind")
    read = report.reading()
    key = admit(read.source, read).key
    html = page(client, f"/reports/{key}/")
    assert "1 处有疑点" in html and "另有 1 项承诺事项" in html
    assert "起止可能不同" not in html
    assert f"/reports/{key}/review?kind=commitment&amp;doubtful=on" in html
    text = page(client, f"/reports/{key}/text")
    assert len(re.findall('id="d-', text)) == 1
    figure = next(each for each in read.figures if each.text == "18个")
    assert "起止可能不同" not in page(client, f"/reports/{key}/at/{figure.start}")
    assert "起止可能不同" in page(client, f"/reports/{key}/review?kind=commitment&doubtful=on")
