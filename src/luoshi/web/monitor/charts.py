"""What the pictures draw, as places: templates turn them into SVG attributes, as styles are not allowed.

A picture has two layers over the same area: lines in a box of SIZE by SIZE that is stretched, and dots and words at
percents of it, which are not.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from luoshi.web.monitor.queries.dashboard import Line
from luoshi.web.monitor.queries.record import PlaceRow, Record

SIZE = 1000
LEFT, RIGHT, TOP, BOTTOM = 70, 960, 60, 900
"""The area within the box in which values are drawn."""

Points = str
"""As the attribute points of a polyline has it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot or a word at x and y percent. text: what it says. edge: where a word's end is anchored."""

    x: str
    y: str
    text: str = ""
    edge: str = "middle"


@dataclass(frozen=True, slots=True)
class Trajectory:
    """The picture of a year. "" and None where there is nothing to draw.

    now, last: this year and the one before. pace: an even pace to the target. aim: the target's height, for a line
    across; aim_high: of a range. wedge: from the last month to the ends of the interval.
    """

    now: Points
    last: Points
    pace: Points
    aim: str
    aim_high: str
    wedge: Points
    dots: tuple[Spot, ...]
    replaced: tuple[Spot, ...]
    expected: Spot | None
    ends: tuple[Spot, Spot] | None
    target: Spot | None
    grid: tuple[Spot, ...]
    months: tuple[Spot, ...]


def trajectory(found: Record) -> Trajectory | None:
    """The picture of a record; None where it has no value."""
    now = {month: Decimal(each.value) for (year, month), each in found.values.items() if year == found.year}
    last = {month: Decimal(each.value) for (year, month), each in found.values.items() if year == found.year - 1}
    if not now and not last:
        return None
    old = [(each.month, Decimal(each.value)) for each in found.shown if not each.now]
    seen = found.light.forecast
    growing = found.about.course == "growing"
    wanted = [] if found.target is None else [found.target.wanted.low, found.target.wanted.high]
    aims = [each for each in wanted if each is not None]
    ends = [seen.low, seen.high] if seen is not None and seen.month < 12 else []
    low, high, ticks = _axis([*now.values(), *last.values(), *(v for _m, v in old), *aims, *ends], from_nought=growing)

    def y(value: Decimal) -> float:
        return BOTTOM - (BOTTOM - TOP) * float((value - low) / (high - low))

    aim = aims[0] if aims else None
    pace = f"{_x(0):g},{y(Decimal(0)):.1f} {_x(12):g},{y(aim):.1f}" if growing and aim is not None else ""
    wedge, expected, interval = "", None, None
    if ends and seen is not None:
        at = _x(12)
        wedge = f"{_x(seen.month):g},{y(seen.to_date):.1f} {at:g},{y(seen.low):.1f} {at:g},{y(seen.high):.1f}"
        expected = Spot(_percent(at), _percent(y(seen.expected)), f"{seen.expected:f}", "end")
        interval = (Spot(_percent(at), _percent(y(seen.low))), Spot(_percent(at), _percent(y(seen.high))))
    return Trajectory(
        now=_line(now, y), last=_line(last, y), pace=pace, aim=f"{y(aim):.1f}" if aim is not None else "",
        aim_high=f"{y(aims[1]):.1f}" if len(aims) > 1 and aims[1] != aims[0] else "", wedge=wedge,
        dots=tuple(Spot(_percent(_x(m)), _percent(y(v)), f"{v:f}") for m, v in sorted(now.items())),
        replaced=tuple(Spot(_percent(_x(m)), _percent(y(v)), f"{v:f}") for m, v in old),
        expected=expected, ends=interval,
        target=Spot(_percent(LEFT), _percent(y(aim) - 12), "", "start") if aim is not None else None,
        grid=tuple(Spot("0", _percent(y(tick)), f"{tick:,f}") for tick in ticks),
        months=tuple(Spot(_percent(_x(month)), "", "1–2" if month == 2 else str(month)) for month in range(2, 13)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Small:
    """A place's little picture: its line over the year on the scale that all share, or on its own."""

    row: PlaceRow
    line: Points
    end: Spot | None


def smalls(rows: Sequence[PlaceRow], shared: bool) -> tuple[Small, ...]:
    """The places' little pictures. shared: rates stand on one scale; amounts each on their own, from nought."""
    every = [Decimal(value) for row in rows for value in row.values.values()]
    found = []
    for row in rows:
        values = {month: Decimal(value) for month, value in row.values.items()}
        if not values:
            found.append(Small(row, "", None))
            continue
        scale = every if shared else [Decimal(0), *values.values()]
        low, high = min(scale), max(scale)
        spread = high - low or Decimal(1)

        def y(value: Decimal, low: Decimal = low, spread: Decimal = spread) -> float:
            return SIZE * 0.9 - SIZE * 0.8 * float((value - low) / spread)

        points = " ".join(f"{_across(month):.0f},{y(value):.0f}" for month, value in sorted(values.items()))
        last = max(values)
        found.append(Small(row, points, Spot(_percent(_across(last)), _percent(y(values[last])))))
    return tuple(found)


def _across(month: int) -> float:
    return SIZE * (0.04 + 0.92 * (month - 2) / 10)


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a year will end, in a line of the dashboard: the interval and what is expected beside the target."""

    left: str
    right: str
    at: str
    target: str


def bar(line: Line, target: Decimal | None) -> Bar | None:
    """The bar of a line, None where nothing is forecast."""
    if not line.low or line.low == line.high:
        return None
    low, high, at = Decimal(line.low), Decimal(line.high), Decimal(line.expected)
    ends = [low, high] if target is None else [low, high, target]
    first, spread = min(ends), max(ends) - min(ends) or Decimal(1)

    def x(value: Decimal) -> float:
        return 50 + 900 * float((value - first) / spread)

    return Bar(_percent(x(low)), _percent(x(high)), _percent(x(at)), "" if target is None else _percent(x(target)))


def _x(month: int) -> float:
    return LEFT + (RIGHT - LEFT) * month / 12


def _line(values: Mapping[int, Decimal], y: Callable[[Decimal], float]) -> Points:
    return " ".join(f"{_x(month):g},{y(value):.1f}" for month, value in sorted(values.items()))


def _axis(values: Iterable[Decimal], *, from_nought: bool) -> tuple[Decimal, Decimal, tuple[Decimal, ...]]:
    """An axis around the values: its ends, and the marks on it, 1, 2 or 5 times a power of ten apart."""
    every = list(values)
    low, high = min(every), max(every)
    if from_nought or (low > 0 and low <= (high - low) * 2):
        low = min(Decimal(0), low)
    spread = high - low or abs(high) or Decimal(1)
    step = Decimal(1).scaleb((spread / 5).adjusted())
    step *= next(factor for factor in (1, 2, 5, 10) if spread / (step * factor) <= 5)
    bottom = (low / step).to_integral_value(rounding=ROUND_FLOOR) * step
    top = (high / step).to_integral_value(rounding=ROUND_CEILING) * step
    top = top if top > bottom else bottom + step
    count = int((top - bottom) / step)
    ticks = tuple(bottom + step * number for number in range(count + 1))
    plain = tuple(tick.quantize(Decimal(1)) if tick == tick.to_integral_value() else tick for tick in ticks)
    return bottom, top, plain


def _percent(place: float) -> str:
    return f"{place * 100 / SIZE:.2f}".rstrip("0").rstrip(".") + "%"
