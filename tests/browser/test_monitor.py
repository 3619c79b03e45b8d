"""A year of months from Excel: imported, approved, and the light turns with its reason; in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import pictured
from tests.serving import Server, serving
from tests.watching import LIAISON, STATISTICS, fill
from tests.web.monitoring import book
from tests.web.visiting import PASSWORD

RETAIL = "社会消费品零售总额"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Indicators with five years, their months of 2024 up to April, and somebody to enter and to approve."""
    folder = tmp_path_factory.mktemp("monitor")
    fill(folder / "register.sqlite3")
    with serving(folder) as running:
        yield running


def opened(browser: Browser, city: Server, login: str, width: int = 1440, language: str = "zh-CN") -> Page:
    context = browser.new_context(base_url=city.address, viewport={"width": width, "height": 900}, locale=language)
    page = context.new_page()
    page.on("console", lambda message: pytest.fail(message.text))
    page.goto("/log-in")
    page.locator("#id_login").fill(login)
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main form button").click()
    return page


def sound(page: Page) -> None:
    """Nothing runs over the edge; and nothing is grave for who cannot see or point."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert violations(page) == [], page.url


def test_a_year_of_months_is_imported_and_the_light_turns(
    browser: Browser, city: Server, pictures: Path, tmp_path: Path
) -> None:
    file = tmp_path / "2024年社零.xlsx"
    heads = ["指标", "地区", "1—2月", *(f"{month}月" for month in range(3, 10))]
    file.write_bytes(book([heads, [RETAIL, "全市", 26.8, 40.2, 53.4, 64.0, 74.5, 86.0, 97.4, "—"]]))
    liaison = opened(browser, city, LIAISON)
    liaison.goto("/monitor/?year=2024")
    row = liaison.get_by_role("row").filter(has_text=RETAIL)
    expect(row).to_contain_text("有望完成")
    sound(liaison)
    pictured(liaison, pictures / "monitor-dashboard-1440.png", whole=True)
    liaison.goto("/monitor/enter")
    sound(liaison)
    liaison.locator("#import-file").set_input_files(file)
    liaison.locator("#import-year").fill("2024")
    with liaison.expect_navigation():
        liaison.get_by_role("button", name="预览").click()
    expect(liaison.get_by_role("row").filter(has_text="F2")).to_contain_text("64.0")
    sound(liaison)
    pictured(liaison, pictures / "monitor-preview-1440.png", whole=True)
    with liaison.expect_navigation():
        liaison.get_by_role("button", name="写入 4 个数").click()
    expect(liaison.get_by_text("录入的人不能自己审核")).to_be_visible()
    expect(liaison.get_by_role("button", name="审核通过")).to_have_count(0)
    address = liaison.url
    liaison.context.close()

    office = opened(browser, city, STATISTICS)
    office.goto(address)
    sound(office)
    pictured(office, pictures / "monitor-approve-1440.png", whole=True)
    with office.expect_navigation():
        office.get_by_role("button", name="审核通过").click()
    office.goto("/monitor/?year=2024")
    row = office.get_by_role("row").filter(has_text=RETAIL)
    expect(row).to_contain_text("难以完成")
    expect(row).to_contain_text("达到的可能")
    with office.expect_navigation():
        row.get_by_role("link", name=RETAIL).click()
    expect(office.get_by_role("img", name=f"{RETAIL} 2024 年走势")).to_be_visible()
    expect(office.get_by_text("疑点，待说明")).to_be_visible()
    sound(office)
    pictured(office, pictures / "monitor-indicator-1440.png", whole=True)
    office.context.close()


NARROW = [
    ("zh-CN", ("/monitor/enter", "/monitor/indicators/1/edit", "/monitor/indicators/1?year=2024")),
    ("en", ("/monitor/?year=2024", "/monitor/indicators/1?year=2024")),
]


def test_no_page_of_the_monitor_is_wider_than_the_screen(browser: Browser, city: Server, pictures: Path) -> None:
    for language, addresses in NARROW:
        page = opened(browser, city, STATISTICS, 390, language)
        for number, address in enumerate(addresses):
            page.goto(address)
            sound(page)
            pictured(page, pictures / f"monitor-390-{language}-{number}.png", whole=True)
            for width in (320, 1024):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (address, width)
            page.set_viewport_size({"width": 390, "height": 900})
        page.context.close()
