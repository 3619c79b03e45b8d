"""Indicators to try things on, and values that were entered and approved."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime

from openpyxl import Workbook

from luoshi.judging.observations import Asked, Rows, said
from luoshi.web.monitor import actions
from luoshi.web.monitor.actions import Described, Wanted
from luoshi.web.monitor.models import Observation
from tests.judging.observations.sheets import sheet

NOW = datetime(2024, 7, 20, 4, tzinfo=UTC)


def add(office: int, name: str = "社会消费品零售总额", **given: object) -> int:
    """An indicator of an office."""
    about = {"nature": "cumulative", "course": "growing", "polarity": "high", "unit": "亿元", **given}
    return actions.add(Described(name=name, office=office, **about), "office", NOW)  # type: ignore[arg-type]


def aim(indicator: int, value: str, year: int = 2024, bound: str = "ge", **given: str) -> None:
    """A target of an indicator."""
    actions.set_target(indicator, Wanted(year, bound, value, **given), "office", NOW)


def enter(*lines: str, by: str = "li", at: datetime = NOW, sure: bool = True, **asked: object) -> int:
    """A table entered; the id of its batch."""
    rows: Rows = sheet(*lines)
    return actions.enter("hand", said([rows], Asked(**asked)), None, by, at, sure=sure)  # type: ignore[arg-type]


def approved(*lines: str, at: datetime = NOW, **asked: object) -> int:
    """A table entered and approved."""
    batch = enter(*lines, at=at, **asked)
    actions.answer(batch, None, True, "", "zhao", at)
    return batch


def past(name: str, *ends: float, until: int = 2023) -> None:
    """Whole years of an indicator that grow evenly, the last one `until`; entered and approved."""
    first = until - len(ends) + 1
    heads = "指标 | 年份 | " + " | ".join(["1—2月", *(f"{month}月" for month in range(3, 13))])
    lines = [
        f"{name} | {first + n} | " + " | ".join(f"{end * month / 12:.1f}" for month in range(2, 13))
        for n, end in enumerate(ends)
    ]
    approved(heads, *lines, vintage="final")


def months(name: str, values: Iterable[object], place: str = "全市") -> tuple[str, str]:
    """A wide table of 2024 from January–February on."""
    shown = list(values)
    heads = ["1—2月", *(f"{month}月" for month in range(3, len(shown) + 2))]
    return f"指标 | 地区 | {' | '.join(heads)}", f"{name} | {place} | {' | '.join(map(str, shown))}"


def book(rows: Iterable[Iterable[object]]) -> bytes:
    """An Excel file of those rows."""
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def values(batch: int) -> list[tuple[int | None, int, int, str, str]]:
    """Place, year, month, value and vintage of a batch."""
    rows = Observation.objects.filter(batch=batch).order_by("pk")
    return [(row.place_id, row.year, row.month, row.value, row.vintage) for row in rows]
