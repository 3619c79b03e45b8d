"""Promises and outcomes of real reports, held against links made by hand."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from luoshi.cli.reports import read_report
from luoshi.facts import Reading
from luoshi.judging.lineage import lineage, rows
from luoshi.judging.targets import rules_on

PAIRS = ["jiangxi-2025__jiangxi-2026", "shanghai-2022__shanghai-2023"]


def touch(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    return bool(one and other and one["start"] < other["end"] and other["start"] < one["end"])


def links(old: Reading, new: Reading) -> list[dict[str, Any]]:
    assert old.year is not None
    return [row for row in rows(lineage(old, new, rules_on(date(old.year, 1, 1)))) if row["kind"] == "link"]


@pytest.mark.parametrize("pair", PAIRS)
def test_links_are_right(corpus: Path, pair: str) -> None:
    old, new = (read_report(str(corpus / "reports" / f"{name}.txt")) for name in pair.split("__"))
    found = links(old, new)
    lines = (corpus / "gold" / "links" / f"{pair}.jsonl").read_text(encoding="utf-8").splitlines()
    same = right = claimed = verdicts = untold = silent = both = 0
    for gold in map(json.loads, lines):
        mine = [row for row in found if touch(row["promise"], gold["promise"]) and row["outcome"]]
        good = [row for row in mine if touch(row["outcome"], gold["outcome"])]
        same += gold["relation"] == "same"
        if gold["relation"] == "same" and good:
            right += 1
            verdicts += good[0]["verdict"] == gold["verdict"]
        claimed += bool(mine) and gold["relation"] != "related"
        untold += gold["relation"] == "unreported"
        silent += not mine
        both += gold["relation"] == "unreported" and not mine
    assert right / claimed >= 0.95
    assert right / same >= 0.85
    assert verdicts / right >= 0.95
    assert 2 * both / (untold + silent) >= 0.8


HEADLINES = {
    "地区生产总值": "7.5%左右",
    "一般公共预算收入": "6%左右",
    "规上工业增加值": "8.5%以上",
    "社会消费品零售总额": "9%左右",
}


def test_the_headline_targets_of_2023_were_missed(corpus: Path, tmp_path: Path) -> None:
    targets = "，".join(f"{subject}增长{asked}" for subject, asked in HEADLINES.items())
    written = tmp_path / "2023.txt"
    written.write_text(f"一、2022年工作回顾\n平稳。\n二、2023年工作安排\n预期目标：{targets}。\n", encoding="utf-8")
    found = links(read_report(str(written)), read_report(str(corpus / "reports" / "jiangxi_yichun-2024.txt")))
    assert [(row["relation"], row["verdict"]) for row in found] == [("same", "missed")] * 4


BULLETIN = """望川市2024年国民经济和社会发展统计公报
一、综合
全年地区生产总值比上年增长6.1%。居民消费价格比上年上涨0.1%。
二、农业
全年粮食种植面积922.06万亩。粮食总产量75.14亿斤。蔬菜种植面积147.8万亩。
"""


def test_the_targets_of_2024_were_met_by_the_figures_of_the_bulletin(corpus: Path, tmp_path: Path) -> None:
    written = tmp_path / "2024.txt"
    written.write_text(BULLETIN, encoding="utf-8")
    found = links(read_report(str(corpus / "reports" / "jiangxi_yichun-2024.txt")), read_report(str(written)))
    told = [row for row in found if row["outcome"]]
    assert [row["verdict"] for row in told] == ["met"] * 5
    assert {row["relation"] for row in told} == {"same"}


def test_a_third_pair_by_reading(corpus: Path) -> None:
    """Of the state council's plan for 2018; read by hand, every link that is made is right."""
    old, new = (read_report(str(corpus / "reports" / f"guowuyuan-{year}.txt")) for year in (2018, 2019))
    found = [row for row in links(old, new) if row["outcome"]]
    pairs = {(row["promise"]["text"], row["outcome"]["text"]) for row in found if row["promise"]["kind"] == "figure"}
    assert pairs >= {("6.5%", "6.6%"), ("1100万人", "1361万人"), ("5.5%", "5%"), ("3%", "3.1%"), ("1000万", "1386万")}
    assert all(row["verdict"] == "met" for row in found)
