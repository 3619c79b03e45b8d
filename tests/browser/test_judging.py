"""A doubt about figures, and last year's promises with their outcomes, in a real browser and both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import SAMPLE, pictured
from tests.serving import Server, serving


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Server]:
    """The register with the sample reports of both years."""
    with serving(tmp_path, SAMPLE, SAMPLE.with_name("wangchuan-2025.txt")) as running:
        yield running


def sound(page: Page, picture: Path) -> None:
    """Nothing runs over the edge, and nothing is grave for who cannot see or point."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    pictured(page, picture)


def test_a_doubt_is_answered_and_last_years_promises_are_read(browser: Browser, both: Server, pictures: Path) -> None:
    wide = browser.new_context(base_url=both.address, viewport={"width": 1440, "height": 900}, locale="zh-CN")
    narrow = browser.new_context(base_url=both.address, viewport={"width": 390, "height": 844}, locale="en")
    page, small = wide.new_page(), narrow.new_page()
    complaints: list[str] = []
    for each in (page, small):
        each.on("console", lambda message: complaints.append(message.text))
        each.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto("/")
    page.get_by_role("link", name="政府工作报告").first.click()
    rooms = page.locator("nav.rooms")
    rooms.get_by_role("link", name="数据一致性", exact=True).click()
    doubt = page.locator("article.doubt-card")
    expect(doubt).to_have_count(1)
    assert doubt.locator("blockquote mark").all_inner_texts() == ["2046亿元", "186亿元", "11.8%"]
    doubt.locator("summary").click()
    doubt.locator("textarea").fill("正在与金融办核对。")
    sound(page, pictures / "agreement.png")
    with page.expect_navigation():
        doubt.get_by_role("button").click()
    expect(page.locator(".answer-text")).to_have_text("正在与金融办核对。")
    small.goto(page.url)
    expect(small.locator(".answer-text")).to_have_text("正在与金融办核对。")
    sound(small, pictures / "agreement-narrow.png")

    rooms.get_by_role("link", name="承诺与兑现", exact=True).click()
    page.locator("table.older a").first.click()
    page.locator("#id_verdict").select_option("missed")
    with page.expect_navigation():
        page.get_by_role("button", name="筛选", exact=True).click()
    missed = page.locator("ol.promises > li")
    expect(missed.locator("h3", has_text="固定资产投资")).to_be_visible()
    assert set(missed.locator("p.verdict").all_inner_texts()) == {"未完成"}
    sound(page, pictures / "promises.png")
    # Each side leads to its place in its text.
    missed.first.locator("a").last.click()
    expect(page.locator(".n[aria-current]")).to_have_text("3.1%")
    page.go_back()
    small.goto(page.url.partition("?")[0] + "?show=targets&fate=dropped")
    expect(small.locator("table.fates")).to_contain_text("数字经济发展指数")
    sound(small, pictures / "targets-narrow.png")
    assert complaints == []
    wide.close()
    narrow.close()
