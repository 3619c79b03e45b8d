"""Indicators are described, and given a target for a year."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from luoshi.facts import BOUNDS
from luoshi.judging.indicators import NATURES
from luoshi.judging.observations.periods import FIRST_YEAR, LAST_YEAR
from luoshi.judging.outlook import KINDS
from luoshi.web.journal.actions import LOCAL, append
from luoshi.web.monitor.actions.base import Refused, number, text
from luoshi.web.monitor.actions.summing import refresh
from luoshi.web.monitor.models import LONGEST, LONGEST_LINE, LONGEST_NAME, Indicator, Target
from luoshi.web.monitor.models.indicators import LONGEST_UNIT, POLARITIES
from luoshi.web.people.models import Unit
from luoshi.web.register.models import Entry


@dataclass(frozen=True, slots=True)
class Described:
    """An indicator as a person describes it; see luoshi.web.monitor.models.Indicator. office: the unit's id."""

    name: str
    nature: str
    course: str
    polarity: str
    unit: str
    office: int
    formula: str = ""
    sources: str = ""
    position: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target as a person states it; see luoshi.web.monitor.models.Target. entry: the register entry's id."""

    year: int
    bound: str
    value: str
    high: str = ""
    tolerance: str = ""
    entry: int | None = None
    document: str = ""


@transaction.atomic
def add(described: Described, by: str, at: datetime) -> int:
    """A new indicator; its id. Raises Refused: no-name, name-taken, nature, no-unit, no-office, too-long."""
    indicator = Indicator()
    _fill(indicator, described)
    indicator.save(force_insert=True)
    append(by or LOCAL, "add-indicator", "indicator", str(indicator.pk), None, _said(indicator), at)
    return indicator.pk


@transaction.atomic
def change(id: int, described: Described, by: str, at: datetime) -> None:
    """Describe an indicator anew.

    Raises Refused: as add, no-indicator, unit-in-use (values in the old unit are there).
    """
    indicator = Indicator.objects.select_for_update().filter(pk=id).first()
    if indicator is None:
        raise Refused("no-indicator")
    before = _said(indicator)
    _fill(indicator, described)
    after = _said(indicator)
    if before == after:
        return
    if before["unit"] != after["unit"] and indicator.observations.exists():
        raise Refused("unit-in-use")
    indicator.save()
    if any(before[name] != after[name] for name in ("nature", "course", "polarity", "name")):
        refresh(indicator.pk)
    append(by or LOCAL, "change-indicator", "indicator", str(indicator.pk), before, after, at)


@transaction.atomic
def set_target(id: int, wanted: Wanted, by: str, at: datetime) -> None:
    """What a year is to reach; an earlier target of the year stays where it is and no longer counts.

    Raises Refused: no-indicator, year, bound, no-number, range, needs-document (the year has a target already),
    no-entry, same-target, too-long.
    """
    indicator = Indicator.objects.select_for_update().filter(pk=id).first()
    if indicator is None:
        raise Refused("no-indicator")
    if not FIRST_YEAR <= wanted.year <= LAST_YEAR:
        raise Refused("year")
    if wanted.bound not in BOUNDS:
        raise Refused("bound")
    value = number(wanted.value)
    high = number(wanted.high) if wanted.bound == "range" else ""
    if high and float(high) <= float(value):
        raise Refused("range")
    tolerance = number(wanted.tolerance) if wanted.tolerance.strip() else ""
    if tolerance.startswith("-"):
        raise Refused("no-number", said=tolerance)
    if wanted.entry is not None and not Entry.objects.filter(pk=wanted.entry).exists():
        raise Refused("no-entry")
    document = text(wanted.document, LONGEST_LINE)
    last = Target.objects.filter(indicator=indicator, year=wanted.year).order_by("-pk").first()
    before = None if last is None else _stated(last)
    made = Target(
        indicator=indicator, year=wanted.year, bound=wanted.bound, value=value, high=high, tolerance=tolerance,
        entry_id=wanted.entry, document=document, by=by, at=at,
    )  # fmt: skip
    after = _stated(made)
    if before is not None:
        if {**before, "document": ""} == {**after, "document": ""}:
            raise Refused("same-target")
        if not document:
            raise Refused("needs-document")
    made.save()
    refresh(indicator.pk, {wanted.year})
    append(by or LOCAL, "set-target", "indicator", str(indicator.pk), before, after, at)


def _fill(indicator: Indicator, described: Described) -> None:
    name = "".join(text(described.name, LONGEST_NAME).split())
    if not name:
        raise Refused("no-name")
    if Indicator.objects.filter(name=name).exclude(pk=indicator.pk).exists():
        raise Refused("name-taken")
    if described.nature not in NATURES or described.course not in KINDS or described.polarity not in POLARITIES:
        raise Refused("nature")
    unit = "".join(text(described.unit, LONGEST_UNIT).split()).replace("％", "%")
    if not unit:
        raise Refused("no-unit")
    if not Unit.objects.filter(pk=described.office).exists():
        raise Refused("no-office")
    indicator.name, indicator.nature, indicator.course = name, described.nature, described.course
    indicator.polarity, indicator.unit, indicator.office_id = described.polarity, unit, described.office
    indicator.formula = text(described.formula, LONGEST, lines=True)
    indicator.sources = text(described.sources, LONGEST, lines=True)
    indicator.position, indicator.active = described.position, described.active


_KEPT = ("name", "nature", "course", "polarity", "unit", "office_id", "formula", "sources", "position", "active")


def _said(indicator: Indicator) -> dict[str, Any]:
    return {name: getattr(indicator, name) for name in _KEPT}


def _stated(target: Target) -> dict[str, Any]:
    return {
        name: getattr(target, name) for name in ("year", "bound", "value", "high", "tolerance", "entry_id", "document")
    }
