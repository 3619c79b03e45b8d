"""What a table is laid beside: the indicators, the places, the values that are there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from luoshi.judging.observations import Held, History, Key, Known, Plan, Said, plan
from luoshi.judging.outlook import Kind
from luoshi.judging.targets import Vintage
from luoshi.web.monitor.models import Indicator, Observation
from luoshi.web.people.models import Unit

Offices = frozenset[int] | None
"""The offices for whose indicators somebody may enter; None for all."""

PLACE_KINDS = ("county", "zone")
YEARS_BACK = 3
"""Years before the earliest of a table that its values are held against."""


def known(offices: Offices) -> dict[str, Known]:
    """The indicators in use, by name."""
    rows = Indicator.objects.filter(active=True).values_list("pk", "name", "unit", "course", "office")
    return {
        name: Known(pk, name, unit, cast(Kind, course), offices is None or office in offices)
        for pk, name, unit, course, office in rows
    }


def places() -> dict[str, int]:
    """Counties and zones in use, by their names and their short names."""
    rows = Unit.objects.filter(active=True, kind__in=PLACE_KINDS).values_list("pk", "name", "short")
    return {spelt: pk for pk, name, short in rows for spelt in ("".join(short.split()), "".join(name.split()))}


def plan_of(rows: Sequence[Said], offices: Offices, today: date) -> Plan:
    """The fate of each value of a table as things are."""
    indicators = known(offices)
    named = {indicators[name].id for name in _names(rows) if name in indicators}
    years = [each.period.year for each in rows if each.period is not None]
    there = history(named, min(years, default=today.year) - YEARS_BACK)
    return plan(rows, indicators, places(), there, (today.year, today.month))


def _names(rows: Iterable[Said]) -> set[str]:
    found = set()
    for each in rows:
        spelt = "".join(each.indicator.split())
        found |= {spelt, spelt.rpartition("（")[0], spelt.rpartition("(")[0]}
    return found


def history(indicators: Iterable[int], first: int) -> History:
    """What is there from a year on, whatever was not sent back: the latest vintage of each month, the later entered."""
    found: dict[Key, dict[tuple[int, int], Held]] = defaultdict(dict)
    rows = Observation.objects.filter(indicator__in=list(indicators), year__gte=first).exclude(answer__approved=False)
    for indicator, place, year, month, value, vintage in rows.order_by("rank", "pk").values_list(
        "indicator", "place", "year", "month", "value", "vintage"
    ):
        found[indicator, place][year, month] = Held(Decimal(value), cast(Vintage, vintage))
    return found
