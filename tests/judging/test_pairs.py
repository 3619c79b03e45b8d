"""Last year against this year: what is paired, what is asked, what is left alone."""

import os
from pathlib import Path
from typing import Any

import pytest

from luoshi.cli.reports import read_report
from luoshi.facts import Period
from luoshi.judging import change, compare
from tests.readings import GROWTH, TARGET, Report, wangchuan


def report(*stated: tuple[str, str, str, dict[str, Any]], year: int | None = 2024) -> Report:
    """A report whose review and plan state these: subject, quote, part, and what differs from a plain figure."""
    lines = {"review": "", "plan": ""}
    for subject, quote, part, _more in stated:
        lines[part] += f"{subject}{quote}。\n"
    made = Report("望川.txt", f"一、回顾\n{lines['review']}二、安排\n{lines['plan']}", year)
    made.section("一、回顾", 1, "review", 2023)
    for part in ("review", "plan"):
        if part == "plan":
            made.section("二、安排", 1, "plan", 2024)
        for subject, quote, where, more in stated:
            if where == part:
                number = "".join(sign for sign in quote if sign.isdigit() or sign == ".")
                unit = quote.removeprefix(number)
                base = TARGET if part == "plan" else {}
                made.figure(quote, number, unit, subject, **{**base, **more})
    return made


def pairs(made: Report) -> list[tuple[str, str]]:
    return [(pair.last.text, pair.target.text) for pair in compare(made.reading()).pairs]


def test_a_report_lays_its_years_side_by_side() -> None:
    assert pairs(wangchuan()) == [
        ("5.2%", "6%"),
        ("60家", "50家"),
        ("24个", "18个"),
        ("1.6万个", "9000个"),
        ("95.1%", "96%"),
    ]


@pytest.mark.parametrize(
    ("last", "target"),
    [
        ({"measure": "level"}, {"measure": "share"}),
        ({"place": "望川经开区"}, {"place": None}),
        ({"status": "reference"}, {}),
        ({"period": Period(2022)}, {}),
        ({"period": Period(2023, 5)}, {}),
        ({}, {"period": Period(2025)}),
        ({}, {"status": "actual"}),
        ({"measure": "change", "direction": "up"}, {"measure": "change", "direction": "down"}),
    ],
)
def test_what_must_agree(last: dict[str, Any], target: dict[str, Any]) -> None:
    assert pairs(report(("安置房", "12套", "review", {}), ("安置房", "15套", "plan", {}))) == [("12套", "15套")]
    assert pairs(report(("安置房", "12套", "review", last), ("安置房", "15套", "plan", target))) == []


def test_units_must_agree_but_for_classifiers() -> None:
    assert pairs(report(("示范园", "3家", "review", {}), ("示范园", "5个", "plan", {}))) == [("3家", "5个")]
    assert pairs(report(("老旧小区", "3户", "review", {}), ("老旧小区", "5个", "plan", {}))) == []


def test_growth_may_turn_round_and_keeps_its_sign() -> None:
    made = report(
        ("进出口总额", "3%", "review", {**GROWTH, "direction": "down"}), ("进出口总额", "5%", "plan", dict(GROWTH))
    )
    (pair,) = compare(made.reading()).pairs
    between = change(pair.last, pair.target)
    assert between is not None
    assert (between.kind, between.difference, between.percent) == ("points", 8, None)


def test_the_same_value_twice_is_one_candidate() -> None:
    made = report(("安置房", "12套", "review", {}), ("安置房", "12套", "review", {}), ("安置房", "15套", "plan", {}))
    assert pairs(made) == [("12套", "15套")]


def test_two_candidates_are_a_question_and_no_pair() -> None:
    made = report(("安置房", "12套", "review", {}), ("安置房", "20套", "review", {}), ("安置房", "15套", "plan", {}))
    comparison = compare(made.reading())
    assert comparison.pairs == ()
    (question,) = comparison.questions
    assert question.code == "several"
    assert [figure.text for figure in question.last] == ["12套", "20套"]
    assert [figure.text for figure in question.targets] == ["15套"]


def test_two_targets_for_one_result_are_a_question() -> None:
    made = report(("安置房", "12套", "review", {}), ("安置房", "15套", "plan", {}), ("安置房", "30套", "plan", {}))
    comparison = compare(made.reading())
    assert comparison.pairs == ()
    assert [figure.text for figure in comparison.questions[0].targets] == ["15套", "30套"]


def test_the_same_words_go_before_like_words() -> None:
    made = report(
        ("改造老旧小区", "12个", "review", {}),
        ("新增改造老旧小区", "7个", "review", {}),
        ("改造老旧小区", "15个", "plan", {}),
    )
    assert pairs(made) == [("12个", "15个")]


def test_like_subjects_are_asked_about() -> None:
    made = report(("超亿元农业龙头企业", "12家", "review", {}), ("超亿元龙头企业", "15家", "plan", {}))
    (question,) = compare(made.reading()).questions
    assert (question.code, question.last[0].text, question.targets[0].text) == ("akin", "12家", "15家")


def test_a_report_without_a_year_has_no_last_year() -> None:
    made = report(("安置房", "12套", "review", {}), ("安置房", "15套", "plan", {}), year=None)
    assert compare(made.reading()).pairs == ()


def test_change_in_numbers() -> None:
    changes = [change(pair.last, pair.target) for pair in compare(wangchuan().reading()).pairs]
    told = [(c.kind, str(c.difference), c.percent and f"{c.percent:.1f}") for c in changes if c]
    assert told == [
        ("points", "0.8", None),
        ("amount", "-10", "-16.7"),
        ("amount", "-6", "-25.0"),
        ("amount", "-7000", "-43.8"),
        ("points", "0.9", None),
    ]


YICHUN = [("4%", "5.5%"), ("1008个", "870个"), ("147个", "83个"), ("9081个", "3000个"), ("97.3%", "96%")]


def test_a_real_report() -> None:
    corpus = os.environ.get("LUOSHI_CORPUS")
    if not corpus:
        pytest.skip("LUOSHI_CORPUS names no folder with real reports")
    comparison = compare(read_report(str(Path(corpus) / "reports" / "jiangxi_yichun-2024.txt")))
    found = [(pair.last.text, pair.target.text) for pair in comparison.pairs]
    assert set(YICHUN) <= set(found)
    assert len(found) >= 15
