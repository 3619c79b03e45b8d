"""The lines of the dashboard, made anew from targets and approved observations."""

from collections.abc import Iterable

from django.db import transaction

from luoshi.judging.target_lights import METHOD, asked
from luoshi.judging.targets import Target
from luoshi.web.monitor.models import Indicator, Summary
from luoshi.web.monitor.queries.lights import judged
from luoshi.web.monitor.queries.series import CITY, Value, target_in, values_of
from luoshi.web.monitor.queries.series import targets_of as wanted_of


def refresh(indicator: int, years: Iterable[int] | None = None) -> None:
    """Make the lines of an indicator for these years anew, and of all later ones, whose outlook rests on them.

    years: None for all. Call it within the action's transaction: who approves at the same time waits here, and then
    sees what this one approved.
    """
    row = Indicator.objects.select_for_update().get(pk=indicator)
    values = values_of(indicator).get(CITY, {})
    wanted = wanted_of(indicator)
    first = None if years is None else min(years, default=None)
    having = {year for year, _month in values} | set(wanted)
    found = sorted(year for year in having if first is None or year >= first)
    made = []
    for year in found:
        target = target_in(row, wanted[year]) if year in wanted else None
        made.append(_line(row, year, values, target))
    Summary.objects.filter(indicator=row, **({} if first is None else {"year__gte": first})).delete()
    Summary.objects.bulk_create(made)


def refresh_outdated() -> int:
    """Make the lines anew that were judged by an earlier method: after an upgrade. How many indicators they are of.

    An indicator at a time, so that it can be broken off and gone on with.
    """
    old = (
        Summary.objects.exclude(method=METHOD)
        .order_by("indicator_id")
        .values_list("indicator_id", flat=True)
        .distinct()
    )
    found = list(old)
    for pk in found:
        with transaction.atomic():
            refresh(pk)
    return len(found)


def _line(
    indicator: Indicator, year: int, values: dict[tuple[int, int], Value], target: Target | None
) -> Summary:  # fmt: skip
    months = sorted(month for one, month in values if one == year)
    now = judged(indicator, year, values, target)
    line = Summary(indicator=indicator, year=year, colour=now.colour, reason=now.reason[0], reason_en=now.reason[1])
    line.method = METHOD
    if target is not None:
        line.target, line.target_en = asked(target)
        line.aim = f"{target.value:f}"
    if now.forecast is not None:
        line.expected, line.low, line.high = (
            f"{each:f}" for each in (now.forecast.expected, now.forecast.low, now.forecast.high)
        )
    if now.refusal is not None:
        line.refusal, line.refusal_en = now.refusal.message("zh"), now.refusal.message("en")
    line.chance = now.chance
    if months:
        latest = values[year, months[-1]]
        line.month, line.value, line.vintage = months[-1], latest.value, latest.vintage
    if len(months) > 1:
        before = judged(indicator, year, values, target, months[-2])
        line.before_month, line.before_value = months[-2], values[year, months[-2]].value
        line.before_colour = before.colour
        line.before_expected = f"{before.forecast.expected:f}" if before.forecast else ""
    return line
