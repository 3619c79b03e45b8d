"""Word, PDF and web pages come in by the page: read as a job, never twice, and refused with a code."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from luoshi.web.register.models import Job, Source
from luoshi.web.register.queries import Report
from luoshi.web.site.uploads import most
from tests.intake.making import as_docx, as_html, as_pdf
from tests.web.test_review_pages import address, page, upload
from tests.web.visiting import visit

pytestmark = pytest.mark.django_db
LINES = ["望川市政府工作报告", "一、2023年工作回顾", "全年新增规上工业企业12家，完成投资34.5亿元。"]
MIB = 2**20


def sent(client: Client, data: bytes, name: str, **fields: Any) -> str:
    """The address of the job that an upload leads to."""
    response = upload(client, data, name, **fields)
    assert response.status_code == 302 and response.headers["Location"].startswith("/jobs/")
    return str(response.headers["Location"])


def work() -> None:
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


@pytest.mark.parametrize(
    ("make", "name", "kind", "place"),
    [
        (as_docx, "报告.docx", "docx", "第 3 段"),
        (as_pdf, "报告.pdf", "pdf", "第 1 页"),
        (as_html, "报告.html", "html", "第 3 段"),
    ],
)
def test_a_file_is_read_by_the_worker_and_leads_to_its_report(
    client: Client, make: Callable[[list[str]], bytes], name: str, kind: str, place: str
) -> None:
    path = sent(client, make(LINES), name)
    assert "正在排队" in page(client, path) and not Source.objects.exists()
    work()
    html = page(client, path)
    source = Source.objects.get()
    assert (source.format, source.name) == (kind, name)
    assert "读好了，已收入台账。" in html and f'href="/reports/{source.key}/"' in html
    # The file itself is not kept beside its text.
    assert Job.objects.get().given is None
    figure = source.text.index("12家")
    assert place in page(client, f"/reports/{source.key}/at/{figure}")


def test_a_file_that_is_there_already_is_not_read_again(client: Client) -> None:
    data = as_docx(LINES)
    waiting = [sent(client, data, "报告.docx"), sent(client, data, "又一次.docx")]
    work()
    assert ["没有重复收入" in page(client, path) for path in waiting] == [False, True]
    response = upload(client, data, "再一次.docx")
    assert response.headers["Location"] == f"/reports/{Source.objects.get().key}/?new=0"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"%PDF-1.7\nendobj nothing", "broken-file"), (as_html([]), "empty-file"), (as_html(["有道路12条。"]), "no-year")],
)
def test_what_cannot_be_read_is_refused_with_its_code_and_nothing_is_written(
    client: Client, data: bytes, code: str
) -> None:
    path = sent(client, data, "坏<b>.pdf")
    work()
    html = page(client, path)
    assert f'<code translate="no">{code}</code>' in html and 'role="alert"' in html and "另选一份报告" in html
    assert "<b>." not in html and not Source.objects.exists() and Job.objects.get().given is None


def test_a_year_is_filled_in_for_a_document_too(client: Client) -> None:
    sent(client, as_docx(["新增企业12家。"]), "报告.docx", year="2024")
    work()
    assert Source.objects.get().year == 2024


def test_nobody_sees_anothers_upload() -> None:
    path = sent(visit("editor"), as_docx(LINES), "报告.docx")
    assert visit("reviewer").get(path).status_code == 404


def test_the_page_tells_the_formats_and_their_limits(client: Client) -> None:
    html = page(client, "/upload")
    assert re.search(r'accept="[^"]*\.txt[^"]*\.docx[^"]*\.pdf', html)
    assert "（.html），不超过 8 MB" in html and "PDF，不超过 32 MB" in html and "图片不超过 20 MB" in html
    english = client.get("/upload", headers={"Accept-Language": "en"}).content.decode()
    assert "Word documents (.docx) and PDF, at most 32 MB" in english


@pytest.mark.parametrize(("head", "limit"), [(b"x", 8 * MIB), (b"<html>", 8 * MIB), (b"\x89PNG\r\n\x1a\n", 20 * MIB)])
def test_each_kind_has_its_own_limit(client: Client, head: bytes, limit: int) -> None:
    response = upload(client, head + b"x" * limit, "大.bin")
    html = response.content.decode()
    assert response.status_code == 422 and "too-large" in html and f"{limit // MIB} MB 的上限" in html


def test_a_document_may_be_as_large_as_a_request(settings: Any, client: Client) -> None:
    assert most("pdf") == settings.LARGEST_REQUEST
    data = b"%PDF-1.7\nendobj" + b"x" * (9 * MIB)
    assert sent(client, data, "大.pdf").startswith("/jobs/")


# The list of reports ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["nobody", "viewer", "editor", "reviewer", "administrator", "local"])
def test_who_sees_only_what_is_confirmed_is_led_to_the_frozen_version(public: Report, who: str) -> None:
    html = page(visit(who), "/")
    works = who in ("editor", "reviewer", "local")
    assert f'href="{address(public, "" if works else "versions/1")}"' in html
