"""Figures that determine or bound each other far apart: what is related, what is not, and what contradicts itself."""

import pytest

from tests.judging.agreement.reports import checked, conflicts, questions, quoted, repairs, years_apart

AGREE = [
    ("占比升降与增幅", "mix", "财政收入84.6亿元，增长9.1%，其中税收收入增长12.3%，占比61.2%、提高1.8个百分点。", 1),
    ("总体只有增幅", "mix", "财政收入增长9.1%，其中税收收入增长12.3%，占比61.2%、提高1.8个百分点。", 1),
    (
        "同一总体的两个占比",
        "mix",
        "民间投资、工业投资占比分别达41.3%、52.6%，分别提高2.4、5.1个百分点，民间投资、工业投资分别增长9.0%、13.7%。",
        2,
    ),
    ("单产", "average", "粮食播种面积186万亩、产量79.5万吨。强化科技支撑，粮食单产427公斤/亩、提高5公斤/亩。", 1),
    ("单产以斤计", "average", "油菜种植面积20.5万公顷，油菜总产量9.02亿斤，油菜单产4400斤/公顷。", 1),
    (
        "城乡收入比",
        "average",
        "城镇居民人均可支配收入42310元，增长4.1%；农村居民人均可支配收入20480元，增长6.6%。城乡居民收入比缩小至2.07。",
        1,
    ),
    ("突破与达到", "restated", "地区生产总值突破2000亿元、达2134.6亿元。", 1),
    ("多年守住", "restated", "粮食总产53.2亿斤、连续八年稳定在50亿斤以上。", 1),
    ("前后两次写出", "restated", "社会消费品零售总额812.4亿元。办好消费节。全年社会消费品零售总额达812亿元。", 1),
    ("增幅两次写出", "restated", "地区生产总值增长6.1%。稳住基本盘。全市地区生产总值增长6.1%。", 1),
    ("服务业即三产", "restated", "三次产业结构为10.2：39.4：50.4。服务业提速。服务业增加值占GDP比重50.4%。", 1),
    (
        "总增幅的加权",
        "weighted",
        "地区生产总值增长5.2%，其中一、二、三产分别增长3.9%、4.1%、6.5%。三次产业结构为10.2：39.4：50.4。",
        1,
    ),
    (
        "高于另一增幅",
        "compared",
        "地区生产总值增长5.2%。城镇、农村居民人均可支配收入分别增长5.6%、7.3%，均高于经济增速。",
        2,
    ),
    ("高出几个百分点", "increase", "地区生产总值增长5.2%。居民人均可支配收入增长6.4%，高于经济增速1.2个百分点。", 1),
    ("申报与获批", "subset", "申报专项债券项目64个、获批38个。", 1),
    ("候选与确定", "subset", "公开遴选养老助餐等15项民生实事，经代表票决，确定实施10项民生实事。", 1),
    ("工业在二产之内", "subset", "三次产业结构为10.2：39.4：50.4，工业占比33.1%。", 1),
    (
        "工业在二产的份额之内",
        "subset",
        "地区生产总值2134.6亿元，三次产业结构为10.2：39.4：50.4。工业增加值792.4亿元。",
        1,
    ),
    ("当年在五年之内", "subset", "新增上市公司6家。五年来，我们夯实基础。五年新增上市公司23家。", 1),
    ("研发强度", "share", "全社会研发经费支出41.2亿元，占地区生产总值的比重达1.93%。地区生产总值2134.6亿元。", 1),
]
"""Sentences that agree: the kind that relates them, and how often."""


@pytest.mark.parametrize(("kind", "sentence", "times"), [case[1:] for case in AGREE], ids=[case[0] for case in AGREE])
def test_these_are_related_and_agree(kind: str, sentence: str, times: int) -> None:
    agreement = checked(sentence)
    assert sum(relation.kind == kind for relation in agreement.relations) == times
    assert agreement.conflicts == ()


APART = [
    ("同口径的增幅", "mix", "财政收入增长9.1%，其中税收收入同口径增长12.3%，占比61.2%、提高1.8个百分点。"),
    ("增加值按不变价", "mix", "高技术制造业增加值增长12.1%，占规上工业增加值的比重达21.3%、提高1.6个百分点。"),
    ("另一作物的面积", "average", "水稻播种面积186万亩，粮食产量79.5万吨，粮食单产427公斤/亩。"),
    ("只有农村的收入", "average", "农村居民人均可支配收入20480元，城乡居民收入比缩小至2.07。"),
    ("同句两个数", "restated", "新增硕士点、博士点授权点26个，新增授权点52个。"),
    ("相差太远", "restated", "新增养老床位320张。优化服务供给。新增养老床位5100张。"),
    ("半年与全年", "restated", "上半年地区生产总值增长5.1%。下半年奋起直追。地区生产总值增长6.1%。"),
    ("新建与改造", "restated", "新建农村公路312公里。管护到位。改造农村公路320公里。"),
    ("另一地的增幅", "compared", "地区生产总值增长5.2%。规上工业增加值增长4.6%，高于全省经济增速。"),
    ("没有写出的增幅", "compared", "居民人均可支配收入增长6.4%，高于经济增速。"),
    ("低于", "compared", "地区生产总值增长5.2%。居民消费价格上涨0.3%，低于经济增速。"),
    ("另一种获批", "subset", "申报专项债券项目64个，获批国家试点71个。"),
    ("另一件事的确定", "subset", "遴选优秀人才15人，确定帮扶对象210人。"),
    ("年末的存量", "subset", "跨国公司总部831家。五年来，外资纷至沓来。五年新增跨国公司总部266家。"),
    ("年均", "subset", "新增就业岗位63.5万个。五年来，就业稳定。五年年均新增就业岗位58.8万个。"),
    (
        "没有一产增幅",
        "weighted",
        "地区生产总值增长5.2%，其中二、三产分别增长4.1%、6.5%。三次产业结构为10.2：39.4：50.4。",
    ),
]
"""Sentences that no relation of this kind may be read out of."""


@pytest.mark.parametrize(("kind", "sentence"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_these_have_nothing_of_that_kind_to_do_with_each_other(kind: str, sentence: str) -> None:
    agreement = checked(sentence)
    found = [quoted(relation) for relation in agreement.relations if relation.kind == kind and relation.closed]
    assert found == []
    assert agreement.conflicts == ()


WRONG = [
    (
        "占比升降与增幅",
        "财政收入84.6亿元，增长9.1%，其中税收收入增长12.3%，占比61.2%、提高2.8个百分点。",
        ["9.1%", "12.3%", "61.2%", "2.8个百分点"],
        {"2.8个百分点": (1.689, 1.799)},
    ),
    (
        "单产",
        "粮食播种面积186万亩、产量79.5万吨。强化科技支撑，粮食单产437公斤/亩。",
        ["186万亩", "79.5万吨", "437公斤/亩"],
        {"437公斤/亩": (426.01, 428.85), "186万亩": (1816705, 1824028)},
    ),
    (
        "城乡收入比",
        "城镇居民人均可支配收入42310元，农村居民人均可支配收入20480元，城乡居民收入比缩小至2.17。",
        ["42310元", "20480元", "2.17"],
        {"2.17": (2.066, 2.066)},
    ),
    (
        "突破与达到",
        "地区生产总值突破2000亿元、达1934.6亿元。",
        ["2000亿元", "1934.6亿元"],
        {"1934.6亿元": (2e11, None)},
    ),
    (
        "前后两次写出",
        "社会消费品零售总额812.4亿元。办好消费节。全年社会消费品零售总额达822亿元。",
        ["812.4亿元", "822亿元"],
        {"822亿元": (8.1235e10, 8.1245e10)},
    ),
    (
        "高于另一增幅",
        "地区生产总值增长6.2%。城镇、农村居民人均可支配收入分别增长5.6%、7.3%，均高于经济增速。",
        ["6.2%", "5.6%"],
        {"5.6%": (6.15, None)},
    ),
    (
        "高出几个百分点",
        "地区生产总值增长5.2%。居民人均可支配收入增长6.4%，高于经济增速2.2个百分点。",
        ["5.2%", "6.4%", "2.2个百分点"],
        {"2.2个百分点": (1.1, 1.3)},
    ),
    ("申报与获批", "申报专项债券项目64个、获批74个。", ["64个", "74个"], {"74个": (None, 64)}),
    (
        "候选与确定",
        "公开遴选养老助餐等15项民生实事，经代表票决，确定实施16项民生实事。",
        ["15项", "16项"],
        {"16项": (None, 15)},
    ),
    ("工业在二产之内", "三次产业结构为10.2：39.4：50.4，工业占比43.1%。", ["39.4", "43.1%"], {"43.1%": (None, 39.45)}),
    (
        "当年在五年之内",
        "新增上市公司26家。五年来，我们夯实基础。五年新增上市公司23家。",
        ["26家", "23家"],
        {"23家": (26, None)},
    ),
    (
        "研发强度",
        "全社会研发经费支出41.2亿元，占地区生产总值的比重达2.03%。地区生产总值2134.6亿元。",
        ["41.2亿元", "2.03%", "2134.6亿元"],
        {"2.03%": (1.928, 1.933)},
    ),
]
"""Sentences that contradict themselves: the figures, and what would mend some of them."""


@pytest.mark.parametrize(
    ("sentence", "figures", "mended"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG]
)
def test_these_contradict_themselves(
    sentence: str, figures: list[str], mended: dict[str, tuple[float | None, float | None]]
) -> None:
    (conflict,) = checked(sentence).conflicts
    assert conflict.certain
    assert sorted(quoted(conflict)) == sorted(figures)
    found = repairs(conflict)
    for text, (low, high) in mended.items():
        assert found[text] == (
            None if low is None else pytest.approx(low, rel=0.005),
            None if high is None else pytest.approx(high, rel=0.005),
        )


ASKED = [
    (
        "同一总体的两个占比",
        "民间投资、工业投资占比分别达41.3%、52.6%，分别提高2.4、6.1个百分点，民间投资、工业投资分别增长9.0%、13.7%。",
        ["41.3%", "52.6%", "2.4", "6.1个百分点", "9.0%", "13.7%"],
    ),
    (
        "总增幅的加权",
        "地区生产总值增长4.2%，其中一、二、三产分别增长3.9%、4.1%、6.5%。三次产业结构为10.2：39.4：50.4。",
        ["4.2%", "3.9%", "4.1%", "6.5%", "50.4"],
    ),
    ("增幅两次写出", "地区生产总值增长6.1%。稳住基本盘。全市地区生产总值增长6.3%。", ["6.1%", "6.3%"]),
    ("个数两次写出", "新增规上工业企业46家。稳住基本盘。新增规上工业企业48家。", ["46家", "48家"]),
    ("服务业即三产", "三次产业结构为10.2：39.4：50.4。服务业提速。服务业增加值占GDP比重50.9%。", ["50.4", "50.9%"]),
]
"""Sentences that a reader would ask about, since scope or prices may differ."""


@pytest.mark.parametrize(("sentence", "figures"), [case[1:] for case in ASKED], ids=[case[0] for case in ASKED])
def test_these_are_asked_about_and_not_accused(sentence: str, figures: list[str]) -> None:
    agreement = checked(sentence)
    assert conflicts(agreement) == []
    (question,) = questions(agreement)
    assert sorted(question) == sorted(figures)


def test_a_target_and_its_growth_start_from_the_level_of_the_review() -> None:
    review, plan = "国有企业营业收入377.4亿元。", "国有企业营业收入达到402亿元，增长{}%。"
    assert questions(checked(review, plan.format(6.5))) == []
    assert questions(checked(review, plan.format(16.5))) == [["377.4亿元", "402亿元", "16.5%"]]


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("民生支出占财政支出的78.3%。", "民生支出占财政支出的81.6%，提高3.3个百分点。", []),
        (
            "民生支出占财政支出的78.3%。",
            "民生支出占财政支出的81.6%，提高4.3个百分点。",
            ["78.3%", "81.6%", "4.3个百分点"],
        ),
        ("财政收入增长3.5%。", "财政收入增长3.8%，较上年提高0.3个百分点。", []),
        ("财政收入增长3.5%。", "财政收入增长3.8%，较上年提高1.3个百分点。", ["3.5%", "3.8%", "1.3个百分点"]),
        ("新增养老床位512张。", "过去五年，民生改善。五年新增养老床位2650张。", []),
        ("新增养老床位3512张。", "过去五年，民生改善。五年新增养老床位2650张。", ["3512张", "2650张"]),
    ],
)
def test_what_one_report_states_is_asked_about_where_the_next_says_otherwise(
    first: str, second: str, asked: list[str]
) -> None:
    found = years_apart(first, second)
    assert conflicts(found) == []
    assert questions(found) == ([asked] if asked else [])
