"""Reviewing in a real browser: by keyboard alone, two at once, and without a grave fault for anybody."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import SAMPLE
from tests.desks import fill
from tests.serving import Server, serving

WIDE = {"width": 1440, "height": 900}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path) as running:
        yield running


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample with a commitment of every clause of its plan."""
    if not SAMPLE.exists():
        pytest.skip("the sample is not here")
    folder = tmp_path_factory.mktemp("desk")
    fill(folder / "register.sqlite3", SAMPLE)
    with serving(folder) as running:
        yield running


def visiting(browser: Browser, server: Server, language: str = "zh-CN") -> Page:
    return browser.new_context(base_url=server.address, viewport=WIDE, locale=language).new_page()  # type: ignore[arg-type]


@pytest.fixture
def page(browser: Browser, filled: Server) -> Iterator[Page]:
    page = visiting(browser, filled)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(desk(page) + "?kind=commitment")
    yield page
    page.context.close()
    assert faults == []


def desk(page: Page) -> str:
    page.goto("/")
    return (page.get_by_role("table").get_by_role("link").first.get_attribute("href") or "") + "review"


def keyed(page: Page, *keys: str) -> None:
    """Press keys that change this page, and wait for what they ask of the server."""
    for key in keys:
        page.keyboard.press(key)
        settled(page)


def settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def tab_to(page: Page, name: str) -> None:
    """Hold Tab down until the thing of that name has the focus."""
    page.evaluate(HELD, name)
    for _held in range(20):
        if page.evaluate("luoshiTest.there()"):
            break
        for _press in range(30):
            page.keyboard.down("Tab")
    else:
        raise AssertionError(f"Tab never came to {name}")
    page.keyboard.up("Tab")
    page.evaluate("luoshiTest.end()")


HELD = """name => {
    const there = () => {
        const part = document.activeElement;
        const said = part.getAttribute('aria-label') ?? part.innerText ?? '';
        return part.matches('a, button, select, summary') && said.trim().includes(name);
    };
    // Whoever holds the key lets go of it where the thing has the focus.
    const stay = (event) => { if (event.key === 'Tab' && there()) event.preventDefault(); };
    document.addEventListener('keydown', stay, true);
    window.luoshiTest = { there, end: () => document.removeEventListener('keydown', stay, true) };
}"""


def follow(page: Page, name: str) -> None:
    """Tab to what leads to another page, press Enter, and wait until that page is there."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    settled(page)


def test_from_upload_to_a_frozen_register_and_its_files_by_keyboard_alone(browser: Browser, empty: Server) -> None:
    page = visiting(browser, empty)
    page.goto("/")
    follow(page, "收入报告")
    for _press in range(40):
        if page.evaluate("document.activeElement.type") == "file":
            break
        page.keyboard.press("Tab")
    expect(page.locator("input[type=file]")).to_be_focused()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(SAMPLE)
    follow(page, "读入")
    expect(page.get_by_text("已收入台账。")).to_be_visible()

    follow(page, "去审定")
    # One commitment gets the units that are proposed for it: put into the form, looked at, and saved.
    tab_to(page, "承诺事项 ")
    keyed(page, "Enter")
    tab_to(page, "改造老旧小区")
    keyed(page, "Enter", "Escape", "p")
    expect(page.locator("#said")).to_have_text("建议已填入，还没有保存。")
    expect(page.get_by_label("牵头单位")).to_be_focused()
    expect(page.get_by_label("牵头单位")).to_have_value("市住房城乡建设局")
    keyed(page, "Escape", "c")
    expect(page.locator("#said")).to_have_text(re.compile("更正 #"))

    while page.locator("[data-key=sure]").count():
        tab_to(page, "确认机器有把握的")
        keyed(page, "Enter")
    for kind in ("指标数值", "承诺事项"):
        tab_to(page, f"{kind} ")
        keyed(page, "Enter")
        while page.locator("[data-key=sure]").count():
            tab_to(page, "确认机器有把握的")
            keyed(page, "Enter")

    rejected = corrected = False
    for _round in range(3):
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
        follow(page, "版本")
        left = page.locator(".freeze li a")
        if not left.count():
            break
        follow(page, left.first.inner_text().split()[0] + " ")
        while page.locator("#list .row").count():
            before = page.locator(".how-far p").inner_text()
            page.keyboard.press("j")
            if not rejected:
                keyed(page, "r")
                expect(page.locator("#reason")).to_be_focused()
                page.keyboard.type("不是年度目标")
                keyed(page, "Enter")
                rejected = True
            elif not corrected:
                keyed(page, "e")
                expect(page.locator(".content .fields input, .content .fields textarea").first).to_be_focused()
                page.keyboard.press("End")
                page.keyboard.type("（已核）")
                keyed(page, "Escape", "c")
                corrected = True
            else:
                keyed(page, "c")
            expect(page.locator(".how-far p")).not_to_have_text(before)
    assert rejected and corrected
    follow(page, "定稿为新一版")
    expect(page.get_by_role("heading", name="第 1 版")).to_be_visible()
    tab_to(page, "JSON")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    frozen = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert any("（已核）" in json.dumps(row["content"], ensure_ascii=False) for row in frozen["entries"])
    assert violations(page) == []

    follow(page, "导出")
    taken = {}
    for name in ("Excel", "Word 分工方案"):
        tab_to(page, name)
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        taken[name] = download.value
    assert all("未冻结" not in file.suggested_filename for file in taken.values())
    rows = list(load_workbook(io.BytesIO(taken["Excel"].path().read_bytes()))["台账"].iter_rows(values_only=True))
    (row,) = (row for row in rows if any("改造老旧小区48个" in str(cell) for cell in row))
    assert "市住房城乡建设局" in row
    assert any("（已核）" in str(cell) for row in rows for cell in row)
    lines = [line.text for line in Document(io.BytesIO(taken["Word 分工方案"].path().read_bytes())).paragraphs]
    at = next(number for number, line in enumerate(lines) if "改造老旧小区48个" in line)
    assert "（牵头单位：市住房城乡建设局）" in lines[at : at + 2]
    assert violations(page) == []
    page.context.close()


def test_the_focus_goes_on_with_the_next_row_and_undoing_brings_it_back(page: Page) -> None:
    rows = page.locator("#list .row")
    third = rows.nth(2).get_attribute("data-number")
    keyed(page, "j", "j", "j", "c")
    expect(rows.nth(3).locator(".to-open")).to_be_focused()
    expect(page.locator(f"#row-{third}")).to_contain_text("已确认")
    expect(page.locator("#said")).to_have_text(f"确认 #{third}")
    expect(rows.nth(3)).to_have_attribute("aria-current", "true")
    number = rows.nth(3).get_attribute("data-number")
    expect(page.locator(f".source [data-e='{number}'][aria-current]").first).to_be_in_viewport()
    keyed(page, "u")
    expect(page.locator(f"#row-{third}")).to_contain_text("待审")


def test_splitting_at_the_cursor_and_merging_what_is_ticked(page: Page) -> None:
    row = page.locator("#list .row", has_text="在发展上")
    number = row.get_attribute("data-number")
    row.locator(".to-open").focus()
    keyed(page, "s")
    field = page.locator("#split-at")
    expect(field).to_be_focused()
    whole = field.input_value()
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    keyed(page, "s")
    first = page.locator(f"#row-{number} .to-open")
    expect(first).to_have_text(whole[:3])
    second = page.locator(f"#row-{number} + .row .to-open")
    expect(second).to_have_text(whole[3:])
    first.focus()
    keyed(page, "x", "j", "x", "m")
    expect(page.locator(f"#row-{number} .to-open")).to_have_text(whole)
    keyed(page, "u", "u")


def test_selected_words_are_added(page: Page) -> None:
    words = page.evaluate(
        """() => {
            const pane = document.querySelector('.source');
            const piece = [...pane.querySelectorAll('span[data-at]')].find((each) => each.textContent.length > 20);
            getSelection().setBaseAndExtent(piece.firstChild, 2, piece.firstChild, 12);
            return piece.textContent.slice(2, 12);
        }"""
    )
    expect(page.locator(".adder")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("blockquote mark")).to_have_text(words)
    page.get_by_role("button", name="补录").click()
    expect(page.locator(".row.opened mark")).to_have_text(words)
    keyed(page, "Escape", "u")


def test_the_list_of_keys_opens_and_keys_can_be_turned_off(page: Page) -> None:
    keyed(page, "j", "?")
    expect(page.locator("#keys dl")).to_be_visible()
    page.locator("#keys-on").uncheck()
    page.locator("#list .to-open").first.focus()
    page.keyboard.press("j")
    expect(page.locator("#list .to-open").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#list .to-open").nth(1)).to_be_focused()


def test_two_reviewers_at_once(browser: Browser, filled: Server) -> None:
    pages = [visiting(browser, filled) for _reviewer in range(2)]
    for page in pages:
        page.goto(desk(page) + "?kind=commitment")
        row = page.locator("#list .row").nth(5)
        row.locator(".to-open").click()
        expect(page.locator("#entry_item")).to_be_visible()
    first, second = pages
    first.locator("[name=lead]").fill("市工信局")
    first.locator(".content [data-key=confirm]").click()
    expect(first.locator("#said")).not_to_be_empty()
    second.locator("[name=lead]").fill("市科技局")
    second.locator("[name=remark]").fill("我的备注")
    second.locator(".content [data-key=confirm]").click()
    trouble = second.get_by_role("alert")
    expect(trouble).to_contain_text("别人改过")
    expect(trouble.locator("ins", has_text="市工信局")).to_be_visible()
    expect(second.locator("[name=lead]")).to_have_value("市科技局")
    expect(second.locator("[name=remark]")).to_have_value("我的备注")
    assert violations(second) == []
    second.get_by_role("button", name="仍按我填的保存").click()
    expect(second.locator("#list .row").nth(5)).to_contain_text("市科技局")
    first.reload()
    expect(first.locator("#list .row").nth(5)).to_contain_text("市科技局")
    for page in pages:
        page.context.close()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_no_page_has_a_grave_fault(browser: Browser, filled: Server, language: str) -> None:
    page = visiting(browser, filled, language)
    review = desk(page)
    base = review.removesuffix("review")
    rooms = [
        "/", "/upload", "/nowhere", base, f"{base}figures", f"{base}figures?q=xyz", f"{base}text", f"{base}text?at=2631",
        f"{base}at/2631", f"{base}years", review, f"{review}?kind=commitment&entry=120", f"{review}?kind=figure&entry=9",
        f"{review}?kind=figure&q=xyz", f"{review}/add", f"{review}/add?quote=建设", f"{review}/add?start=2700&end=2710",
        f"{base}journal", f"{base}differences", f"{base}versions", f"{base}export", f"{base}tasks", "/journal/",
        "/journal/1", "/log-in", "/accounts/", "/units/", "/todo", "/tasks/",
    ]  # fmt: skip
    faults: list[str] = []
    for address in rooms:
        page.goto(address)
        for details in page.locator("details").all()[:3]:
            details.evaluate("part => part.open = true")
        faults += [f"{address} {fault}" for fault in violations(page, contrast=language == "zh-CN")]
        for width in (320, 390, 768, 1024, 1280, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{address} is wider than {width}")
            if width == 390 and language == "en" and address in (base, f"{review}?kind=commitment&entry=120"):
                faults += [f"{address} narrow: {fault}" for fault in violations(page)]
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert faults == []
    page.context.close()


def test_the_desk_works_without_a_script(browser: Browser, filled: Server) -> None:
    context = browser.new_context(base_url=filled.address, viewport=WIDE, locale="zh-CN", java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(desk(page) + "?kind=commitment")
    page.locator("#list .to-open").nth(8).click()
    expect(page.locator("#opened")).to_be_visible()
    page.locator(".content [data-key=confirm]").click()
    expect(page.locator(".just")).to_have_text(re.compile("确认 #"))
    page.get_by_role("button", name=re.compile("^撤销")).click()
    expect(page.locator(".just")).to_have_text(re.compile("撤销 #"))
    context.close()
