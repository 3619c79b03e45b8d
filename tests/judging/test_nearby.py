"""The clause around a span, and sentences told only near what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.facts import Source
from luoshi.facts.rows import AROUND, sentence_row
from luoshi.judging.nearby import MOST, nearby

CLAUSES = [
    ("地区生产总值增长5.6%，固定资产投资增长3.1%。", "3.1%", ("…固定资产投资增长", "3.1%", "")),
    ("地区生产总值增长5.6%，固定资产投资增长3.1%。", "5.6%", ("地区生产总值增长", "5.6%", "…")),
    ("新建口袋公园9个。", "9个", ("新建口袋公园", "9个", "")),
    # A clause that says too little by itself brings the one before it along.
    ("其中税收收入67.7亿元，占71%，提高1个百分点。", "71%", ("其中税收收入67.7亿元，占", "71%", "…")),
]


@pytest.mark.parametrize(("text", "quote", "shown"), CLAUSES)
def test_the_clause_around_a_figure(text: str, quote: str, shown: tuple[str, str, str]) -> None:
    first = text.index(quote)
    assert nearby(text, first, first + len(quote)) == shown


@given(st.text("数9，。；\n", max_size=300), st.data())
def test_what_is_shown_stands_in_the_text_and_is_short(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    before, quote, after = nearby(text, first, last)
    assert quote == text[first:last]
    assert before.removeprefix("…") + quote + after.removesuffix("…") in text
    assert len(before) <= MOST + 1 and len(after) <= MOST + 1


def test_an_endless_sentence_is_told_only_near_what_stands_in_it() -> None:
    source = Source("长.txt", "头" * 1000 + "9个" + "尾" * 1000, "0" * 64)
    row = sentence_row(source, (0, 2002), 1000, 1002)
    assert (row["start"], row["end"]) == (1000 - AROUND, 1002 + AROUND)
    assert row["text"] == source.text[row["start"] : row["end"]]
    short = sentence_row(Source("短.txt", "新建公园9个。", "0" * 64), (0, 7), 4, 6)
    assert short == {"start": 0, "end": 7, "text": "新建公园9个。"}
