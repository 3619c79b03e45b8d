"""`luoshi check`."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from luoshi.cli.check import COLUMNS
from tests.cli.conftest import Luoshi

HONEST = "贷款余额4255亿元，比年初增加389亿元，增长10.1%。"
WRONG = "贷款余额4255亿元，比年初增加389亿元，增长11%。"


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """Writes a report that reviews a year and says this."""

    def write(review: str, name: str = "望川2024.txt", year: int = 2024) -> Path:
        path = tmp_path / name
        path.write_text(
            f"各位代表：\n一、{year - 1}年工作回顾\n{review}\n二、{year}年工作安排\n推动发展。\n", encoding="utf-8"
        )
        return path

    return write


def parsed(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_figures_that_agree(luoshi: Luoshi, written: Any) -> None:
    ran = luoshi("check", written(HONEST))
    assert (ran.status, ran.err) == (0, "")
    assert [row["kind"] for row in parsed(ran.out)] == ["relation", "relation", "implied"]


def test_figures_that_contradict_each_other(luoshi: Luoshi, written: Any) -> None:
    path = written(WRONG)
    ran = luoshi("check", path)
    assert ran.status == 1
    first = parsed(ran.out)[0]
    text = path.read_text(encoding="utf-8")
    assert first["kind"] == "conflict"
    assert [figure["text"] for figure in first["figures"]] == ["4255亿元", "389亿元", "11%"]
    for figure in first["figures"] + first["repairs"] + first["words"]:
        assert text[figure["start"] : figure["end"]] == figure["text"]
    assert [repair["text"] for repair in first["repairs"]] == ["4255亿元", "389亿元", "11%"]
    assert (round(first["repairs"][2]["low"], 4), round(first["repairs"][2]["high"], 4)) == (10.0465, 10.0776)
    assert set(first["arithmetic"]) == {"zh", "en"}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "zh_CN.UTF-8",
            ("矛盾 1 处", "4255亿元 − 389亿元", "1 + 11%", "若其余无误，“11%”应在10.0465—10.0776%之间", "年初数"),
        ),
        ("en_US.UTF-8", ("1 contradictions", "The others being right, “11%” would be between 10.0465 and 10.0776%")),
    ],
)
def test_a_table_shows_sentence_arithmetic_and_mends(
    luoshi: Luoshi, written: Any, locale: str, said: tuple[str, ...]
) -> None:
    out = luoshi("check", written(WRONG), "--format", "table", locale=locale).out
    assert "贷款余额【4255亿元】，比年初增加【389亿元】，增长【11%】。" in out
    for words in said:
        assert words in out


def test_what_follows_is_shown(luoshi: Luoshi, written: Any) -> None:
    out = luoshi("check", written("贷款余额4255亿元，比年初增加389亿元。"), "--format", "table").out
    assert "贷款余额年初数: 在3865—3867亿元之间" in out


def test_csv_has_every_row_and_one_cell_a_column(luoshi: Luoshi, written: Any, tmp_path: Path) -> None:
    out = tmp_path / "核对.csv"
    assert luoshi("check", written(WRONG), "-o", out).status == 1
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == ["conflict", "relation", "relation"]
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_two_years_of_one_government_raise_questions_only(luoshi: Luoshi, written: Any) -> None:
    last = written("规上工业企业1023家。", "望川2023.txt", 2023)
    this = written("规上工业企业1142家、增加129家。")
    ran = luoshi("check", last, this)
    assert ran.status == 0
    (question,) = [row for row in parsed(ran.out) if row["kind"] == "question"]
    assert [figure["source"]["name"] for figure in question["figures"]] == [
        "望川2023.txt",
        "望川2024.txt",
        "望川2024.txt",
    ]
    assert question["layers"] == ["vintage"]


def test_a_report_without_relations_has_none(luoshi: Luoshi, written: Any) -> None:
    assert luoshi("check", written("推动发展。")).out == ""
    assert "勾稽关系 0 条" in luoshi("check", written("推动发展。"), "--format", "table").out


def test_what_cannot_be_read_is_refused_and_the_rest_is_checked(luoshi: Luoshi, written: Any, tmp_path: Path) -> None:
    ran = luoshi("check", tmp_path / "没有.txt", written(HONEST))
    assert ran.status == 2 and "[missing-file]" in ran.err
    assert len(parsed(ran.out)) == 3
    out = tmp_path / "核对.jsonl"
    assert luoshi("check", tmp_path / "没有.txt", written(HONEST), "-o", out).status == 2
    assert not out.exists()


def test_an_input_is_never_written_over(luoshi: Luoshi, written: Any) -> None:
    path = written(HONEST)
    before = path.read_bytes()
    ran = luoshi("check", path, "-o", path)
    assert ran.status == 2 and "[output-is-input]" in ran.err
    assert path.read_bytes() == before


def test_what_is_too_large_to_decide_is_said(luoshi: Luoshi, written: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from luoshi.judging.agreement import solve

    monkeypatch.setattr(solve, "SMALL", 2)
    monkeypatch.setattr(solve, "LARGEST", 2)
    monkeypatch.setattr(solve, "screened", lambda rows: None)
    ran = luoshi("check", written(WRONG))
    assert ran.status == 0 and "luoshi[decide]" in ran.err
    assert [row["kind"] for row in parsed(ran.out)] == ["relation", "relation"]
