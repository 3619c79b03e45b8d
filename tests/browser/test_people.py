"""Logging in, by keyboard alone, on a wide and on a narrow screen; with and without scripts."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SAMPLE, pictured
from tests.serving import Server, environment, serving
from tests.template import put

PASSWORD = "vier falsche pferde"
LONG_NAME = "市政府督查室（市绩效考核办公室）综合督查一科"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A register with the sample and two accounts: an administrator liu, and a reviewer with a long name."""
    folder = tmp_path_factory.mktemp("office")
    put(folder / "register.sqlite3")
    for login, role, shown in (("liu", "administrator", "刘工"), ("wang", "reviewer", LONG_NAME)):
        words = ("account", "add", login, "--role", role, "--shown", shown, "--password-stdin")
        subprocess.run(
            [sys.executable, "-m", "luoshi", *words, "--database", folder / "register.sqlite3"],
            input=PASSWORD,
            text=True,
            check=True,
            capture_output=True,
            env=environment(),
        )
    with serving(folder, *([SAMPLE] if SAMPLE.exists() else [])) as running:
        yield running


@pytest.fixture(params=[(1440, True), (390, True), (1440, False)], ids=["wide", "narrow", "wide, no script"])
def page(request: pytest.FixtureRequest, browser: Browser, office: Server) -> Iterator[Page]:
    width, scripts = request.param
    context = browser.new_context(
        base_url=office.address,
        viewport={"width": width, "height": 850},
        locale="zh-CN",
        java_script_enabled=scripts,
    )
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the element `what` has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(what).evaluate("part => part === document.activeElement"):
            return
    raise AssertionError(f"no Tab leads to {what}")


def log_in(page: Page, login: str, password: str) -> None:
    tab_to(page, "#id_login")
    page.keyboard.type(login)
    tab_to(page, "#id_password")
    page.keyboard.type(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_log_in_look_and_log_out_by_keyboard(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")
    log_in(page, "wang", PASSWORD[:-1])
    expect(page.get_by_role("alert")).to_have_text("登录名或密码不对。")
    log_in(page, "wang", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("报告")
    tab_to(page, ".who summary")
    page.keyboard.press("Enter")
    expect(page.locator(".who .menu")).to_be_visible()
    tab_to(page, ".who form button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")
    page.goto("/")
    expect(page).to_have_url(re.compile("log-in"))


def test_a_new_colleague_from_the_administrators_page_to_a_password_of_their_own(
    page: Page, request: pytest.FixtureRequest
) -> None:
    login = re.sub(r"\W", "", request.node.callspec.id)
    page.goto("/log-in")
    log_in(page, "liu", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("账号")
    page.get_by_label("登录名").fill(login)
    page.get_by_label("角色").select_option("viewer")
    page.get_by_role("button", name="添加").click()
    temporary = page.locator("dd code").inner_text()
    page.get_by_role("link", name="回到账号").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=login, exact=True))
    expect(row).to_contain_text("等待设密码")
    page.locator(".who summary").click()
    page.get_by_role("button", name="退出").click()

    log_in(page, login, temporary)
    expect(page.get_by_role("heading", level=1)).to_have_text("请先设自己的密码")
    page.get_by_label("新密码", exact=True).fill("drei echte esel!")
    page.get_by_label("再输一次新密码").fill("drei echte esel!")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("没有您可以看的台账")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_no_page_about_people_is_wider_than_the_screen(
    browser: Browser, office: Server, pictures: Path, language: str
) -> None:
    context = browser.new_context(base_url=office.address, locale=language)
    page = context.new_page()

    def look(name: str) -> None:
        for width in (320, 390, 768, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
            if width in (390, 1440):
                pictured(page, pictures / f"people-{language}-{name}-{width}.png")

    page.goto("/")
    look("log-in")
    log_in(page, "wang", "wrong")
    look("wrong")
    log_in(page, "wang", PASSWORD)
    page.locator(".who summary").click()
    look("menu")
    page.goto("/accounts/")
    look("refused")
    page.goto("/password")
    look("password")
    page.locator(".who summary").click()
    page.locator(".who form button").click()
    log_in(page, "liu", PASSWORD)
    look("accounts")
    page.goto("/")
    look("nothing")
    page.goto("/accounts/2")
    look("account")
    page.goto("/accounts/")
    page.locator("#id_login").fill(f"zhang-{language}".lower())
    page.locator("form.person button").click()
    look("handed-out")
    context.close()
