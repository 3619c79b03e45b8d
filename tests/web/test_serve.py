"""`luoshi serve` from its first line to Ctrl-C."""

import json
import os
import stat
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.readings import TEXT
from tests.serving import Server, command, environment, serving


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "望川市2024.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def reports(server: Server) -> list[str]:
    with urllib.request.urlopen(server.address + "reports.json") as answer:
        return [row["name"] for row in json.load(answer)["rows"]]


def failed(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, encoding="utf-8", env=environment(), timeout=60
    )


def test_it_admits_serves_and_ends(tmp_path: Path, report: Path) -> None:
    folder = tmp_path / "new" / "folder"
    with serving(folder, report, tmp_path / "missing.txt") as server:
        assert "已收入 望川市2024.txt" in server.said
        assert server.said.count("[missing-file]") == 1
        assert reports(server) == ["望川市2024.txt"]
        assert server.stop() == (0, "")
    key = folder / "luoshi.key"
    assert len(key.read_text()) > 50
    if os.name == "posix":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_text()
    with serving(folder, report) as server:
        assert "没有改变" in server.said
        assert reports(server) == ["望川市2024.txt"]
    assert key.read_text() == before


def test_where_every_report_is_refused_nothing_is_written(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    ended = failed(empty, tmp_path / "missing.txt", "--port", "0", "--database", tmp_path / "new" / "register.sqlite3")
    assert ended.returncode == 2
    assert [line.split("]")[0] for line in ended.stderr.splitlines()] == [
        "luoshi: [empty-file",
        "luoshi: [missing-file",
    ]
    assert not (tmp_path / "new").exists()


def test_what_is_no_database_is_refused(tmp_path: Path, report: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("these are my notes, and no database\n" * 100)
    before = notes.read_bytes()
    ended = failed(report, "--port", "0", "--database", notes)
    assert (ended.returncode, ended.stderr.count("[unusable-database]")) == (2, 1)
    assert "Traceback" not in ended.stderr
    assert notes.read_bytes() == before


def test_a_port_that_is_taken_is_refused(tmp_path: Path, report: Path) -> None:
    with serving(tmp_path, report) as server:
        port = server.address.rstrip("/").rpartition(":")[2]
        ended = failed("--port", port, "--database", tmp_path / "other.sqlite3")
    assert (ended.returncode, ended.stderr.count("[cannot-listen]")) == (2, 1)
    assert not (tmp_path / "other.sqlite3").exists()
