"""What leaves the register and comes back, in a real browser, with scripts and without, by keyboard."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.readings import TEXT
from tests.serving import serving

WORDS = "改造老旧小区24个，新增停车位1.6万个"


@pytest.fixture(params=["script", "no script"])
def visitor(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A visitor of a register of their own; what the console complains of fails the test."""
    report = tmp_path / "望川市2024.txt"
    report.write_text(TEXT, encoding="utf-8")
    with serving(tmp_path, report) as server:
        context = browser.new_context(
            base_url=server.address, locale="zh-CN", java_script_enabled=request.param == "script"
        )
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        context.close()
    assert complaints == []


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """An office's own list of one task that the report states, and one that it does not."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["序号", "重点任务", "报告原文", "责任单位", "进度"])
    book.active.append([None, "改造小区和停车位", WORDS, "市住建局", 10])
    book.active.append([None, "无中生有", "报告里没有的话", "市住建局", 0])
    book.save(tmp_path / "清单.xlsx")
    return tmp_path / "清单.xlsx"


def test_a_sheet_is_read_back_and_the_register_taken_away(visitor: Page, sheet: Path, tmp_path: Path) -> None:
    visitor.goto("/")
    visitor.get_by_role("table").get_by_role("link").first.press("Enter")
    visitor.get_by_role("navigation", name="本报告").get_by_role("link", name="导出").press("Enter")
    expect(visitor.get_by_role("heading", name="导出台账")).to_be_visible()

    visitor.get_by_label("Excel 文件").set_input_files(sheet)
    visitor.get_by_role("button", name="预览").press("Enter")
    expect(visitor.get_by_text("现在什么也没有写")).to_be_visible()
    expect(visitor.get_by_text("这些列没有读")).to_contain_text("进度")
    refused = visitor.get_by_role("row").filter(has_text="无中生有")
    expect(refused).to_contain_text("报告里找不到来源原文这段话")

    visitor.get_by_role("button", name="写入 1 项").press("Enter")
    expect(visitor.get_by_role("status")).to_contain_text("已写入：更新 0 项，新增 1 项")

    visitor.get_by_role("navigation", name="本报告").get_by_role("link", name="导出").press("Enter")
    confirmed = visitor.get_by_role("row").filter(has_text="已确认")
    with visitor.expect_download() as taken:
        confirmed.get_by_role("button", name="Excel").press("Enter")
    assert taken.value.suggested_filename == "望川市2024-台账-未冻结.xlsx"
    taken.value.save_as(tmp_path / "out.xlsx")
    rows = load_workbook(tmp_path / "out.xlsx")["台账"].iter_rows(min_row=5, values_only=True)
    assert [row[1:5] for row in rows] == [("改造小区和停车位", None, WORDS, "市住建局")]
    with visitor.expect_download() as taken:
        confirmed.get_by_role("button", name="Word 分工方案").press("Enter")
    text = [line.text for line in Document(io.BytesIO(Path(taken.value.path()).read_bytes())).paragraphs]
    assert "1．改造小区和停车位。" in text and "（牵头单位：市住建局）" in text

    visitor.get_by_label("Excel 文件").set_input_files(tmp_path / "out.xlsx")
    visitor.get_by_role("button", name="预览").press("Enter")
    expect(visitor.get_by_text("文件与台账一致，没有改动。")).to_be_visible()
