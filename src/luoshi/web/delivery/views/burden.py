"""填报负担: how many minutes each unit was asked for in a month."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from luoshi.judging.burden import CHORES, MINUTES, WRITTEN
from luoshi.web.delivery import queries
from luoshi.web.delivery.queries import UnitBurden, month_after, month_before
from luoshi.web.people.access import needs
from luoshi.web.people.clock import today
from luoshi.web.register.twins.reading import as_csv, as_json
from luoshi.web.site.errors import problem

COLUMNS = ("unit", "reports", "written", "kept", "taken", "others", "minutes", "saved", "last_minutes")


@dataclass(frozen=True, slots=True)
class Bar:
    """A unit's line: its counts, and how long its bars are, in percent of the longest."""

    unit: UnitBurden
    written: int
    kept: int
    others: int
    width: str
    last_width: str


@require_safe
@needs("see-burden")
def burden(request: HttpRequest) -> HttpResponse:
    """All units in a month, against the month before, with the table of minutes."""
    month = _month(request)
    if month is None:
        return problem(request, 400)
    rows = _bars(queries.burdens(month))
    after = month_after(month)
    context = {
        "rows": rows, "month": month, "last": month_before(month), "room": "burden",
        "next": after if after <= today() else None,
        "rates": [(thing, MINUTES[thing]) for thing in (*WRITTEN, *CHORES)],
        "minutes": sum(row.unit.now.minutes for row in rows), "saved": sum(row.unit.now.saved for row in rows),
        "before": sum(row.unit.last.minutes for row in rows),
    }  # fmt: skip
    return render(request, "delivery/burden.html", context)


@require_safe
@needs("see-burden")
def burden_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON, with the table of minutes."""
    month = _month(request)
    if month is None:
        return problem(request, 400)
    minutes = {thing: str(each) for thing, each in MINUTES.items()}
    return as_json({"month": f"{month:%Y-%m}", "minutes": minutes, "rows": _data(month)})


@require_safe
@needs("see-burden")
def burden_csv(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    month = _month(request)
    if month is None:
        return problem(request, 400)
    return as_csv(f"burden-{month:%Y-%m}.csv", COLUMNS, _data(month))


def _month(request: HttpRequest) -> date | None:
    """The first day of the month asked for; None where it is none, or lies ahead."""
    asked = request.GET.get("month", "")
    if not asked:
        return today().replace(day=1)
    try:
        found = date.fromisoformat(f"{asked}-01")
    except ValueError:
        return None
    return found if date(2000, 1, 1) <= found <= today() and len(asked) == 7 else None


def _data(month: date) -> list[dict[str, Any]]:
    return [
        {
            "unit": row.unit.name, "reports": row.unit.now.reports, "written": row.written, "kept": row.kept,
            "taken": row.unit.now.taken, "others": row.others, "minutes": str(row.unit.now.minutes),
            "saved": str(row.unit.now.saved), "last_minutes": str(row.unit.last.minutes),
        }
        for row in _bars(queries.burdens(month))
    ]  # fmt: skip


def _bars(rows: tuple[UnitBurden, ...]) -> list[Bar]:
    longest = max((max(row.now.minutes, row.last.minutes) for row in rows), default=0) or 1
    drawn = []
    for row in rows:
        counts = {part.thing: part.count for part in row.now.parts}
        written = sum(counts.get(name, 0) for name in WRITTEN)
        kept = counts.get("kept", 0)
        drawn.append(
            Bar(
                row, written, kept, sum(counts.values()) - written - kept,
                f"{100 * row.now.minutes / longest:.2f}%", f"{100 * row.last.minutes / longest:.2f}%",
            )
        )  # fmt: skip
    return drawn
