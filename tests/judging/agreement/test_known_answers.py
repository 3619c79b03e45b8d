"""Answers known beforehand, for figures that governments really printed, in sentences of our own."""

from fractions import Fraction

import pytest

from luoshi.judging.agreement.exact import extent_of_ratio, row
from tests.judging.agreement.reports import checked, conflicts, quoted, repairs

BALANCE = "年末全市普惠贷款余额4255亿元，比年初增加389亿元"
SPENDING = "用于民生的支出586.4亿元，占一般公共预算支出的81.6%。"
OUTPUT_2015 = "第一产业增加值60863亿元，第二产业增加值274278亿元，第三产业增加值341567亿元。"
OUTPUT_OF_A_CITY = "第一产业增加值378.40亿元，第二产业增加值1463.68亿元，第三产业增加值1868.98亿元。"


def test_a_balance_and_its_increase_imply_the_base_and_the_growth() -> None:
    implied = {each.name[0]: each.interval for each in checked(f"{BALANCE}。").implied}
    base, growth = implied["普惠贷款余额年初数"], implied["增幅"]
    assert (base.low, base.high) == (3865 * 10**8, 3867 * 10**8)
    assert growth.low is not None and growth.high is not None
    assert (round(float(growth.low), 4), round(float(growth.high), 4)) == (10.0465, 10.0776)


@pytest.mark.parametrize(("growth", "possible"), [("11%", False), ("10.1%", True), ("10.0%", True), ("10.2%", False)])
def test_a_growth_agrees_with_level_and_increase_or_not(growth: str, possible: bool) -> None:
    found = conflicts(checked(f"{BALANCE}，增长{growth}。"))
    assert found == ([] if possible else [["4255亿元", "389亿元", growth]])


def test_a_part_and_its_share_imply_the_whole() -> None:
    (whole,) = checked(SPENDING).implied
    assert whole.name[0] == "一般公共预算支出"
    assert whole.interval.low is not None and whole.interval.high is not None
    ends = float(whole.interval.low) / 10**8, float(whole.interval.high) / 10**8
    assert tuple(round(end, 3) for end in ends) == (718.126, 719.129)


def test_a_whole_agrees_with_part_and_share() -> None:
    assert conflicts(checked(f"{SPENDING}全市一般公共预算支出718.6亿元。")) == []


def test_a_whole_that_cannot_be_conflicts_with_exactly_these_two() -> None:
    (conflict,) = checked(f"{SPENDING}全市一般公共预算支出720.5亿元。").conflicts
    assert quoted(conflict) == ["586.4亿元", "81.6%", "720.5亿元"]
    low, high = repairs(conflict)["720.5亿元"]
    assert low is not None and high is not None
    assert (round(low / 10**8, 3), round(high / 10**8, 3)) == (718.126, 719.129)


def test_a_rank_and_its_move_imply_the_rank_before() -> None:
    (before,) = checked("望川经开区在国家级经开区考评中前移90位、列第102位。").implied
    assert (before.interval.low, before.interval.high) == (192, 192)


def test_some_cannot_be_more_than_all() -> None:
    assert conflicts(checked("新签约工业项目459个，其中亿元以上项目403个。")) == []
    (conflict,) = checked("新签约工业项目459个，其中亿元以上项目470个。").conflicts
    assert quoted(conflict) == ["459个", "470个"]
    assert repairs(conflict) == {"459个": (470, None), "470个": (None, 459)} or repairs(conflict) == {
        "459个": (470, None),
        "470个": (0, 459),
    }


@pytest.mark.parametrize(("share", "possible"), [("50.5%", True), ("50.6%", False)])
def test_three_industries_and_a_share(share: str, possible: bool) -> None:
    text = f"国内生产总值676708亿元。{OUTPUT_2015}第三产业增加值占国内生产总值的比重为{share}。"
    agreement = checked(text)
    assert {"sum", "share"} <= {relation.kind for relation in agreement.relations}
    assert conflicts(agreement) == ([] if possible else [["676708亿元", "341567亿元", share]])


def test_parts_that_differ_from_their_sum_by_their_rounding_agree() -> None:
    agreement = checked(f"地区生产总值3711.05亿元。{OUTPUT_OF_A_CITY}三次产业结构为10.2：39.4：50.4。")
    assert sum(relation.kind == "share" for relation in agreement.relations) == 3
    assert sum(relation.kind == "sum" for relation in agreement.relations) == 2
    assert agreement.conflicts == ()


def test_parts_that_differ_from_their_sum_by_more_do_not() -> None:
    assert conflicts(checked(f"地区生产总值3711.15亿元。{OUTPUT_OF_A_CITY}")) == [
        ["3711.15亿元", "378.40亿元", "1463.68亿元", "1868.98亿元"]
    ]


def test_parts_that_are_exactly_their_sum_agree() -> None:
    text = "地区生产总值444035万元，其中一产增加值8770万元、二产增加值162243万元、三产增加值273022万元。"
    agreement = checked(text)
    assert {relation.kind for relation in agreement.relations if relation.closed} == {"subset", "sum"}
    assert agreement.conflicts == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "粮食播种面积922.06万亩，比上年增加0.31万亩，增长0.03%。",
        "粮食总产量75.14亿斤，比上年减少0.16亿斤，下降0.2%。",
    ],
)
def test_small_changes_agree_with_their_percent(sentence: str) -> None:
    agreement = checked(sentence)
    assert {relation.kind for relation in agreement.relations} == {"increase", "growth"}
    assert agreement.conflicts == ()


def test_two_cumulative_months_imply_the_month_between() -> None:
    def between(name: str, low: str, high: str) -> list:  # type: ignore[type-arg]
        return [row({name: 1}, Fraction(low), name), row({name: -1}, -Fraction(high), name)]

    def grown(now: str, before: str, low: str, high: str) -> list:  # type: ignore[type-arg]
        return [
            row({now: 1, before: -1 - Fraction(low) / 100}, 0, now),
            row({now: -1, before: 1 + Fraction(high) / 100}, 0, now),
        ]

    rows = [
        *between("July", "288228.5", "288229.5"),
        *between("August", "326110.5", "326111.5"),
        *grown("July", "July before", "1.55", "1.65"),
        *grown("August", "August before", "0.45", "0.55"),
    ]
    for name in ("", " before"):
        month = {f"month{name}": 1, f"August{name}": -1, f"July{name}": 1}
        rows += [row(month, 0, None), row({each: -by for each, by in month.items()}, 0, None)]
    low, high = extent_of_ratio(rows, "month", "month before")
    assert low is not None and high is not None
    assert (round(float(low - 1) * 100, 2), round(float(high - 1) * 100, 2)) == (-7.83, -6.46)
