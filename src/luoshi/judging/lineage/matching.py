"""Which figure of the later report answers which promise of the earlier one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from luoshi.facts import Quantity
from luoshi.judging.lineage.names import alike
from luoshi.judging.lineage.sides import Side
from luoshi.judging.lineage.units import kind, times
from luoshi.judging.lineage.works import AMOUNTS, work
from luoshi.judging.subjects import Reason, plain_unit

Relation = Literal["same", "related", "unreported"]

MOST_COMPARED = 200
"""Figures whose names end alike that a promise is compared with at most, so that no input makes the work a square."""

FURTHEST = Decimal(8)
"""How many times as large an amount may be that answers a promise whose name differs."""

MEASURES: dict[str, str] = {
    "level": "数量",
    "growth": "增幅",
    "change": "增减量",
    "share": "比率",
    "rank": "位次",
    "multiple": "倍数",
}


@dataclass(frozen=True, slots=True)
class Match:
    """A promise and a figure that answers it; weight: how surely, the greater the better."""

    promise: int
    told: int
    relation: Relation
    weight: int
    reasons: tuple[Reason, ...]


def matches(promises: list[Side], told: list[Side]) -> dict[int, Match]:
    """For each promise (by its place in the list) the figure that answers it best.

    One figure answers one promise, or the same promise stated again; a related one may stand beside several.
    """
    by_head: dict[str, list[int]] = defaultdict(list)
    for number, side in _distinct(told):
        if side.name.key:
            by_head[side.name.head].append(number)
    found: list[Match] = []
    for number, promise in enumerate(promises):
        for other in by_head[promise.name.head][:MOST_COMPARED]:
            one = _match(number, promise, other, told[other])
            if one:
                found.append(one)
    return _assigned(promises, told, found)


def _distinct(told: list[Side]) -> Iterator[tuple[int, Side]]:
    """What is told more than once is taken where it stands first."""
    seen = set()
    for number, side in enumerate(told):
        one = side.figure
        key = (side.name.full, side.verbs, side.stretch, side.stands, one.measure, one.direction, one.place, one.scope)
        if (key, one.quantity, one.bound) not in seen:
            seen.add((key, one.quantity, one.bound))
            yield number, side


def _assigned(promises: list[Side], told: list[Side], found: list[Match]) -> dict[int, Match]:
    chosen: dict[int, Match] = {}
    serves: dict[int, int] = {}
    values: dict[tuple[int, int], set[Quantity]] = defaultdict(set)
    for one in found:
        if one.relation == "same":
            values[one.promise, one.weight].add(told[one.told].figure.quantity)

    def order(one: Match) -> tuple[bool, int, int, bool, int]:
        hedged = promises[one.promise].figure.bound != told[one.told].figure.bound
        return one.relation != "same", -one.weight, one.promise, hedged, one.told

    for one in sorted(found, key=order):
        if one.promise in chosen:
            continue
        extra: tuple[Reason, ...] = ()
        if one.relation == "same":
            taken = serves.setdefault(one.told, one.promise)
            if taken != one.promise and not _again(promises[taken], promises[one.promise]):
                continue
            extra += (Reason("again"),) if taken != one.promise else ()
            extra += (Reason("several"),) if len(values[one.promise, one.weight]) > 1 else ()
        chosen[one.promise] = replace(one, reasons=one.reasons + extra)
    return chosen


def _again(first: Side, second: Side) -> bool:
    return first.name.key == second.name.key and first.figure.quantity == second.figure.quantity


def _match(number: int, promise: Side, other: int, told: Side) -> Match | None:
    one, two = promise.figure, told.figure
    if one.place != two.place or one.scope != two.scope:
        return None
    measured = _measured(promise, told)
    if measured is None and not told.plan_share:
        return None
    likeness = alike(promise.name, told.name)
    if likeness is None:
        return None
    told_as = two.text
    if told.plan_share or measured is None:
        if likeness.strength < 3 or one.measure not in ("level", "change"):
            return None
        return Match(number, other, "related", 60, (*likeness.reasons, Reason("plan-share", told_as)))
    doing = "same" if _undone(promise) else work(promise.doing, told.doing)
    if doing == "apart":
        return None
    against: list[Reason] = [measured] if measured.code == "measure" else []
    if doing == "stock":
        against.append(Reason("stock", f"{one.text} · {two.text}"))
    if doing == "stage":
        against.append(Reason("stage", f"{one.text} · {two.text}"))
    if told.stretch == "years":
        if promise.cumulative:
            return _same(number, other, promise, told, (*likeness.reasons, Reason("cumulative")), likeness.strength)
        against.append(Reason("years", told_as))
    if told.stretch == "part" and promise.stretch != "part":
        against.append(Reason("part", told_as))
    if against:
        if likeness.strength < 2 and not _literal(promise, told):
            return None
        # 突破4万亿元大关 says less than 达到4.45万亿元.
        weight = 10 * likeness.strength - 2 * len(against) - (two.bound == "gt")
        return Match(number, other, "related", weight, (*likeness.reasons, *against))
    reasons = likeness.reasons
    if doing == "other-verb" and promise.name.parted.words != told.name.parted.words:
        reasons += (Reason("verb", f"{promise.name.parted.words or '—'} · {told.name.parted.words or '—'}"),)
    return _same(number, other, promise, told, reasons, likeness.strength)


def _same(
    number: int, other: int, promise: Side, told: Side, reasons: tuple[Reason, ...], strength: int
) -> Match | None:
    if strength < 3 and not _plausible(promise, told):
        return None
    units = plain_unit(promise.figure.quantity.unit), plain_unit(told.figure.quantity.unit)
    if units[0] != units[1]:
        reasons += (Reason("classifier", " · ".join(units)),)
    weight = 10 * strength
    weight += 3 if promise.verbs == told.verbs else 0
    weight += 2 if promise.name.parted.written == told.name.parted.written else 0
    weight += 1 if promise.stands == told.stands else 0
    return Match(number, other, "same", weight, reasons)


def _undone(promise: Side) -> bool:
    """Whether nothing is done to what is measured: a rate, a rank, a yield."""
    return promise.figure.measure in ("share", "growth", "rank") or promise.name.key.endswith(AMOUNTS)


def _literal(promise: Side, told: Side) -> bool:
    """Whether the longer name stands word for word beside the other figure."""
    return promise.name.key in told.name.near.clause or told.name.key in promise.name.near.clause


def _measured(promise: Side, told: Side) -> Reason | None:
    """How the kinds of number go together: the same, another one of the same thing, or not at all."""
    one, two = promise.figure, told.figure
    units = kind(one.quantity.unit), kind(two.quantity.unit)
    if one.measure == two.measure or {one.measure, two.measure} == {"level", "share"}:
        if units[0] != units[1]:
            return None
        if one.measure == "change" and one.direction != two.direction:
            return None
        return Reason("same-subject")
    if _more(promise, told) and units[0] == units[1]:
        return Reason("same-subject")
    words = Reason("measure", f"{MEASURES[one.measure]} · {MEASURES[two.measure]}")
    pair = {one.measure, two.measure}
    if "rank" in pair or pair == {"growth", "share"} or "位" in units:
        return None
    return words


def _more(promise: Side, told: Side) -> bool:
    """新增3家 and 增加3家: a count of new ones and a rise are one; but not a net rise (净增)."""
    for one, other in ((promise, told), (told, promise)):
        if (one.figure.measure, other.figure.measure) == ("level", "change"):
            return "gain" in one.verbs and other.figure.direction == "up" and "净" not in other.name.near.before
    return False


def _plausible(promise: Side, told: Side) -> bool:
    one, two = promise.figure.quantity, told.figure.quantity
    if promise.figure.measure not in ("level", "change") or one.value is None or two.value is None:
        return True
    here, there = one.value, two.value * times(two.unit, one.unit)
    if here <= 0 or there <= 0:
        return here == there
    return 1 / FURTHEST <= there / here <= FURTHEST
