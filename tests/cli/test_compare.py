"""`luoshi compare`."""

import csv
import io
import json
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Luoshi

OLD = """望川市政府工作报告
一、2023年工作回顾
全市平稳。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右，城镇调查失业率5.5%以内，居民消费价格涨幅3%左右。新建口袋公园12个，建成望川大桥。
"""
NEW = """望川市政府工作报告
一、2024年工作回顾
地区生产总值增长5.9%，城镇调查失业率5.1%，新建口袋公园9个，望川大桥建成通车。
二、2025年工作安排
地区生产总值增长5.5%以上，居民消费价格涨幅2%左右，新建口袋公园12个。
"""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two reports a year apart."""
    old, new = tmp_path / "望川2024.txt", tmp_path / "望川2025.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_json_lines_have_a_link_for_each_promise_and_a_row_for_each_target(
    luoshi: Luoshi, pair: tuple[Path, Path]
) -> None:
    ran = luoshi("compare", *pair)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.status, ran.err) == (0, "")
    links = [row for row in rows if row["kind"] == "link"]
    assert [(row["promise"]["text"], row["relation"], row["verdict"]) for row in links] == [
        ("6%", "same", "nearly"),
        ("5.5%", "same", "met"),
        ("3%", "unreported", "unreported"),
        ("12个", "same", "missed"),
        ("建成望川大桥", "same", "met"),
    ]
    for row in links:
        assert OLD[row["promise"]["start"] : row["promise"]["end"]] == row["promise"]["text"]
        if row["outcome"]:
            assert NEW[row["outcome"]["start"] : row["outcome"]["end"]] == row["outcome"]["text"]
    fates = [(row["fate"], row["silent"]) for row in rows if row["kind"] == "succession"]
    assert fates == [("lowered", False), ("lowered", False), ("kept", False), ("dropped", False)]


def test_a_table_for_people(luoshi: Luoshi, pair: tuple[Path, Path]) -> None:
    ran = luoshi("compare", *pair, "--format", "table")
    assert "承诺与兑现" in ran.out
    assert "完成 2 · 基本完成 1 · 未完成 1 · 无法判定 0 · 未见报告 1" in ran.out
    assert "↑≈6%" in ran.out
    english = luoshi("compare", *pair, "--format", "table", locale="en_US.UTF-8")
    assert "met 2 · nearly met 1 · missed 1" in english.out


def test_csv_for_excel(luoshi: Luoshi, pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "对照.csv"
    assert luoshi("compare", *pair, "-o", out).status == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["verdict"] for row in rows if row["kind"] == "link"] == [
        *("nearly", "met", "unreported", "missed", "met")
    ]
    assert rows[0]["said"].endswith("基本完成。若计入末位取舍的出入：无法判定。")


def test_a_word_document(luoshi: Luoshi, pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "对照.docx"
    assert luoshi("compare", *pair, "-o", out).status == 0
    made = Document(str(out))
    assert [paragraph.text for paragraph in made.paragraphs][:3] == [
        "承诺与兑现",
        "望川2024的承诺，望川2025的结果",
        "共 5 项承诺：完成 2、基本完成 1、未完成 1、未见报告 1。",
    ]
    promised, targets = made.tables
    assert [cell.text for cell in promised.rows[4].cells[:3]] == ["4", "新建口袋公园12个…", "…新建口袋公园9个…"]
    assert promised.cell(4, 3).text.startswith("未完成\n目标不低于12个")
    assert [cell.text for cell in targets.rows[4].cells] == [
        *("4", "城镇调查失业率 5.5%", "—", "不再提出\n后一年没有再提这个目标，结果已有报告：不再提出。")
    ]
    again = tmp_path / "再来.docx"
    luoshi("compare", *pair, "--format", "docx", "-o", again)
    assert again.read_bytes() == out.read_bytes()
    luoshi("compare", *pair, "-o", again, locale="en_US.UTF-8")
    assert Document(str(again)).tables[0].cell(3, 2).text == "nothing was told"


def test_reports_that_are_not_a_year_apart_are_noticed(luoshi: Luoshi, pair: tuple[Path, Path]) -> None:
    ran = luoshi("compare", pair[1], pair[0], "--format", "csv")
    assert ran.status == 0
    assert "不是前后两年" in ran.err


@pytest.mark.parametrize(
    "words", [["compare"], ["compare", "望川.txt"], ["compare", "甲.txt", "乙.txt", "--format", "xml"]]
)
def test_misuse_is_refused(luoshi: Luoshi, words: list[str]) -> None:
    ran = luoshi(*words)
    assert (ran.status, ran.out) == (2, "")
    assert "[usage]" in ran.err


def test_a_missing_report_is_refused_and_an_input_is_never_overwritten(luoshi: Luoshi, pair: tuple[Path, Path]) -> None:
    assert "[missing-file]" in luoshi("compare", pair[0], pair[0].with_name("没有.txt")).err
    ran = luoshi("compare", *pair, "-o", pair[1])
    assert (ran.status, "[output-is-input]" in ran.err) == (2, True)
    assert pair[1].read_text(encoding="utf-8") == NEW


def test_years_that_the_reports_do_not_state_can_be_given(luoshi: Luoshi, tmp_path: Path) -> None:
    old, new = tmp_path / "甲.txt", tmp_path / "乙.txt"
    old.write_text("一、工作安排\n新建公园12个。\n", encoding="utf-8")
    new.write_text("一、工作回顾\n新建公园12个。\n", encoding="utf-8")
    assert "[no-year]" in luoshi("compare", old, new).err
    ran = luoshi("compare", old, new, "--old-year", "2024", "--new-year", "2025")
    assert json.loads(ran.out.splitlines()[0])["verdict"] == "met"
