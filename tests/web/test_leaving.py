"""What leaves the register through the pages, what comes back, and the jobs in between."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document

from luoshi.web.register import actions, queries
from luoshi.web.register.actions import jobs
from luoshi.web.register.models import Decision, Entry, Job, Source
from luoshi.web.register.queries import EntryQuestion, Report
from luoshi.web.register.views import importing, leaving
from tests.web.test_review import NOW, named, seen
from tests.web.test_sheets import edited, everything, exported, set_cell

pytestmark = pytest.mark.django_db


def address(report: Report, rest: str) -> str:
    return f"/reports/{report.key}/{rest}"


def uploaded(client: Client, report: Report, data: bytes, name: str = "台账.xlsx") -> str:
    """The address of the job that an upload leads to."""
    answer = client.post(address(report, "import"), {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def page(client: Client, path: str, **asked: Any) -> str:
    answer = client.get(path, asked)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def confirm_all(report: Report) -> None:
    rows = queries.entries(report, EntryQuestion(limit=200))
    assert rows is not None
    actions.confirm(report.id, "wang", NOW, seen(*rows.rows))


def test_the_page_names_every_edition(client: Client, admitted: Report) -> None:
    confirm_all(admitted)
    version = actions.freeze(admitted.id, "wang", NOW)
    shown = page(client, address(admitted, "export"))
    assert "第 1 版" in shown and version.sha256[:12] in shown
    assert "/api/v1/openapi.json" in shown
    shown = page(client, address(admitted, "export"), error="no-file")
    assert "没有选择文件" in shown


@pytest.mark.parametrize(("kind", "ending"), [("excel", "xlsx"), ("word", "docx")])
def test_a_short_edition_is_made_at_once(client: Client, admitted: Report, kind: str, ending: str) -> None:
    answer = client.post(address(admitted, "export/make"), {"kind": kind, "which": "active"})
    assert answer.status_code == 200 and answer.content[:4] == b"PK\x03\x04"
    assert f'filename="register.{ending}"' in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Job.objects.count() == 0


@pytest.mark.parametrize(("kind", "which"), [("excel", "v7"), ("pdf", "active"), ("excel", ""), ("excel", "v٣")])
def test_what_cannot_be_exported_is_not_there(client: Client, admitted: Report, kind: str, which: str) -> None:
    assert client.post(address(admitted, "export/make"), {"kind": kind, "which": which}).status_code == 404


def test_the_data_hold_every_entry_with_its_anchor(client: Client, admitted: Report) -> None:
    confirm_all(admitted)
    actions.freeze(admitted.id, "wang", NOW)
    for which in ("confirmed", "active", "v1"):
        told = client.get(address(admitted, "entries.json"), {"which": which}).json()
        assert told["total"] == Entry.objects.filter(source=admitted.id).count()
        for row in told["rows"]:
            anchor = row["anchor"]
            assert admitted.source.text[anchor["start"] : anchor["end"]] == anchor["quote"]
        text = client.get(address(admitted, "entries.csv"), {"which": which}).content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [int(row["number"]) for row in rows] == [row["number"] for row in told["rows"]]
    assert client.get(address(admitted, "entries.csv"), {"which": "v2"}).status_code == 404


def test_no_cell_of_the_csv_is_a_formula(client: Client, admitted: Report) -> None:
    row = named(admitted, "增加停车位", "commitment")
    actions.assign(
        admitted.id,
        "wang",
        NOW,
        seen(row)[0],
        {"lead": '=HYPERLINK("x")', "remark": "@SUM", "due": "-1", "supporting": "+1"},
    )
    text = client.get(address(admitted, "entries.csv"), {"which": "active"}).content.decode("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {'\'=HYPERLINK("x")', "'@SUM", "'-1", "'+1"} <= set(cells)


def test_a_sheet_is_looked_at_before_it_is_written(client: Client, admitted: Report) -> None:
    def edit(sheet: Any) -> None:
        set_cell("增加停车位", 5, "市城管局<script>")(sheet)
        set_cell("深入开展", 7, "=TODAY()")(sheet)

    before = everything(admitted)
    path = uploaded(client, admitted, edited(exported(admitted), edit))
    shown = page(client, path)
    assert everything(admitted) == before
    assert "市城管局&lt;script&gt;" in shown and "G" in shown and "是公式" in shown and "写入 1 项" in shown
    assert "与台账相同" in page(client, path, fate="unchanged")
    assert client.post(f"{path}/apply").status_code == 302
    shown = page(client, path)
    assert "已写入：更新 1 项，新增 0 项" in shown and "1 行被拒绝" in shown
    decision = Decision.objects.get()
    assert (decision.action, decision.by) == ("import", "local")
    client.post(f"{path}/apply")
    assert Decision.objects.count() == 1, "what was written is not written twice"
    actions.undo(admitted.id, "local", NOW, decision.number)
    assert [row[:5] for row in everything(admitted)[:-1]] == [row[:5] for row in before[:-1]]


def test_each_fate_is_told_in_english_too(client: Client, admitted: Report) -> None:
    client.cookies["luoshi_language"] = "en"
    shown = page(client, uploaded(client, admitted, edited(exported(admitted), set_cell("深入开展", 7, "=TODAY()"))))
    assert "is a formula. Formulas are not evaluated" in shown


def test_a_preview_that_has_aged_is_made_anew(client: Client, admitted: Report) -> None:
    path = uploaded(client, admitted, edited(exported(admitted), set_cell("增加停车位", 5, "市城管局")))
    actions.assign(admitted.id, "li", NOW, seen(named(admitted, "增加停车位", "commitment"))[0], {"lead": "市公安局"})
    client.post(f"{path}/apply")
    shown = page(client, path)
    assert "预览之后台账又有改动" in shown and "导出之后，台账里的这一项又有改动" in shown
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"hello", "这不是 Excel 工作簿"),
        (b"PK\x03\x04broken", "文件已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 .xls"),
    ],
)
def test_a_broken_file_is_told_and_changes_nothing(client: Client, admitted: Report, data: bytes, says: str) -> None:
    before = everything(admitted)
    path = uploaded(client, admitted, data, "../../x<b>.xlsx")
    assert says in page(client, path)
    client.post(f"{path}/apply")
    assert everything(admitted) == before
    assert client.get(f"{path}/file").status_code == 404


def test_another_reports_sheet_is_refused(client: Client, admitted: Report) -> None:
    data = edited(exported(admitted), lambda sheet: sheet.parent["来源"].cell(1, 2, "0" * 64))
    assert "另一份报告" in page(client, uploaded(client, admitted, data))


def test_no_file_is_told(client: Client, admitted: Report) -> None:
    answer = client.post(address(admitted, "import"))
    assert answer.headers["Location"].endswith("/export?error=no-file#import")


def test_a_request_that_is_too_large_is_refused_before_it_is_read(
    client: Client, admitted: Report, settings: Any
) -> None:
    settings.LARGEST_REQUEST = 1000
    answer = client.post(address(admitted, "import"), {"file": SimpleUploadedFile("x.xlsx", b"x" * 2000)})
    assert answer.status_code == 413 and Job.objects.count() == 0


def test_a_long_edition_is_a_job_with_a_file_for_its_owner(
    client: Client, admitted: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "AT_ONCE", 1)
    path = client.post(address(admitted, "export/make"), {"kind": "word", "which": "active"}).headers["Location"]
    waiting = page(client, path)
    assert "正在排队" in waiting and 'http-equiv="refresh"' in waiting and "<progress" in waiting
    assert client.get(f"{path}/file").status_code == 404
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    piece = client.get(path, headers={"HX-Request": "true", "HX-Target": "job"})
    assert piece.headers["HX-Refresh"] == "true"
    assert "文件已经做好" in page(client, path)
    made = client.get(f"{path}/file")
    assert Document(io.BytesIO(made.content)).paragraphs[0].text == "望川市2024"
    Job.objects.update(owner="li")
    assert [client.get(each).status_code for each in (path, f"{path}/file")] == [404, 404]
    assert client.post(f"{path}/apply").status_code == 404
    assert path not in page(client, address(admitted, "export"))


def test_a_large_sheet_is_previewed_by_the_worker(
    client: Client, admitted: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 1)
    path = uploaded(client, admitted, edited(exported(admitted), set_cell("增加停车位", 5, "市城管局")))
    assert "正在排队" in page(client, path)
    client.post(f"{path}/apply")
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    assert "写入 1 项" in page(client, path)


def test_reading_again_is_a_job(client: Client, admitted: Report) -> None:
    path = client.post(address(admitted, "reread")).headers["Location"]
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    assert "重新读取完成" in page(client, path)


def test_an_offices_template_that_is_wrong_is_named(
    client: Client, admitted: Report, settings: Any, tmp_path: Path
) -> None:
    settings.WORD_TEMPLATE = str(tmp_path / "本单位.docx")
    path = client.post(address(admitted, "export/make"), {"kind": "word", "which": "active"}).headers["Location"]
    assert "本单位.docx 不能使用" in page(client, path)


def test_what_goes_wrong_is_told_and_kept_out_of_sight(
    client: Client, admitted: Report, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setitem(jobs._WORK, "word", fail)
    job = jobs.ask(admitted.id, "word", "local", timezone.now(), {"which": "active"}, at_once=True)
    shown = page(client, f"/jobs/{job}")
    assert "程序出错" in shown and "secret" not in shown
    assert "a secret of the machine" in caplog.text


def test_jobs_are_kept_for_three_days_and_interrupted_ones_told(client: Client, admitted: Report) -> None:
    now = timezone.now()
    job = jobs.ask(admitted.id, "excel", "local", now, {"which": "active"}, at_once=True)
    cut = Job.objects.create(
        source=Source.objects.get(), kind="excel", owner="local", state="running", asked_at=now,
        touched_at=now - timedelta(minutes=16), expires_at=now + timedelta(days=1),
    )  # fmt: skip
    jobs.sweep(now)
    assert "任务中断了" in page(client, f"/jobs/{cut.pk}")
    Job.objects.filter(pk=job).update(expires_at=now - timedelta(seconds=1))
    assert client.get(f"/jobs/{job}").status_code == 404
    jobs.sweep(now)
    assert not Job.objects.filter(pk=job).exists()


def test_a_job_that_nobody_asked_for_is_not_there(client: Client, db: None) -> None:
    assert client.get(f"/jobs/{uuid4()}").status_code == 404
    jobs.work(UUID(int=0))


def test_only_reading_is_done_by_a_link(client: Client, admitted: Report) -> None:
    for rest in ("export/make", "import", "reread"):
        assert client.get(address(admitted, rest)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    for rest in ("export/make", "import", "reread"):
        assert strict.post(address(admitted, rest)).status_code == 403


def test_export_takes_the_same_queries_however_large_the_register(client: Client, admitted: Report) -> None:
    def taken() -> list[int]:
        counts = []
        for path, asked in (
            ("export", {}),
            ("entries.json", {"which": "active"}),
            ("entries.csv", {"which": "active"}),
        ):
            with CaptureQueriesContext(connection) as made:
                page(client, address(admitted, path), **asked)
            counts.append(len(made))
        return counts

    few = taken()
    like = Entry.objects.filter(source=admitted.id, kind="commitment").first()
    assert like is not None
    Entry.objects.bulk_create(
        Entry(
            source_id=admitted.id,
            number=number,
            kind="commitment",
            start=1,
            end=9,
            outlook="plan",
            content=like.content,
        )
        for number in range(1001, 2001)
    )
    assert taken() == few


def test_a_person_keeps_no_more_than_twenty_jobs_of_a_report(client: Client, admitted: Report) -> None:
    for _ in range(23):
        uploaded(client, admitted, b"no workbook")
    assert Job.objects.count() == jobs.MOST_KEPT
    assert Job.objects.filter(given__isnull=False).count() == 0, "a refused file is not kept"
