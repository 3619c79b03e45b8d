"""The review desk as somebody without scripts gets it: every form, what is refused, and that nothing is lost."""

import hashlib
import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.facts import Reading
from luoshi.intake import LIMIT
from luoshi.web.register import actions, queries
from luoshi.web.register.content import CommitmentContent, FigureContent, to_json
from luoshi.web.register.models import Decision, Entry, Source
from luoshi.web.register.queries import EntryQuestion, EntryRow, Report
from tests.readings import TEXT
from tests.readings import Report as Written
from tests.web.test_review import NOW, again, decide_everything, named, seen

pytestmark = pytest.mark.django_db


def address(report: Report, room: str = "review") -> str:
    return f"/reports/{report.key}/{room}"


def page(client: Client, where: str, status: int = 200) -> str:
    response = client.get(where)
    assert response.status_code == status, where
    return response.content.decode()


def send(client: Client, report: Report, room: str, expected: int = 302, /, **data: Any) -> str:
    """Send a form; the page that follows, or the one that says why not."""
    response = client.post(address(report, room), data)
    assert response.status_code == expected, response.content.decode()[:3000]
    return (
        page(client, response.headers["Location"].partition("#")[0]) if expected == 302 else response.content.decode()
    )


def form_of(row: EntryRow, **changes: Any) -> dict[str, Any]:
    """What the opened form of an entry sends."""
    content = to_json(row.content)
    content["supporting"] = "、".join(content.get("supporting") or ())
    fields = {name: "" if value is None else value for name, value in content.items()}
    return {**fields, "start": row.start, "end": row.end, "revision": row.revision, "action": "confirm", **changes}


def fields_in(html: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}"[^>]* value="([^"]*)"|<textarea name="{name}"[^>]*>\s*([^<]*)</textarea>', html)


# What the desk shows ------------------------------------------------------------------------------------------------


def test_rows_and_source_stand_side_by_side(client: Client, admitted: Report) -> None:
    html = page(client, address(admitted))
    rows = re.findall(r'id="row-(\d+)"', html)
    assert len(rows) == 8
    assert all(f'id="e-{number}"' in html for number in rows)
    source = re.search(r'<section class="source".*?</section>', html, re.S)
    assert source
    text = re.sub(r"<[^>]+>|\s", "", source[0]).replace("&lt;", "<").replace("&gt;", ">")
    assert text == "".join(TEXT.split())


def test_every_piece_of_the_source_says_where_it_begins(client: Client, admitted: Report) -> None:
    for kind in ("commitment", "figure"):
        html = page(client, address(admitted) + f"?kind={kind}")
        pieces = re.findall(r'data-at="(\d+)"[^>]*>([^<]+)<', html)
        assert len(pieces) > 20
        for start, said in pieces:
            said = said.replace("&lt;", "<").replace("&gt;", ">")
            assert admitted.source.text[int(start) :].startswith(said)


@pytest.mark.parametrize(
    ("filters", "texts"),
    [
        ("kind=figure&status=target&q=停车", ["9000个"]),
        ("kind=figure&doubtful=on", ["120"]),
        ("kind=commitment&sort=stance", ["始终坚持稳中求进"]),
        ("kind=commitment&state=confirmed", []),
        ("kind=figure&limit=2&page=3", ["24个", "1.6万个"]),
    ],
)
def test_the_address_carries_the_filters(client: Client, admitted: Report, filters: str, texts: list[str]) -> None:
    html = page(client, address(admitted) + "?" + filters)
    shown = re.findall(r'class="to-open"[^>]*>(?:<b>)?([^<]+)<', html)
    assert [each.strip() for each in shown] == texts
    for link in re.findall(r'class="to-open" href="([^"]+)"', html):
        assert all(part.split("=")[0] + "=" in link for part in filters.split("&"))


def test_an_opened_row_is_found_on_its_page(client: Client, admitted: Report) -> None:
    row = named(admitted, "=总投资", "figure")
    html = page(client, address(admitted) + f"?kind=figure&limit=3&entry={row.number}")
    assert f'class="row open opened" id="row-{row.number}"' in html
    assert "显示第 13–15 条" in html or "显示第" in html
    other = page(client, address(admitted) + f"?kind=figure&state=rejected&entry={row.number}")
    assert f'id="row-{row.number}"' in other


BAD = [
    ("?page=0", 400), ("?kind=promise", 400), ("?state=lost", 400), ("?section=7", 400), ("?q=" + "长" * 81, 400),
    ("?limit=201", 400), ("?entry=99999999999", 400), ("?entry=999", 404), ("?do=delete", 400), ("?q=%00", 400),
    ("?done=x", 400), ("/add?start=-1&end=3", 400), ("/add?quote=" + "长" * 501, 400), ("/add?what=x&start=1&end=2", 400),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "status"), BAD)
def test_what_is_asked_is_bounded(client: Client, admitted: Report, asked: str, status: int) -> None:
    page(client, address(admitted) + asked, status)


def test_a_page_that_is_no_more_leads_to_the_first(client: Client, admitted: Report) -> None:
    response = client.get(address(admitted) + "?kind=figure&page=9&at=3")
    assert response.status_code == 302 and response.headers["Location"].endswith("review?kind=figure&at=3")


# Each decision ------------------------------------------------------------------------------------------------------


def test_confirming_one_from_the_list(client: Client, admitted: Report) -> None:
    row = named(admitted, "深入开展企业走访")
    html = send(client, admitted, "review/several?kind=commitment", one=f"{row.number}:{row.revision}", reason="")
    assert again(admitted, row).state == "confirmed"
    assert f"确认 #{row.number}" in html
    assert Decision.objects.get().by == "local"


def test_confirming_with_corrections(client: Client, admitted: Report) -> None:
    row = named(admitted, "企业成本")
    sent = form_of(row, subject="减少企业成本", value="230,000,000", after=row.number + 1)
    html = send(client, admitted, f"review/{row.number}?kind=figure", **sent)
    now = again(admitted, row)
    assert isinstance(now.content, FigureContent)
    assert (now.state, now.content.subject) == ("confirmed", "减少企业成本")
    assert re.search(rf'id="row-{row.number + 1}"[^>]* aria-current="true"', html)


def test_confirming_an_open_form_as_it_is_corrects_nothing(client: Client, admitted: Report) -> None:
    for row in (named(admitted, "企业成本"), named(admitted, "深入开展企业走访")):
        send(client, admitted, f"review/{row.number}", **form_of(row))
        assert Decision.objects.order_by("-number")[0].action == "confirm"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"subject": ""}, "必须填写"),
        ({"value": "许多"}, "请填数字"),
        ({"low": "1", "high": "2"}, "有数值就不填上下限"),
        ({"measure": "weight"}, "weight"),
        ({"place": "长" * 2001}, "2000"),
        ({"start": "-1"}, "0"),
        ({"year": "二〇二四"}, "请填数字"),
    ],
)
def test_a_wrong_field_is_told_at_the_field_and_nothing_is_lost(
    client: Client, admitted: Report, wrong: dict[str, str], says: str
) -> None:
    row = named(admitted, "企业成本")
    sent = form_of(row, **{"scope": "全省之内", **wrong})
    html = send(client, admitted, f"review/{row.number}?kind=figure", 422, **sent)
    assert "errorlist" in html and says in html and "全省之内" in html
    assert again(admitted, row) == row


def test_rejecting_needs_a_reason_and_keeps_it(client: Client, admitted: Report) -> None:
    row = named(admitted, "始终坚持稳中求进")
    held = {"revision": row.revision, "action": "reject"}
    assert "写明理由" in send(client, admitted, f"review/{row.number}", 409, **held, reason=" ")
    send(client, admitted, f"review/{row.number}", **held, reason="只是口号")
    assert (again(admitted, row).state, again(admitted, row).reason) == ("rejected", "只是口号")


def test_splitting_at_a_clause_and_merging_with_the_next(client: Client, admitted: Report) -> None:
    row, other = named(admitted, "深入开展企业走访"), named(admitted, "开工建设望川机场")
    html = page(client, address(admitted) + f"?kind=commitment&entry={row.number}")
    following = re.search(r'name="following" value="([^"]+)"', html)
    assert following
    send(client, admitted, f"review/{row.number}", revision=row.revision, action="merge", following=following[1])
    assert (again(admitted, row).text, again(admitted, other).state) == ("深入开展企业走访，开工建设望川机场", "merged")
    html = page(client, address(admitted) + f"?kind=commitment&entry={row.number}")
    (offset,) = re.findall(r'class="cut" name="offset" value="(\d+)"', html)
    send(
        client, admitted, f"review/{row.number}", revision=again(admitted, row).revision, action="split", offset=offset
    )
    assert again(admitted, row).text == "深入开展企业走访"
    assert named(admitted, "开工建设望川机场").text == "开工建设望川机场"


@pytest.mark.parametrize("offset", ["0", "999999999", "-1", "x", ""])
def test_splitting_elsewhere_is_refused(client: Client, admitted: Report, offset: str) -> None:
    row = named(admitted, "深入开展企业走访")
    held = {"revision": row.revision, "action": "split", "offset": offset}
    response = client.post(address(admitted, f"review/{row.number}"), held)
    assert response.status_code in (400, 409)
    assert again(admitted, row) == row


def test_several_at_once(client: Client, admitted: Report) -> None:
    rows = [named(admitted, words) for words in ("新增停车位", "企业成本")]
    ticked = [f"{row.number}:{row.revision}" for row in rows]
    assert "理由" in send(client, admitted, "review/several?kind=figure", 409, seen=ticked, action="reject")
    send(client, admitted, "review/several?kind=figure", seen=ticked, action="confirm")
    assert {again(admitted, row).state for row in rows} == {"confirmed"}
    assert "没有选中" in send(client, admitted, "review/several", 409, action="confirm")
    for wrong in ({"seen": ["x"]}, {"seen": ["1:1"] * 3 + ["0:1"]}, {"seen": [f"{n}:0" for n in range(1, 202)]}):
        assert client.post(address(admitted, "review/several"), {"action": "confirm", **wrong}).status_code == 400
    assert client.post(address(admitted, "review/several"), {"seen": ticked, "action": "drop"}).status_code == 400


def test_merging_those_that_are_ticked(client: Client, admitted: Report) -> None:
    rows = [named(admitted, words, "commitment") for words in ("新增改造老旧小区18个", "增加停车位9000个")]
    ticked = [f"{row.number}:{row.revision}" for row in rows]
    send(client, admitted, "review/several", seen=ticked, action="merge")
    content = again(admitted, rows[0]).content
    assert isinstance(content, CommitmentContent)
    assert content.item == "新增改造老旧小区18个，增加停车位9000个"


def test_what_the_reader_is_sure_of_is_confirmed_if_it_is_still_as_many(client: Client, admitted: Report) -> None:
    html = page(client, address(admitted) + "?kind=figure")
    found = re.search(r'name="number" value="(\d+)"><button[^>]*data-key="sure"', html)
    assert found
    row = named(admitted, "新增停车位")
    actions.confirm(admitted.id, "wang", NOW, seen(row))
    changed = send(client, admitted, "review/sure/figure?kind=figure", 409, number=found[1])
    assert f"现在是 {int(found[1]) - 1} 条" in changed
    send(client, admitted, "review/sure/figure?kind=figure", number=int(found[1]) - 1)
    assert queries.progress(admitted, "figure").sure == 0
    assert client.post(address(admitted, "review/sure/everything"), {"number": 1}).status_code == 404


def test_one_step_is_undone_from_the_desk_and_from_the_journal(client: Client, admitted: Report) -> None:
    row = named(admitted, "新增停车位")
    send(client, admitted, "review/several?kind=figure", one=f"{row.number}:{row.revision}")
    html = page(client, address(admitted))
    assert f"确认 #{row.number}" in html
    send(client, admitted, "review/undo", number=1)
    assert again(admitted, row).state == "open"
    html = send(client, admitted, "review/undo", number=2, **{"from": "journal"})
    assert again(admitted, row).state == "confirmed"
    assert "已由第 2 步撤销" in html and "待审" in html
    assert "撤销过了" in send(client, admitted, "review/undo", 409, number=1)


# What was missed ----------------------------------------------------------------------------------------------------


def test_what_was_missed_is_found_by_its_words_and_added(client: Client, admitted: Report) -> None:
    html = page(client, address(admitted, "review/add?what=commitment&quote=望川"))
    places = re.findall(r'href="([^"]+start=\d+[^"]*)"', html)
    assert len(places) == TEXT.count("望川")
    html = page(client, places[0].replace("&amp;", "&"))
    start, end = (re.search(rf'name="{name}" value="(\d+)"', html) for name in ("start", "end"))
    assert start and end
    sent = {"what": "commitment", "start": start[1], "end": end[1], "item": "", "kind": "action", "strength": "will"}
    assert "必须填写" in send(client, admitted, "review/add-entry", 422, **sent)
    assert "望川的事" in send(client, admitted, "review/add-entry", **{**sent, "item": "望川的事"})
    assert named(admitted, "望川的事").text == "望川"


def test_an_added_entry_is_confirmed_and_open_on_the_desk(client: Client, admitted: Report) -> None:
    start = TEXT.index("亿元以上企业")
    sent = {"what": "figure", "start": start, "end": start + 2, "subject": "门槛", "value": "1", "unit": "亿元",
            "measure": "level", "bound": "ge", "status": "actual"}  # fmt: skip
    html = send(client, admitted, "review/add-entry", **sent)
    row = named(admitted, "门槛")
    assert (row.state, row.text, row.read) == ("confirmed", "亿元", False)
    assert f'id="row-{row.number}"' in html and 'id="opened"' in html
    assert "已经在台账里" in send(client, admitted, "review/add-entry", 409, **sent)
    assert "超出原文" in send(client, admitted, "review/add-entry", 409, **{**sent, "end": 10**8})


def test_words_that_the_text_does_not_have_are_said_to_be_missing(client: Client, admitted: Report) -> None:
    assert "没有这些字" in page(client, address(admitted, "review/add?quote=不存在的话"))


# Two at once --------------------------------------------------------------------------------------------------------


def test_the_second_to_save_sees_what_changed_and_keeps_what_they_put_in(client: Client, admitted: Report) -> None:
    row = named(admitted, "新增停车位")
    theirs = {**to_json(row.content), "subject": "停车位", "place": "城区"}
    actions.correct(admitted.id, "wang", NOW, seen(row)[0], theirs)
    mine = form_of(row, subject="泊车位", scope="全市")
    html = send(client, admitted, f"review/{row.number}?kind=figure", 409, **mine)
    assert "别人改过" in html and "wang" in html and "2024-03-01" in html
    assert "<del>新增停车位</del>" in html and "<ins>停车位</ins>" in html and "<ins>城区</ins>" in html
    assert 'value="泊车位"' in html and 'value="全市"' in html
    assert again(admitted, row).content.subject == "停车位"  # type: ignore[union-attr]
    revision = re.search(r'name="revision" value="(\d+)"', html)
    assert revision and "看过了，仍按我填的保存" in html
    send(client, admitted, f"review/{row.number}?kind=figure", **{**mine, "revision": revision[1]})
    now = again(admitted, row).content
    assert isinstance(now, FigureContent)
    assert (now.subject, now.scope, now.place) == ("泊车位", "全市", None)
    assert [line.by for line in queries.journal(admitted, 1, 9)[0]] == ["local", "wang"]


def test_stale_ticks_are_kept_with_what_changed(client: Client, admitted: Report) -> None:
    rows = [named(admitted, words) for words in ("新增停车位", "企业成本")]
    ticked = [f"{row.number}:{row.revision}" for row in rows]
    actions.reject(admitted.id, "li", NOW, seen(rows[0]), "重复")
    html = send(client, admitted, "review/several?kind=figure&state=all", 409, seen=ticked, action="confirm")
    assert "li" in html and "<ins>不列入</ins>" in html and "<ins>重复</ins>" in html
    assert f'value="{rows[0].number}:{rows[0].revision + 1}"' in html
    assert len(re.findall(r'name="seen"[^>]* checked', html)) == 2
    assert again(admitted, rows[1]).state == "open"


def test_an_entry_that_was_merged_meanwhile_can_still_be_looked_at(client: Client, admitted: Report) -> None:
    row, other = named(admitted, "深入开展企业走访"), named(admitted, "开工建设望川机场")
    actions.merge(admitted.id, "wang", NOW, seen(row, other))
    html = send(client, admitted, f"review/{other.number}?kind=commitment", 409, **form_of(other, item="建机场"))
    assert "别人改过" in html and "已并入" in html and "留痕" in html


def test_undoing_what_others_changed_since_is_refused(client: Client, admitted: Report) -> None:
    row = named(admitted, "新增停车位")
    actions.confirm(admitted.id, "local", NOW, seen(row))
    actions.reject(admitted.id, "li", NOW, seen(again(admitted, row)), "重复")
    assert "又有人改过" in send(client, admitted, "review/undo", 409, number=1)


@pytest.mark.parametrize(
    "room",
    ["review/several", "review/sure/figure", "review/undo", "review/1", "review/add-entry", "differences/1", "reread", "versions/freeze"],
)  # fmt: skip
def test_a_decision_needs_post_and_the_sites_token(client: Client, admitted: Report, room: str) -> None:
    assert client.get(address(admitted, room)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    before = list(Entry.objects.values_list("state", "revision"))
    assert strict.post(address(admitted, room), {"number": 1, "action": "confirm", "revision": 0}).status_code == 403
    assert list(Entry.objects.values_list("state", "revision")) == before
    assert (
        client.post(address(admitted, room).replace(admitted.key, "0" * 16), {"action": "confirm"}).status_code == 404
    )


@pytest.mark.parametrize(
    "sent",
    [
        {"revision": "x", "action": "confirm"}, {"revision": "-1", "action": "confirm"}, {"revision": "0"},
        {"revision": "0", "action": "delete"}, {"revision": "0", "action": "reject", "reason": "长" * 501},
        {"revision": "0", "action": "merge", "following": "1;2"}, {"revision": str(10**12), "action": "confirm"},
    ],
)  # fmt: skip
def test_what_is_sent_is_bounded(client: Client, admitted: Report, sent: dict[str, str]) -> None:
    assert client.post(address(admitted, "review/1"), sent).status_code == 400
    assert Decision.objects.count() == 0


def test_too_long_a_form_is_refused(client: Client, admitted: Report) -> None:
    assert client.post(address(admitted, "review/1"), {"item": "长" * 300_000}).status_code == 400
    assert client.post(address(admitted, "review/several"), {f"a{n}": "1" for n in range(301)}).status_code == 400


# The journal, differences, versions ---------------------------------------------------------------------------------


def test_the_journal_is_paged_and_says_who_what_and_when(client: Client, admitted: Report) -> None:
    row = named(admitted, "企业成本")
    for _turn in range(31):
        fields = {**to_json(row.content), "place": f"第{row.revision}区"}
        actions.correct(admitted.id, "wang", NOW, seen(row)[0], fields)
        row = again(admitted, row)
    html = page(client, address(admitted, "journal"))
    assert html.count('id="step-') == 30 and "<ins>第30区</ins>" in html and "2024-03-01 16:00" in html
    assert 'id="step-1"' in page(client, address(admitted, "journal?page=2"))
    page(client, address(admitted, "journal?page=3"), 404)
    page(client, address(admitted, "journal?page=x"), 400)


def test_reading_again_lists_what_differs_and_it_is_settled_either_way(
    client: Client, admitted: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = named(admitted, "企业成本"), named(admitted, "新增停车位")
    reading = queries.reading(admitted)
    for row in (first, second):
        actions.correct(admitted.id, "wang", NOW, seen(row)[0], {**to_json(row.content), "place": "经开区"})
    better = tuple(
        each._replace(subject="新的" + each.subject) if each.start in (first.start, second.start) else each
        for each in reading.figures
    )
    monkeypatch.setattr("luoshi.reading.read", lambda source, year: reading._replace(figures=better))
    send(client, admitted, "reread")
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    html = page(client, address(admitted, "differences"))
    assert "2 条，人定的与现在读出的不同" in html
    assert "新的企业成本" in html and "经开区" in html
    for row, action in ((first, "keep"), (second, "take")):
        held = {"revision": again(admitted, row).revision, "action": action}
        html = send(client, admitted, f"differences/{row.number}", **held)
    assert "没有不同" in html
    assert again(admitted, first).content.subject == "企业成本"  # type: ignore[union-attr]
    assert again(admitted, second).content.subject == "新的新增停车位"  # type: ignore[union-attr]
    html = send(
        client, admitted, f"differences/{first.number}", 409, revision=again(admitted, first).revision, action="keep"
    )
    assert "没有不同了" in html
    assert "刚刚有人改过" in send(client, admitted, f"differences/{first.number}", 409, revision=0, action="keep")
    assert client.post(address(admitted, "differences/1"), {"revision": 0, "action": "confirm"}).status_code == 400


def test_freezing_says_what_is_undecided_and_then_gives_what_its_hash_proves(client: Client, admitted: Report) -> None:
    assert "disabled" in page(client, address(admitted, "versions"))
    assert "不能定稿" in send(client, admitted, "versions/freeze", 409)
    decide_everything(admitted)
    html = send(client, admitted, "versions/freeze")
    response = client.get(address(admitted, "versions/1.json"))
    sha256 = hashlib.sha256(response.content).hexdigest()
    assert sha256 in html and sha256 in page(client, address(admitted, "versions"))
    assert "attachment" in response.headers["Content-Disposition"]
    assert len(json.loads(response.content)["entries"]) == queries.progress(admitted).confirmed
    assert "一字不差" in send(client, admitted, "versions/freeze", 409)
    page(client, address(admitted, "versions/2"), 404)
    page(client, address(admitted, "versions/2.json"), 404)
    html = page(client, "/")
    assert "已审定 v1" in html and "之后有改动" not in html
    send(client, admitted, "review/undo", number=1)
    assert "之后有改动" in page(client, "/")


def test_the_list_and_the_overview_say_how_far_the_review_is(client: Client, admitted: Report) -> None:
    assert "未审定" in page(client, "/")
    row = named(admitted, "新增停车位")
    actions.confirm(admitted.id, "wang", NOW, seen(row))
    total = queries.progress(admitted).total
    assert f"审定中 {100 // total}%" in page(client, "/")
    html = page(client, address(admitted, ""))
    assert f"已审 <b>1</b> / {total}" in html
    assert "8 项承诺里，6 项（75%）" in html


# What a page costs, and what a hostile text can do ------------------------------------------------------------------


def long_report(rows: int, name: str = "长报告.txt") -> Report:
    lines = [f"完成第{number}批道路{number % 90 + 10}公里。" for number in range(rows)]
    written = Written(name, "二、2024年工作安排\n" + "\n".join(lines))
    written.section("二、2024年工作安排", 1, "plan", 2024)
    for number, line in enumerate(lines):
        written.figure(f"{number % 90 + 10}公里", str(number % 90 + 10), "公里", "道路", status="target")
        if number % 10 == 0:
            written.doubt("公里", "inferred-subject")
        written.commitment(line[:-1], "target")
    reading = written.reading()
    found = queries.report(actions.admit(reading.source, reading).key)
    assert found is not None
    return found


ROOMS = ["review?kind=commitment&limit=200", "review?kind=figure&entry=5&doubtful=on", "review?entry=4&kind=commitment", "journal", "differences", "versions"]  # fmt: skip


def test_a_page_takes_the_same_queries_for_a_thousand_rows(client: Client, db: None) -> None:
    few, many = long_report(20, "短.txt"), long_report(1000)
    for report in (few, many):
        actions.confirm_sure(report.id, "wang", NOW, "figure")
    for room in ROOMS:
        costs = []
        for report in (few, many):
            with CaptureQueriesContext(connection) as caught:
                page(client, address(report, room))
            costs.append(len(caught))
        assert costs[0] == costs[1] <= 21, room


def test_hostile_words_are_words(client: Client, admitted: Report) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    row = named(admitted, "引进项目", "commitment")
    send(client, admitted, f"review/{row.number}", **form_of(row, item=evil, remark=evil, lead=evil))
    other = named(admitted, "始终坚持稳中求进")
    send(client, admitted, f"review/{other.number}", revision=other.revision, action="reject", reason=evil)
    decide_rest(admitted)
    send(client, admitted, "versions/freeze")
    number = row.number
    rooms = [
        "review?kind=commitment&state=all", f"review?kind=commitment&entry={number}", "journal", "differences", "versions",
        "versions/1", "", f"review/add?quote={evil}",
    ]  # fmt: skip
    for room in rooms:
        html = page(client, address(admitted, room))
        assert "<script>alert" not in html and "<img" not in html and "<b>引进" not in html, room


def decide_rest(report: Report) -> None:
    page_ = queries.entries(report, EntryQuestion(states=("open",), limit=200))
    assert page_ is not None
    actions.confirm(report.id, "wang", NOW, seen(*page_.rows))


# Uploading ----------------------------------------------------------------------------------------------------------


def upload(client: Client, data: bytes, name: str = "望川市2024.txt", **fields: Any) -> Any:
    return client.post("/upload", {"file": SimpleUploadedFile(name, data), **fields})


def test_a_file_is_read_admitted_and_shown(client: Client, db: None) -> None:
    response = upload(client, TEXT.encode())
    assert response.status_code == 302
    assert "已收入台账" in page(client, response.headers["Location"])
    assert Source.objects.get().name == "望川市2024.txt"
    twice = upload(client, TEXT.encode(), "另一个名字.txt")
    assert "已在台账里" in page(client, twice.headers["Location"])
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"PK\x03\x04" + b"\0" * 50, ""),
        (b"\xff\xfe\xfa\xd8", ""),
        ("报告里有12项任务。".encode(), "no-year"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_code(client: Client, db: None, data: bytes, code: str) -> None:
    response = upload(client, data)
    html = response.content.decode()
    assert response.status_code == 422 and f'<code translate="no">{code}' in html and 'role="alert"' in html
    assert Source.objects.count() == 0


def test_a_year_that_the_text_does_not_state_is_filled_in(client: Client, db: None) -> None:
    text = "报告里有12项任务。完成道路30公里。".encode()
    assert "请重新选择文件" in upload(client, text).content.decode()
    assert upload(client, text, year="2024").status_code == 302
    assert Source.objects.get().year == 2024
    assert upload(client, text, year="20240").status_code == 422


def test_no_file_is_said_to_be_missing(client: Client, db: None) -> None:
    response = client.post("/upload", {})
    assert response.status_code == 422 and "请选择一份报告" in response.content.decode()


def test_a_file_over_the_limit_is_dropped_before_it_is_whole(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    from luoshi.web.site.uploads import Bounded

    taken = Bounded.receive_data_chunk

    def watched(self: Bounded, raw_data: bytes, start: int) -> None:
        taken(self, raw_data, start)
        kept.append(self.held.tell())

    monkeypatch.setattr(Bounded, "receive_data_chunk", watched)
    response = upload(client, b"x" * (LIMIT + 10_000_000))
    assert response.status_code == 422 and "too-large" in response.content.decode()
    assert max(kept) <= LIMIT


def test_one_file_at_a_time(client: Client, db: None) -> None:
    files = [SimpleUploadedFile(f"{number}.txt", TEXT.encode()) for number in range(2)]
    assert client.post("/upload", {"file": files}).status_code == 400


def test_a_report_bears_its_own_title(client: Client, db: None) -> None:
    response = upload(client, ("望川市人民政府\n政府工作报告\n" + TEXT).encode(), "2024.txt")
    html = page(client, response.headers["Location"])
    assert ">望川市人民政府 政府工作报告</h1>" in html and "2024.txt" in html


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("政府工作报告\n——2024年", "政府工作报告"),
        ("\n\u3000\u3000望川市\n政府工作报告\n各位代表：", "望川市 政府工作报告"),
        ("各位代表：\n我向大会报告工作。", ""),
        ("现在，我向大会报告政府工作，请予审议。\n", ""),
        ("", ""),
    ],
)
def test_a_title_is_no_sentence(head: str, title: str) -> None:
    from luoshi.web.register.titles import title_of

    assert title_of(head) == title


def test_a_reading_without_commitments_says_how_to_add_one(
    client: Client, wangchuan_reading: Reading, db: None
) -> None:
    bare = wangchuan_reading._replace(commitments=())
    found = queries.report(actions.admit(bare.source, bare).key)
    assert found is not None
    assert "没有读出承诺事项" in page(client, address(found) + "?kind=commitment")
    assert "kind=figure" in page(client, address(found))
