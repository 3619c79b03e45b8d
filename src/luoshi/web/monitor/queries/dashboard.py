"""The dashboard: each indicator's line of a year, in two queries however many there are."""

from dataclasses import dataclass
from typing import cast

from django.db.models import Max

from luoshi.judging.target_lights import LIGHTS, Colour
from luoshi.web.monitor.models import Indicator, Summary

COLOURS: tuple[Colour, ...] = ("red", "amber", "green", "none")
"""In the order in which they are looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in a year; see luoshi.web.monitor.models.Summary. Pairs are Chinese and English."""

    id: int
    name: str
    unit: str
    nature: str
    office: str
    colour: Colour
    reason: tuple[str, str]
    target: tuple[str, str]
    aim: str
    month: int
    value: str
    vintage: str
    before_month: int
    before_value: str
    before_colour: str
    before_expected: str
    expected: str
    low: str
    high: str
    refusal: tuple[str, str]
    chance: float | None

    @property
    def turned(self) -> bool:
        """Whether the light is another than a period before."""
        return bool(self.before_colour) and self.before_colour != self.colour


@dataclass(frozen=True, slots=True)
class Dashboard:
    """year: what it shows. years: that there is something of, the latest first. month: the latest of all lines."""

    year: int
    years: tuple[int, ...]
    month: int
    lines: tuple[Line, ...]
    counts: dict[Colour, int]


_FIELDS = (
    "colour", "reason", "reason_en", "target", "target_en", "aim", "month", "value", "vintage", "before_month",
    "before_value", "before_colour", "before_expected", "expected", "low", "high", "refusal", "refusal_en", "chance",
)  # fmt: skip
_NOTHING = ("今年没有数据，也没有目标。", "There is neither a figure nor a target of the year.")


def years() -> tuple[int, ...]:
    """The years that there is something of, the latest first."""
    return tuple(Summary.objects.order_by("-year").values_list("year", flat=True).distinct())


def latest() -> tuple[int, int] | None:
    """The last year and month that the city has an approved figure of."""
    found = (
        Summary.objects.filter(month__gt=0).order_by("-year").values_list("year").annotate(last=Max("month")).first()
    )
    return None if found is None else (found[0], found[1])


def dashboard(year: int) -> Dashboard:
    """Every indicator in use, in their order."""
    held = {row[0]: row[1:] for row in Summary.objects.filter(year=year).values_list("indicator", *_FIELDS)}
    lines = []
    rows = Indicator.objects.filter(active=True).order_by("position", "pk")
    for pk, name, unit, nature, office in rows.values_list("pk", "name", "unit", "nature", "office__short"):
        found = held.get(pk)
        lines.append(_line(pk, name, unit, nature, office, found))
    counts: dict[Colour, int] = dict.fromkeys(COLOURS, 0)
    for line in lines:
        counts[line.colour] += 1
    month = max((line.month for line in lines), default=0)
    return Dashboard(year, years(), month, tuple(lines), counts)


def _line(pk: int, name: str, unit: str, nature: str, office: str, row: tuple[object, ...] | None) -> Line:
    if row is None:
        return Line(
            pk, name, unit, nature, office, "none", _NOTHING, ("", ""), "", 0, "", "", 0, "", "", "", "", "", "",
            ("", ""), None,
        )  # fmt: skip
    said = dict(zip(_FIELDS, row, strict=True))
    return Line(
        id=pk, name=name, unit=unit, nature=nature, office=office, colour=cast(Colour, said["colour"]),
        reason=(str(said["reason"]), str(said["reason_en"])), target=(str(said["target"]), str(said["target_en"])),
        refusal=(str(said["refusal"]), str(said["refusal_en"])),
        **{
            name: said[name]
            for name in (
                "month", "value", "vintage", "before_month", "before_value", "before_colour", "before_expected",
                "expected", "low", "high", "chance", "aim",
            )
        },  # type: ignore[arg-type]
    )  # fmt: skip


assert set(COLOURS) == set(LIGHTS)
