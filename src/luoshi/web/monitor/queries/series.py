"""The values that count: of each month the latest vintage that was approved."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from luoshi.facts import Bound
from luoshi.judging.indicators import Nature, target
from luoshi.judging.outlook import Kind
from luoshi.judging.targets import Target, Vintage
from luoshi.judging.targets.rules import Polarity
from luoshi.web.monitor.models import Indicator, Observation
from luoshi.web.monitor.models import Target as TargetRow

CITY = None
"""The place that is the city itself."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value that counts. id: the observation's."""

    id: int
    value: str
    vintage: Vintage


def values_of(
    indicator: int, years: tuple[int, int] | None = None
) -> dict[int | None, dict[tuple[int, int], Value]]:  # fmt: skip
    """Place → year and month → the value that counts; CITY for the city itself. years: the first and the last.

    A correction of the same vintage that was entered later counts in its stead.
    """
    rows = Observation.objects.filter(indicator=indicator, answer__approved=True)
    if years is not None:
        rows = rows.filter(year__gte=years[0], year__lte=years[1])
    found: dict[int | None, dict[tuple[int, int], Value]] = defaultdict(dict)
    for place, year, month, pk, value, vintage in rows.order_by("rank", "pk").values_list(
        "place", "year", "month", "pk", "value", "vintage"
    ):
        found[place][year, month] = Value(pk, value, cast(Vintage, vintage))
    return dict(found)


def series_of(values: Mapping[tuple[int, int], Value]) -> dict[int, dict[int, Decimal]]:
    """Year → month → value, as an outlook takes it."""
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for (year, month), each in values.items():
        found[year][month] = Decimal(each.value)
    return dict(found)


def targets_of(indicator: int) -> dict[int, TargetRow]:
    """Year → the target that counts."""
    return {row.year: row for row in TargetRow.objects.filter(indicator=indicator).order_by("pk")}


def target_in(indicator: Indicator, row: TargetRow) -> Target:
    """A target as it is judged by."""
    return target(
        indicator.name, cast(Nature, indicator.nature), indicator.unit, cast(Polarity, indicator.polarity), row.year,
        cast(Bound, row.bound), row.value, row.high, Decimal(row.tolerance) if row.tolerance else None,
    )  # fmt: skip


def course_of(indicator: Indicator) -> Kind:
    """How an indicator's values run."""
    return cast(Kind, indicator.course)
