"""The whole loop in a real browser, each duty by a person of its own: from a report to what a deputy says of it."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import SAMPLE, pictured
from tests.filling import fill
from tests.serving import Server, serving
from tests.web.visiting import PASSWORD

LATER = "2099-06-30"
Desks = Callable[[str], Page]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample, read and not yet reviewed, in a register with units and people."""
    if not SAMPLE.exists():
        pytest.skip("the sample is not here")
    folder = tmp_path_factory.mktemp("loop")
    fill(folder / "register.sqlite3", SAMPLE, "tests.filling_offices")
    with serving(folder, SAMPLE) as running:
        yield running


@contextmanager
def at_work(browser: Browser, server: Server) -> Iterator[Desks]:
    """Everybody's own page, logged in when first asked for and kept open; what any console complains of fails."""
    pages: dict[str, Page] = {}
    complaints: list[str] = []

    def desk(login: str) -> Page:
        if login not in pages:
            context = browser.new_context(
                base_url=server.address, viewport={"width": 1440, "height": 900}, locale="zh-CN"
            )
            page = pages[login] = context.new_page()
            page.on("console", lambda message: complaints.append(f"{login} {page.url} {message.text}"))
            page.on("pageerror", lambda error: complaints.append(f"{login} {page.url} {error}"))
            page.goto("/log-in")
            page.get_by_label("登录名").fill(login)
            page.get_by_label("密码").fill(PASSWORD)
            press(page, "登录")
            expect(page.locator(".who summary")).to_have_text(f"{login}的姓名")
        return pages[login]

    yield desk
    for page in pages.values():
        page.context.close()
    assert complaints == []


def press(page: Page, name: str, within: str = "main") -> None:
    """The button of that name, and the page that it leads to."""
    with page.expect_navigation():
        page.locator(within).get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str, within: str = "main") -> None:
    """The link of that name, and the page that it leads to."""
    with page.expect_navigation():
        page.locator(within).get_by_role("link", name=name, exact=True).first.click()


def room(page: Page, name: str) -> None:
    """One of the main pages, by the links on top."""
    follow(page, name, ".tasks-nav")


def opened(page: Page, task: str, by_way_of: str = "我的待办") -> None:
    """The page of a task, from a list that has to hold it."""
    room(page, by_way_of)
    with page.expect_navigation():
        page.locator(f'main table .head > a[href="{task}"]').click()


def act(page: Page, action: str, name: str, **given: str) -> None:
    """Fill in the form of an action on a task's page, and send it."""
    fold = page.locator(f"#do-{action}")
    if given and fold.get_attribute("open") is None:
        fold.locator("summary").click()
    form = page.locator(f'form[action$="/{action}"]')
    for field, value in given.items():
        part = form.locator(f"[name={field}]")
        if part.evaluate("part => part.tagName") == "SELECT":
            part.select_option(value)
        else:
            part.fill(value)
    with page.expect_navigation():
        form.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("alert")).to_have_count(0)


def submit_evidence(page: Page, kind: str, secrecy: str, name: str) -> None:
    page.locator("#do-add-evidence summary").click()
    file: FilePayload = {"name": name, "mimeType": "application/pdf", "buffer": name.encode()}
    page.locator("#do-add-evidence [type=file]").set_input_files(file)
    act(page, "add-evidence", "提交佐证", kind=kind, secrecy=secrecy)
    expect(page.get_by_role("link", name=name)).to_be_visible()


def state(page: Page, word: str) -> None:
    expect(page.locator(".task-facts > b")).to_have_text(word)


def confirm_everything(page: Page) -> None:
    """What the reader is sure of at once, the rest ticked and confirmed together."""
    how_far = page.locator(".how-far p")
    for kind in ("figure", "commitment"):
        for button in ("[data-key=sure]", ".several [value=confirm]"):
            page.goto(re.sub(r"\?.*", "", page.url) + f"?kind={kind}&state=open")
            while page.locator(button).count():
                before = how_far.inner_text()
                if "several" in button:
                    page.locator("#list [name=seen]").evaluate_all("boxes => boxes.forEach((box) => box.click())")
                page.locator(button).click()
                expect(how_far).not_to_have_text(before, timeout=30_000)


def test_the_loop_from_a_report_to_a_deputys_word(browser: Browser, town: Server, pictures: Path) -> None:
    with at_work(browser, town) as desk:
        tasks = confirmed_and_assigned(desk("zhao"))
        red = signed_and_reported(desk, tasks)
        dispatched(desk, red)
        task = drawn(desk, red)
        disputed(desk, task)
        made_good_and_closed(desk, task)
        told(desk("zhao"), task)
        spoken_about(desk("wu"), task)
        read_by_all(desk("zhao"), task, pictures)
        in_english(desk("zhao"), task)


def confirmed_and_assigned(office: Page) -> list[str]:
    """审定、定稿、公开、布置: the addresses of the twelve tasks."""
    room(office, "报告")
    with office.expect_navigation():
        office.get_by_role("table").get_by_role("link").first.click()
    follow(office, "去审定")
    confirm_everything(office)
    follow(office, "版本", "body")
    press(office, "定稿为新一版")
    expect(office.get_by_role("heading", name="第 1 版")).to_be_visible()
    follow(office, "版本", "body")
    press(office, "公开台账")
    follow(office, "布置任务")
    boxes = office.locator("main [name=entry]")
    for number in range(12):
        boxes.nth(number).check()
    office.get_by_label("牵头单位").select_option(label="　望川市住房和城乡建设局")
    office.get_by_label("期限").fill(LATER)
    office.get_by_label("知悉范围").select_option("open")
    press(office, "交办选中的")
    links = office.locator("main table .head > a")
    expect(links).to_have_count(12)
    return [str(link.get_attribute("href")) for link in links.all()]


def signed_and_reported(desk: Desks, tasks: list[str]) -> list[str]:
    """签收、退回、改派、填报; two lights turn red, and these are returned."""
    unit, office, other = desk("sun"), desk("zhao"), desk("zhou")
    red = tasks[:2]
    for task in red:
        opened(unit, task)
        act(unit, "sign-task", "签收")
        state(unit, "已签收")
    opened(unit, tasks[2])
    act(unit, "return-task", "退回", reason="这件事归水务局")
    opened(office, tasks[2])
    state(office, "已退回")
    lead = office.locator("#do-reassign-task option", has_text="水务局").get_attribute("value") or ""
    act(office, "reassign-task", "改派", lead=lead, reason="核对三定方案，归水务局")
    opened(other, tasks[2])
    act(other, "sign-task", "签收")
    state(other, "已签收")

    room(unit, "我的待办")
    with unit.expect_navigation():
        unit.locator(".to-report a").click()
    rows = unit.locator(".tell-all tbody tr")
    expect(rows).to_have_count(2)
    for row in rows.all():
        row.locator("[name$=percent]").fill("10")
        row.locator("[name$=done]").fill("只挖了三段沟")
        row.locator("[name$=problem]").fill("征地没有谈成")
        row.locator("[name$=forecast]").select_option("unlikely")
    press(unit, "一起保存")
    expect(unit.locator(".fates h2")).to_have_text("已保存 2 件")

    room(office, "任务台账")
    office.locator("main [name=light]").select_option("red")
    press(office, "筛选")
    expect(office.locator("main table .head > a")).to_have_count(2)
    expect(office.locator("main table")).to_contain_text("红灯")
    return red


def dispatched(desk: Desks, red: list[str]) -> None:
    """调度: both red tasks on the agenda, one decision each, one of them done and confirmed."""
    office, unit = desk("zhao"), desk("sun")
    room(office, "调度")
    press(office, "召开调度会")
    agenda = office.locator(".agenda > li")
    expect(agenda).to_have_count(2)
    for number in range(2):
        with office.expect_navigation():
            agenda.nth(number).locator(".add a").click()
        about = agenda.nth(number)
        about.get_by_label("议定事项").fill(f"谈成第{number + 1}片征地")
        about.get_by_label("责任单位").select_option(label="　望川市住房和城乡建设局")
        about.get_by_label("期限").fill(LATER)
        press(office, "议定", f".agenda > li:nth-of-type({number + 1})")
        expect(agenda.nth(number)).to_contain_text(f"谈成第{number + 1}片征地")
    office.get_by_label("会议要求").fill("一周一报")
    press(office, "结束调度会")
    expect(office.locator(".record")).to_contain_text("纪要的散列")

    room(unit, "我的待办")
    follow(unit, "谈成第1片征地")
    unit.get_by_label("做了什么").fill("谈成了")
    press(unit, "报告已办结")
    room(office, "我的待办")
    follow(office, "谈成第1片征地")
    press(office, "确认办结")
    state(office, "已确认办结")


def drawn(desk: Desks, red: list[str]) -> str:
    """Both said to be done on the unit's own word; one of them, whichever the seed says, is drawn and sent to look at."""
    office, unit = desk("zhao"), desk("sun")
    for number, task in enumerate(red):
        opened(unit, task)
        submit_evidence(unit, "photograph", "internal", f"照片{number}.pdf")
        act(unit, "ask-closing", "申请办结")
        opened(office, task)
        act(office, "take-up", "转核查")
        state(office, "待核查")
    room(office, "检查")
    follow(office, "随机抽查")
    office.get_by_label("检查名称").fill("六月抽查")
    office.get_by_label("检查期限").fill(LATER)
    office.get_by_label("抽多少件").fill("1")
    press(office, "看抽样框")
    expect(office.locator(".strata caption")).to_have_text("抽样框现有 2 件，抽 1 件")
    press(office, "锁定抽样框和种子")
    press(office, "公布种子并抽样")
    expect(office.locator(".sample .head a")).to_have_count(1)
    task = str(office.locator(".sample .head a").get_attribute("href"))
    assert task in red
    office.locator(".sample select").select_option("li")
    press(office, "派督查员")
    expect(office.locator(".sample tbody tr")).to_contain_text("待检查")
    expect(office.locator(".sample select")).to_have_count(0)
    return task


def disputed(desk: Desks, task: str) -> None:
    """检查、反馈、再落实: found wanting unread, objected to, the objection refused by another of the office."""
    inspector, unit, second = desk("li"), desk("sun"), desk("qian")
    opened(inspector, task)
    expect(inspector.get_by_text("先写核查结论，再看单位自报。")).to_be_visible()
    expect(inspector.locator("body")).not_to_contain_text("只挖了三段沟")
    expect(inspector.locator("body")).not_to_contain_text(".pdf")
    act(
        inspector, "inspect-task", "核查", accepted="no", found="到现场看，还有两段没有挖", asked="把两段挖完",
        asked_by=LATER,
    )  # fmt: skip
    expect(inspector.get_by_text("只挖了三段沟").first).to_be_visible()
    opened(unit, task)
    act(unit, "object", "提出异议", reason="两段不在本期")
    expect(unit.get_by_text("异议还没有决定。")).to_be_visible()
    opened(second, task)
    act(second, "decide-objection", "决定异议", upheld="no", reason="方案写明在本期")
    expect(second.get_by_text("异议不成立").first).to_be_visible()
    expect(second.locator("#do-follow-through [name=reason]")).to_have_value(re.compile("把两段挖完"))
    second.locator("#do-follow-through summary").click()
    press(second, "再落实", "#do-follow-through")
    state(second, "办理中")


def made_good_and_closed(desk: Desks, task: str) -> None:
    """The unit brings an acceptance record; the inspector looks once more; the office closes."""
    office, unit, inspector, second = desk("zhao"), desk("sun"), desk("li"), desk("qian")
    opened(unit, task)
    submit_evidence(unit, "acceptance", "open", "验收表.pdf")
    act(unit, "ask-closing", "申请办结")
    opened(office, task)
    act(office, "take-up", "转核查")
    room(office, "检查")
    follow(office, "点名检查")
    office.get_by_label("检查名称").fill("回头看")
    office.get_by_label("检查期限").fill(LATER)
    office.get_by_label("督查员").select_option("li")
    office.get_by_label("为什么检查").fill("上次不认可")
    office.locator(f"[name=task][value='{task.rsplit('/', 1)[1]}']").check()
    press(office, "派督查员")
    opened(inspector, task)
    act(inspector, "inspect-task", "核查", accepted="yes", found="五段都通了")
    opened(second, task)
    act(second, "close-task", "准予办结")
    state(second, "办结")


def told(office: Page, task: str) -> None:
    """通报: frozen, taken as Word, computed anew."""
    opened(office, task, "任务台账")
    title = office.get_by_role("heading", level=1).inner_text()
    room(office, "通报")
    follow(office, "写新的通报")
    office.get_by_label("导语").fill("六月以来的情况通报如下。")
    press(office, "发出并定下")
    expect(office.get_by_role("heading", level=1)).to_have_text("通报第 1 期")
    expect(office.locator("main")).to_contain_text(title)
    with office.expect_download() as download:
        office.get_by_role("link", name="Word").click()
    document = Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    words = [line.text for line in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "六月以来的情况通报如下。" in words
    assert any(title in line for line in words)
    follow(office, "现在复算")
    expect(office.get_by_role("status")).to_contain_text("相符。")


def public(task: str) -> str:
    return task.replace("tasks", "public")


def spoken_about(deputy: Page, task: str) -> None:
    """公开: the same record as a deputy sees it, and what the deputy says."""
    room(deputy, "公开承诺")
    with deputy.expect_navigation():
        deputy.locator(f'main table .head > a[href="{public(task)}"]').click()
    expect(deputy.locator(".four")).to_contain_text("五段都通了")
    expect(deputy.get_by_role("link", name="验收表.pdf")).to_be_visible()
    for hidden in ("征地没有谈成", "照片0", "照片1", "两段不在本期"):
        expect(deputy.locator("body")).not_to_contain_text(hidden)
    deputy.get_by_label("基本满意").check()
    deputy.locator("form [name=text]").fill("路修通了，栏杆还差")
    press(deputy, "发表")
    expect(deputy.locator(".verdicts")).to_contain_text("基本满意 1")


def read_by_all(office: Page, task: str, pictures: Path) -> None:
    """The four opinions side by side, and all that was done, on the task's page."""
    opened(office, task, "任务台账")
    four = office.locator(".four > section")
    expect(four).to_have_count(4)
    for section, words in enumerate(("只挖了三段沟", "绿灯", "五段都通了", "路修通了，栏杆还差")):
        expect(four.nth(section)).to_contain_text(words)
    steps = office.locator(".journal .what > p:first-child").all_inner_texts()
    assert [each.split()[:2] for each in reversed(steps)] == [line.split() for line in DONE.strip().splitlines()]
    assert violations(office) == []
    pictured(office, pictures / "loop.png", whole=True)


DONE = """
zhao 建任务
zhao 交办
sun 签收
sun 填报进展
sun 提交佐证
sun 申请办结
zhao 转核查
li 核查
sun 提出异议
qian 决定异议
qian 再落实
sun 提交佐证
sun 申请办结
zhao 转核查
li 核查
qian 准予办结
"""
"""Who did what about the task, from the first to the last."""


def in_english(office: Page, task: str) -> None:
    """The same record, read by who reads English: nothing but what people wrote is in Chinese."""
    press(office, "English", "header.site")
    expect(office.get_by_role("heading", name="Four opinions")).to_be_visible()
    four = office.locator(".four > section")
    for section, words in enumerate(("unlikely", "Green", "Accepted", "Mostly satisfied 1")):
        expect(four.nth(section)).to_contain_text(words)
    state(office, "Closed")
    in_one_language(office)
    room(office, "Dispatch")
    follow(office, "Dispatch round 1")
    expect(office.get_by_role("heading", level=1)).to_have_text("Dispatch round 1 Minutes")
    in_one_language(office)
    room(office, "Inspections")
    follow(office, "六月抽查")
    expect(office.locator(".sample tbody tr")).to_contain_text("Not accepted")
    in_one_language(office)
    room(office, "Bulletins")
    follow(office, "No. 1")
    expect(office.get_by_role("heading", level=1)).to_have_text("Bulletin no. 1")
    in_one_language(office)
    room(office, "Public promises")
    with office.expect_navigation():
        office.locator(f'main table .head > a[href="{public(task)}"]').click()
    expect(office.locator(".verdicts")).to_contain_text("Mostly satisfied 1")
    expect(office.get_by_role("link", name="验收表.pdf")).to_be_visible()
    in_one_language(office)


def in_one_language(page: Page) -> None:
    """No Chinese, but where the page says that it is Chinese, or a name."""
    left = page.evaluate(
        r"""() => {
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (texts.nextNode()) {
                const { data, parentElement } = texts.currentNode;
                const own = parentElement.closest('[lang], [translate=no]');
                if (/[\u4e00-\u9fff]/.test(data) && own === document.documentElement) found.push(data.trim());
            }
            return found;
        }"""
    )
    assert left == [], page.url
