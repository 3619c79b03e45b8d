"""`luoshi read`."""

import csv
import errno
import io
import json
from pathlib import Path
from typing import Any

import pytest

from luoshi import cli
from luoshi.cli.formats import COLUMNS, csv_lines
from luoshi.facts.rows import Row
from tests.cli.conftest import REPORT, Luoshi

HEAD = ["kind", "source", "start", "end", "text"]
TAIL = ["section", "sentence", "trace"]
FIGURE = [
    "value",
    "low",
    "high",
    "unit",
    "measure",
    "direction",
    "bound",
    "status",
    "modality",
    "year",
    "span",
    "subject",
    "place",
    "scope",
]


def parsed(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_json_lines(luoshi: Luoshi, report: Path) -> None:
    ran = luoshi("read", report)
    rows = parsed(ran.out)
    assert (ran.status, ran.err) == (0, "")
    assert [row["text"] for row in rows if row["kind"] == "figure"] == ["2家", "第3", "5.2%", "4万人"]
    assert {"869": "name"}.items() <= {row["text"]: row["class"] for row in rows if row["kind"] == "numeral"}.items()
    assert {row["source"]["name"] for row in rows} == {"望川2024.txt"}
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)


def test_rows_have_the_fields_of_the_guideline(luoshi: Luoshi, report: Path) -> None:
    report.write_text(REPORT + "完成投资3.\n增长和下降分别5%、6%、7%，达到9。\n", encoding="utf-8")
    fields = {
        "figure": HEAD + FIGURE + TAIL,
        "numeral": [*HEAD, "class", *TAIL],
        "doubt": [*HEAD, "code", *TAIL],
        "commitment": [*HEAD, "commitment", "strength", "figures", "projects", "places", "doers", *TAIL],
    }
    rows = parsed(luoshi("read", report).out)
    assert {row["kind"] for row in rows} >= {"figure", "numeral", "commitment"}
    for row in rows:
        assert list(row) == fields[row["kind"]]
        assert list(row["source"]) == ["sha256", "name"]
        assert list(row["sentence"]) == ["start", "end", "text"]


def test_csv(luoshi: Luoshi, report: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(luoshi("read", report, "--format", "csv").out)))
    assert list(rows[0]) == list(COLUMNS)
    job = next(row for row in rows if row["text"] == "4万人")
    assert (job["value"], job["unit"], job["bound"], job["status"], job["modality"], job["year"]) == (
        "40000",
        "人",
        "ge",
        "target",
        "力争",
        "2024",
    )
    assert job["direction"] == job["low"] == job["place"] == ""


def test_table_counts_and_lists(luoshi: Luoshi, report: Path) -> None:
    chinese = luoshi("read", report, "--format", "table").out
    english = luoshi("read", report, "--format", "table", locale="en_GB.UTF-8").out
    assert "指标数值 4 个" in chinese and "≥40,000人" in chinese and "目标" in chinese
    assert "4 figures" in english and "≥40,000人" in english and "target" in english


def test_many_files(luoshi: Luoshi, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "云溪2024.txt"
    other.write_text(REPORT.replace("望川市", "云溪县"), encoding="utf-8")
    names = [row["source"]["name"] for row in parsed(luoshi("read", report, other).out)]
    assert sorted(set(names), key=names.index) == ["望川2024.txt", "云溪2024.txt"]


def test_standard_input(luoshi: Luoshi, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode("gb18030"))))
    piped = parsed(luoshi("read", "-").out)
    assert {row["source"]["name"] for row in piped} == {"stdin"}
    from_file = parsed(luoshi("read", report).out)
    assert [row | {"source": 0} for row in piped] == [row | {"source": 0} for row in from_file]


def test_the_same_twice(luoshi: Luoshi, report: Path) -> None:
    assert luoshi("read", report) == luoshi("read", report)


def test_output(luoshi: Luoshi, report: Path, tmp_path: Path) -> None:
    printed = luoshi("read", report).out
    assert luoshi("read", report, "-o", tmp_path / "out.jsonl").out == ""
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == printed


def test_output_in_csv_opens_in_a_spreadsheet(luoshi: Luoshi, report: Path, tmp_path: Path) -> None:
    luoshi("read", report, "-o", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfkind,")


def test_a_refused_file_among_many(luoshi: Luoshi, report: Path, tmp_path: Path) -> None:
    ran = luoshi("read", tmp_path / "没有.txt", report)
    assert ran.status == 2
    assert "[missing-file]" in ran.err and "没有.txt" in ran.err
    assert len(parsed(ran.out)) == len(parsed(luoshi("read", report).out)) > 0


def test_a_refused_file_leaves_the_output_as_it_was(luoshi: Luoshi, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    for before in (None, "as it was"):
        if before:
            out.write_text(before, encoding="utf-8")
        ran = luoshi("read", report, tmp_path / "没有.txt", "-o", out)
        assert ran.status == 2 and "[missing-file]" in ran.err
        assert (out.read_text(encoding="utf-8") if out.exists() else None) == before
        assert sorted(tmp_path.iterdir()) == sorted([report, *([out] if before else [])])


def test_output_over_an_input_is_refused(luoshi: Luoshi, report: Path) -> None:
    ran = luoshi("read", report, "-o", report)
    assert ran.status == 2 and "[output-is-input]" in ran.err
    assert report.read_text(encoding="utf-8") == REPORT


def test_output_to_where_nothing_can_be_written(luoshi: Luoshi, report: Path, tmp_path: Path) -> None:
    ran = luoshi("read", report, "-o", tmp_path / "没有" / "out.jsonl")
    assert ran.status == 2 and "[unwritable-output]" in ran.err


@pytest.mark.parametrize("full_after", [0, 200])
def test_a_full_disk_leaves_nothing_half_written(
    luoshi: Luoshi, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full_after: int
) -> None:
    class FullDisk(io.FileIO):
        written = 0

        def write(self, data: Any) -> int:
            FullDisk.written += len(data)
            if FullDisk.written > full_after:
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().write(data)

    def on_full_disk(path: str, mode: str, **options: Any) -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BufferedWriter(FullDisk(path, mode), buffer_size=64), write_through=True, **options)

    out = tmp_path / "out.jsonl"
    out.write_text("as it was", encoding="utf-8")
    monkeypatch.setattr("luoshi.cli.draft.open", on_full_disk, raising=False)
    ran = luoshi("read", report, "-o", out)
    assert ran.status == 2 and "[unwritable-output]" in ran.err
    assert FullDisk.written > full_after
    assert out.read_text(encoding="utf-8") == "as it was"
    assert sorted(tmp_path.iterdir()) == sorted([report, out])


def test_an_interruption_leaves_nothing_half_written(
    luoshi: Luoshi, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("luoshi.cli.read.read_report", interrupted)
    assert luoshi("read", report, "-o", tmp_path / "out.jsonl").status == 130
    assert list(tmp_path.iterdir()) == [report]


def test_a_text_without_a_numeral_is_an_empty_register_that_says_so(luoshi: Luoshi, report: Path) -> None:
    report.write_text("各位代表：我代表市人民政府向大会报告工作，请予审议。\n", encoding="utf-8")
    ran = luoshi("read", report)
    assert (ran.status, ran.out) == (0, "")
    assert "台账为空" in ran.err and "empty register" in ran.err
    assert luoshi("read", report, "--format", "csv").out.splitlines() == [",".join(COLUMNS)]
    assert "指标数值 0 个" in luoshi("read", report, "--format", "table").out


def test_a_report_without_a_year_is_refused_unless_it_is_given(luoshi: Luoshi, report: Path) -> None:
    report.write_text("一、工作回顾\n新增上市公司2家。\n", encoding="utf-8")
    refused = luoshi("read", report)
    assert refused.status == 2 and "[no-year]" in refused.err and refused.out == ""
    given = parsed(luoshi("read", report, "--year", "2024").out)
    assert [row["year"] for row in given if row["kind"] == "figure"] == [2023]


def test_a_progress_bar_on_a_terminal_only(luoshi: Luoshi, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "[" not in luoshi("read", report, report).err
    monkeypatch.setattr("luoshi.cli.read.sys.stderr.isatty", lambda: True, raising=False)
    ran = luoshi("read", report, report)
    assert "1/2" in ran.err and "1/2" not in ran.out


# A cell as it would stand, and as it stands so that no spreadsheet takes it for a formula.
CELLS = [
    ("=1+1", "'=1+1"),
    ("+8", "'+8"),
    ("-3", "'-3"),
    ("@sum", "'@sum"),
    ("\tx", "'\tx"),
    ("2家", "2家"),
    (-3, "-3"),
    (None, ""),
]


@pytest.mark.parametrize(("cell", "stands"), CELLS, ids=repr)
def test_no_cell_is_a_formula(cell: Any, stands: str) -> None:
    row: Row = dict.fromkeys(COLUMNS, cell) | {
        "source": {"name": "", "sha256": ""},
        "section": [],
        "sentence": {"start": 0, "end": 0, "text": ""},
        "trace": [],
    }
    written = next(csv.DictReader(io.StringIO(",".join(COLUMNS) + "\n" + csv_lines([row]))))
    assert written["subject"] == written["place"] == stands


def test_main_takes_the_words_of_the_process(
    monkeypatch: pytest.MonkeyPatch, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["luoshi", "read", str(report)])
    assert cli.main() == 0
    assert parsed(capsys.readouterr().out)


def test_the_table_lists_what_can_be_checked_and_counts_the_rest(luoshi: Luoshi, report: Path) -> None:
    report.write_text(REPORT + "坚决守牢底线。牢固树立安全发展理念。\n", encoding="utf-8")
    out = luoshi("read", report, "--format", "table").out
    assert "目标  争取" in out and "力争城镇新增就业4万人以上" in out
    assert "牢固树立安全发展理念" not in out and "表态" in out.splitlines()[-2]
    assert "can be checked" in luoshi("read", report, "--format", "table", locale="en_US.UTF-8").out


def test_files_alone_are_read_as_argparse_would_have_them_read(luoshi: Luoshi, tmp_path: Path) -> None:
    report = tmp_path / "望川.txt"
    report.write_text(REPORT, encoding="utf-8")
    alone, spelt_out = luoshi("read", report), luoshi("read", "--format", "jsonl", report)
    assert alone.out and alone == spelt_out
