"""The light of an indicator's year, from the values that count."""

from collections.abc import Mapping
from decimal import Decimal

from luoshi.judging.outlook import Series
from luoshi.judging.target_lights import Light, light
from luoshi.judging.targets import Target, observed
from luoshi.web.monitor.models import Indicator
from luoshi.web.monitor.queries.series import Value, course_of, series_of


def judged(
    indicator: Indicator, year: int, values: Mapping[tuple[int, int], Value], target: Target | None, until: int = 12
) -> Light:
    """The light of a year as it stood when the month `until` had come."""
    kept = {when: each for when, each in values.items() if when[0] < year or (when[0] == year and when[1] <= until)}
    series = Series(indicator.name, course_of(indicator), series_of(kept))
    last = max((when for when in kept if when[0] == year), default=None)
    outcome = None
    if last is not None:
        value = kept[last]
        outcome = observed(
            f"{value.value}{indicator.unit}", Decimal(value.value), indicator.unit, value.vintage
        )  # fmt: skip
    return light(series, year, target, outcome)
