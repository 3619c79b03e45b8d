"""Tables, long and wide, and the fate of each value."""

from decimal import Decimal

import pytest

from luoshi.judging.observations import Asked, BadTable, Held, message, said
from tests.judging.observations.sheets import planned, sheet

HEAD = "指标 | 地区 | 期间 | 数值 | 口径 | 单位 | 分子 | 分母"


def told(*lines: str, **given: object) -> list[tuple[str, str, str]]:
    """Cell, fate and codes of the reasons."""
    return [
        (each.cell, each.fate, " ".join(code for code, _data in each.reasons))
        for each in planned(*lines, **given).fates  # type: ignore[arg-type]
    ]


def rows(*lines: str, **given: object) -> list[tuple[int | None, int | None, int, int, str, str]]:
    found = planned(*lines, **given).written  # type: ignore[arg-type]
    return [(each.indicator, each.place, each.year, each.month, each.value, each.vintage) for each in found]


def test_a_long_table() -> None:
    assert rows(
        "2024年主要指标",
        HEAD,
        "地区生产总值增速 | 全市 | 2024年一季度 | 6.1 | 初步 | %",
        "社会消费品零售总额（亿元） | 临江县 | 2024年1—2月 | 12.50 | 累计、快报",
        "社会消费品零售总额 | 望川经开区 | 2024-04 | 1,025.3 | 累计",
        "注：本表为快报数",
    ) == [
        (1, None, 2024, 3, "6.1", "preliminary"),
        (2, 11, 2024, 2, "12.50", "flash"),
        (2, 13, 2024, 4, "1025.3", "preliminary"),
    ]


def test_a_wide_table() -> None:
    assert rows(
        "指标 | 地区 | 1—2月 | 3月 | 4月 | 备注",
        "社会消费品零售总额 | 全市 | 20 | 31 | — | 含网上",
        "贷款余额 | 全市 | 500 | | 510.5",
        asked=Asked(year=2024),
    ) == [
        (2, None, 2024, 2, "20", "preliminary"),
        (2, None, 2024, 3, "31", "preliminary"),
        (3, None, 2024, 2, "500", "preliminary"),
        (3, None, 2024, 4, "510.5", "preliminary"),
    ]


def test_values_of_single_months_are_added_up() -> None:
    wide = (
        "指标 | 1月 | 2月 | 3月 | 4月",
        "社会消费品零售总额 | 10.1 | 9.9 | 11.0 | 12.5",
        "贷款余额 | | 500 | 505 | 510",
    )
    asked = Asked(year=2024, counting="month")
    assert rows(*wide, asked=asked) == [
        (2, None, 2024, 2, "20.0", "preliminary"),
        (2, None, 2024, 3, "31.0", "preliminary"),
        (2, None, 2024, 4, "43.5", "preliminary"),
        # A stock is what it is at the end of the month.
        (3, None, 2024, 2, "500", "preliminary"),
        (3, None, 2024, 3, "505", "preliminary"),
        (3, None, 2024, 4, "510", "preliminary"),
    ]
    assert told(*wide, asked=asked)[0] == ("B2", "joined", "")
    merged = rows("指标 | 1—2月 | 3月", "社会消费品零售总额 | 20 | 11", asked=asked)
    assert [row[4] for row in merged] == ["20", "31"]


def test_single_months_go_on_from_what_is_held() -> None:
    held = {(2, None): {(2024, 3): Held(Decimal("31"), "final")}}
    lines = ("指标 | 地区 | 期间 | 当月值", "社会消费品零售总额 | 全市 | 2024年4月 | 12.5")
    assert [row[4] for row in rows(*lines, held=held)] == ["43.5"]
    assert told(*lines) == [("D2", "refused", "month-missing")]


ONE = "社会消费品零售总额 | 全市 | 2024年3月"
REFUSALS = [
    (f"{ONE} | 约三十", "D2", "text"),
    (f"{ONE} | 30万元", "D2", "unit"),
    (f"{ONE} | 30 | 累计 | 万元", "F2", "unit"),
    ("社会消费品零售总额（万元） | 全市 | 2024年3月 | 30", "D2", "unit"),
    (f"{ONE} | =A1", "D2", "formula"),
    ("社零 | 全市 | 2024年3月 | 30", "A2", "no-indicator"),
    ("粮食产量 | 全市 | 2024年3月 | 30", "A2", "not-yours"),
    ("社会消费品零售总额 | 某县 | 2024年3月 | 30", "B2", "no-place"),
    ("社会消费品零售总额 | 全市 | 春季 | 30", "C2", "no-period"),
    ("社会消费品零售总额 | 全市 | 2024年7月 | 30", "D2", "future"),
    ("社会消费品零售总额 | 全市 | 2024年1月 | 30", "C2", "january"),
    (f"{ONE} | 30 | 大概", "E2", "no-counting"),
    ("地区生产总值增速 | 全市 | 2024年3月 | 6.1 | 当月", "D2", "no-month-rate"),
    ("社会消费品零售总额 | 全市 | 2024年1—3月 | 30 | 当月", "C2", "to-date-head"),
    ("社会消费品零售总额 | 全市 | 2024年2月 | 30 | 当月", "D2", "month-missing"),
]


@pytest.mark.parametrize(("line", "cell", "code"), REFUSALS, ids=[code for *_, code in REFUSALS])
def test_what_is_refused_and_at_which_cell(line: str, cell: str, code: str) -> None:
    (fate,) = planned(HEAD, line).fates
    assert (fate.fate, fate.reasons[0][0]) == ("refused", code)
    if code != "unit" or fate.reasons[0][1]["cell"] != "D2":
        assert fate.reasons[0][1]["cell"] == cell
    assert cell in message(fate.reasons[0]) or code == "unit"
    assert message(fate.reasons[0], "en").isascii() or "“" in message(fate.reasons[0], "en")


def test_a_month_that_stands_there_twice_is_refused_at_both_places() -> None:
    found = planned(HEAD, f"{ONE} | 30", f"{ONE} | 31").fates
    assert [(each.cell, each.fate) for each in found] == [("D2", "refused"), ("D3", "refused")]
    assert found[0].reasons == (("twice", {"cell": "D2", "other": "D3"}),)


def history(*values: str, indicator: int = 2) -> dict[object, dict[tuple[int, int], Held]]:
    return {(indicator, None): {(2023 - n, 3): Held(Decimal(v), "final") for n, v in enumerate(values)}}


DOUBTS = [
    (f"{ONE} | 30000", history("30", "29"), "leap"),
    (f"{ONE} | 0.03", history("30", "29"), "leap"),
    (f"{ONE} | 31", history("30", "29"), ""),
    (f"{ONE} | -3", {}, "sign"),
    ("地区生产总值增速 | 全市 | 2024年3月 | 0.062", history("6.1", "5.9", indicator=1), "percent-as-fraction"),
    ("居民消费价格涨幅 | 全市 | 2024年3月 | 0.2", history("0.1", "0.3", indicator=4), ""),
    ("居民消费价格涨幅 | 全市 | 2024年3月 | 97.4 | | | 355 | 365", {}, "ratio"),
    (f"{ONE} | 18", {(2, None): {(2024, 2): Held(Decimal("20"), "final")}}, "falling"),
    (f"{ONE} | 31 | 预计", {(2, None): {(2024, 3): Held(Decimal("30"), "final")}}, "older"),
]


@pytest.mark.parametrize(("line", "held", "code"), DOUBTS)
def test_what_is_doubted(line: str, held: dict[object, dict[tuple[int, int], Held]], code: str) -> None:
    (fate,) = planned(HEAD, line, held=held).fates
    assert [reason for reason, _data in fate.reasons] == ([code] if code else [])
    assert (fate.fate == "doubted") == bool(code)
    assert all("D2" in message(reason) and message(reason, "en") for reason in fate.reasons)


def test_one_slip_among_its_own_row_is_seen_without_any_history() -> None:
    found = planned(
        "指标 | 2月 | 3月 | 4月 | 5月", "社会消费品零售总额 | 20 | 31 | 43000 | 55", asked=Asked(year=2024)
    ).fates
    assert [(each.cell, each.fate) for each in found][:3] == [("B2", "new"), ("C2", "new"), ("D2", "doubted")]


def test_a_later_vintage_revises_and_the_same_value_is_no_news() -> None:
    held = {(2, None): {(2024, 3): Held(Decimal("30"), "preliminary")}}
    assert [fate for _, fate, _ in told(HEAD, f"{ONE} | 30 | 初步", held=held)] == ["same"]
    assert [fate for _, fate, _ in told(HEAD, f"{ONE} | 30 | 最终", held=held)] == ["revised"]
    assert [fate for _, fate, _ in told(HEAD, f"{ONE} | 31 | 初步", held=held)] == ["revised"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("甲 | 乙", "1 | 2"), "no-heads"),
        ((HEAD,), "no-values"),
        (("指标 | 指标名称 | 期间 | 数值", "a | b | 2024年3月 | 1"), "same-heads"),
    ],
)
def test_tables_that_are_refused_whole(lines: tuple[str, ...], code: str) -> None:
    with pytest.raises(BadTable) as bad:
        said([sheet(*lines)], Asked())
    assert bad.value.code == code


def test_the_seal_changes_with_the_plan() -> None:
    one, other = planned(HEAD, f"{ONE} | 30"), planned(HEAD, f"{ONE} | 31")
    assert one.seal != other.seal and one.seal == planned(HEAD, f"{ONE} | 30").seal


def test_the_indicator_may_be_named_by_the_person() -> None:
    assert rows("期间 | 数值", "2024年3月 | 30", asked=Asked(indicator="社会消费品零售总额"))[0][:4] == (
        2,
        None,
        2024,
        3,
    )


def test_noughts_that_a_spreadsheet_dropped_are_put_back() -> None:
    lines = (
        "指标 | 2月 | 3月 | 4月 | 5月",
        "社会消费品零售总额 | 26.8 | 40 | 53.41 | 64.2",
        "贷款余额 | 500 | 510 | 520 | 530.5",
    )
    shown = [row[4] for row in rows(*lines, asked=Asked(year=2024))]
    assert shown == ["26.8", "40.0", "53.41", "64.2", "500", "510", "520", "530.5"]
    assert [row[4] for row in rows("指标 | 2月 | 3月", "贷款余额 | 500 | 510.5", asked=Asked(year=2024))] == [
        "500",
        "510.5",
    ]
