"""A visitor's way through the register in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import Server

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 844}


@pytest.fixture(params=["script", "no script"])
def visitor(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    """A Chinese visitor, with scripts and without; what the console complains of fails the test."""
    context = browser.new_context(
        base_url=server.address, viewport=WIDE, locale="zh-CN", java_script_enabled=request.param == "script"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def test_start_filter_click_see_switch(visitor: Page) -> None:
    visitor.goto("/")
    visitor.get_by_role("table").get_by_role("link").first.click()
    expect(visitor.get_by_role("heading", name="每个数字都有归类")).to_be_visible()

    visitor.get_by_role("link", name="指标数值", exact=True).first.click()
    everything = visitor.get_by_role("status").inner_text()
    visitor.get_by_label("状态").select_option("target")
    visitor.get_by_role("button", name="筛选").click()
    expect(visitor).to_have_url(re.compile("status=target"))
    expect(visitor.get_by_role("status")).not_to_have_text(everything)
    visitor.wait_for_load_state("networkidle")
    statuses = visitor.locator("td.c-status").all_inner_texts()
    assert set(statuses) == {"目标"}

    row = visitor.locator("tbody tr").first
    quote = row.get_by_role("rowheader").inner_text()
    row.get_by_role("rowheader").get_by_role("link").click()
    mark = visitor.locator(".sheet [aria-current]")
    expect(mark).to_have_text(quote)
    expect(mark).to_be_in_viewport()
    background = mark.evaluate("mark => getComputedStyle(mark).backgroundColor") if _scripted(visitor) else None
    assert background in (None, "rgb(27, 79, 138)")

    other = visitor.locator(".sheet .figure:not([aria-current])").last
    words = other.inner_text()
    other.click()
    told = visitor.locator(".spot")
    expect(told.get_by_role("heading", level=2)).to_have_text(words)
    expect(told.locator("blockquote mark")).to_have_text(words)
    expect(told.get_by_role("heading", name="是怎样读出来的")).to_be_visible()

    visitor.get_by_role("button", name="English").click()
    expect(visitor.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.get_by_role("link", name="Figures", exact=True)).to_be_visible()
    visitor.get_by_role("button", name="中文").click()
    expect(visitor.locator("html")).to_have_attribute("lang", "zh-Hans")


def _scripted(page: Page) -> bool:
    try:
        return bool(page.evaluate("true"))
    except Exception:
        return False


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(base_url=server.address, viewport=WIDE, locale="zh-CN")
    yield context.new_page()
    context.close()


def rooms(page: Page) -> list[str]:
    """The addresses of the rooms of the first report."""
    page.goto("/")
    base = page.get_by_role("table").get_by_role("link").first.get_attribute("href") or ""
    return ["/", base, f"{base}figures", f"{base}figures?q=xyz", f"{base}text", f"{base}years"]


def test_with_scripts_only_the_piece_changes(page: Page) -> None:
    page.goto(rooms(page)[2])
    page.evaluate("document.body.dataset.same = 'yes'")
    page.get_by_label("部分").select_option("plan")
    expect(page).to_have_url(re.compile("part=plan"))
    page.get_by_role("columnheader", name="数值").get_by_role("link").click()
    expect(page.get_by_role("columnheader", name="数值")).to_have_attribute("aria-sort", "ascending")
    assert page.evaluate("document.body.dataset.same") == "yes"
    page.go_back()
    expect(page).to_have_url(re.compile(r"part=plan(?!.*sort)"))
    expect(page.get_by_role("columnheader", name="数值")).not_to_have_attribute("aria-sort", "ascending")


def test_the_panel_by_keyboard(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto(rooms(page)[4])
    mark = page.locator(".sheet .figure").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#spot-title")).to_be_focused()
    expect(page.locator(".panel")).to_have_css("position", "fixed")
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    expect(page.locator(".panel")).to_have_css("position", "static")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_no_page_is_wider_than_the_screen(browser: Browser, server: Server, language: str) -> None:
    context = browser.new_context(base_url=server.address, locale=language)
    page = context.new_page()
    for address in rooms(page):
        page.goto(address)
        for width in (320, 390, 768, 1024, 1280, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
            edge = page.evaluate(
                "Math.max(0, ...[...document.querySelectorAll('main td, main svg, main p')]"
                ".map(part => part.getBoundingClientRect().right))"
            )
            assert edge <= width, (address, width)
    context.close()


def test_pictures_for_the_readme(page: Page, pictures: Path) -> None:
    overview, figures, text, years = (rooms(page)[number] for number in (1, 2, 4, 5))
    for name, address in (("overview", overview), ("register", figures), ("years", years)):
        page.goto(address)
        page.screenshot(path=pictures / f"{name}.png")
    page.goto(text)
    page.locator(".sheet .figure.target").first.click()
    expect(page.locator(".spot")).to_be_visible()
    page.locator(".sheet [aria-current]").evaluate("mark => mark.scrollIntoView({block: 'center'})")
    page.screenshot(path=pictures / "text.png")
    assert {path.name for path in pictures.glob("*.png")} >= {"overview.png", "register.png", "years.png", "text.png"}
