"""Numbers, periods and oddities, one by one."""

from decimal import Decimal

import pytest

from luoshi.judging.indicators import in_unit
from luoshi.judging.observations import Bad, period, value
from luoshi.judging.observations.doubts import fraction, leap, ratio

VALUES = [
    ("6.1", "%", "6.1"), ("6.10", "%", "6.10"), (" 6.1 % ", "%", "6.1"), ("６．１", "%", "6.1"), ("−0.3", "%", "-0.3"),
    ("1,234.5", "亿元", "1234.5"), ("300亿元", "亿元", "300"), ("0", "户", "0"), ("+2", "户", "2"), ("3个百分点", "百分点", "3"),
    ("—", "%", None), ("", "%", None), ("…", "%", None), ("/", "%", None), ("无", "%", None),
    ("约5亿", "亿元", "text"), ("五亿", "亿元", "text"), ("6.1.2", "%", "text"), ("12,34", "%", "text"), ("1e5", "亿元", "unit"),
    ("6.1万元", "亿元", "unit"), ("6.1%", "亿元", "unit"), ("6.1亿元", "%", "unit"), ("6..1", "%", "text"), ("1" * 60, "户", "text"),
    ("12345678901234567890", "户", "long"), ("NaN", "%", "text"), ("Infinity", "%", "text"), ("6.1（预计）", "%", "unit"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "expected"), VALUES)
def test_a_cell_as_a_number(text: str, unit: str, expected: str | None) -> None:
    if expected is None:
        assert value(text, unit) is None
    elif expected.lstrip("-")[0].isdigit():
        assert str(value(text, unit)) == expected
    else:
        with pytest.raises(Bad) as bad:
            value(text, unit)
        assert bad.value.code == expected


PERIODS = [
    ("1—2月", (2024, 2, True)), ("1-2月", (2024, 2, True)), ("1～3月", (2024, 3, True)), ("3月", (2024, 3, False)),
    ("3月末", (2024, 3, False)), ("12月", (2024, 12, False)), ("一季度", (2024, 3, True)), ("上半年", (2024, 6, True)),
    ("前三季度", (2024, 9, True)), ("三季度", (2024, 9, True)), ("全年", (2024, 12, True)), ("2023年", (2023, 12, True)),
    ("2023年5月", (2023, 5, False)), ("2023-05", (2023, 5, False)), ("2023/5", (2023, 5, False)), ("202305", (2023, 5, False)),
    ("2023年1—5月", (2023, 5, True)), ("2023年5月1日", (2023, 5, False)), ("2023Q3", (2023, 9, True)), ("2023.11", (2023, 11, False)),
    ("1-5月累计", (2024, 5, True)), ("0月", None), ("13月", None), ("5", None), ("合计", None), ("", None), ("2023", None),
    ("同比", None), ("月" * 30, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_a_head_as_a_period(text: str, expected: tuple[int, int, bool] | None) -> None:
    assert period(text, 2024) == expected


def test_a_month_without_a_year_is_none() -> None:
    assert period("3月") is None
    assert period("2024年3月") == (2024, 3, False)


@pytest.mark.parametrize(
    ("number", "others", "likely"),
    [
        ("0.062", ("6.1", "5.9", "6.0"), "6.2"), ("0.062", (), "6.2"), ("0.06", (), "6"), ("0.1", (), None), ("6.2", (), None),
        ("0.2", ("0.3", "0.1", "0.4"), None), ("0.5", ("6.1", "5.9"), None), ("0", ("6.1",), None), ("-0.03", ("-3.1",), "-3"),
    ],
)  # fmt: skip
def test_a_percent_written_as_a_fraction(number: str, others: tuple[str, ...], likely: str | None) -> None:
    found = fraction(Decimal(number), "%", [Decimal(each) for each in others])
    assert found == (None if likely is None else Decimal(likely))


def test_what_is_no_percent_is_no_fraction() -> None:
    assert fraction(Decimal("0.062"), "亿元", []) is None


@pytest.mark.parametrize(
    ("number", "others", "times"),
    [("3000000", ("3000", "2900"), 1017), ("3", ("3000", "2900"), 983), ("3100", ("3000", "2900"), None), ("250", ("3",), None), ("300", ("3",), 100), ("5", (), None), ("0", ("3",), None)],
)  # fmt: skip
def test_a_thousandfold_slip(number: str, others: tuple[str, ...], times: int | None) -> None:
    found = leap(Decimal(number), [Decimal(each) for each in others])
    assert (found and found[1]) == times


@pytest.mark.parametrize(
    ("number", "unit", "parts", "likely"),
    [("97.3", "%", ("355", "365"), None), ("97.4", "%", ("355", "365"), "97.3"), ("5", "", ("10", "2"), None), ("1", "%", ("1", "0"), None)],
)  # fmt: skip
def test_a_percent_and_its_parts(number: str, unit: str, parts: tuple[str, str], likely: str | None) -> None:
    found = ratio(Decimal(number), unit, *map(Decimal, parts))
    assert found == (None if likely is None else Decimal(likely))


@pytest.mark.parametrize(
    ("number", "of", "unit", "expected"),
    [("30000000000", "元", "亿元", "300"), ("922.06", "万亩", "亩", "9220600"), ("6.1", "%", "%", "6.1"), ("6", "元", "户", None), ("12000", "万元", "亿元", "1.2")],
)  # fmt: skip
def test_a_value_in_another_unit(number: str, of: str, unit: str, expected: str | None) -> None:
    found = in_unit(Decimal(number), of, unit)
    assert (None if found is None else f"{found:f}") == expected
