"""By when: what offices write into 完成时限, and what no day can be made of."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.judging.deadlines import due_day

SAID = """
2026-06-30 2026-6-30
2026-06-30 2026年6月30日
2026-06-30 6月30日前
2026-06-30 6月底前
2026-06-30 6月底
2026-06-30 6月底前完成
2026-06-30 6月
2026-06-30 6月份
2026-02-28 2月末
2028-02-29 2028年2月底
2026-12-31 年内
2026-12-31 年底前
2026-12-31 全年
2026-12-31 2026年
2026-12-31 2026年底前
2026-12-31 今年年底前
2026-12-31 年底
2027-06-30 明年6月底前
2026-06-30 上半年
2026-12-31 下半年
2026-03-31 一季度
2026-09-30 第三季度末
2026-09-30 前三季度
2025-12-31 2025
"""


@pytest.mark.parametrize("line", SAID.split("\n")[1:-1])
def test_a_deadline_is_the_last_day_of_what_is_said(line: str) -> None:
    day, said = line.split(" ", 1)
    assert due_day(said, 2026) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "尽快",
        "长期",
        "持续推进",
        "13月底前",
        "2月30日",
        "6月底前开工，12月底前完工",
        "0000年",
        "前",
        "第五季度",
        "待定",
    ],
)
def test_what_names_no_day_has_none(said: str) -> None:
    assert due_day(said, 2026) is None


@given(st.text(alphabet="0123456789年月日底前上下半季度一二三内-全今明。 完成", max_size=12))
def test_whatever_is_written_nothing_breaks(said: str) -> None:
    found = due_day(said, 2026)
    assert found is None or found.year >= 1
