"""When two wordings name the same quantity: a table of known answers."""

import pytest

from luoshi.judging.subjects import akin, same, subject

SAME = "same-subject"

# last year's wording, this year's, unit, codes of the reasons with what differs
TOGETHER = [
    ("地区生产总值", "地区生产总值", "%", {SAME: ""}),
    ("“五上”企业", "五上企业", "家", {SAME: ""}),
    ("GDP", "地区生产总值", "%", {"wording": "GDP · 地区生产总值"}),
    ("规模以上工业增加值", "规上工业增加值", "%", {"wording": "规模以上工业增加值 · 规上工业增加值"}),
    ("粮食总产量", "粮食产量", "吨", {"wording": "粮食总产量 · 粮食产量"}),
    ("粮食播种面积", "粮食种植面积", "亩", {"wording": "粮食播种面积 · 粮食种植面积"}),
    ("全市城镇新增就业", "城镇新增就业", "人", {"wording": "全市城镇新增就业 · 城镇新增就业"}),
    ("新增城镇就业", "城镇新增就业", "人", {"wording": "新增城镇就业 · 城镇新增就业"}),
    ("改造老旧小区", "老旧小区改造", "个", {"wording": "改造老旧小区 · 老旧小区改造"}),
    ("新增停车位", "增加停车位", "个", {"verb": "新增 · 增加"}),
    ("改造老旧小区", "新增改造老旧小区", "个", {"verb": "改造 · 新增改造"}),
    ("新增高新技术企业", "新增认定高新技术企业", "家", {"verb": "新增 · 新增认定"}),
    ("民生实事", "重点实施民生实事", "项", {"verb": "— · 重点实施"}),
    ("优良天数比率", "优良天数比例", "%", {"wording": "优良天数比率 · 优良天数比例"}),
    ("空气优良天数比例", "空气质量优良天数比例", "%", {"qualifier": "质量"}),
    ("新增省级专精特新企业", "新增专精特新企业", "家", {"qualifier": "省级"}),
    ("有机认证基地", "有机认证基地面积", "亩", {"qualifier": "面积"}),
    ("城市低保标准", "城市低保平均标准", "%", {"qualifier": "平均"}),
    ("完成投资占年计划的市大中型项目", "市大中型项目", "个", {"qualifier": "完成投资占年计划"}),
]

# wordings that are alike and name different quantities, and why
APART = [
    ("高新技术企业", "新增高新技术企业", "家", "a stock is no flow"),
    ("清洁能源总装机", "新增清洁能源装机", "千瓦", "a stock is no flow"),
    ("改造老旧小区", "新开工改造老旧小区", "个", "a start is no end"),
    ("新建农村公路", "改造农村公路", "公里", "building is no rebuilding"),
    ("市大中型项目", "省大中型项目", "个", "another government's"),
    ("新增国家级示范园", "新增省级示范园", "个", "another grade"),
    ("城镇居民人均可支配收入", "农村居民人均可支配收入", "%", "another population"),
    ("居民人均可支配收入", "农村居民人均可支配收入", "%", "a part is no whole"),
    ("新增规上工业企业", "新增规上服务业企业", "家", "another industry"),
    ("固定资产投资", "工业固定资产投资", "%", "a part is no whole"),
    ("有机认证基地", "有机认证基地面积", "个", "a count is no area"),
]

AKIN = [
    ("年销售收入超亿元农业龙头企业", "年销售收入超亿元龙头企业", True),
    ("游客人均花费", "过夜游客人均花费", True),
    ("高新技术企业", "新增高新技术企业", True),
    ("省重点项目", "市重点项目", False),
    ("企业", "规上工业企业", False),
    ("新增国家级示范园区", "新增省级示范园区", False),
]


@pytest.mark.parametrize(("last", "target", "unit", "reasons"), TOGETHER, ids=lambda value: str(value))
def test_the_same_quantity_in_other_words(last: str, target: str, unit: str, reasons: dict[str, str]) -> None:
    found = same(subject(last, unit), subject(target, unit))
    assert found is not None
    assert {reason.code: reason.words for reason in found} == reasons


@pytest.mark.parametrize(("last", "target", "unit", "why"), APART, ids=lambda value: str(value))
def test_other_quantities_in_like_words(last: str, target: str, unit: str, why: str) -> None:
    assert same(subject(last, unit), subject(target, unit)) is None, why
    assert same(subject(target, unit), subject(last, unit)) is None, why


@pytest.mark.parametrize(("one", "other", "expected"), AKIN)
def test_what_a_person_is_asked_about(one: str, other: str, expected: bool) -> None:
    assert akin(subject(one, "个"), subject(other, "个")) is expected
    assert akin(subject(other, "个"), subject(one, "个")) is expected
