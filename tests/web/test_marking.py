"""The marked text: no character lost, every numeral marked once."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.facts import Doubt, Reading
from luoshi.web.register import marking
from luoshi.web.register.marking import Stretch, page_at, page_bounds, text_page
from tests.readings import TEXT, Report, wangchuan

READING = wangchuan().reading()


def stretches(reading: Reading, page: int = 1) -> list[Stretch]:
    found = text_page(reading, page)
    assert found is not None
    return [stretch for paragraph in found.paragraphs for stretch in paragraph.stretches]


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60))


@given(st.lists(spans, max_size=6))
def test_whatever_is_doubted_the_text_stays_whole(doubted: list[tuple[int, int]]) -> None:
    doubts = tuple(
        Doubt("unclear-class", start, min(len(TEXT), start + length), "", (), (0, 1), ()) for start, length in doubted
    )
    found = stretches(READING._replace(doubts=doubts))
    assert "".join(stretch.text for stretch in found) == TEXT.replace("\n", "")
    firsts = [stretch.start for stretch in found if stretch.first]
    assert firsts == sorted(row.start for row in (*READING.figures, *READING.numerals))


def test_marks_say_what_they_are() -> None:
    marked = {stretch.text: (stretch.kind, stretch.status) for stretch in stretches(READING) if stretch.kind}
    assert marked["60家"] == ("figure", "actual")
    assert marked["18个"] == ("figure", "target")
    assert marked["亿元"] == ("criterion", "")
    assert marked["2.5"] == ("name", "")
    assert [stretch.text for stretch in stretches(READING) if stretch.doubt] == ["120"]


def test_headings_and_titles_at_the_head_of_running_text() -> None:
    page = text_page(READING, 1)
    assert page is not None
    levels = [("".join(stretch.text for stretch in line.stretches)[:12], line.level) for line in page.paragraphs]
    assert levels[1] == ("一、2023年工作回顾", 1)
    assert levels[2][1] == 0
    titles = "".join(stretch.text for stretch in page.paragraphs[2].stretches if stretch.title)
    assert titles == "（一）经济稳中有进"


def test_a_long_text_has_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "PAGE", 80)
    bounds = page_bounds(TEXT)
    assert bounds[0] == 0 and bounds[-1] == len(TEXT)
    assert all(0 < after - before <= 80 for before, after in pairwise(bounds))
    pages = [stretches(READING, number) for number in range(1, len(bounds))]
    assert "".join(stretch.text for page in pages for stretch in page) == TEXT.replace("\n", "")
    for figure in READING.figures:
        page = pages[page_at(TEXT, figure.start) - 1]
        assert figure.start in [stretch.start for stretch in page if stretch.first]
    assert text_page(READING, 0) is None
    assert text_page(READING, len(bounds)) is None


def test_a_text_broken_at_a_fixed_width_is_shown_in_paragraphs() -> None:
    paragraph = "".join(f"第{chr(0x4E00 + n)}项工程已经开工，" for n in range(60)) + "全部按期推进。"
    lines = [paragraph[at : at + 30] for at in range(0, len(paragraph), 30)]
    made = Report("断行.txt", "各位代表：\n" + "\n".join(lines) + "\n下一段从这里开始。\n")
    page = text_page(made.reading(), 1)
    assert page is not None
    told = ["".join(stretch.text for stretch in line.stretches) for line in page.paragraphs]
    assert told == ["各位代表：", paragraph, "下一段从这里开始。"]


def test_short_lines_that_are_no_broken_paragraph_stay_apart() -> None:
    lines = [
        f"{n}、小标题" if n % 3 else f"第{n}段写得长一些，说明这一年做了哪些事情，取得了什么样的成效" for n in range(40)
    ]
    page = text_page(Report("短行.txt", "\n".join(lines)).reading(), 1)
    assert page is not None
    assert len(page.paragraphs) == len(lines)
