"""What the charts draw, as places in percent: templates turn them into SVG attributes, as styles are not allowed."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from luoshi.facts import NUMERAL_CLASSES, Figure, Measure, Outlook, Reading
from luoshi.judging import Change, Comparison, Pair, change, signed


@dataclass(frozen=True, slots=True)
class Lane:
    """The numerals of one class: how many, their share of all in percent, and where in the text they stand."""

    kind: str
    count: int
    share: float
    ticks: tuple[str, ...]
    bar_start: str
    bar_width: str


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the report: its title, outlook, and where it begins and how wide it is."""

    title: str
    start: int
    outlook: Outlook
    left: str
    width: str


def lanes(reading: Reading) -> tuple[Lane, ...]:
    """A lane for every class of numeral; their bars, laid end to end, fill the whole width."""
    places: dict[str, list[int]] = {kind: [] for kind in NUMERAL_CLASSES}
    for figure in reading.figures:
        places["figure"].append(figure.start)
    for numeral in reading.numerals:
        places[numeral.kind].append(numeral.start)
    total = sum(map(len, places.values()))
    length = len(reading.source.text) or 1
    drawn = []
    filled = 0
    for kind, starts in places.items():
        left = 100 * filled / total if total else 0
        share = 100 * len(starts) / total if total else 0
        # Ticks closer than a twentieth of a percent fall on one pixel.
        ticks = dict.fromkeys(percent(round(2000 * start / length) / 20) for start in starts)
        drawn.append(Lane(kind, len(starts), share, tuple(ticks), percent(left), percent(share)))
        filled += len(starts)
    return tuple(drawn)


def bands(reading: Reading) -> tuple[Band, ...]:
    """The parts of a report (its sections of the first level)."""
    length = len(reading.source.text) or 1
    return tuple(
        Band(
            section.title,
            section.start,
            section.outlook,
            percent(100 * section.start / length),
            percent(100 * (section.end - section.start) / length),
        )
        for section in reading.outline
        if section.level == 1
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value is drawn; a range is wide, a single value is not ("")."""

    at: str
    width: str = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair with its change and where it is drawn: on its group's axis, or as two bars on its own scale from 0.

    way: what lies between the two on a shared axis.
    """

    pair: Pair
    change: Change | None
    last: Mark
    target: Mark
    way: Mark


@dataclass(frozen=True, slots=True)
class PairGroup:
    """Pairs that are drawn alike. shared: whether they share an axis, else each row is drawn on its own scale from 0.

    ticks: value and place of the lines of a shared axis.
    """

    measure: Measure
    unit: str
    shared: bool
    rows: tuple[PairRow, ...]
    ticks: tuple[tuple[str, str], ...]


SHARED: frozenset[tuple[str, str]] = frozenset({("growth", "%"), ("share", "%")})
"""Measures and units whose values can stand on one axis; amounts of different things cannot."""

_ORDER: tuple[Measure, ...] = ("growth", "share", "level", "change", "multiple", "rank")
_MARGIN = 6


def pair_groups(comparison: Comparison) -> tuple[PairGroup, ...]:
    """The pairs of a comparison, grouped by how they are drawn."""
    groups: dict[tuple[Measure, str], list[Pair]] = defaultdict(list)
    for pair in comparison.pairs:
        unit = pair.target.quantity.unit.replace("％", "%")
        key = (pair.target.measure, unit)
        groups[key if key in SHARED else (pair.target.measure, "")].append(pair)
    ordered = sorted(groups.items(), key=lambda group: (_ORDER.index(group[0][0]), group[0][1]))
    return tuple(
        _on_one_axis(measure, unit, pairs) if (measure, unit) in SHARED else _each_alone(measure, pairs)
        for (measure, unit), pairs in ordered
    )


def _on_one_axis(measure: Measure, unit: str, pairs: list[Pair]) -> PairGroup:
    values = [value for pair in pairs for figure in (pair.last, pair.target) for value in _ends(figure)]
    low, high, step = axis(min(values), max(values), measure == "share")

    def at(value: Decimal) -> float:
        return _MARGIN + (100 - 2 * _MARGIN) * float((value - low) / (high - low))

    ticks = []
    tick = low
    while tick <= high:
        ticks.append((f"{tick.normalize():f}", percent(at(tick))))
        tick += step

    def mark(*ends: Decimal) -> Mark:
        left, right = at(min(ends)), at(max(ends))
        return Mark(percent(left), percent(right - left) if right > left else "")

    rows = []
    for pair in pairs:
        last, target = _ends(pair.last), _ends(pair.target)
        way = mark(sum(last, Decimal(0)) / len(last), sum(target, Decimal(0)) / len(target))
        rows.append(PairRow(pair, change(pair.last, pair.target), mark(*last), mark(*target), way))
    return PairGroup(measure, unit, True, tuple(rows), tuple(ticks))


def _each_alone(measure: Measure, pairs: list[Pair]) -> PairGroup:
    rows = []
    for pair in pairs:
        last, target = (abs(max(_ends(figure))) for figure in (pair.last, pair.target))
        most = max(last, target) or Decimal(1)
        bar, target_bar = (Mark("0%", percent(float(value / most) * 100)) for value in (last, target))
        rows.append(PairRow(pair, change(pair.last, pair.target), bar, target_bar, Mark("0%")))
    return PairGroup(measure, "", False, tuple(rows), ())


def _ends(figure: Figure) -> tuple[Decimal, ...]:
    """The value, or the two ends of a range, a fall below zero."""
    value = signed(figure)
    if value is not None:
        return (value,)
    sign = -1 if figure.direction == "down" else 1
    return tuple(sign * end for end in (figure.quantity.low, figure.quantity.high) if end is not None) or (Decimal(0),)


NARROWEST = 10
"""Percentage points that an axis of shares covers at least, so that small steps do not look like leaps."""


def axis(low: Decimal, high: Decimal, share: bool) -> tuple[Decimal, Decimal, Decimal]:
    """An axis around low to high: its ends and its step, 1, 2 or 5 times a power of ten.

    Growth is drawn from 0 where that is near; shares on at least NARROWEST points and not beyond 100.
    """
    if share:
        low = max(Decimal(0), min(low, high - NARROWEST))
        high = max(high, low + NARROWEST)
    elif low > 0 and low <= (high - low) * 2:
        low = Decimal(0)
    spread = high - low or Decimal(1)
    step = Decimal(1).scaleb((spread / 5).adjusted())
    step *= next(factor for factor in (1, 2, 5, 10) if spread / (step * factor) <= 6)
    bottom = (low / step).to_integral_value(rounding=ROUND_FLOOR) * step
    top = (high / step).to_integral_value(rounding=ROUND_CEILING) * step
    return bottom, top if top > bottom else bottom + step, step


def percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
