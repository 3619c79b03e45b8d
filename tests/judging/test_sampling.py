"""A draw that anybody can repeat and nobody can steer, and what may be concluded from it."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.judging.sampling import (
    AQLS,
    Drawn,
    Interval,
    Part,
    Unit,
    accepted,
    allocate,
    clopper_pearson,
    commit,
    doubly_sampled,
    draw,
    frame_file,
    in_proportion,
    plan,
    read_frame,
    result,
    sequential,
    strata,
    stratified,
    wilson,
    without_failure,
)

SEED = bytes(range(16))
FRAME = [Unit(f"任务{number}", f"{'东南西北'[number % 4]}县") for number in range(80)]
FIVE = frame_file(FRAME, {"东县": 3, "北县": 2})


def test_the_draw_follows_from_the_seed_and_the_frame_alone() -> None:
    drawn = draw(FIVE, SEED, commit(FIVE, SEED))
    assert frame_file(list(reversed(FRAME)), {"北县": 2, "东县": 3}) == FIVE
    assert strata(drawn) == {"东县": 3, "北县": 2}
    assert len(set(drawn)) == 5


def test_a_draw_of_today_is_the_draw_of_ever() -> None:
    # Worked out with sha256sum and openssl: whoever changes the method breaks every draw on record.
    frame = frame_file([Unit(f"{number}@1", "临江县") for number in range(1, 5)], {"临江县": 2})
    assert (
        frame
        == (
            "luoshi-frame 1\ndraw\t临江县\t2\n" + "".join(f"unit\t临江县\t{number}@1\n" for number in range(1, 5))
        ).encode()
    )
    assert commit(frame, SEED).frame == "82d7b16a63f9f03459e8b5b01c9a722005211f52be9bc0e23865cf4536a2c144"
    assert [unit.key for unit in draw(frame, SEED)] == ["2@1", "4@1"]


def test_another_seed_draws_others() -> None:
    assert draw(FIVE, SEED) != draw(FIVE, bytes(16))


@pytest.mark.parametrize("changed", [FRAME[1:], [*FRAME, Unit("任务80", "东县")], [Unit("任务0", "西县"), *FRAME[1:]]])
def test_a_frame_that_was_changed_after_the_commitment_is_refused(changed: list[Unit]) -> None:
    with pytest.raises(ValueError, match="frame"):
        draw(frame_file(changed, {"东县": 3, "北县": 2}), SEED, commit(FIVE, SEED))


def test_how_many_are_drawn_is_part_of_what_is_committed_to() -> None:
    with pytest.raises(ValueError, match="frame"):
        draw(frame_file(FRAME, {"东县": 4, "北县": 2}), SEED, commit(FIVE, SEED))


def test_a_seed_that_was_changed_after_the_commitment_is_refused() -> None:
    with pytest.raises(ValueError, match="seed"):
        draw(FIVE, bytes(16), commit(FIVE, SEED))


def test_a_commitment_that_cannot_be_kept_is_refused() -> None:
    with pytest.raises(ValueError, match="bytes"):
        commit(FIVE, b"short")
    for sizes in ({"东县": 21}, {"无县": 1}, {"东县": -1}):
        with pytest.raises(ValueError):
            frame_file(FRAME, sizes)


@pytest.mark.parametrize(
    "units",
    [[Unit("任务1", "东县"), Unit("任务1", "西县")], [Unit("任务\t1", "东县")], [Unit("任务1", "东\n县")],
     [Unit("任务1\u2028", "东县")]],
)  # fmt: skip
def test_a_frame_names_each_unit_once_and_on_one_line(units: list[Unit]) -> None:
    with pytest.raises(ValueError):
        frame_file(units, {})


@given(st.dictionaries(st.text("甲乙123@", min_size=1), st.sampled_from(["东县", "西县"]), min_size=1), st.data())
def test_a_frame_is_read_back_as_it_was_written(keys: dict[str, str], data: st.DataObject) -> None:
    units = [Unit(key, stratum) for key, stratum in keys.items()]
    sizes = {stratum: data.draw(st.integers(0, count)) for stratum, count in strata(units).items()}
    assert read_frame(frame_file(units, sizes)) == (tuple(sorted(units, key=lambda u: (u.stratum, u.key))), sizes)


@pytest.mark.parametrize(
    "content",
    [b"", b"luoshi-frame 1", b"\xff\n", FIVE[:-1], FIVE + b"\n", FIVE.replace(b"frame 1", b"frame 2"),
     FIVE.replace(b"unit", b"Unit"), FIVE.replace(b"draw", b"draws"), FIVE.replace(b"\n", b"\r\n")],
)  # fmt: skip
def test_what_is_no_frame_byte_for_byte_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        read_frame(content)


def test_every_unit_is_drawn_about_as_often_as_any_other() -> None:
    frame = [Unit(str(number), "县") for number in range(20)]
    file = frame_file(frame, {"县": 5})
    times = dict.fromkeys(frame, 0)
    for number in range(2000):
        for unit in draw(file, number.to_bytes(16, "big")):
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


# Lot, AQL: letter, how many to look at, how many may fail. GB/T 2828.1 table 2-A, level II.
PLANS = [
    (501, "1.0", "J", 80, 2), (1200, "1.0", "J", 80, 2), (1201, "1.0", "K", 125, 3), (3200, "1.0", "K", 125, 3),
    (3201, "1.0", "L", 200, 5), (10000, "1.0", "L", 200, 5), (400, "1.0", "H", 50, 1), (1000, "2.5", "J", 80, 5),
    (1000, "4.0", "J", 80, 7), (1000, "0.65", "J", 80, 1), (1000, "1.5", "J", 80, 3), (200, "2.5", "G", 32, 2),
    # Arrows: F at 1.0 points up to E, G down to H; a small lot to the first plan there is, and no more than it has.
    (120, "1.0", "E", 13, 0), (200, "1.0", "H", 50, 1), (20, "1.0", "E", 13, 0), (9, "1.0", "E", 9, 0),
    (10**7, "1.0", "Q", 1250, 21), (10**7, "4.0", "M", 315, 21),
]  # fmt: skip


@pytest.mark.parametrize(("lot", "aql", "letter", "size", "most"), PLANS)
def test_the_plan_for_a_lot(lot: int, aql: str, letter: str, size: int, most: int) -> None:
    found = plan(lot, aql)
    assert (found.letter, found.size, found.most) == (letter, size, most)


@pytest.mark.parametrize(("lot", "aql"), [(0, "1.0"), (100, "1.1")])
def test_there_is_no_plan_for_nothing_and_for_no_limit(lot: int, aql: str) -> None:
    with pytest.raises(ValueError):
        plan(lot, aql)


@given(st.integers(1, 10**6), st.sampled_from(AQLS))
def test_a_plan_can_be_kept_and_a_stricter_limit_lets_no_more_fail(lot: int, aql: str) -> None:
    found = plan(lot, aql)
    assert 1 <= found.size <= lot and 0 <= found.most <= 21
    if found.size < lot:
        assert found.most < found.size
    stricter = AQLS[max(0, AQLS.index(aql) - 1)]
    assert Fraction(plan(lot, stricter).most, plan(lot, stricter).size) <= Fraction(found.most, found.size)


def test_a_sequential_test_between_one_and_six_percent() -> None:
    test = sequential(0.01, 0.06, 0.05, 0.10)
    assert (round(test.accept, 4), round(test.reject, 4), round(test.slope, 5)) == (1.2211, 1.5678, 0.02811)
    assert test.earliest == 44


def test_an_exact_interval_for_ten_of_fifty() -> None:
    interval = clopper_pearson(10, 50)
    assert (interval.share, round(interval.low, 4), round(interval.high, 4)) == (0.2, 0.1003, 0.3372)


@pytest.mark.parametrize("size", [1, 5, 59, 1200])
def test_the_ends_of_an_exact_interval(size: int) -> None:
    # Known in closed form where none or all are found.
    none, every = clopper_pearson(0, size), clopper_pearson(size, size)
    assert none.low == 0 and none.high == pytest.approx(1 - 0.025 ** (1 / size))
    assert every.high == 1 and every.low == pytest.approx(0.025 ** (1 / size))


@given(st.integers(1, 60), st.data())
def test_an_interval_holds_its_share_and_mirrors(size: int, data: st.DataObject) -> None:
    found = data.draw(st.integers(0, size))
    for interval in (wilson, clopper_pearson):
        one, other = interval(found, size), interval(size - found, size)
        assert 0 <= one.low <= one.share + 1e-12 and one.share <= one.high + 1e-12 and one.high <= 1
        assert (one.low, one.high) == (pytest.approx(1 - other.high), pytest.approx(1 - other.low))


def test_a_stratum_weighs_what_it_has_and_not_what_was_drawn() -> None:
    found = stratified([Part(900, 10, 10), Part(100, 10, 0)])
    assert found is not None and found.share == pytest.approx(0.9)
    assert found.low < 0.9 < found.high
    assert stratified([Part(100, 10, 4), Part(100, 0, 0)]) == stratified([Part(100, 10, 4)])
    assert stratified([Part(5, 0, 0)]) is None


def test_what_was_seen_whole_is_certain_and_one_large_stratum_is_a_plain_sample() -> None:
    assert stratified([Part(8, 8, 8), Part(8, 8, 0)]) == Interval(0.5, 0.5, 0.5)
    one, plain = stratified([Part(10**9, 50, 10)]), wilson(10, 50)
    assert one is not None and (one.low, one.high) == (pytest.approx(plain.low), pytest.approx(plain.high))


def test_an_interval_over_strata_holds_the_truth_about_as_often_as_it_says() -> None:
    lots, held = random.Random(7), 0
    town = [
        [lots.random() < share for _ in range(size)] for size, share in ((120, 0.95), (60, 0.8), (40, 0.5), (20, 1.0))
    ]
    truth = sum(map(sum, town)) / sum(map(len, town))
    for _ in range(1000):
        parts = [Part(len(each), n, sum(lots.sample(each, n))) for each, n in zip(town, (30, 15, 10, 5), strict=True)]
        found = stratified(parts)
        assert found is not None
        held += found.low <= truth <= found.high
    assert 930 <= held <= 990


def drawn(*rows: str) -> list[Drawn]:
    """Each row: stratum, whether it was reported done, and what was found: one letter for each."""
    outcome = {"+": "done", "-": "not-done", "?": "unreachable", ".": "open"}
    return [Drawn(row[0], row[1] == "d", outcome[mark]) for row in rows for mark in row[2:]]  # type: ignore[arg-type]


def test_who_could_not_be_reached_is_counted_and_never_dropped() -> None:
    found = result({"甲": 40, "乙": 10}, {"甲": 36, "乙": 2}, drawn("甲d++++++--??", "乙n+-."))
    one, two = found.strata[1], found.strata[0]
    assert (one.name, one.drawn, one.done, one.not_done, one.unreachable, one.open) == ("甲", 10, 6, 2, 2, 0)
    assert one.interval and one.interval.share == 0.75 and one.self_report == 0.9
    assert (one.low, one.high) == (0.6, 0.8)
    assert (two.done, two.not_done, two.open, two.low, two.high) == (1, 1, 1, 0.5, 0.5)
    whole = found.whole
    assert (whole.there, whole.reported, whole.drawn, whole.unreachable, whole.open) == (50, 38, 13, 2, 1)
    assert whole.interval and whole.interval.share == pytest.approx(0.8 * 0.75 + 0.2 * 0.5)
    assert whole.low == pytest.approx(0.8 * 0.6 + 0.2 * 0.5) and whole.high == pytest.approx(0.8 * 0.8 + 0.2 * 0.5)
    assert found.missing == () and found.lot is None


def test_a_stratum_that_nobody_saw_is_named() -> None:
    found = result({"甲": 4, "乙": 3}, {}, drawn("甲n++", "乙n??"))
    assert found.missing == ("乙",) and found.strata[0].interval is None
    assert (found.strata[0].low, found.strata[0].high) == (0, 1)
    assert result({}, {}, []).whole.interval is None


def test_a_stratum_that_was_seen_whole_has_nothing_to_estimate() -> None:
    assert result({"甲": 3}, {"甲": 3}, drawn("甲d++-")).strata[0].interval == Interval(2 / 3, 2 / 3, 2 / 3)


def test_both_kinds_have_to_be_looked_at_for_the_estimate_that_uses_the_reports() -> None:
    rows = drawn("甲d" + "+" * 98 + "-" * 15, "甲n+------")
    found = result({"甲": 1008}, {"甲": 950}, rows)
    assert found.twice == doubly_sampled(950, 1008, (98, 113), (1, 7))
    assert result({"甲": 9}, {"甲": 9}, drawn("甲d+-")).twice is None


# What was found of ten reported done, of which two may fail.
LOTS = [
    ("d++++++++--", "accepted", 2), ("d+++++++---", "rejected", 3), ("d---.......", "rejected", 3),
    ("d++++++++-?", "accepted", 1), ("d+++++++--?", "undecided", 2), ("d+++++++--.", "undecided", 2),
    # Who did not say that it is done did not say anything wrong.
    ("n----------", "accepted", 0),
]  # fmt: skip


@pytest.mark.parametrize(("row", "lot", "failed"), LOTS)
def test_a_lot_is_accepted_only_whatever_the_unreached_may_be(row: str, lot: str, failed: int) -> None:
    found = result({"甲": 600}, {"甲": 600}, drawn(f"甲{row}"), most=2)
    assert (found.lot, found.failed) == (lot, failed)
