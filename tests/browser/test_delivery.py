"""A task from the frozen register to the unit's first report, in a real browser, and every page fit for everybody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import SAMPLE, pictured
from tests.filling import fill
from tests.serving import Server, serving

LONG = "望川市人力资源和社会保障局暨大数据发展服务中心筹备工作领导小组办公室"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A register with its report frozen and units, and nobody but the local person."""
    folder = tmp_path_factory.mktemp("delivery")
    key = fill(folder / "register.sqlite3", SAMPLE)
    with serving(folder) as running:
        yield running, key


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, office: tuple[Server, str]) -> Iterator[Page]:
    width, language, scripts = request.param
    context = browser.new_context(
        base_url=office[0].address,
        viewport={"width": width, "height": 850},
        locale=language,
        java_script_enabled=scripts,
    )
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


def sound(page: Page, scripts: bool) -> None:
    """Nothing runs over the edge; and nothing is grave for who cannot see or point."""
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []


@pytest.mark.parametrize(
    ("page", "scripts", "words"),
    [
        ((1440, "zh-CN", True), True, ("交办选中的", "签收", "填报进展", "办理中")),
        ((390, "en", True), True, ("Assign those ticked", "Sign for it", "Report", "Working")),
        ((1440, "zh-CN", False), False, ("交办选中的", "签收", "填报进展", "办理中")),
    ],
    ids=["wide", "narrow, English", "no script"],
    indirect=["page"],
)
def test_a_task_is_assigned_signed_and_reported(
    page: Page, office: tuple[Server, str], pictures: Path, scripts: bool, words: tuple[str, ...]
) -> None:
    assign, sign, report, working = words
    if not (page.goto("/units/") and page.get_by_text(LONG).count()):
        page.locator("#id_name").fill(LONG)
        page.locator("main form button").click()
    expect(page.get_by_role("link", name=LONG)).to_be_visible()
    sound(page, scripts)

    page.goto(f"/reports/{office[1]}/tasks")
    sound(page, scripts)
    first = page.locator("input[name=entry]").first
    first.check()
    page.locator("#id_lead").select_option(index=1)
    page.locator("#id_due").fill("2099-06-30")
    page.get_by_role("button", name=assign, exact=True).click()
    expect(page).to_have_url(re.compile(r"/tasks/$"))
    sound(page, scripts)

    page.goto("/todo")
    sound(page, scripts)
    # The others of this register are taken on already; this one still waits for a signature.
    page.locator(".tasks .head a").last.click()
    page.get_by_role("button", name=sign, exact=True).click()
    form = page.locator("details", has=page.locator("summary", has_text=report)).first
    form.locator("summary").click()
    form.locator("[name=percent]").fill("30")
    form.locator("[name=done]").fill("挖了三段沟")
    form.locator("[name=forecast]").select_option("on-time")
    form.get_by_role("button").click()
    expect(page.get_by_text("挖了三段沟").first).to_be_visible()
    expect(page.locator(".task-facts")).to_contain_text(working)
    sound(page, scripts)
    pictured(page, pictures / f"task-{page.viewport_size['width'] if page.viewport_size else 0}.png")
