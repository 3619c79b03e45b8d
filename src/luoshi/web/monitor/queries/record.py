"""An indicator's page: its year month by month, its vintages, its targets, its places."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import cast

from luoshi.facts import Refusal
from luoshi.judging.indicators import ADDS_UP, Nature
from luoshi.judging.outlook import Kind, Mark, Series, backtest
from luoshi.judging.places import Checked, Ranked, added_up, ranks
from luoshi.judging.target_lights import Light, asked
from luoshi.judging.targets import Target, Vintage
from luoshi.judging.targets.rules import Polarity
from luoshi.web.monitor.models import Indicator, Observation
from luoshi.web.monitor.models import Target as TargetRow
from luoshi.web.monitor.queries.lights import judged
from luoshi.web.monitor.queries.planning import PLACE_KINDS
from luoshi.web.monitor.queries.series import CITY, Value, course_of, series_of, target_in
from luoshi.web.people.models import Unit


@dataclass(frozen=True, slots=True)
class Described:
    """An indicator; see luoshi.web.monitor.models.Indicator. office: its short name."""

    id: int
    name: str
    nature: Nature
    course: Kind
    polarity: Polarity
    unit: str
    office_id: int
    office: str
    formula: str
    sources: str
    position: int
    active: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A target that was set. said: in short, Chinese and English. now: it counts. key, start: of the register's entry
    that it comes from and its place there, "" and 0 where it comes from none."""

    year: int
    said: tuple[str, str]
    tolerance: Decimal
    document: str
    by: str
    at: datetime
    now: bool
    key: str
    start: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An observation of the city in the year. now: it counts; else a later vintage or correction does."""

    month: int
    value: str
    vintage: Vintage
    numerator: str
    denominator: str
    source: str
    evidence: str
    cell: str
    batch: int
    by: str
    at: datetime
    now: bool


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place beside the others. values: month → value, of the year. month: the one that ranks are of."""

    id: int
    name: str
    short: str
    kind: str
    values: Mapping[int, str]
    last_year: str
    month: int
    rank: Ranked | None

    @property
    def now(self) -> str:
        """Its value of the month that is compared, or ""."""
        return self.values.get(self.month, "")


@dataclass(frozen=True, slots=True)
class Record:
    """Everything of the page. values: of the city, all years. marks: the backtest, () where it cannot be made.

    place_month: the month that the places are compared at, 0 for none. checked: the places' sum against the city.
    lacking: counties without a value of that month.
    """

    about: Described
    year: int
    years: tuple[int, ...]
    light: Light
    target: Target | None
    targets: tuple[Stated, ...]
    values: Mapping[tuple[int, int], Value]
    shown: tuple[Shown, ...]
    marks: tuple[Mark, ...]
    places: tuple[PlaceRow, ...]
    place_month: int
    checked: Checked | None
    lacking: tuple[str, ...]

    @property
    def last_year(self) -> int:
        """The year before."""
        return self.year - 1

    def value(self, year: int, month: int) -> str:
        """The city's value of a month, or ""."""
        found = self.values.get((year, month))
        return found.value if found else ""


def indicator(id: int) -> Described | None:
    """The indicator with that id."""
    row = Indicator.objects.select_related("office").filter(pk=id).first()
    return None if row is None else _described(row)


def _described(row: Indicator) -> Described:
    return Described(
        row.pk, row.name, cast(Nature, row.nature), cast(Kind, row.course), cast(Polarity, row.polarity), row.unit,
        row.office_id, row.office.short, row.formula, row.sources, row.position, row.active,
    )  # fmt: skip


def record(id: int, year: int | None) -> Record | None:
    """The page of an indicator in a year; of the last that has anything where none is asked for."""
    row = Indicator.objects.select_related("office").filter(pk=id).first()
    if row is None:
        return None
    city = list(
        Observation.objects.filter(indicator=row, place=CITY, answer__approved=True)
        .select_related("batch").defer("batch__content").order_by("rank", "pk")
    )  # fmt: skip
    values = {(each.year, each.month): Value(each.pk, each.value, cast(Vintage, each.vintage)) for each in city}
    stated = list(
        TargetRow.objects.filter(indicator=row)
        .select_related("entry__source")
        .defer("entry__source__text", "entry__source__origins", "entry__source__notes")
        .order_by("pk")
    )
    wanted = {each.year: each for each in stated}
    years = sorted({year for year, _month in values} | set(wanted), reverse=True)
    of = year if year is not None else years[0] if years else 0
    target = target_in(row, wanted[of]) if of in wanted else None
    places, month, lacking = _places(row, of)
    return Record(
        about=_described(row), year=of, years=tuple(years), light=judged(row, of, values, target), target=target,
        targets=tuple(_stated(row, each, wanted) for each in reversed(stated)), values=values,
        shown=tuple(_shown(each, values) for each in _latest_first(city) if each.year == of),
        marks=_marks(Series(row.name, course_of(row), series_of(values)), of), places=places, place_month=month,
        checked=_checked(row, values.get((of, month)), places, month) if not lacking else None, lacking=lacking,
    )  # fmt: skip


def _latest_first(rows: list[Observation]) -> list[Observation]:
    return sorted(rows, key=lambda each: (each.month, each.rank, each.pk), reverse=True)


def _shown(row: Observation, values: Mapping[tuple[int, int], Value]) -> Shown:
    return Shown(
        row.month, row.value, cast(Vintage, row.vintage), row.numerator, row.denominator, row.source, row.evidence,
        row.cell, row.batch_id, row.batch.by, row.batch.at, values[row.year, row.month].id == row.pk,
    )  # fmt: skip


def _stated(indicator: Indicator, row: TargetRow, wanted: Mapping[int, TargetRow]) -> Stated:
    target, entry = target_in(indicator, row), row.entry
    return Stated(
        row.year, asked(target), target.tolerance, row.document, row.by, row.at, wanted[row.year].pk == row.pk,
        entry.source.key if entry else "", entry.start if entry else 0,
    )  # fmt: skip


def _marks(series: Series, year: int) -> tuple[Mark, ...]:
    try:
        return tuple(mark for mark in backtest(series, year) if mark.years)
    except Refusal:
        return ()


def _places(indicator: Indicator, year: int) -> tuple[tuple[PlaceRow, ...], int, tuple[str, ...]]:
    """The places, those with values; the latest month that most of them have; counties without a value of it."""
    rows = Observation.objects.filter(
        indicator=indicator, place__isnull=False, year__in=(year - 1, year), answer__approved=True
    )
    held: dict[int, dict[tuple[int, int], str]] = defaultdict(dict)
    for place, of, month, value in rows.order_by("rank", "pk").values_list("place", "year", "month", "value"):
        assert place is not None
        held[place][of, month] = value
    units = Unit.objects.filter(kind__in=PLACE_KINDS, active=True).order_by("kind", "pk")
    named = [(row.pk, row.name, row.short, row.kind) for row in units]
    having: dict[int, int] = defaultdict(int)
    for pk, *_ in named:
        for of, month in held.get(pk, {}):
            if of == year:
                having[month] += 1
    most = max(having.values(), default=0)
    month = max((month for month, count in having.items() if 2 * count > most), default=0)
    if not month:
        return (), 0, ()
    now = {pk: held[pk][year, month] for pk, *_ in named if (year, month) in held.get(pk, {})}
    ranked = ranks(now, indicator.unit, cast(Polarity, indicator.polarity))
    found = [
        PlaceRow(
            pk, name, short, kind, {m: value for (of, m), value in held[pk].items() if of == year},
            held[pk].get((year - 1, month), ""), month, ranked.get(pk),
        )
        for pk, name, short, kind in named
        if pk in held
    ]  # fmt: skip
    order = {pk: place for place, pk in enumerate(ranked)}
    found.sort(key=lambda each: order.get(each.id, len(order)))
    lacking = tuple(short for pk, _name, short, kind in named if kind == "county" and pk not in now)
    return tuple(found), month, lacking


def _checked(
    indicator: Indicator, whole: Value | None, places: tuple[PlaceRow, ...], month: int
) -> Checked | None:  # fmt: skip
    if whole is None or course_of(indicator) not in ADDS_UP or len(places) < 2:
        return None
    parts = {each.id: each.values[month] for each in places if month in each.values}
    counties = [each.values[month] for each in places if each.kind == "county" and month in each.values]
    alone = f"{sum(map(Decimal, counties), Decimal(0)):f}" if counties and len(counties) < len(parts) else ""
    return added_up(whole.value, list(parts.values()), indicator.unit, alone)
