"""The exact solver: its proofs, its extents, and HiGHS beside it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.judging.agreement import solve
from luoshi.judging.agreement.exact import Row, extent, extent_of_ratio, proves, refute, row
from luoshi.judging.agreement.solve import Undecided, contradictory, screened

NAMES = ("x", "y", "z")
SMALL = st.integers(-4, 4)
POINTS = st.fixed_dictionaries({name: st.fractions(-5, 5, max_denominator=6) for name in NAMES})
LINES = st.lists(st.fixed_dictionaries(dict.fromkeys(NAMES, SMALL)), min_size=1, max_size=9)


def at(each: Row, point: dict[str, Fraction]) -> Fraction:
    return sum((by * point[name] for name, by in each.factors), Fraction(0))


@given(LINES, POINTS)
def test_rows_that_a_point_fulfils_are_never_refuted(lines: list[dict[str, int]], point: dict[str, Fraction]) -> None:
    rows = [row(line, 0, number) for number, line in enumerate(lines)]
    rows = [Row(each.factors, at(each, point), each.owner) for each in rows]
    assert refute(rows) is None
    assert contradictory(rows) is None


@given(LINES, st.lists(SMALL, min_size=9, max_size=9))
def test_a_refutation_proves_and_names_an_irreducible_set(lines: list[dict[str, int]], least: list[int]) -> None:
    rows = [row(line, by, number) for number, (line, by) in enumerate(zip(lines, least, strict=False))]
    found = contradictory(rows)
    if found is None:
        return
    weights = refute(found)
    assert weights is not None and proves(found, weights)
    for each in found:
        assert refute([other for other in found if other is not each]) is None


@given(LINES, st.lists(SMALL, min_size=9, max_size=9))
def test_highs_and_the_exact_method_agree(lines: list[dict[str, int]], least: list[int]) -> None:
    pytest.importorskip("highspy")
    rows = [row(line, by, number) for number, (line, by) in enumerate(zip(lines, least, strict=False))]
    found = screened([each for each in rows if each.factors])
    assert found is not None
    assert bool(found) is (refute([each for each in rows if each.factors]) is not None)
    if found:
        assert refute(found) is not None


@given(LINES, POINTS)
def test_an_extent_holds_every_point_and_is_reached(lines: list[dict[str, int]], point: dict[str, Fraction]) -> None:
    rows = [row(line, 0, None) for line in lines]
    rows = [Row(each.factors, at(each, point) - 1, None) for each in rows]
    low, high = extent(rows, {"x": 1})
    assert low is None or low <= point["x"]
    assert high is None or high >= point["x"]
    for end, sign in ((low, 1), (high, -1)):
        if end is not None:
            assert refute([*rows, row({"x": -sign}, -sign * end, None)]) is None
            beyond = end - sign * Fraction(1, 1000)
            assert refute([*rows, row({"x": -sign}, -sign * beyond, None)]) is not None


def test_a_ratio_reaches_from_its_least_to_its_greatest() -> None:
    rows = [row({"a": 1}, 3, None), row({"a": -1}, -6, None), row({"b": 1}, 2, None), row({"b": -1}, -4, None)]
    assert extent_of_ratio(rows, "a", "b") == (Fraction(3, 4), 3)


def test_a_false_proof_is_none() -> None:
    rows = [row({"x": 1}, 3, None), row({"x": -1}, -2, None)]
    assert proves(rows, [Fraction(1), Fraction(1)])
    assert not proves(rows, [Fraction(1), Fraction(2)])
    assert not proves(rows, [Fraction(-1), Fraction(-1)])
    assert not proves(rows, [Fraction(0), Fraction(0)])


def chain(length: int, end: int) -> list[Row]:
    """x0 = 0, each the one before plus 1, the last at `end`."""
    rows = [row({"x0": 1}, 0, 0), row({"x0": -1}, 0, 0)]
    for number in range(length):
        step = {f"x{number + 1}": 1, f"x{number}": -1}
        rows += [row(step, 1, None), row({name: -by for name, by in step.items()}, -1, None)]
    return [*rows, row({f"x{length}": 1}, end, "end"), row({f"x{length}": -1}, -end, "end")]


@pytest.mark.parametrize(("end", "possible"), [(100, True), (101, False)])
def test_a_large_system_is_screened_by_highs_and_proved_exactly(end: int, possible: bool) -> None:
    pytest.importorskip("highspy")
    assert len(chain(100, end)) > solve.SMALL
    found = contradictory(chain(100, end))
    assert (found is None) is possible
    if found is not None:
        assert refute(found) is not None


def test_highs_is_never_believed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "SMALL", 2)
    monkeypatch.setattr(solve, "screened", lambda rows: list(rows)[:3])
    assert contradictory(chain(4, 4)) is None


def test_without_highs_a_middling_system_is_decided_and_a_large_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "screened", lambda rows: None)
    monkeypatch.setattr(solve, "SMALL", 2)
    assert contradictory(chain(4, 5)) is not None
    monkeypatch.setattr(solve, "LARGEST", 4)
    with pytest.raises(Undecided):
        contradictory(chain(4, 5))
