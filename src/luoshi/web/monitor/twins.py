"""The JSON and the CSV of the monitor's tables: the same rows."""

from typing import Any

from django.http import HttpResponse

from luoshi.web.monitor.queries.dashboard import Dashboard
from luoshi.web.monitor.queries.record import Record
from luoshi.web.register.twins.reading import as_csv, as_json

LINE_COLUMNS = (
    "indicator", "name", "unit", "nature", "office", "year", "target", "light", "reason_zh", "reason_en", "month",
    "value", "vintage", "before_month", "before_value", "before_light", "expected", "low", "high", "chance",
    "refusal_zh", "refusal_en",
)  # fmt: skip
VALUE_COLUMNS = (
    "indicator", "unit", "year", "month", "value", "vintage", "counts", "numerator", "denominator", "source",
    "evidence", "cell", "batch", "by", "at",
)  # fmt: skip
PLACE_COLUMNS = ("indicator", "unit", "year", "place", "kind", "month", "value", "last_year", "rank", "tied")


def lines(board: Dashboard) -> list[dict[str, Any]]:
    """The lines of a dashboard, flat."""
    return [
        {
            "indicator": line.id, "name": line.name, "unit": line.unit, "nature": line.nature, "office": line.office,
            "year": board.year, "target": line.target[0] or None, "light": line.colour, "reason_zh": line.reason[0],
            "reason_en": line.reason[1], "month": line.month or None, "value": line.value or None,
            "vintage": line.vintage or None, "before_month": line.before_month or None,
            "before_value": line.before_value or None, "before_light": line.before_colour or None,
            "expected": line.expected or None, "low": line.low or None, "high": line.high or None,
            "chance": None if line.chance is None else round(line.chance, 4), "refusal_zh": line.refusal[0] or None,
            "refusal_en": line.refusal[1] or None,
        }
        for line in board.lines
    ]  # fmt: skip


def values(found: Record) -> list[dict[str, Any]]:
    """The observations of an indicator's year, those that no longer count too."""
    return [
        {
            "indicator": found.about.name, "unit": found.about.unit, "year": found.year, "month": each.month,
            "value": each.value, "vintage": each.vintage, "counts": each.now, "numerator": each.numerator or None,
            "denominator": each.denominator or None, "source": each.source or None, "evidence": each.evidence or None,
            "cell": each.cell or None, "batch": each.batch, "by": each.by, "at": each.at.isoformat(),
        }
        for each in found.shown
    ]  # fmt: skip


def places(found: Record) -> list[dict[str, Any]]:
    """The places of an indicator side by side."""
    return [
        {
            "indicator": found.about.name, "unit": found.about.unit, "year": found.year, "place": each.name,
            "kind": each.kind, "month": each.month, "value": each.values.get(each.month),
            "last_year": each.last_year or None,
            "rank": each.rank.rank if each.rank else None, "tied": each.rank.tied if each.rank else None,
        }
        for each in found.places
    ]  # fmt: skip


def answered(kind: str, name: str, columns: tuple[str, ...], rows: list[dict[str, Any]]) -> HttpResponse:
    """Rows as json or csv."""
    if kind == "json":
        return as_json({"total": len(rows), "rows": rows})
    return as_csv(f"{name}.csv", columns, rows)
