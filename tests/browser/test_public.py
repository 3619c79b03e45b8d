"""What everybody sees, in a real browser: a deputy reads a promise and speaks, a visitor without a log-in reads it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import pictured
from tests.filling import fill
from tests.readings import TEXT
from tests.serving import Server, serving
from tests.web.promised import HIDDEN
from tests.web.visiting import PASSWORD


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A public register with one open task, and a deputy; the task's number."""
    folder = tmp_path_factory.mktemp("public")
    report = folder / "望川市2024.txt"
    report.write_text(TEXT, encoding="utf-8")
    task = fill(folder / "register.sqlite3", report, "tests.filling_public")
    with serving(folder) as running:
        yield running, task


@contextmanager
def somebody(browser: Browser, server: Server, width: int, language: str, scripts: bool = True) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.address, viewport={"width": width, "height": 850}, locale=language, java_script_enabled=scripts
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def sound(page: Page) -> None:
    """Nothing runs over the edge; and nothing is grave for who cannot see or point."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_a_deputy_speaks_and_everybody_reads_it(browser: Browser, public: tuple[Server, str], pictures: Path) -> None:
    server, task = public
    with somebody(browser, server, 1440, "zh-CN") as deputy:
        deputy.goto(f"/log-in?next=/public/{task}")
        deputy.locator("#id_login").fill("qian")
        deputy.locator("#id_password").fill(PASSWORD)
        with deputy.expect_navigation():
            deputy.locator("main form button").click()
        expect(deputy).to_have_url(re.compile(rf"/public/{task}$"))
        deputy.get_by_label("基本满意").check()
        deputy.locator("#id_text").fill("路通了一半")
        with deputy.expect_navigation():
            deputy.get_by_role("button", name="发表", exact=True).click()
        four = deputy.locator(".four")
        expect(four).to_contain_text("路通了一半")
        expect(four.locator(".verdicts")).to_contain_text("基本满意 1")
        sound(deputy)
        pictured(deputy, pictures / "public.png", whole=True)

    with somebody(browser, server, 390, "en") as visitor:
        visitor.goto("/public/")
        sound(visitor)
        visitor.locator("#id_light").select_option("red")
        with visitor.expect_navigation():
            visitor.get_by_role("button", name="Filter", exact=True).click()
        with visitor.expect_navigation():
            visitor.locator(".tasks .head a").click()
        expect(visitor.get_by_role("heading", name="Four opinions")).to_be_visible()
        expect(visitor.locator(".four")).to_contain_text("路通了一半")
        expect(visitor.locator(".verdicts")).to_contain_text("Mostly satisfied 1")
        expect(visitor.get_by_role("button", name="Publish")).to_have_count(0)
        for words in HIDDEN.values():
            expect(visitor.locator("body")).not_to_contain_text(words)
        sound(visitor)
        with visitor.expect_navigation():
            visitor.get_by_role("link", name="How lights are computed").click()
        expect(visitor.get_by_text("The unit has not reported yet.")).to_be_visible()
        sound(visitor)


def test_without_script_a_visitor_reads_the_same(browser: Browser, public: tuple[Server, str]) -> None:
    server, task = public
    with somebody(browser, server, 320, "zh-CN", scripts=False) as visitor:
        visitor.goto("/public/")
        with visitor.expect_navigation():
            visitor.locator(".tasks .head a").click()
        expect(visitor).to_have_url(re.compile(rf"/public/{task}$"))
        expect(visitor.locator(".four section")).to_have_count(4)
        with visitor.expect_download() as download:
            visitor.get_by_role("link", name="验收表.pdf").click()
        assert Path(download.value.path()).read_bytes() == b"open open"
