"""Two reports of one government, a year apart: nothing between them is more than a question."""

import pytest

from luoshi.facts import Reading
from luoshi.judging.agreement import Agreement, check
from tests.judging.agreement.reports import conflicts, questions, read


def years(first: str, second: str, plan: str = "推动高质量发展。", names: tuple[str, str] = ("", "")) -> Agreement:
    readings: list[Reading] = [read(first, plan, 2023, names[0]), read(second, year=2024, name=names[1])]
    return check(readings)


def test_last_years_level_is_what_this_years_increase_started_from() -> None:
    before = "规上工业企业1023家。"
    assert questions(years(before, "规上工业企业1142家、增加119家。")) == []
    found = years(before, "规上工业企业1142家、增加129家。")
    assert questions(found) == [["1023家", "1142家", "129家"]]
    assert conflicts(found) == []


def test_last_years_level_is_what_this_years_growth_started_from() -> None:
    before = "外贸进出口总额212.4亿元。"
    assert questions(years(before, "外贸进出口总额230.5亿元、增长8.5%。")) == []
    assert questions(years(before, "外贸进出口总额230.5亿元、增长9.5%。")) == [["212.4亿元", "230.5亿元", "9.5%"]]


def test_last_years_rank_is_what_this_years_move_started_from() -> None:
    before = "规上工业营收列全省第7。"
    assert questions(years(before, "规上工业营收前移3位、列全省第4。")) == []
    assert questions(years(before, "规上工业营收前移2位、列全省第4。")) == [["第7", "2位", "第4"]]


def test_last_years_target_is_the_plan_of_which_this_years_percent_was_done() -> None:
    done = "城镇新增就业4.68万人，完成年计划的111.4%。"
    found = years("开局良好。", done, "城镇新增就业4.2万人。")
    assert any(relation.kind == "restated" for relation in found.relations)
    assert questions(found) == []
    assert questions(years("开局良好。", done, "城镇新增就业4.5万人。")) == [["4.5万人", "4.68万人", "111.4%"]]


@pytest.mark.parametrize(
    "names", [("望川2023.txt", "临川2024.txt"), ("望川2022.txt", "临川2024.txt")], ids=["other town", "other town too"]
)
def test_reports_of_different_governments_have_nothing_to_do_with_each_other(names: tuple[str, str]) -> None:
    found = years("规上工业企业1023家。", "规上工业企业1142家、增加129家。", names=names)
    assert len({stated.document for relation in found.relations for stated in relation.stated()}) == 1


def test_growth_at_constant_prices_is_not_judged_against_levels() -> None:
    found = years("地区生产总值3502.1亿元。", "地区生产总值3711.05亿元、增长9.1%。")
    assert {relation.layer for relation in found.relations if relation.kind == "growth"} == {"real"}
    assert found.conflicts == ()
