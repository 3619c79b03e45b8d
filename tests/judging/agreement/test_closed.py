"""Which relations figures can contradict at all."""

import pytest

from luoshi.judging.agreement.closed import checkable, equations
from tests.judging.agreement.reports import checked


@pytest.mark.parametrize(
    ("sentence", "can_contradict", "can_determine"),
    [
        # last year's level stands nowhere: any level and any growth go together
        ("贷款余额4255亿元，增长10.1%。", [], []),
        ("贷款余额4255亿元，比年初增加389亿元，增长10.1%。", ["increase", "growth"], ["increase", "growth"]),
        ("游客接待量由312.4万人次增加到351.2万人次。", ["course"], []),
        (
            "游客接待量由312.4万人次增加到351.2万人次，增长12.4%。",
            ["course", "growth"],
            ["growth"],
        ),
        ("新签约工业项目459个，其中亿元以上项目403个。", ["subset"], []),
        ("地区生产总值突破2000亿元、达2134.6亿元。", ["restated"], []),
        # nothing says how much the whole grew, and only one of its parts could
        ("民生类支出增长6.2%，占比达78.4%、提高1.3个百分点。", [], []),
        (
            "民间投资、工业投资占比分别达41.3%、52.6%，分别提高2.4、5.1个百分点，"
            "民间投资、工业投资分别增长9.0%、13.7%。",
            ["mix", "mix"],
            ["mix", "mix"],
        ),
        # growth at constant prices is never judged
        ("地区生产总值由2000亿元增加到2134.6亿元，增长6.1%。", ["course"], []),
    ],
)
def test_a_relation_can_be_contradicted_where_all_it_names_is_printed_or_follows(
    sentence: str, can_contradict: list[str], can_determine: list[str]
) -> None:
    relations = [relation for relation in checked(sentence).relations if relation.kind != "limit"]
    assert [relation.kind for relation in checkable(relations)] == can_contradict
    assert [relation.kind for relation in equations(relations)] == can_determine
