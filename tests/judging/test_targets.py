"""Targets and verdicts: tables of known answers, and what holds of any target."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.facts import Figure, Period, Quantity
from luoshi.judging.targets import Target, Verdict, explain, judge, observed, outcome_of, printed, rules_on, target_of

RULES = rules_on(date(2024, 1, 1))


def figure(subject: str, text: str, value: str | tuple[str, str], unit: str, **more: Any) -> Figure:
    """A figure with nothing around it."""
    single = isinstance(value, str)
    quantity = Quantity(
        Decimal(value) if isinstance(value, str) else None,
        None if single else Decimal(value[0]),
        None if single else Decimal(value[1]),
        unit,
    )
    fields: dict[str, Any] = {
        "measure": "level",
        "direction": None,
        "bound": "eq" if single else "range",
        "status": "target",
        "modality": None,
        "period": Period(2024),
        "place": None,
        "scope": None,
        "section": (),
        "sentence": (0, len(text)),
        "trace": (),
    }
    return Figure(0, len(text), text, quantity, subject=subject, **{**fields, **more})


def growth(subject: str, percent: str, bound: str = "approx") -> Target:
    """A target of so many percent of growth."""
    return target_of(figure(subject, f"{percent}%", percent, "%", measure="growth", direction="up", bound=bound), RULES)


# subject, percent and hedge of the target; outcome; verdict as reported, and over all that rounds to the outcome
PERCENTS: list[tuple[str, str, str, str, Verdict, Verdict]] = [
    ("国内生产总值", "7.5", "approx", "7.4", "nearly", "undetermined"),
    ("国内生产总值", "7.5", "approx", "7.3", "missed", "missed"),
    ("国内生产总值", "7", "approx", "6.9", "nearly", "undetermined"),
    ("国内生产总值", "6", "ge", "8.1", "met", "met"),
    ("国内生产总值", "6", "ge", "8.4", "met", "met"),
    ("国内生产总值", "5.5", "approx", "3.0", "missed", "missed"),
    ("居民消费价格", "3", "approx", "0.2", "met", "met"),
    ("居民消费价格", "3", "approx", "3.1", "nearly", "undetermined"),
    ("居民消费价格", "3", "le", "3.1", "missed", "missed"),
    ("地区生产总值", "5", "approx", "5.0", "met", "met"),
    ("地区生产总值", "5", "ge", "5.0", "met", "undetermined"),
    ("地区生产总值", "5", "approx", "4.7", "missed", "missed"),
    ("固定资产投资", "5", "gt", "5.0", "missed", "undetermined"),
    ("固定资产投资", "5", "gt", "5.1", "met", "met"),
]


@pytest.mark.parametrize(("subject", "percent", "bound", "outcome", "verdict", "over"), PERCENTS)
def test_growth_targets(subject: str, percent: str, bound: str, outcome: str, verdict: str, over: str) -> None:
    judged = judge(growth(subject, percent, bound), observed(f"{outcome}%", Decimal(outcome), "%"))
    assert (judged.verdict, judged.over_interval) == (verdict, over)


def test_a_revision_may_flip_a_verdict_so_vintages_are_kept() -> None:
    target = growth("国内生产总值", "7.5")
    first = judge(target, observed("7.4%", Decimal("7.4"), "%", "preliminary"))
    later = judge(target, observed("7.3%", Decimal("7.3"), "%", "final"))
    assert (first.verdict, first.outcome.vintage) == ("nearly", "preliminary")
    assert (later.verdict, later.outcome.vintage) == ("missed", "final")


@pytest.mark.parametrize(
    ("measured", "verdict", "over"), [("96.96", "met", "missed"), ("96.94", "missed", "missed"), ("97.1", "met", "met")]
)
def test_a_limit_in_tenths_is_compared_rounded_and_in_full(measured: str, verdict: str, over: str) -> None:
    limit = target_of(figure("饮用水合格率", "97.0%", "97.0", "%", measure="share", bound="ge"), RULES)
    judged = judge(limit, observed(f"{measured}%", Decimal(measured), "%"))
    assert (judged.verdict, judged.over_interval) == (verdict, over)


YICHUN_2023 = [
    ("地区生产总值", "7.5", "approx", "4"),
    ("一般公共预算收入", "6", "approx", "4.5"),
    ("规上工业增加值", "8.5", "ge", "5"),
    ("社会消费品零售总额", "9", "approx", "4.5"),
]


@pytest.mark.parametrize(("subject", "asked", "bound", "came"), YICHUN_2023)
def test_what_yichun_set_for_2023_was_missed(subject: str, asked: str, bound: str, came: str) -> None:
    assert judge(growth(subject, asked, bound), observed(f"{came}%", Decimal(came), "%")).verdict == "missed"


YICHUN_2024 = [
    (figure("地区生产总值", "5.5%", "5.5", "%", measure="growth", direction="up", bound="approx"), "6.1%", "6.1"),
    (figure("居民消费价格", "3%", "3", "%", measure="growth", direction="up", bound="approx"), "0.1%", "0.1"),
    (figure("粮食播种面积", "920万亩", "9200000", "亩", bound="approx"), "922.06万亩", "9220600"),
    (figure("粮食产量", "75亿斤", "7500000000", "斤", bound="approx"), "75.14亿斤", "7514000000"),
    (figure("蔬菜播种面积", "146万亩", "1460000", "亩", bound="ge"), "147.8万亩", "1478000"),
]


@pytest.mark.parametrize(("target", "text", "value"), YICHUN_2024, ids=lambda value: getattr(value, "subject", value))
def test_what_yichun_set_for_2024_was_met(target: Figure, text: str, value: str) -> None:
    judged = judge(target_of(target, RULES), observed(text, Decimal(value), target.quantity.unit))
    assert (judged.verdict, judged.over_interval) == ("met", "met")


# the target; the outcome; the verdict
AMOUNTS: list[tuple[Figure, Figure, Verdict]] = [
    (figure("新建公园", "24个", "24", "个"), figure("新建公园", "23个", "23", "个"), "missed"),
    (figure("新建公园", "24个", "24", "个"), figure("新建公园", "24个", "24", "个"), "met"),
    (figure("新建公园", "24个", "24", "个"), figure("新建公园", "20余个", "20", "个", bound="gt"), "undetermined"),
    (figure("新建公园", "24个", "24", "个"), figure("新建公园", "30余个", "30", "个", bound="gt"), "met"),
    (figure("新建公园", "24个", "24", "个"), figure("新建公园", "20个", "20", "个", bound="lt"), "missed"),
    (figure("营业收入", "2亿元", "200000000", "元", bound="gt"), figure("营业收入", "2亿元", "200000000", "元", bound="gt"), "met"),
    (figure("城镇调查失业率", "5.5%", "5.5", "%", measure="share", bound="le"), figure("城镇调查失业率", "5.5%", "5.5", "%", measure="share"), "met"),
    (figure("城镇调查失业率", "5.5%", "5.5", "%", measure="share", bound="approx"), figure("城镇调查失业率", "5.0%", "5.0", "%", measure="share"), "met"),
    (figure("PM2.5浓度", "30微克/立方米", "30", "微克/立方米"), figure("PM2.5浓度", "33微克/立方米", "33", "微克/立方米"), "missed"),
    (figure("产业规模", "5亿—8亿元", ("500000000", "800000000"), "元"), figure("产业规模", "6亿元", "600000000", "元"), "met"),
    (figure("产业规模", "5亿—8亿元", ("500000000", "800000000"), "元"), figure("产业规模", "9亿元", "900000000", "元"), "met"),
    (figure("产业规模", "5亿—8亿元", ("500000000", "800000000"), "元"), figure("产业规模", "4亿元", "400000000", "元"), "missed"),
    (figure("综合考评", "前五", "5", "位", measure="rank", bound="le"), figure("综合考评", "第3位", "3", "位", measure="rank"), "met"),
    (figure("粮食播种面积", "920万亩", "9200000", "亩", bound="approx"), figure("粮食播种面积", "919.6万亩", "9196000", "亩"), "nearly"),
    (figure("粮食播种面积", "920万亩", "9200000", "亩", bound="approx"), figure("粮食播种面积", "919.1万亩", "9191000", "亩"), "missed"),
    (
        figure("单位生产总值能耗", "3%", "3", "%", measure="growth", direction="down", bound="ge"),
        figure("单位生产总值能耗", "3.1%", "3.1", "%", measure="growth", direction="down"),
        "met",
    ),
    (
        figure("单位生产总值能耗", "3%", "3", "%", measure="growth", direction="down", bound="approx"),
        figure("单位生产总值能耗", "1%", "1", "%", measure="growth", direction="up"),
        "missed",
    ),
    (
        figure("固定资产投资", "3%", "3", "%", measure="growth", direction="up"),
        figure("固定资产投资", "1.7%", "1.7", "%", measure="growth", direction="down"),
        "missed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("target", "came", "verdict"), AMOUNTS, ids=lambda value: getattr(value, "text", value))
def test_other_targets(target: Figure, came: Figure, verdict: str) -> None:
    outcome = outcome_of(came)
    assert outcome is not None
    assert judge(target_of(target, RULES), outcome).verdict == verdict


def test_what_is_said_to_be_nearly_so_many_is_fewer() -> None:
    target = target_of(figure("新建公园", "30个", "30", "个"), RULES)
    outcome = outcome_of(figure("新建公园", "30个", "30", "个", bound="approx"), below=True)
    assert outcome is not None
    assert judge(target, outcome).verdict == "missed"


@pytest.mark.parametrize(
    ("text", "value", "unit", "place"),
    [
        ("1.22万亿元", "1220000000000", "元", "10000000000"),
        ("922.06万亩", "9220600", "亩", "100"),
        ("6.1%", "6.1", "%", "0.1"),
        ("7%", "7", "%", "1"),
        ("１２．５％", "12.5", "%", "0.1"),
        ("83个", "83", "个", "0"),
        ("8.6万户", "86000", "户", "1000"),
        ("三成", "30", "%", "0"),
    ],
)
def test_the_last_place_that_is_printed(text: str, value: str, unit: str, place: str) -> None:
    assert printed(text, Decimal(value), unit).place == Decimal(place)


def test_the_sentence_says_what_was_asked_what_came_and_what_rounding_leaves() -> None:
    judged = judge(growth("地区生产总值", "7.5"), observed("7.4%", Decimal("7.4"), "%"))
    chinese, english = explain(judged)
    assert chinese == (
        "目标不低于7.5%（“左右”容许差0.1个百分点）；结果为7.4%，低0.1个百分点：基本完成。若计入末位取舍的出入：无法判定。"
    )
    assert english == (
        "The target is at least 7.5% (左右 lets 0.1 points pass as nearly met); the outcome is 7.4%, 0.1 points below: "
        "nearly met. Compared over all values that round to what is printed: undetermined."
    )


def test_a_price_target_says_that_it_is_a_ceiling() -> None:
    chinese, _ = explain(judge(growth("居民消费价格", "3"), observed("0.2%", Decimal("0.2"), "%")))
    assert "不超过3%" in chinese
    assert "居民消费价格越低越好" in chinese


@pytest.mark.parametrize(
    ("subject", "polarity"),
    [
        ("居民消费价格", "low"),
        ("城镇调查失业率", "low"),
        ("单位生产总值能耗", "low"),
        ("主要污染物减排量", "high"),
        ("化学需氧量排放量", "low"),
        ("失业人员再就业", "high"),
        ("地区生产总值", "high"),
    ],
)
def test_which_way_is_good(subject: str, polarity: str) -> None:
    assert RULES.polarity(subject)[0] == polarity


def test_rules_are_dated_and_give_their_reasons() -> None:
    assert rules_on(date(1989, 12, 31)).tolerances == ()
    assert all(rule.reason and rule.since <= RULES.day for rule in (*RULES.tolerances, *RULES.polarities))


def test_without_a_tolerance_nothing_is_nearly_met() -> None:
    bare = target_of(
        figure("地区生产总值", "7.5%", "7.5", "%", measure="growth", direction="up", bound="approx"),
        rules_on(date(1989, 1, 1)),
    )
    assert judge(bare, observed("7.4%", Decimal("7.4"), "%")).verdict == "missed"


TENTHS = st.integers(1, 400).map(lambda tenths: Decimal(tenths) / 10)
ORDER: dict[Verdict, int] = {"missed": 0, "nearly": 1, "met": 2}


@given(TENTHS, TENTHS, TENTHS, st.sampled_from(["eq", "approx", "ge", "gt"]))
def test_more_of_a_good_thing_is_never_worse(asked: Decimal, one: Decimal, other: Decimal, bound: str) -> None:
    target = growth("地区生产总值", str(asked), bound)
    less, more = sorted((one, other))
    verdicts = [judge(target, observed(f"{came}%", came, "%")).verdict for came in (less, more)]
    assert ORDER[verdicts[0]] <= ORDER[verdicts[1]]


@given(TENTHS, TENTHS, TENTHS, st.sampled_from(["eq", "approx", "le", "lt"]))
def test_less_of_a_bad_thing_is_never_worse(asked: Decimal, one: Decimal, other: Decimal, bound: str) -> None:
    target = growth("居民消费价格", str(asked), bound)
    less, more = sorted((one, other))
    verdicts = [judge(target, observed(f"{came}%", came, "%")).verdict for came in (less, more)]
    assert ORDER[verdicts[0]] >= ORDER[verdicts[1]]


@given(st.integers(0, 500), st.integers(0, 500), st.sampled_from(["eq", "ge", "gt", "le", "lt"]))
def test_of_exact_counts_both_rules_say_the_same(asked: int, came: int, bound: str) -> None:
    target = target_of(figure("公园", f"{asked}个", str(asked), "个", bound=bound), RULES)
    judged = judge(target, observed(f"{came}个", Decimal(came), "个"))
    assert judged.verdict == judged.over_interval
    assert judged.gap == came - asked


@given(TENTHS, TENTHS, st.sampled_from(["eq", "approx", "ge", "gt", "le", "lt"]), st.sampled_from(["产值", "失业率"]))
def test_rounding_opens_a_verdict_and_never_turns_it(asked: Decimal, came: Decimal, bound: str, subject: str) -> None:
    judged = judge(growth(subject, str(asked), bound), observed(f"{came}%", came, "%"))
    assert judged.over_interval in (judged.verdict, "undetermined")
    assert all(explain(judged))
