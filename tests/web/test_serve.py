"""`luoshi serve` from its first line to Ctrl-C."""

import json
import os
import re
import signal
import stat
import subprocess
import time
import urllib.parse
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
    with serving(folder, report, tmp_path / "missing.txt", new=True) as server:
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


def test_a_worker_runs_beside_the_server_and_ends_with_it(tmp_path: Path, report: Path) -> None:
    """A long job is done without anybody starting anything; one signal ends both."""
    with serving(tmp_path, report) as server:
        key = json.loads(urllib.request.urlopen(server.address + "reports.json").read())["rows"][0]["key"]
        job = asked(server, f"reports/{key}/reread")
        for _attempt in range(200):
            page = urllib.request.urlopen(job).read().decode()
            if "重新读取完成" in page:
                break
            time.sleep(0.1)
        assert "重新读取完成" in page
        workers = children(server.process.pid, "luoshi.web.worker")
        assert len(workers) == 1
        assert server.stop() == (0, "")
        assert not [pid for pid in workers if alive(pid)]


def test_a_worker_ends_when_its_server_is_killed(tmp_path: Path, report: Path) -> None:
    with serving(tmp_path, report) as server:
        workers = children(server.process.pid, "luoshi.web.worker")
        assert len(workers) == 1
        others = [pid for pid in children(server.process.pid, "") if pid not in workers]
        for pid in (server.process.pid, *others):
            os.kill(pid, signal.SIGKILL)
        server.process.communicate(timeout=30)
        for _attempt in range(200):
            if not any(alive(pid) for pid in workers):
                break
            time.sleep(0.1)
        assert not any(alive(pid) for pid in workers)


def asked(server: Server, path: str) -> str:
    """The address of the job that a form without fields leads to."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page = opener.open(server.address + path.rpartition("/")[0] + "/export").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    data = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1]}).encode()
    return str(opener.open(urllib.request.Request(server.address + path, data)).geturl())


def children(parent: int, words: str) -> list[int]:
    """Processes below one whose command holds `words`; skips the test where there is no /proc."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("没有 /proc，看不到进程 / there is no /proc to see processes in")
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            above = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if above == parent and words in command:
            found.append(int(folder.name))
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
