"""The process killed while it acts: every action is there with its event, or neither is."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.serving import environment
from tests.template import put

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")


def killed_after(database: Path, lines: int) -> list[str]:
    """The first lines of a process that acts; it is killed as soon as it has said the last of them."""
    put(database)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.web.acting", str(database)], stdout=subprocess.PIPE, text=True, env=environment()
    )
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line.strip())
        if len(said) == lines:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL
    return said


def test_after_a_kill_every_action_has_its_event_and_every_event_its_action(tmp_path: Path) -> None:
    database = tmp_path / "register.sqlite3"
    said: list[str] = []
    for lines in (1, 4, 9, 16):
        said += killed_after(database, lines)
        with closing(sqlite3.connect(database)) as connection:
            decisions = [row[0] for row in connection.execute("SELECT number FROM register_decision ORDER BY number")]
            bodies = [
                json.loads(row[0]) for row in connection.execute("SELECT body FROM journal_event ORDER BY number")
            ]
            (role,) = connection.execute("SELECT role FROM people_account WHERE login = 'wang'").fetchone()
        assert [body["number"] for body in bodies] == list(range(1, len(bodies) + 1))
        assert [body["after"]["decision"] for body in bodies if "decision" in (body["after"] or {})] == decisions
        roles = [body["after"]["role"] for body in bodies if body["key"] == "wang"]
        assert roles[-1] == role
        # What was said to be done is done.
        assert len(bodies) >= 4 + len(said)
    verified = subprocess.run(
        [sys.executable, "-m", "luoshi", "ledger", "verify", "--database", str(database)],
        capture_output=True, text=True, env=environment(), check=False,
    )  # fmt: skip
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_two_processes_at_once_leave_no_gap(tmp_path: Path) -> None:
    database = tmp_path / "register.sqlite3"
    killed_after(database, 1)
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.web.counting", str(database), name, "30"], env=environment()
        )
        for name in ("wang", "li")
    ]  # fmt: skip
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT number, who FROM journal_event ORDER BY number").fetchall()
    assert [number for number, _who in rows] == list(range(1, len(rows) + 1))
    who = [who for _number, who in rows]
    assert (who.count("li"), who[-60:].count("wang")) == (30, 30)
