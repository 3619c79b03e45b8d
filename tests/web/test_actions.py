"""Admitting: whole or not at all, once, and exactly as it was read."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError

from luoshi.facts import Quantity, Reading, Source
from luoshi.web.register import queries
from luoshi.web.register.actions import admit
from luoshi.web.register.models import Doubt, Figure, Numeral, Section
from luoshi.web.register.models import Source as SourceRow

pytestmark = pytest.mark.django_db
TABLES = (SourceRow, Section, Figure, Numeral, Doubt)


def sizes() -> list[int]:
    return [table.objects.count() for table in TABLES]


def test_what_comes_out_is_what_went_in(wangchuan_reading: Reading) -> None:
    admitted = admit(wangchuan_reading.source, wangchuan_reading)
    report = queries.report(admitted.key)
    assert report is not None
    assert queries.reading(report) == wangchuan_reading


def test_the_same_source_again_changes_nothing(wangchuan_reading: Reading) -> None:
    first = admit(wangchuan_reading.source, wangchuan_reading)
    before = sizes()
    renamed = wangchuan_reading.source._replace(name="another name.txt")
    again = admit(renamed, wangchuan_reading._replace(source=renamed, figures=()))
    assert (first.new, again.new) == (True, False)
    assert first.key == again.key
    assert sizes() == before
    report = queries.report(first.key)
    assert report is not None
    assert report.source.name == "望川市2024.txt"


@pytest.mark.parametrize("table", [Section, Figure, Numeral, Doubt])
def test_a_fault_leaves_nothing_behind(wangchuan_reading: Reading, monkeypatch: pytest.MonkeyPatch, table: Any) -> None:
    def broken(*_args: Any, **_kwargs: Any) -> None:
        raise DatabaseError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(type(table.objects), "bulk_create", broken)
        with pytest.raises(DatabaseError):
            admit(wangchuan_reading.source, wangchuan_reading)
    assert sizes() == [0, 0, 0, 0, 0]
    assert admit(wangchuan_reading.source, wangchuan_reading).new


def test_a_fault_after_some_rows_takes_them_back(wangchuan_reading: Reading) -> None:
    twice = wangchuan_reading._replace(numerals=(*wangchuan_reading.numerals, wangchuan_reading.numerals[0]))
    with pytest.raises(DatabaseError):
        admit(twice.source, twice)
    assert sizes() == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("value", ["0", "0.10", "1234567890123456.789", "1E+15", "0.000000000000000000000000000001"])
def test_decimals_are_kept_to_the_last_digit(wangchuan_reading: Reading, value: str) -> None:
    quantity = Quantity(Decimal(value), None, None, "元")
    figures = (wangchuan_reading.figures[0]._replace(quantity=quantity),)
    admitted = admit(wangchuan_reading.source, wangchuan_reading._replace(figures=figures))
    report = queries.report(admitted.key)
    assert report is not None
    assert str(queries.reading(report).figures[0].quantity.value) == str(Decimal(value))


def test_rows_are_never_rewritten(wangchuan_reading: Reading) -> None:
    admit(wangchuan_reading.source, wangchuan_reading)
    for table in TABLES:
        row = table.objects.all()[0]
        with pytest.raises(TypeError):
            row.save()


def test_a_reading_of_another_source_is_an_error(wangchuan_reading: Reading) -> None:
    with pytest.raises(ValueError, match="not of"):
        admit(Source("other.txt", "二", "0" * 64), wangchuan_reading)
    assert sizes() == [0, 0, 0, 0, 0]
