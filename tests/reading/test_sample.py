"""The sample report, its annotation by hand, and what the reader makes of it."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from luoshi import intake, reading
from luoshi.facts import BOUNDS, COMMITMENT_KINDS, MEASURES, NUMERAL_CLASSES, STATUSES, STRENGTHS
from luoshi.facts.rows import rows
from tests.annotation import MEANING, VALUE, Row, alike, differences, faults, load

SAMPLES = Path(__file__).parents[2] / "samples"
REPORT = SAMPLES / "wangchuan-2024.txt"
TEXT = REPORT.read_text(encoding="utf-8")
ANNOTATION = load(REPORT.with_suffix(".jsonl"))
FIGURES = [row for row in ANNOTATION if row["kind"] == "figure"]
COMMITMENTS = [row for row in ANNOTATION if row["kind"] == "commitment"]
NUMERALS = [row for row in ANNOTATION if row["kind"] == "numeral"]

KNOWN: frozenset[str] = frozenset(
    {
        "100%（地表水考核断面水质优良率）place: None ≠ 青禾县",
        "120万千瓦（青禾抽水蓄能电站装机容量）subject: 电站装机容量 ≠ 青禾抽水蓄能电站装机容量",
        "72亿元（青禾抽水蓄能电站总投资）subject: 电站总投资 ≠ 青禾抽水蓄能电站总投资",
        "第9位（全省开发区综合考评）scope: 开发区 ≠ 全省开发区",
    }
)
"""Differences that the reader still has, as `differences` writes them; spans, classes and values have none."""


@pytest.fixture(scope="module")
def read() -> list[Row]:
    return rows(reading.read(intake.open(str(REPORT))))


# The annotation ------------------------------------------------------------------------------------------------------


def test_every_quote_stands_where_it_says_and_every_numeral_has_one_class() -> None:
    assert faults(TEXT, ANNOTATION) == []


FIGURE = next(row for row in FIGURES if row["text"] == "240个")
RANGE = next(row for row in FIGURES if row["bound"] == "range")
NUMERAL = NUMERALS[0]
COMMITMENT = COMMITMENTS[0]


@pytest.mark.parametrize(
    ("row", "change", "fault"),
    [
        (FIGURE, {"start": FIGURE["start"] - 1}, "the text says '目240个'"),
        (FIGURE, {"measure": "amount"}, "measure is amount"),
        (FIGURE, {"bound": "about"}, "bound is about"),
        (FIGURE, {"status": "done"}, "status is done"),
        (FIGURE, {"direction": "up"}, "growth and change have a direction, and nothing else"),
        (FIGURE, {"measure": "growth"}, "growth and change have a direction, and nothing else"),
        (FIGURE, {"low": 1, "high": 2}, "a value or two ends, not both"),
        (FIGURE, {"modality": "力争"}, "only a target has a modality"),
        (FIGURE, {"scope": "全省"}, "only a rank has a scope"),
        (FIGURE, {"subject": ""}, "subject, unit and year must be there"),
        (FIGURE, {"year": None}, "subject, unit and year must be there"),
        (RANGE, {"bound": "approx"}, "a range has two ends, and everything else one value"),
        (NUMERAL, {"class": "figure"}, "class is figure"),
        (COMMITMENT, {"commitment": "wish"}, "commitment is wish"),
        (COMMITMENT, {"strength": "may"}, "strength is may"),
    ],
)
def test_a_fault_in_a_row_is_found(row: Row, change: Row, fault: str) -> None:
    altered = [{**one, **change} if one is row else one for one in ANNOTATION]
    assert any(found.endswith(fault) for found in faults(TEXT, altered))


def test_rows_out_of_order_and_digits_left_out_are_found() -> None:
    assert any("begins before" in fault for fault in faults(TEXT, [FIGURES[1], FIGURES[0]]))
    assert any("has no class" in fault for fault in faults(TEXT, ANNOTATION[1:]))


def test_phrases_are_alike_from_eight_tenths_of_their_letters_on() -> None:
    assert alike("市重点项目完成投资", "市重点项目投资")
    assert alike("新增“小巨人”企业", "新增小巨人企业")
    assert not alike("粮食播种面积", "粮食产量")


def test_a_difference_in_a_field_is_found() -> None:
    read = {**FIGURE, "status": "estimate", "subject": "市重点建设项目"}
    assert differences([FIGURE], [read], MEANING) == ["240个（市重点项目）status: estimate ≠ actual"]


@pytest.mark.parametrize(
    ("field", "known"), [("measure", MEASURES), ("bound", BOUNDS), ("status", STATUSES), ("direction", ("up", "down"))]
)
def test_the_sample_has_a_figure_of_every_kind(field: str, known: tuple[str, ...]) -> None:
    assert {row[field] for row in FIGURES} - {None} == set(known)


def test_the_sample_has_a_commitment_of_every_kind_and_strength() -> None:
    assert {row["commitment"] for row in COMMITMENTS} == set(COMMITMENT_KINDS)
    assert {row["strength"] for row in COMMITMENTS} == set(STRENGTHS)


def test_the_sample_has_a_numeral_of_every_class() -> None:
    assert {row["class"] for row in NUMERALS} | {"figure"} == set(NUMERAL_CLASSES)


# Its figures agree with one another ----------------------------------------------------------------------------------


def stated(subject: str, unit: str, measure: str = "level", status: str = "actual") -> Decimal:
    """The one value of a subject in the review."""
    wanted = (subject, unit, measure, status)
    found = {
        Decimal(str(row["value"]))
        for row in FIGURES
        if (row["subject"], row["unit"], row["measure"], row["status"]) == wanted
    }
    assert len(found) == 1, (wanted, found)
    return found.pop()


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (("税收收入", "元"), ("一般公共预算收入", "元"), "税收收入占比"),
        (("民生支出", "元"), ("一般公共预算支出", "元"), "民生支出占一般公共预算支出"),
        (("新签约亿元以上项目", "个"), ("新签约2000万元以上项目", "个"), "新签约亿元以上项目占比"),
    ],
)
def test_shares_are_the_part_of_the_whole(part: tuple[str, str], whole: tuple[str, str], share: str) -> None:
    computed = stated(*part) * 100 / stated(*whole)
    assert abs(computed - stated(share, "%", "share")) < Decimal("0.005")


@pytest.mark.parametrize(
    ("subject", "unit", "before"),
    [("进出口总额", "元", None), ("投向实体经济的贷款余额", "元", "change"), ("经营主体总量", "户", "change")],
)
def test_growth_follows_from_the_value_before(subject: str, unit: str, before: str | None) -> None:
    now = stated(subject, unit)
    then = now - stated(subject, unit, "change") if before else stated(subject, unit, status="reference")
    assert round((now / then - 1) * 100, 1) == stated(subject, "%", "growth")


def test_the_three_sectors_make_up_the_whole() -> None:
    assert sum(stated(f"第{name}产业占比", "%", "share", "estimate") for name in "一二三") == 100


def test_the_new_power_station_is_what_capacity_grew_by() -> None:
    grown = stated("电力装机", "千瓦") - stated("电力装机", "千瓦", status="reference")
    assert grown == stated("松岭电厂二期装机容量", "千瓦")


# The reader ----------------------------------------------------------------------------------------------------------


def test_the_reader_finds_every_figure_and_no_other(read: list[Row]) -> None:
    found = {(row["start"], row["text"]) for row in read if row["kind"] == "figure"}
    wanted = {(row["start"], row["text"]) for row in FIGURES}
    assert (sorted(wanted - found), sorted(found - wanted)) == ([], [])


def test_the_reader_gives_every_numeral_its_class(read: list[Row]) -> None:
    found = [(row["start"], row["end"], row["class"]) for row in read if row["kind"] == "numeral"]
    wrong = [
        (row["text"], row["class"])
        for row in NUMERALS
        if not any(start < row["end"] and row["start"] < end and name == row["class"] for start, end, name in found)
    ]
    # A Chinese numeral in a name or a time (第六届) may be marked or left alone; a threshold must be one.
    marked = [(row["start"], row["end"]) for row in ANNOTATION]
    extra = [
        (text, name)
        for start, end, name in found
        if not any(start < stop and begin < end for begin, stop in marked)
        and (re.search("[0-9０-９]", text := TEXT[start:end]) or name == "criterion")
    ]
    assert (wrong, extra) == ([], [])


def test_the_reader_gives_every_figure_its_value(read: list[Row]) -> None:
    assert differences(ANNOTATION, read, VALUE) == []


def test_the_reader_gives_every_figure_its_meaning_but_for_known_differences(read: list[Row]) -> None:
    found = differences(ANNOTATION, read, MEANING)
    new, gone = sorted(set(found) - KNOWN), sorted(KNOWN - set(found))
    assert (new, gone) == ([], []), "\n".join(["", "new differences:", *new, "no more:", *gone])


UNREAD = frozenset(
    {
        "对报告确定的每一项任务，我们都将逐项布置、按月调度、实地检查、如实反馈，没有办好的再落实，办成一件、销号一件",
        "7月向市人大常委会报告进展",
        "年底向全市人民交账",
    }
)
"""Commitments that the reader does not yet find: they tell of manners, in a sentence without the usual verbs."""


def test_the_reader_finds_every_commitment_and_no_other_but_for_known_differences(read: list[Row]) -> None:
    def checkable(listed: list[Row]) -> dict[tuple[int, str], tuple[str, str]]:
        rows_ = (row for row in listed if row["kind"] == "commitment" and row["commitment"] != "stance")
        return {(row["start"], row["text"]): (row["commitment"], row["strength"]) for row in rows_}

    found, wanted = checkable(read), checkable(ANNOTATION)
    missed, extra = wanted.keys() - found.keys(), found.keys() - wanted.keys()
    assert ({text for _, text in missed}, extra) == (UNREAD, set())
    assert {span: found[span] for span in found} == {span: wanted[span] for span in found}
