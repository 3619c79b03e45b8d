"""A journal gone through: whatever was done to it is found, and named as closely as what is known allows."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.ledger import Audit, Checkpoint, Event, Finding, Row, Tree, Verdict, event_of, leaf_hash, root

NOW = datetime(2024, 3, 1, 8, tzinfo=UTC)
SIZE = 21


def row(number: int, after: object = None) -> Row:
    event = Event(number, "wang", NOW + timedelta(minutes=number), "confirm", "report", "ab", {"n": number}, after)
    body = event.stored()
    return Row(number, event.who, event.at, event.action, event.kind, event.key, body, leaf_hash(body))


ROWS = tuple(row(number) for number in range(1, SIZE + 1))


def peaks(rows: Sequence[Row]) -> tuple[bytes, ...]:
    tree = Tree()
    for each in rows:
        tree.append(each.leaf)
    return tree.peaks


def checkpoint(rows: Sequence[Row], size: int) -> Checkpoint:
    return Checkpoint("test", size, root([each.leaf for each in rows[:size]]))


def verdict(
    rows: Sequence[Row], kept: Sequence[Row] = ROWS, sizes: Sequence[int] = (), published: Sequence[bytes] = ()
) -> Verdict:
    """What is found in rows, where the head kept is that over `kept` and ROWS were published at these sizes."""
    audit = Audit([checkpoint(ROWS, size) for size in sizes], published)
    for each in rows:
        audit.add(each)
    return audit.end(len(kept), peaks(kept))


def renumbered(each: Row, number: int) -> Row:
    """A row in another place; its bytes stay."""
    return each._replace(number=number)


def rewritten(each: Row, after: object = "rewritten") -> Row:
    """A row whose bytes and hash were made anew."""
    return row(each.number, after)


def test_what_nobody_touched_is_whole() -> None:
    found = verdict(ROWS, sizes=(0, 5, 16, SIZE), published=[each.leaf for each in ROWS])
    assert found == Verdict(SIZE, root([each.leaf for each in ROWS]), (), (0, 5, 16, SIZE))
    assert verdict((), ()).good


def replaced(number: int, new: Row) -> list[Row]:
    return [*ROWS[: number - 1], new, *ROWS[number:]]


# What was done to the rows, while the head stayed as it was; what is found.
CLUMSY: list[tuple[str, list[Row], Finding]] = [
    ("bytes", replaced(9, ROWS[8]._replace(body=row(9, "x").body)), Finding("changed", 9, 9)),
    ("bytes that are no JSON", replaced(9, ROWS[8]._replace(body=b"\xff", leaf=leaf_hash(b"\xff"))), Finding("changed", 9, 9)),
    ("hash", replaced(9, ROWS[8]._replace(leaf=leaf_hash(b""))), Finding("changed", 9, 9)),
    ("who", replaced(9, ROWS[8]._replace(who="li")), Finding("changed", 9, 9)),
    ("when", replaced(9, ROWS[8]._replace(at=NOW)), Finding("changed", 9, 9)),
    ("action", replaced(9, ROWS[8]._replace(action="reject")), Finding("changed", 9, 9)),
    ("record", replaced(9, ROWS[8]._replace(key="cd")), Finding("changed", 9, 9)),
    ("bytes and hash", replaced(9, rewritten(ROWS[8])), Finding("head", 1, 16)),
    ("bytes and hash of the last", replaced(SIZE, rewritten(ROWS[-1])), Finding("head", SIZE, SIZE)),
    ("a gap", [*ROWS[:8], *ROWS[9:]], Finding("missing", 9, 9)),
    ("a gap of three", [*ROWS[:8], *ROWS[11:]], Finding("missing", 9, 11)),
    ("a gap that was closed", [*ROWS[:8], *(renumbered(each, each.number - 1) for each in ROWS[9:])], Finding("missing", 9, 9)),
    ("the first gone", list(ROWS[1:]), Finding("missing", 1, 1)),
    ("the end gone", list(ROWS[:-2]), Finding("missing", SIZE - 1, SIZE)),
    ("all gone", [], Finding("missing", 1, SIZE)),
    ("one more", [*ROWS, row(SIZE + 1)], Finding("inserted", SIZE + 1, SIZE + 1)),
    ("one before the first", [row(0), *ROWS], Finding("inserted", 0, 0)),
    ("one between", [*ROWS[:8], row(9, "new"), *(renumbered(each, each.number + 1) for each in ROWS[8:])], Finding("inserted", 9, 9)),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "finding"), [each[1:] for each in CLUMSY], ids=[each[0] for each in CLUMSY])
def test_what_was_done_without_the_head_is_named(rows: list[Row], finding: Finding) -> None:
    assert verdict(rows).findings[0] == finding


def tail_rewritten(number: int) -> list[Row]:
    return [*ROWS[: number - 1], *map(rewritten, ROWS[number - 1 :])]


# What was done to the rows, with the head made anew to fit.
THOROUGH: list[tuple[str, int, list[Row]]] = [
    ("one row rewritten", 9, replaced(9, rewritten(ROWS[8]))),
    ("the tail rewritten", 9, tail_rewritten(9)),
    ("everything rewritten", 1, tail_rewritten(1)),
    ("the end cut off", 9, list(ROWS[:8])),
    ("one taken out and the rest written anew", 9, [*ROWS[:8], *(row(each.number - 1, "moved") for each in ROWS[9:])]),
    ("one put in and the rest written anew", 9, [*ROWS[:8], row(9, "new"), *(row(each.number + 1, "moved") for each in ROWS[8:])]),
]  # fmt: skip


@pytest.mark.parametrize(("number", "rows"), [each[1:] for each in THOROUGH], ids=[each[0] for each in THOROUGH])
def test_what_was_done_throughout_shows_only_against_what_was_published(number: int, rows: list[Row]) -> None:
    assert verdict(rows, rows).good
    # One head: it is among the rows under it. Two heads: not among those under the first that fits.
    (coarse,) = verdict(rows, rows, sizes=[SIZE]).findings
    assert coarse.first <= number <= coarse.last
    closer = verdict(rows, rows, sizes=[4, 12, SIZE])
    assert closer.findings[0].first <= number <= closer.findings[0].last <= SIZE
    if number > 4:
        assert (closer.met, closer.findings[0].first > 4) == ((4,), True)
    # The hashes of the rows: it is this one.
    exact = verdict(rows, rows, sizes=[SIZE], published=[each.leaf for each in ROWS]).findings[0]
    assert exact.first == number


def test_what_came_after_the_last_published_head_cannot_be_told() -> None:
    rows = tail_rewritten(15)
    assert verdict(rows, rows, sizes=[14]).good


def test_a_head_that_was_changed_is_found() -> None:
    assert verdict(ROWS, tail_rewritten(17)).findings == (Finding("head", 17, 20),)
    audit = Audit()
    for each in ROWS:
        audit.add(each)
    assert audit.end(SIZE, [b""]).findings == (Finding("head", 1, SIZE),)


@given(st.data())
def test_no_row_can_be_other_than_it_was(data: st.DataObject) -> None:
    """One or several rows taken out, put in, changed or swapped, the head as it was or made anew."""
    rows = list(ROWS)
    moves: dict[str, Callable[[int], object]] = {
        "drop": lambda at: rows.pop(at),
        "put in": lambda at: rows.insert(at, row(at + 1, "new")),
        "rewrite": lambda at: rows.__setitem__(at, row(at + 1, "other")),
        "double": lambda at: rows.insert(at, rows[at]),
    }
    for move in data.draw(st.lists(st.sampled_from(sorted(moves)), min_size=1, max_size=4)):
        moves[move](data.draw(st.integers(0, len(rows) - 1)))
    if data.draw(st.booleans()):
        rows = [renumbered(each, number) for number, each in enumerate(rows, 1)]
    if [each.leaf for each in rows] == [each.leaf for each in ROWS] and rows == list(ROWS):
        return
    first = next((n for n, (a, b) in enumerate(zip(rows, ROWS, strict=False), 1) if a != b), min(len(rows), SIZE) + 1)
    rows.sort(key=lambda each: each.number)
    found = verdict(rows, data.draw(st.sampled_from([ROWS, tuple(rows)])), [SIZE], [each.leaf for each in ROWS])
    if found.good:
        # Only added to, which is no tampering with what was published.
        assert rows[:SIZE] == list(ROWS) and len(rows) > SIZE
    else:
        assert found.findings[0].first <= max(first, SIZE + 1)


# The stored bytes ----------------------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)  # fmt: skip


@given(st.integers(1, 10**15), st.text(), st.datetimes(timezones=st.just(timezone(timedelta(hours=8)))), JSON, JSON)
def test_what_is_stored_comes_back(number: int, who: str, at: datetime, before: object, after: object) -> None:
    event = Event(number, who, at, "confirm", "report", "ab", before, after)
    assert event_of(event.stored()) == event


def test_the_same_event_is_the_same_bytes() -> None:
    here = Event(1, "王", NOW.astimezone(timezone(timedelta(hours=8))), "confirm", "report", "ab", {"b": 1, "a": 2})
    there = Event(1, "王", NOW, "confirm", "report", "ab", {"a": 2, "b": 1})
    assert here.stored() == there.stored()
    assert (
        here.stored()
        == (
            '{"action":"confirm","after":null,"at":"2024-03-01T08:00:00.000000+00:00","before":{"a":2,"b":1},'
            '"key":"ab","kind":"report","number":1,"who":"王"}'
        ).encode()
    )


@pytest.mark.parametrize("wrong", [float("nan"), object(), {1, 2}])
def test_what_is_no_json_is_not_stored(wrong: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        Event(1, "wang", NOW, "confirm", "report", "ab", None, wrong).stored()


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b"\xff", b'{"number":1}', b"[" * 100_000])
def test_what_is_no_event_is_told_apart(body: bytes) -> None:
    with pytest.raises(ValueError, match="not an event"):
        event_of(body)


def test_a_time_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Event(1, "wang", datetime(2024, 3, 1), "confirm", "report", "ab").stored()  # noqa: DTZ001
