"""What became of each target from one plan to the next."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from luoshi.facts import Figure, Quantity
from luoshi.judging.change import Change, change
from luoshi.judging.lineage.links import Statement, statement
from luoshi.judging.lineage.matching import matches
from luoshi.judging.lineage.sides import Side, converted
from luoshi.judging.targets.sentences import Said, amount, difference

Fate = Literal["kept", "raised", "lowered", "reworded", "dropped", "new"]

FATES: dict[Fate, tuple[str, str]] = {
    "kept": ("沿用", "kept"),
    "raised": ("提高", "raised"),
    "lowered": ("降低", "lowered"),
    "reworded": ("改了口径", "reworded"),
    "dropped": ("不再提出", "dropped"),
    "new": ("新提出", "new"),
}
"""What became of a target, in Chinese and in English."""

_HEDGES: dict[str, Said] = {
    "eq": ("如数", "as stated"),
    "approx": ("左右", "about"),
    "ge": ("以上", "at least"),
    "gt": ("突破", "more than"),
    "le": ("以内", "at most"),
    "lt": ("低于", "less than"),
    "range": ("区间", "a range"),
}


@dataclass(frozen=True, slots=True)
class Succession:
    """A target of the later plan and the one before it.

    target: of the later plan, None where it was dropped. predecessor: of the earlier, None where it is new.
    fate: raised and lowered are of the number, whichever way is good. outcome: what the later report tells of the year
    between, and ambition: from there to the target, where both are known. silent: it was dropped, and nothing was told
    of what came of it either. said: the sentence that explains it.
    """

    target: Statement | None
    predecessor: Statement | None
    fate: Fate
    outcome: Statement | None
    ambition: Change | None
    silent: bool
    said: Said


def successions(
    before: list[Side], after: list[Side], told: list[Side], unreported: frozenset[int]
) -> tuple[Succession, ...]:
    """What became of the targets of the plan `before` in the plan `after`.

    told: what the later report tells of the year between. unreported: places of the earlier targets (start, in code
    points) of which it tells nothing. The later plan's order; then those dropped, in the earlier plan's order.
    """
    older = {place: one.told for place, one in matches(after, before).items() if one.relation == "same"}
    reached = {place: one.told for place, one in matches(after, told).items() if one.relation == "same"}
    found = [
        _of_target(
            side,
            before[older[place]] if place in older else None,
            told[reached[place]] if place in reached else None,
        )
        for place, side in enumerate(after)
        if side.name.key
    ]
    # Of what its name could not be read, nobody can say that it is new or was dropped.
    named = [side for side in before if side.name.key]
    kept = {_stated(before[place]) for place in older.values()}
    found += [_dropped(side, side.figure.start in unreported) for side in named if _stated(side) not in kept]
    return tuple(found)


def _stated(side: Side) -> tuple[str, Quantity, str, str | None]:
    """What a target states; one stated twice is one."""
    figure = side.figure
    return side.name.full, figure.quantity, figure.measure, figure.place


def _of_target(side: Side, older: Side | None, reached: Side | None) -> Succession:
    figure = side.figure
    outcome = statement(reached.figure) if reached else None
    ambition = _ambition(converted(reached.figure, figure.quantity.unit), figure) if reached else None
    if older is None:
        fate: Fate = "new"
        said = (f"上一年没有这个目标：{FATES[fate][0]}", f"The year before had no such target: {FATES[fate][1]}")
        before = None
    else:
        before = statement(older.figure)
        fate, said = _fate(converted(older.figure, figure.quantity.unit), figure)
    step = _step(ambition, figure)
    return Succession(
        statement(figure), before, fate, outcome, ambition, False, (said[0] + step[0] + "。", said[1] + step[1] + ".")
    )


def _ambition(reached: Figure, figure: Figure) -> Change | None:
    """From the last outcome to the target. Of two falls the sizes are compared: to fall by less is to ask for less."""
    if reached.direction == figure.direction == "down":
        return change(reached._replace(direction=None), figure._replace(direction=None))
    return change(reached, figure)


def _fate(older: Figure, newer: Figure) -> tuple[Fate, Said]:
    one, two = _asked(older), _asked(newer)
    hedges = _HEDGES[older.bound], _HEDGES[newer.bound]
    worded = (
        ("", "")
        if older.bound == newer.bound
        else (
            f"，口径由“{hedges[0][0]}”改为“{hedges[1][0]}”",
            f", from {hedges[0][1]} to {hedges[1][1]}",
        )
    )
    if one == two and older.direction == newer.direction and _top(older) == _top(newer):
        fate: Fate = "kept" if older.bound == newer.bound else "reworded"
        return fate, (f"与上一年相同：{FATES[fate][0]}{worded[0]}", f"As the year before: {FATES[fate][1]}{worded[1]}")
    if one == two:
        return "reworded", (
            f"由{older.text}改为{newer.text}：{FATES['reworded'][0]}{worded[0]}",
            f"From {older.text} to {newer.text}: {FATES['reworded'][1]}{worded[1]}",
        )
    fate = "raised" if two > one else "lowered"
    size = difference(abs(two - one), newer.quantity.unit)
    return fate, (
        f"由{older.text}到{newer.text}，{FATES[fate][0]}{size[0]}{worded[0]}",
        f"From {older.text} to {newer.text}: {FATES[fate][1]} by {size[1]}{worded[1]}",
    )


def _asked(figure: Figure) -> Decimal:
    """The number asked for, a fall below zero turned into its size; of a range its lower end."""
    quantity = figure.quantity
    return quantity.value if quantity.value is not None else quantity.low or Decimal(0)


def _top(figure: Figure) -> Decimal | None:
    return figure.quantity.high


def _step(ambition: Change | None, figure: Figure) -> Said:
    if ambition is None:
        return "", ""
    if ambition.difference == 0:
        return "；与上年结果相同", "; as much as the last outcome"
    more = ambition.difference > 0
    size = _size(ambition, figure)
    return (
        f"；比上年结果{'高' if more else '低'}{size[0]}",
        f"; {size[1]} {'above' if more else 'below'} the last outcome",
    )


def _size(ambition: Change, figure: Figure) -> Said:
    value = abs(ambition.difference)
    if ambition.kind == "places":
        return f"{value}位", f"{value} places"
    if ambition.kind == "points":
        return difference(value, figure.quantity.unit)
    return amount(value, figure.quantity.unit), amount(value, figure.quantity.unit)


def _dropped(side: Side, silent: bool) -> Succession:
    before = statement(side.figure)
    told = (
        ("，结果也没有报告", ", and what came of it was not told")
        if silent
        else ("，结果已有报告", "; what came of it was told")
    )
    said = (
        f"后一年没有再提这个目标{told[0]}：{FATES['dropped'][0]}。",
        f"The later plan has no such target{told[1]}: {FATES['dropped'][1]}.",
    )
    return Succession(None, before, "dropped", None, None, silent, said)
