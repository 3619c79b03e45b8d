"""Our named tuples do what typing.NamedTuple does."""

import copy
from typing import NamedTuple as Usual

import pytest

from luoshi.facts.named import NamedTuple


class Ours(NamedTuple):
    """A value and its unit."""

    value: int
    unit: str = "户"
    hedge: str | None = None


class Theirs(Usual):
    """A value and its unit."""

    value: int
    unit: str = "户"
    hedge: str | None = None


def test_values_are_given_in_order_by_name_or_by_default() -> None:
    for made in (Ours, Theirs):
        assert made(5) == made(value=5) == made(5, "户") == made(5, hedge=None, unit="户") == (5, "户", None)
        assert made(5, "家").unit == "家"


@pytest.mark.parametrize("made", [Ours, Theirs])
def test_what_does_not_fit_is_no_value(made: type) -> None:
    for values, named in (((), {}), ((1, "户", None, 4), {}), ((1,), {"value": 2}), ((1,), {"place": "县"})):
        with pytest.raises(TypeError):
            made(*values, **named)


def test_a_place_gets_another_value() -> None:
    for made in (Ours, Theirs):
        assert made(5)._replace(unit="家", value=6) == (6, "家", None)
        with pytest.raises((ValueError, TypeError)):
            made(5)._replace(place="县")


def test_it_is_frozen_small_and_copied_as_what_it_is() -> None:
    one = Ours(5)
    with pytest.raises(AttributeError):
        one.value = 6  # type: ignore[misc]
    assert not hasattr(one, "__dict__")
    assert type(copy.copy(one)) is Ours and copy.copy(one) == one
    assert repr(one) == "Ours(value=5, unit='户', hedge=None)" == repr(Theirs(5)).replace("Theirs", "Ours")
    assert Ours._fields == Theirs._fields and Ours.__doc__ == Theirs.__doc__
