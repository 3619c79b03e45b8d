"""What is found, in which order, with how many queries."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from luoshi.facts import Anchor
from luoshi.web.register import queries
from luoshi.web.register.actions import admit
from luoshi.web.register.queries import NO_PLACE, SORTS, FigureQuestion, Report
from tests.readings import Report as Made

pytestmark = pytest.mark.django_db


def asked(report: Report, **question: Any) -> list[str]:
    page = queries.figures(report, FigureQuestion(**question), queries.outline(report))
    assert page is not None
    return [row.figure.text for row in page.rows]


FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({"status": "target", "measure": "growth"}, ["6%"]),
    ({"measure": "rank"}, ["第3位"]),
    ({"part": "review", "measure": "share"}, ["95.1%"]),
    ({"place": "望川经开区"}, ["2.3亿元"]),
    ({"place": NO_PLACE, "status": "target", "measure": "share"}, ["96%"]),
    ({"words": "停车位"}, ["1.6万个", "9000个"]),
    ({"words": "%"}, []),
    ({"words": "_"}, []),
    ({"words": "gdp"}, []),
]


@pytest.mark.parametrize(("question", "expected"), FILTERS)
def test_filters(admitted: Report, question: dict[str, Any], expected: list[str]) -> None:
    assert asked(admitted, **question) == expected


def test_a_part_holds_its_sections(admitted: Report) -> None:
    review, _growth, ecology, plan, livable = queries.outline(admitted)
    assert asked(admitted, section=ecology.start) == ["95.1%", "28微克/立方米", "2.3亿元"]
    assert asked(admitted, section=review.start) == asked(admitted, part="review")
    assert set(asked(admitted, section=livable.start)) < set(asked(admitted, section=plan.start))
    assert asked(admitted, section=7) == []


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("falling", [False, True])
def test_every_order_is_stable_over_pages(admitted: Report, sort: str, falling: bool) -> None:
    whole = asked(admitted, sort=sort, falling=falling, limit=200)
    pages = [asked(admitted, sort=sort, falling=falling, limit=5, page=page) for page in (1, 2, 3, 4)]
    assert [text for page in pages for text in page] == whole
    assert len(whole) == len(queries.reading(admitted).figures)


def test_order_by_size_and_by_text(admitted: Report) -> None:
    assert asked(admitted, sort="size", falling=True)[:3] == ["300亿元", "2.3亿元", "1.6万个"]
    assert asked(admitted)[0] == "5.2%"
    # 3—5个 is sorted by its lower end, beside 第3位, which stands before it
    assert asked(admitted, sort="size")[:2] == ["第3位", "3—5个"]


def test_rows_carry_their_anchor(admitted: Report) -> None:
    page = queries.figures(admitted, FigureQuestion(), ())
    assert page is not None
    for row in page.rows:
        assert row.anchor == Anchor.at(admitted.source, row.figure.start, row.figure.end)
        assert row.anchor.quote == row.figure.text
        assert row.figure.text in row.sentence


def test_a_page_behind_the_last_is_none(admitted: Report) -> None:
    assert queries.figures(admitted, FigureQuestion(page=2), ()) is None
    empty = queries.figures(admitted, FigureQuestion(words="没有的"), ())
    assert empty is not None
    assert (empty.total, empty.pages, empty.first, empty.last) == (0, 1, 0, 0)


# Two of them, or for the list one, find out who asks and whether they may.
PAGES = {
    "/": 3,
    "/reports/{key}/": 12,
    "/reports/{key}/figures": 7,
    "/reports/{key}/figures?part=plan&q=%E6%96%B0&sort=-size": 7,
    "/reports/{key}/figures.json": 7,
    "/reports/{key}/figures.csv": 7,
    "/reports/{key}/text": 8,
    "/reports/{key}/years": 8,
    "/reports/{key}/years.json": 8,
}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_takes_the_same_queries_however_much_it_shows(
    admitted: Report,
    client: Client,
    address: str,
    django_assert_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    many = Made("万言.txt", "一、2023年回顾\n" + "".join(f"安置房{n}套。\n" for n in range(1000, 1300)))
    many.section("一、2023年回顾", 1, "review", 2023)
    for n in range(1000, 1300):
        many.figure(f"{n}套", str(n), "套", "安置房", place=f"第{n}区")
    reading = many.reading()
    for key in (admitted.key, admit(reading.source, reading).key):
        with django_assert_num_queries(PAGES[address]):
            response = client.get(address.format(key=key))
        assert response.status_code == 200
