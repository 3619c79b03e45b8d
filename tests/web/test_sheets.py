"""The register as an Excel file and back: nothing changes but what somebody changed."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from luoshi.facts import COMMITMENT_KINDS
from luoshi.web.register import actions, queries
from luoshi.web.register.actions.importing import take_sheet
from luoshi.web.register.exports.cells import cells, mark
from luoshi.web.register.exports.edition import COLUMNS, EDITED, Edition, Row
from luoshi.web.register.exports.workbook import workbook
from luoshi.web.register.imports.book import BadFile, opened
from luoshi.web.register.imports.plan import Held, Plan, plan
from luoshi.web.register.imports.table import Table, table
from luoshi.web.register.models import Decision, Entry, Source
from luoshi.web.register.queries import Report
from luoshi.web.register.queries.leaving import edition, held

NOW = datetime(2024, 3, 1, 8, tzinfo=UTC)
HEADS = [head for _name, head in COLUMNS]


def exported(report: Report, which: str = "active") -> bytes:
    found = edition(report, which)
    assert found is not None
    return workbook(found)


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    book = load_workbook(io.BytesIO(data))
    edit(book["台账"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def line_of(sheet: Any, words: str) -> int:
    """The line whose 事项 begins like that."""
    return next(row[1].row for row in sheet.iter_rows() if str(row[1].value or "").startswith(words))


def planned(report: Report, data: bytes) -> tuple[Table, Plan]:
    read = table(opened(data))
    return read, plan(read, held(Source.objects.get(pk=report.id)), report.source.text)


def taken(report: Report, data: bytes) -> Plan:
    read, found = planned(report, data)
    return take_sheet(report.id, "wang", NOW, read, found.seal)[1]


def told(found: Plan) -> list[tuple[str, str]]:
    return [(fate.item, fate.reason or fate.fate) for fate in found.fates if fate.fate != "unchanged"]


def everything(report: Report) -> list[Any]:
    rows = Entry.objects.filter(source=report.id).order_by("number")
    return [*rows.values_list("number", "start", "end", "content", "state", "revision"), Decision.objects.count()]


def test_the_sheet_is_what_an_office_keeps(admitted: Report) -> None:
    book = load_workbook(io.BytesIO(exported(admitted)))
    sheet = book["台账"]
    assert (
        [cell.value for cell in sheet[3]][:8]
        == HEADS
        == ["序号", "事项", "目标值", "来源原文", "牵头单位", "配合单位", "完成时限", "备注"]
    )
    assert str(sheet["A1"].value).startswith("望川市2024 ")
    assert "尚未冻结" in str(sheet["A2"].value) and admitted.source.sha256 in str(sheet["A2"].value)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.column_dimensions["I"].hidden and book["来源"].sheet_state == "hidden"
    row = [cell.value for cell in sheet[line_of(sheet, "新增改造老旧小区")]]
    assert row[1:4] == ["新增改造老旧小区18个", "新增改造老旧小区 18个", "新增改造老旧小区18个"]
    assert not any(str(row[1].value).startswith("始终坚持") for row in sheet.iter_rows()), "a stance is nobody's task"


def test_a_frozen_version_says_which_it_is(admitted: Report) -> None:
    page = queries.entries(admitted, queries.EntryQuestion(limit=200))
    assert page is not None
    actions.confirm(admitted.id, "wang", NOW, [actions.Seen(row.number, row.revision) for row in page.rows])
    version = actions.freeze(admitted.id, "wang", NOW)
    sheet = load_workbook(io.BytesIO(exported(admitted, "v1")))["台账"]
    assert str(sheet["A2"].value) == f"台账第 1 版，sha256 {version.sha256}"
    assert edition(admitted, "v2") is None
    assert planned(admitted, exported(admitted, "v1"))[1].seal == planned(admitted, exported(admitted))[1].seal


def test_an_untouched_file_changes_nothing(admitted: Report) -> None:
    _table, found = planned(admitted, exported(admitted))
    assert {fate.fate for fate in found.fates} == {"unchanged"}
    assert len(found.fates) == len(queries.entries(admitted, queries.EntryQuestion(kind="commitment")).rows) - 1  # type: ignore[union-attr]
    assert found.absent == ()
    with pytest.raises(actions.Refused, match="nothing"):
        taken(admitted, exported(admitted))


def test_a_changed_cell_changes_one_row_in_one_decision_that_one_step_undoes(admitted: Report) -> None:
    before = everything(admitted)[:-1]

    def edit(sheet: Any) -> None:
        line = line_of(sheet, "增加停车位")
        sheet.cell(line, 5, "市城管局")
        sheet.cell(line, 6, "市公安局，市住建局\n市交通局")
        sheet.cell(line, 7, date(2024, 12, 31))

    taken(admitted, edited(exported(admitted), edit))
    after = everything(admitted)[:-1]
    (changed,) = [row for old, row in zip(before, after, strict=True) if old != row]
    content, state = changed[3], changed[4]
    assert (content["lead"], content["due"], state) == ("市城管局", "2024年12月31日", "open")
    assert content["supporting"] == ["市公安局", "市住建局", "市交通局"]
    (line,), _total = queries.journal(admitted, 1, 10)
    assert (line.action, line.by, len(line.changes)) == ("import", "wang", 1)
    actions.undo(admitted.id, "wang", NOW, line.number)
    assert [row[:5] for row in everything(admitted)[:-1]] == [row[:5] for row in before]


def test_who_says_anew_what_an_entry_is_stands_for_it(admitted: Report) -> None:
    taken(
        admitted,
        edited(exported(admitted), lambda sheet: sheet.cell(line_of(sheet, "增加停车位"), 2, "新增停车位九千个")),
    )
    entry = Entry.objects.get(source=admitted.id, content__item="新增停车位九千个")
    assert (entry.state, entry.changed_by) == ("confirmed", "wang")


def test_a_new_row_needs_its_words_of_the_report(admitted: Report) -> None:
    def edit(sheet: Any) -> None:
        for text in ("力争新增规上工业企业\n50家以上", "没有说过的话", "老旧小区", ""):
            sheet.append([None, f"新：{text}", None, text, "市经信局"])

    data = edited(exported(admitted), edit)
    assert told(planned(admitted, data)[1]) == [
        ("新：力争新增规上工业企业\n50家以上", "added"),
        ("新：没有说过的话", "not-in-source"),
        ("新：老旧小区", "many-in-source"),
        ("新：", "no-text"),
    ]
    taken(admitted, data)
    entry = Entry.objects.get(source=admitted.id, content__item__startswith="新：")
    assert admitted.source.text[entry.start : entry.end] == "力争新增规上工业企业50家以上"
    assert (entry.content["kind"], entry.content["lead"], entry.state, entry.outlook) == (
        "target",
        "市经信局",
        "confirmed",
        "plan",
    )
    assert told(planned(admitted, data)[1])[0][1] == "there-already"


def set_cell(words: str, column: int, value: Any) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        sheet.cell(line_of(sheet, words), column).value = value

    return edit


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (1, 99999, "unchanged"),
        (1, "甲", "unchanged"),
        (2, None, "required"),
        (2, "长" * 2001, "long"),
        (4, "另外一句话", "not-in-source"),
        (4, "开工建设望川机场", "there-already"),
        (4, None, "no-text"),
        (5, "=1+1", "formula"),
        (7, "#REF!", "error"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_reason(
    admitted: Report, column: int, value: Any, reason: str
) -> None:
    """The hidden mark knows the row whatever was done to its number."""
    before = everything(admitted)
    data = edited(exported(admitted), set_cell("增加停车位", column, value))
    found = planned(admitted, data)[1]
    assert [fate.reason for fate in found.fates if fate.reason] == ([reason] if reason != "unchanged" else [])
    assert found.absent == () and all(fate.number for fate in found.fates)
    assert everything(admitted) == before


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (99999, "unknown"),
        ("甲", "bad-number"),
        (1, "figure"),
        ("other", "twice"),
        (None, "there-already"),
        (-3, "bad-number"),
        (1.5, "bad-number"),
    ],
)
def test_where_the_number_is_all_there_is_it_has_to_be_right(admitted: Report, number: Any, reason: str) -> None:
    def edit(sheet: Any) -> None:
        sheet.delete_cols(9)
        other = sheet.cell(line_of(sheet, "深入开展"), 1).value
        sheet.cell(line_of(sheet, "增加停车位"), 1).value = other if number == "other" else number

    found = planned(admitted, edited(exported(admitted), edit))[1]
    assert ("增加停车位9000个", reason) in told(found)
    assert len(told(found)) == (2 if reason == "twice" else 1)


def test_a_row_changed_since_the_export_is_refused_only_if_it_was_edited(admitted: Report) -> None:
    data = exported(admitted)
    row = next(iter(queries.entries(admitted, queries.EntryQuestion(words="增加停车位", kind="commitment")).rows))  # type: ignore[union-attr]
    actions.confirm(admitted.id, "li", NOW, [actions.Seen(row.number, row.revision)])
    edit = set_cell("增加停车位", 8, "抓紧")
    assert told(planned(admitted, edited(data, edit))[1]) == [("增加停车位9000个", "updated")], (
        "confirming changes no cell"
    )
    actions.assign(admitted.id, "li", NOW, actions.Seen(row.number, row.revision + 1), {"lead": "市城管局"})
    assert told(planned(admitted, data)[1]) == []
    assert told(planned(admitted, edited(data, edit))[1]) == [("增加停车位9000个", "stale")]


def test_what_changes_between_the_preview_and_the_writing_writes_nothing(admitted: Report) -> None:
    data = edited(exported(admitted), set_cell("增加停车位", 8, "抓紧"))
    read, found = planned(admitted, data)
    row = next(iter(queries.entries(admitted, queries.EntryQuestion(words="增加停车位", kind="commitment")).rows))  # type: ignore[union-attr]
    actions.reject(admitted.id, "li", NOW, [actions.Seen(row.number, row.revision)], "重复")
    before = everything(admitted)
    with pytest.raises(actions.Refused, match="changed-since"):
        take_sheet(admitted.id, "wang", NOW, read, found.seal)
    assert everything(admitted) == before
    assert told(planned(admitted, data)[1]) == [("增加停车位9000个", "rejected")]


def test_columns_are_found_wherever_they_stand_and_by_other_names(admitted: Report) -> None:
    """An office's own file: titles above, columns moved, renamed and added, units merged, empty rows between."""
    found = edition(admitted, "active")
    assert found is not None
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["望川市人民政府督查室"])
    sheet.append(["重点任务台账（二季度）"])
    sheet.append([])
    sheet.append(["进展", "责任\n单位", "编号", "工作任务", "报告表述", "完成时间", "进度%"])
    for row in found.rows:
        sheet.append(["正常", None, row.number, row.item, row.text, None, 30])
        sheet.append([])
    sheet["B5"] = "市住建局"
    sheet.merge_cells("B5:B7")
    out = io.BytesIO()
    book.save(out)
    read, result = planned(admitted, out.getvalue())
    assert (read.extra, read.missing) == (("进展", "进度%"), ("target", "supporting", "remark"))
    assert not read.marked
    first, second = found.rows[:2]
    updated = {
        fate.number: [(each.field, each.before, each.after) for each in fate.changes] for fate in result.of("updated")
    }
    assert updated == {number: [("lead", "", "市住建局")] for number in (first.number, second.number)}
    assert len(result.of("unchanged")) == len(found.rows) - 2


def test_a_file_of_another_report_names_its_source(admitted: Report) -> None:
    assert table(opened(exported(admitted))).source == admitted.source.sha256


@pytest.mark.parametrize(
    ("heads", "code"),
    [
        (["序号", "事项", "来源原文", "责任单位", "主办单位"], "same-heads"),
        (["序号", "事项", "事项", "来源原文"], "same-heads"),
        (["事项", "来源原文", "牵头单位"], "no-number"),
        (["甲", "乙", "丙"], "no-heads"),
        ([], "no-heads"),
    ],
)
def test_a_table_that_could_be_read_in_two_ways_is_not_read(heads: list[str], code: str) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(heads)
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(BadFile) as refused:
        table(opened(out.getvalue()))
    assert refused.value.code == code


def test_the_head_that_is_written_beats_its_like() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["序号", "事项", "来源原文", "责任单位", "牵头单位"])
    out = io.BytesIO()
    book.save(out)
    assert table(opened(out.getvalue())).extra == ("责任单位",)


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
AWKWARD = st.sampled_from(
    ["=1+1", "+86", "-5", "@SUM", "'quoted", '"', "a\nb", "a\r\nb", "\tx", "😀", "长" * 2000, "_x0041_", "_x005F_x0041_", "x005F_", "2024", "1e5", "TRUE", "<b>&amp;", "\x07bell", "\ufffe", "  空  "]
)  # fmt: skip
TEXTS = st.one_of(ANY, AWKWARD)


@st.composite
def editions(draw: st.DrawFn) -> tuple[Edition, dict[int, Held], str]:
    """A register of any texts, as an edition, as what is held, and its source's text."""
    numbers = draw(st.lists(st.integers(1, 999), unique=True, max_size=6))
    rows, entries, text = [], {}, ""
    for number in numbers:
        quote = f"【{number}】" + draw(TEXTS)
        start, text = len(text), text + quote
        said = {name: draw(TEXTS).strip()[:2000] for name in EDITED if name != "text"}
        said["item"] = said["item"] or "事"
        row = Row(number=number, start=start, end=len(text), text=quote, section=(draw(ANY) or "节",), **said)
        rows.append(row)
        content = {
            **said,
            "kind": draw(st.sampled_from(COMMITMENT_KINDS)),
            "strength": "will",
            "supporting": [said["supporting"]],
        }
        entries[number] = Held(number, "open", row, content)
    return Edition("=报告.txt", 2024, "0" * 64, "active", None, None, tuple(rows)), entries, text


@given(editions())
def test_register_to_file_to_register_is_the_identity(made: tuple[Edition, dict[int, Held], str]) -> None:
    found, entries, text = made
    data = workbook(found)
    if not found.rows:
        assert table(opened(data)).lines == ()
        return
    read = table(opened(data))
    assert [{name: line.cells[name].text if name in line.cells else "" for name in EDITED} for line in read.lines] == [
        cells(row) for row in found.rows
    ]
    assert [line.mark for line in read.lines] == [mark(row) for row in found.rows]
    assert {fate.fate for fate in plan(read, entries, text).fates} == {"unchanged"}
    sheets = load_workbook(io.BytesIO(data))
    assert not [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@given(editions().filter(lambda made: made[0].rows), st.data())
def test_a_changed_cell_changes_exactly_one_row(
    made: tuple[Edition, dict[int, Held], str], data: st.DataObject
) -> None:
    found, entries, text = made
    row = data.draw(st.sampled_from(found.rows))
    column = data.draw(st.sampled_from([5, 6, 7, 8]))
    new = data.draw(st.text("市局委办县区", min_size=1, max_size=10).map(lambda word: f"改为{word}"))

    def edit(sheet: Any) -> None:
        line = next(each[0].row for each in sheet.iter_rows(min_row=4) if each[0].value == row.number)
        sheet.cell(line, column).value = new

    result = plan(table(opened(edited(workbook(found), edit))), entries, text)
    (fate,) = [fate for fate in result.fates if fate.fate != "unchanged"]
    assert (fate.number, fate.fate) == (row.number, "updated")
    assert [(each.field, each.after) for each in fate.changes] == [(EDITED[column - 2], new)]


@given(st.binary(max_size=300), st.integers(0, 10**9), st.sampled_from(["random", "cut", "flipped", "zip"]))
def test_a_broken_file_is_refused_or_reads_as_cells(noise: bytes, seed: int, how: str) -> None:
    """Nothing but BadFile comes of a file, and a file alone writes nothing: only a plan does."""
    row = Row(1, "事", "", "原文", "", "", "", "", 0, 2)
    good = workbook(Edition("报告", None, "0" * 64, "active", None, None, (row,)))
    dice = random.Random(seed)
    data = {
        "random": noise,
        "cut": good[: dice.randrange(len(good))],
        "flipped": bytes(byte ^ (1 << dice.randrange(8)) if dice.random() < 0.002 else byte for byte in good),
        "zip": b"PK\x03\x04" + noise,
    }[how]
    try:
        table(opened(data))
    except BadFile as refused:
        assert refused.code


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def hostile(data: bytes, replace: dict[bytes, bytes]) -> bytes:
    parts = unpacked(data)
    sheet = parts["xl/worksheets/sheet1.xml"]
    for old, new in replace.items():
        assert old in sheet
        sheet = sheet.replace(old, new, 1)
    return packed({**parts, "xl/worksheets/sheet1.xml": sheet})


def test_bombs_and_tricks_are_refused() -> None:
    row = Row(1, "事", "", "原文", "", "", "", "", 0, 2)
    good = workbook(Edition("报告", None, "0" * 64, "active", None, None, (row,)))
    bombs = {
        "too-large-inside": packed({**unpacked(good), "xl/media/image.bin": b"\0" * (65 * 1024 * 1024)}),
        "broken": hostile(good, {b"<worksheet": b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'}),
        "too-large": b"PK\x03\x04" + b"\0" * (8 * 1024 * 1024),
        "old-or-locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "no-workbook": b"<html>",
        "too-many-rows": hostile(good, {b'<row r="4"': b'<row r="900000"', b'r="B4"': b'r="B900000"'}),
    }
    assert {code: refused(data) for code, data in bombs.items()} == {code: code for code in bombs}
    # A merge over the whole sheet fills no more than the lines that are read.
    wide = hostile(good, {b'ref="A1:H1"': b'ref="A1:XFD1048576"'})
    assert len(opened(wide)[0].rows) <= 5000


def refused(data: bytes) -> str:
    try:
        opened(data)
    except BadFile as bad:
        return bad.code
    return ""
