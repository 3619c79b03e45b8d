"""`luoshi explain`."""

from pathlib import Path

import pytest

from tests.cli.conftest import REPORT, Luoshi


def test_a_figure(luoshi: Luoshi, report: Path) -> None:
    ran = luoshi("explain", report, "--at", str(REPORT.index("4万人")))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "力争城镇新增就业【4万人】以上，实施“869”行动计划。"
    for shown in ("城镇新增就业", "≥40,000人", "力争", "2024", "二、2024年工作安排", "依据"):
        assert shown in ran.out


def test_in_english(luoshi: Luoshi, report: Path) -> None:
    ran = luoshi("explain", report, "--at", str(REPORT.index("4万人")), locale="en_US.UTF-8")
    for shown in ("subject", "modality", "rules", "target"):
        assert shown in ran.out


@pytest.mark.parametrize("character", [0, 1], ids=["first", "last"])
def test_every_character_of_the_numeral_will_do(luoshi: Luoshi, report: Path, character: int) -> None:
    at = REPORT.index("2家") + character
    assert "【2家】" in luoshi("explain", report, "--at", str(at)).out


def test_a_name(luoshi: Luoshi, report: Path) -> None:
    ran = luoshi("explain", report, "--at", str(REPORT.index("869")))
    assert ran.status == 0 and "name" in ran.out and "名称" in ran.out


def test_where_no_numeral_stands(luoshi: Luoshi, report: Path) -> None:
    ran = luoshi("explain", report, "--at", "0")
    assert (ran.status, ran.out) == (1, "")
    assert "没有数字" in ran.err and "no numeral" in ran.err


@pytest.mark.parametrize("at", [-1, len(REPORT), 10**9])
def test_outside_the_text(luoshi: Luoshi, report: Path, at: int) -> None:
    ran = luoshi("explain", report, f"--at={at}")
    assert ran.status == 2 and "[outside-text]" in ran.err and str(len(REPORT) - 1) in ran.err


def test_a_commitment_says_why_it_is_one(luoshi: Luoshi, report: Path) -> None:
    ran = luoshi("explain", report, "--at", str(REPORT.index("新增就业")))
    assert ran.status == 0 and ran.out.splitlines()[0] == "【力争城镇新增就业4万人以上】，实施“869”行动计划。"
    for shown in ("target", "目标", "aim", "争取", "commitment/figure", "strength/aim", "“力争”"):
        assert shown in ran.out
    english = luoshi("explain", report, "--at", str(REPORT.index("新增就业")), locale="en_US.UTF-8").out
    assert "a figure that is to be reached" in english


def test_a_figure_is_shown_with_the_commitment_around_it(luoshi: Luoshi, report: Path) -> None:
    ran = luoshi("explain", report, "--at", str(REPORT.index("4万人")))
    assert ran.out.index("figure/unit") < ran.out.index("【力争城镇") < ran.out.index("commitment/figure")
