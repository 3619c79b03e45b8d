"""The pages of the monitor: what each person is shown, and what comes of a file."""

import csv
import io
import re
from contextlib import closing

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from pypdfium2 import PdfDocument

from luoshi.web.monitor import queries
from luoshi.web.monitor.document import Pack, Part, Row
from luoshi.web.monitor.models import Batch, Indicator, Observation
from luoshi.web.monitor.printed import in_pdf
from luoshi.web.people.actions import add_unit
from luoshi.web.people.models import Account, Unit
from luoshi.web.register.queries import Report
from tests.web.monitoring import NOW, add, aim, approved, book, months, past
from tests.web.tasks import Town, officer, town
from tests.web.test_delivery_pages import client_of
from tests.web.visiting import visit

pytestmark = pytest.mark.django_db
RETAIL = "社会消费品零售总额"
OLD = {"counting": "to-date", "vintage": "preliminary"}


@pytest.fixture
def place() -> Town:
    return town()


def people(place: Town) -> dict[str, Client]:
    """The source office's liaison, another's, the statistics office, the delivery office, a leader."""
    return {
        "liaison": client_of(officer("liaison", place.works)), "other": client_of(officer("liaison", place.water)),
        "statistics": client_of(officer("statistics", place.water, "zhao")), "delivery": client_of(officer("delivery", place.water, "d")),
        "leader": client_of(officer("leader", place.government)),
    }  # fmt: skip


def sent(client: Client, content: bytes, name: str = "月报.xlsx", **given: object) -> tuple[int, str]:
    """A file uploaded: the status, and the page that comes of it."""
    response = client.post("/monitor/import", {**OLD, "file": SimpleUploadedFile(name, content), **given}, follow=True)
    return response.status_code, response.content.decode()


MONTHS = ["指标", "地区", "1—2月", "3月", "4月", "5月"]


def test_a_year_of_months_is_imported_approved_and_shown(place: Town) -> None:
    indicator, who = add(place.works), people(place)
    aim(indicator, "150")
    status, html = sent(who["liaison"], book([MONTHS, [RETAIL, "全市", 26, 39.5, 52, 65]]), year=2024)
    assert status == 200 and "写入 4 个数" in html and not Observation.objects.exists()
    batch = Batch.objects.get()
    # Nobody else sees it, and it is not the statistics office's to write.
    assert who["other"].get(f"/monitor/batches/{batch.pk}").status_code == 403
    assert who["statistics"].post(f"/monitor/batches/{batch.pk}/write").status_code == 403
    assert who["liaison"].post(f"/monitor/batches/{batch.pk}/write", {"seal": "0" * 64}).status_code == 409
    seal = html.split('name="seal" value="')[1][:64]
    assert who["liaison"].post(f"/monitor/batches/{batch.pk}/write", {"seal": seal}).status_code == 302
    assert Observation.objects.count() == 4
    assert (
        "65"
        not in who["leader"]
        .get(f"/monitor/indicators/{indicator}?year=2024")
        .content.decode()
        .split("<main")[1]
        .split("150")[0]
    )
    assert who["liaison"].post(f"/monitor/batches/{batch.pk}/answer", {"do": "approve"}).status_code == 403
    assert "月报.xlsx" in who["statistics"].get("/monitor/enter").content.decode()
    assert who["statistics"].post(f"/monitor/batches/{batch.pk}/answer", {"do": "approve"}).status_code == 302
    html = who["leader"].get("/monitor/?year=2024").content.decode()
    assert "有望完成" in html and "序时进度41.7%" in html and "只有0年" in html
    html = who["leader"].get(f"/monitor/indicators/{indicator}?year=2024").content.decode()
    assert "39.5" in html and "<polyline" in html and "style=" not in html
    assert html.count("C2") == 1


BAD = [
    ([MONTHS, [RETAIL, "全市", 26, "约四十", 52, 65]], "D2“约四十”不是数"),
    ([MONTHS, [RETAIL, "全市", 26, "=C2*1.5", 52, 65]], "D2 是公式"),
    ([["指标", "地区", "3月", "3月"], [RETAIL, "全市", 26, 27]], "填了两次"),
    ([["指标", "地区", "2099年3月", "2099年4月"], [RETAIL, "全市", 26, 27]], "还没有到"),
    ([["指标", "单位", "3月", "4月"], [RETAIL, "万元", 26, 27]], "单位不是“亿元”"),
    ([["指标", "地区", "1月", "3月"], [RETAIL, "全市", 26, 27]], "1月不单独统计"),
    ([MONTHS, ["别的指标", "全市", 26, 39, 52, 65]], "没有“别的指标”这个指标"),
]


@pytest.mark.parametrize(("rows", "words"), BAD)
def test_one_bad_cell_keeps_the_whole_file_out(place: Town, rows: list[list[object]], words: str) -> None:
    add(place.works)
    liaison = client_of(officer("liaison", place.works))
    status, html = sent(liaison, book(rows), year=2024)
    assert status == 200 and words in html and "整份不写入" in html and 'name="seal"' not in html
    batch = Batch.objects.get()
    assert liaison.post(f"/monitor/batches/{batch.pk}/write", {"seal": "0" * 64, "sure": "yes"}).status_code == 409
    assert not Observation.objects.exists()


def test_what_is_doubted_is_written_only_where_somebody_says_so(place: Town) -> None:
    add(place.works, "生产总值增速", unit="%", nature="growth", course="rate")
    liaison = client_of(officer("liaison", place.works))
    _status, html = sent(
        liaison,
        book([["期间", "数值"], ["2024年3月", 0.062], ["2024年4月", 6.1], ["2024年5月", 6.0]]),
        indicator=Indicator.objects.get().pk,
    )
    assert "像是把百分数写成了小数：是不是 6.2%？" in html and "存疑的数已经核对无误" in html
    address, seal = f"/monitor/batches/{Batch.objects.get().pk}/write", html.split('name="seal" value="')[1][:64]
    assert "请核对" in liaison.post(address, {"seal": seal}).content.decode()
    assert not Observation.objects.exists()
    assert liaison.post(address, {"seal": seal, "sure": "yes"}).status_code == 302
    assert "已经写入" in liaison.post(address, {"seal": seal, "sure": "yes"}).content.decode()
    assert Observation.objects.count() == 3


FILES = [
    (b"PK\x03\x04broken", "已损坏"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版"), (b"a,b\n1,2\n", "没有找到表头"), (b"\x00\x01\x02", "不是"),
    ("指标,期间,数值\n".encode("gb18030"), "表里没有数"), (b"", "空"),
    (b"a,b\n" * 600_000, "超过 2 MiB"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "words"), FILES)
def test_a_file_that_cannot_be_read_is_told_and_not_kept(place: Town, content: bytes, words: str) -> None:
    add(place.works)
    status, html = sent(client_of(officer("liaison", place.works)), content, "x.csv")
    assert status == 422 and words in html and not Batch.objects.exists()


def test_a_long_csv_in_the_offices_encoding(place: Town) -> None:
    add(place.works)
    text = f"指标,地区,期间,数值,口径,来源\n{RETAIL},临江县,2024年1—2月,12.50,快报,县统计局\n"
    liaison = client_of(officer("liaison", place.works))
    for encoding in ("utf-8-sig", "gb18030"):
        _status, html = sent(liaison, text.encode(encoding), "月报.csv")
        assert "写入 1 个数" in html and "12.50" in html and "临江县" in html


def test_a_value_by_hand_with_its_doubts(place: Town) -> None:
    indicator = add(place.works)
    past(RETAIL, 120, 130)
    liaison = client_of(officer("liaison", place.works))
    given = {
        **OLD,
        "indicator": indicator,
        "year": 2024,
        "month": 3,
        "value": "32000",
        "numerator": "",
        "source": "统计局",
    }
    response = liaison.post("/monitor/enter", given)
    html = response.content.decode()
    assert response.status_code == 422 and "单位错了" in html and 'value="32000"' in html and 'name="sure"' in html
    assert liaison.post("/monitor/enter", {**given, "value": "三十"}).status_code == 422
    assert liaison.post("/monitor/enter", {**given, "value": "32.5"}).status_code == 302
    assert Observation.objects.filter(value="32.5", source="统计局", batch__kind="hand").exists()


def test_only_the_source_office_enters_for_its_indicators(place: Town) -> None:
    add(place.works)
    who = people(place)
    for name in ("liaison", "statistics", "delivery"):
        assert RETAIL in who[name].get("/monitor/enter").content.decode()
    assert RETAIL not in who["other"].get("/monitor/enter").content.decode()
    _status, html = sent(who["other"], book([MONTHS, [RETAIL, "全市", 26, 39.5, 52, 65]]), year=2024)
    assert "不是本单位的指标" in html
    assert who["leader"].get("/monitor/enter").status_code == 403


def test_figures_of_a_report_become_observations_with_their_place_in_the_text(admitted: Report, place: Town) -> None:
    add(place.works, "地区生产总值增速", unit="%", nature="growth", course="rate")
    office = client_of(officer("delivery", place.works))
    address = f"/reports/{admitted.key}/observations"
    # The report's own figures are for those who may see it.
    assert office.get(address).status_code == 403
    editor = client_of(officer("delivery", place.works, "editor-too"))
    Account.objects.filter(login="editor-too").update(role="editor")
    html = editor.get(address).content.decode()
    found = queries.figures(admitted.id, None)
    assert found and all(each.name == "地区生产总值增速" for each in found)
    assert f'value="{found[0].entry}"' in html
    assert editor.post(address, {"entry": []}).status_code == 422
    assert editor.post(address, {"entry": [found[0].entry], "vintage": "preliminary"}).status_code == 302
    row = Observation.objects.get()
    assert (row.value, row.year, row.month) == (found[0].value, found[0].year, 12)
    assert admitted.source.text[row.start : row.end] == found[0].quote
    assert row.batch.source_id == admitted.id
    page = editor.get(f"/monitor/batches/{row.batch_id}").content.decode()
    assert f"/reports/{admitted.key}/at/{row.start}" in page


def test_a_target_is_taken_from_the_register(admitted: Report, place: Town) -> None:
    indicator = add(place.works, "地区生产总值增速", unit="%", nature="growth", course="rate")
    office = client_of(officer("statistics", place.works, "z"))
    Account.objects.filter(login="z").update(role="editor")
    (stated, *_) = queries.targets(indicator, "all")
    assert f'value="{stated.entry}"' in office.get(f"/monitor/indicators/{indicator}/edit").content.decode()
    given = {"year": stated.year, "bound": "ge", "value": "", "entry": stated.entry}
    assert office.post(f"/monitor/indicators/{indicator}/target", given).status_code == 302
    record = queries.record(indicator, stated.year)
    assert (
        record and record.target and f"{record.target.value:f}" == stated.value and record.target.bound == stated.bound
    )
    html = office.get(f"/monitor/indicators/{indicator}?year={stated.year}").content.decode()
    assert f"/reports/{admitted.key}/at/{stated.start}" in html


def test_an_indicator_is_added_and_changed_in_the_browser(place: Town) -> None:
    office = client_of(officer("statistics", place.works))
    given = {
        "name": "粮食产量",
        "unit": "亿斤",
        "nature": "cumulative",
        "course": "growing",
        "polarity": "high",
        "office": place.works,
        "active": "on",
    }
    assert office.post("/monitor/indicators/new", {**given, "unit": ""}).status_code == 422
    assert office.post("/monitor/indicators/new", given).status_code == 302
    assert "已经有同名" in office.post("/monitor/indicators/new", given).content.decode()
    indicator = Indicator.objects.get().pk
    assert office.post(f"/monitor/indicators/{indicator}/edit", {**given, "formula": "各县之和"}).status_code == 302
    assert "各县之和" in office.get(f"/monitor/indicators/{indicator}").content.decode()
    wrong = office.post(f"/monitor/indicators/{indicator}/target", {"year": 2024, "bound": "ge", "value": "多"})
    assert wrong.status_code == 422 and "不是数" in wrong.content.decode()
    assert office.get("/monitor/indicators/999999").status_code == 404
    assert office.get(f"/monitor/indicators/{indicator}?year=x").status_code == 400


def filled(place: Town, many: int) -> None:
    """So many indicators with five years, a target and two places."""
    counties = [unit.short for unit in Unit.objects.filter(kind="county")]
    for number in range(Indicator.objects.count(), Indicator.objects.count() + many):
        name = f"指标{number}"
        indicator = add(place.works, name)
        aim(indicator, "150")
        past(name, 100, 110, 121, 133, 146)
        approved(*months(name, [26.8, 40.2, 53.6]), year=2024)
        for county in counties:
            approved(*months(name, [10, 20, 30], county), year=2024)


ADDRESSES = (
    "/monitor/?year=2024",
    "/monitor/targets.csv?year=2024",
    "/monitor/enter",
    "/monitor/indicators/{indicator}?year=2024",
    "/monitor/pack.docx?year=2024",
    "/monitor/pack.pdf?year=2024",
)


def test_a_page_asks_as_often_for_many_as_for_few(place: Town) -> None:
    client = client_of(officer("statistics", place.works))
    # The first visit also notes when it was.
    client.get("/todo")
    filled(place, 1)
    first = Indicator.objects.get().pk
    counts = []
    for many in (0, 3):
        filled(place, many)
        if many:
            add_unit("county", "望川区")
            approved(*months("指标0", [10, 20, 30], "望川区"), year=2024)
        asked = []
        for address in ADDRESSES:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address.format(indicator=first)).status_code == 200
            asked.append(len(captured))
        counts.append(asked)
    assert counts[0] == counts[1]
    # Who asks and what they may, the years, the lines, the indicators.
    assert counts[0][0] <= 7


def test_the_twins_say_what_the_page_says(place: Town) -> None:
    filled(place, 1)
    client = client_of(officer("audit", place.works))
    (row,) = client.get("/monitor/targets.json?year=2024").json()["rows"]
    assert (row["name"], row["target"], row["value"], row["month"]) == ("指标0", "150亿元以上", "53.6", 4)
    assert row["light"] == queries.dashboard(2024).lines[0].colour
    text = client.get("/monitor/targets.csv?year=2024").content.decode("utf-8-sig")
    (flat,) = csv.DictReader(io.StringIO(text))
    assert flat["reason_zh"] == row["reason_zh"] and flat["chance"] == str(row["chance"])
    indicator = Indicator.objects.get().pk
    rows = client.get(f"/monitor/indicators/{indicator}/observations.json?year=2024").json()["rows"]
    assert [each["value"] for each in rows] == ["53.6", "40.2", "26.8"]
    rows = client.get(f"/monitor/indicators/{indicator}/places.json?year=2024").json()["rows"]
    assert [(each["place"], each["value"], each["rank"]) for each in rows] == [("临江县", "30", 1)]
    assert client.get(f"/monitor/indicators/{indicator}/places.csv?year=2024").status_code == 200


def test_the_months_pack_in_word(place: Town) -> None:
    filled(place, 2)
    response = client_of(officer("leader", place.works)).get("/monitor/pack.docx?year=2024")
    document = Document(io.BytesIO(response.content))
    lines = [each.text for each in document.paragraphs]
    assert lines[0] == "2024年1—4月主要指标监测" and "列入监测的指标共2项" in lines[2]
    assert any("指标1。1—4月53.6亿元（初步）。预计全年" in line for line in lines)
    section = document.sections[0]
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)  # type: ignore[union-attr]


def test_the_months_pack_as_pdf_says_what_word_says(place: Town) -> None:
    filled(place, 2)
    client = client_of(officer("leader", place.works))
    word = Document(io.BytesIO(client.get("/monitor/pack.docx?year=2024").content))
    response = client.get("/monitor/pack.pdf?year=2024")
    assert response["Content-Type"] == "application/pdf"
    assert response.content == client.get("/monitor/pack.pdf?year=2024").content
    with closing(PdfDocument(response.content)) as made:
        page = made[0]
        told = "".join(each.get_textpage().get_text_range() for each in made)
        boxes = [page.get_textpage().get_charbox(at) for at in range(page.get_textpage().count_chars())]
    assert re.sub(r"\s|— \d+ —", "", told) == re.sub(r"\s", "", "".join(each.text for each in word.paragraphs))
    assert min(left for left, _bottom, _right, _top in boxes) >= 28 / 25.4 * 72 - 1
    assert max(right for _left, _bottom, right, _top in boxes) <= 595.3 - 26 / 25.4 * 72 + 1


def test_a_name_with_angle_brackets_stays_text_in_the_pdf() -> None:
    row = Row(1, "<b>占比</b>&<font size=99>", "1—4月30%。", "达到目标的可能为九成。", "")
    made = in_pdf(Pack("2024年1—4月主要指标监测", "列入监测的指标共1项。", (Part("一、有望完成（1项）", (row,)),)))
    with closing(PdfDocument(made)) as opened:
        assert "<b>占比</b>&<font size=99>" in opened[0].get_textpage().get_text_range()


def test_a_new_register_says_how_to_begin() -> None:
    html = Client().get("/monitor/").content.decode()
    assert "还没有指标" in html and "/monitor/indicators/new" in html


def test_who_sees_no_tasks_has_no_monitor(place: Town) -> None:
    assert "/monitor/" in client_of(officer("leader", place.works)).get("/todo").content.decode()
    for role in ("viewer", "reviewer", "administrator"):
        client = visit(role)
        assert client.get("/monitor/").status_code == 403
        assert 'href="/monitor/"' not in client.get("/").content.decode()


def test_the_preview_is_made_anew_where_somebody_was_faster(place: Town) -> None:
    add(place.works)
    liaison = client_of(officer("liaison", place.works))
    _status, html = sent(liaison, book([MONTHS, [RETAIL, "全市", 26, 39.5, 52, 65]]), year=2024)
    seal, batch = html.split('name="seal" value="')[1][:64], Batch.objects.get().pk
    approved(*months(RETAIL, [26]), year=2024, at=NOW)
    response = liaison.post(f"/monitor/batches/{batch}/write", {"seal": seal})
    assert response.status_code == 409 and "预览之后又有新的数据" in response.content.decode()
    assert Observation.objects.count() == 1


def test_what_people_wrote_is_shown_as_text_and_never_obeyed(place: Town) -> None:
    evil = "<img/src=x>&'\""
    indicator = add(add_unit("department", f"局{evil}"), f"指标{evil}", unit="<u>")
    aim(indicator, "150")
    approved(*months(f"指标{evil}", [20, 32]), year=2024)
    client = client_of(officer("statistics", place.works))
    for address in ("/monitor/?year=2024", f"/monitor/indicators/{indicator}?year=2024", "/monitor/enter"):
        html = client.get(address).content.decode()
        assert "<img" not in html and "<u>" not in html and "&lt;img" in html, address
