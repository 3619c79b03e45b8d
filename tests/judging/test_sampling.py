"""A draw that anybody can repeat and nobody can steer, and what may be concluded from it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.judging.sampling import (
    Unit,
    accepted,
    allocate,
    commit,
    doubly_sampled,
    draw,
    frame_hash,
    in_proportion,
    strata,
    wilson,
    without_failure,
)

SEED = bytes(range(16))
FRAME = [Unit(f"任务{number}", f"{'东南西北'[number % 4]}县") for number in range(80)]


def test_the_draw_follows_from_the_seed_and_the_frame_alone() -> None:
    committed = commit(FRAME, SEED, {"东县": 3, "北县": 2})
    drawn = draw(FRAME, SEED, committed)
    assert drawn == draw(list(reversed(FRAME)), SEED, committed)
    assert strata(drawn) == {"东县": 3, "北县": 2}
    assert len(set(drawn)) == 5


def test_another_seed_draws_others() -> None:
    other = bytes(16)
    first = draw(FRAME, SEED, commit(FRAME, SEED, {"东县": 5}))
    assert first != draw(FRAME, other, commit(FRAME, other, {"东县": 5}))


@pytest.mark.parametrize("changed", [FRAME[1:], [*FRAME, Unit("任务80", "东县")], [Unit("任务0", "西县"), *FRAME[1:]]])
def test_a_frame_that_was_changed_after_the_commitment_is_refused(changed: list[Unit]) -> None:
    with pytest.raises(ValueError, match="frame"):
        draw(changed, SEED, commit(FRAME, SEED, {"东县": 3}))


def test_a_seed_that_was_changed_after_the_commitment_is_refused() -> None:
    with pytest.raises(ValueError, match="seed"):
        draw(FRAME, bytes(16), commit(FRAME, SEED, {"东县": 3}))


@pytest.mark.parametrize(("seed", "sizes"), [(b"short", {"东县": 1}), (SEED, {"东县": 21}), (SEED, {"无县": 1})])
def test_a_commitment_that_cannot_be_kept_is_refused(seed: bytes, sizes: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        commit(FRAME, seed, sizes)


def test_a_key_stands_once_in_a_frame() -> None:
    with pytest.raises(ValueError, match="twice"):
        frame_hash([Unit("任务1", "东县"), Unit("任务1", "西县")])


def test_every_unit_is_drawn_about_as_often_as_any_other() -> None:
    frame = [Unit(str(number), "县") for number in range(20)]
    times = dict.fromkeys(frame, 0)
    for number in range(2000):
        seed = number.to_bytes(16, "big")
        for unit in draw(frame, seed, commit(frame, seed, {"县": 5})):
            times[unit] += 1
    # 500 expected, standard deviation 19.4; five of them on either side.
    assert min(times.values()) > 400 and max(times.values()) < 600


@given(
    st.dictionaries(st.text("东南西北", min_size=1, max_size=3), st.integers(0, 60), min_size=1), st.integers(0, 200)
)
def test_an_allocation_is_as_large_as_asked_and_no_place_goes_unseen(there: dict[str, int], size: int) -> None:
    sizes = in_proportion(there, size)
    assert sum(sizes.values()) == min(size, sum(there.values()))
    assert all(0 <= sizes[each] <= there[each] for each in there)
    if size >= sum(1 for count in there.values() if count):
        assert all(sizes[each] for each in there if there[each])


def test_where_it_varies_more_more_is_drawn() -> None:
    spread = {"一": Decimal(1), "二": Decimal(5), "三": Decimal(5)}
    assert allocate({"一": 500, "二": 300, "三": 200}, spread, 10) == {"一": 2, "二": 5, "三": 3}


@pytest.mark.parametrize(("lot", "size"), [(100, 45), (500, 56), (1000, 57), (3000, 58), (None, 59)])
def test_how_many_without_a_failure(lot: int | None, size: int) -> None:
    assert without_failure(lot, Fraction(5, 100), Fraction(95, 100)) == size


@pytest.mark.parametrize(("size", "most", "chance"), [(80, 2, ".9534"), (125, 3, ".9626")])
def test_how_likely_a_good_lot_is_accepted(size: int, most: int, chance: str) -> None:
    assert round(accepted(size, most, Fraction(1, 100)), 4) == Decimal(chance)


def test_an_interval_for_ten_of_fifty() -> None:
    interval = wilson(10, 50)
    assert (interval.share, round(interval.low, 4), round(interval.high, 4)) == (0.2, 0.1124, 0.3304)


def test_what_is_truly_done_when_950_of_1008_say_so() -> None:
    estimate = doubly_sampled(950, 1008, (98, 113), (1, 7))
    assert (round(100 * estimate.share, 2), round(100 * estimate.error, 2)) == (82.56, 3.15)
