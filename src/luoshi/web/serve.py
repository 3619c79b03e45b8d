"""`luoshi serve`: the database made ready, the reports admitted, the pages served until somebody stops it.

A worker for long work runs beside the server; one signal ends both.
"""

import os
import shlex
import signal
import socket
import threading
import time
from ipaddress import ip_address
from typing import Any

from luoshi.cli.reports import read_report
from luoshi.cli.speaking import REFUSED, complain, notice
from luoshi.facts import Reading, Refusal
from luoshi.web.ready import ready
from luoshi.web.site.data import without_password
from luoshi.web.worker import beside

THREADS = 4
"""Requests that a process answers at a time; SQLite reads side by side."""

STARTS_WITHIN = 60
"""Seconds that the server may take to start; after them nothing is announced."""

ANYWHERE = ("0.0.0.0", "::", "")


def serve(
    paths: list[str], host: str, port: int, database: str | None, year: int | None = None, processes: int = 1
) -> int:  # fmt: skip
    """Admit the reports at `paths` and serve the register at `host`:`port` until it is interrupted; the exit status.

    port: 0 for any that is free. database: path of the SQLite file, or None for the usual one. year: as in
    `read_report`. processes: that answer. A refused report is complained about and the others are served; where every
    one is refused nothing is written or served and the status is 2.
    Raises Refusal: unusable-database, needs-account, cannot-listen.
    """
    readings = _read(paths, year)
    if paths and not readings:
        return REFUSED
    port = _free_port(host, port)
    _name_hosts(host)
    ready(database)
    _need_an_account(host, database)
    _judge_anew()
    _admit(readings)
    with beside():
        _run(host, port, processes)
    return 0


def _read(paths: list[str], year: int | None) -> list[Reading]:
    readings = []
    for path in paths:
        try:
            readings.append(read_report(path, year))
        except Refusal as refusal:
            complain(refusal)
    return readings


def _free_port(host: str, port: int) -> int:
    """The port, or where it is 0 one that is free; raises Refusal cannot-listen."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            if os.name == "posix":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            return int(trial.getsockname()[1])
    except (OSError, OverflowError) as error:
        raise Refusal("cannot-listen", name=f"{host}:{port}") from error


def _name_hosts(host: str) -> None:
    """Where it is not said which names the register answers to: its own."""
    if "LUOSHI_HOSTS" not in os.environ:
        names = ["localhost", "127.0.0.1", "[::1]", f"[{host}]" if ":" in host else host]
        names += [socket.gethostname(), *_own_addresses()] if host in ANYWHERE else []
        os.environ["LUOSHI_HOSTS"] = ",".join(dict.fromkeys(filter(None, names)))


def _need_an_account(host: str, database: str | None) -> None:
    """Others than the local person have to log in; raises Refusal needs-account where they could not."""
    from luoshi.web.people.queries import accounts_exist

    if not _only_this_machine(host) and not accounts_exist():
        option = "" if database is None else f" --database {shlex.quote(without_password(database))}"
        raise Refusal("needs-account", name=host or "0.0.0.0", option=option)


def _only_this_machine(host: str) -> bool:
    """Whether every address that `host` leads to is of the loopback."""
    try:
        found = socket.getaddrinfo(host or "0.0.0.0", None)
    except OSError:
        return False
    return all(ip_address(str(address[4][0]).partition("%")[0]).is_loopback for address in found)


def _own_addresses() -> list[str]:
    """This machine's addresses, as far as its name leads to them."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None)
    except OSError:
        return []
    return [f"[{address[4][0]}]" if ":" in str(address[4][0]) else str(address[4][0]) for address in found]


def _admit(readings: list[Reading]) -> None:
    from django.db import connection

    from luoshi.web.register.actions import admit

    for reading in readings:
        name, found = reading.source.name, len(reading.figures)
        if admit(reading.source, reading).new:
            notice((f"已收入 {name}：{found} 个指标数值", f"admitted {name}: {found} figures"))
        else:
            notice((f"{name} 已在台账中，没有改变", f"{name} is in the register already; nothing changed"))
    # The server's processes open their own.
    connection.close()


def _judge_anew() -> None:
    """What an earlier version of the program judged is judged by this one."""
    from luoshi.web.monitor.actions import refresh_outdated

    if found := refresh_outdated():
        notice((f"已按新方法重算 {found} 个指标", f"judged {found} indicators anew, by a newer method"))


def _run(host: str, port: int, processes: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    shown = "127.0.0.1" if host in ANYWHERE else f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    server = Granian(
        "luoshi.web.site.wsgi:application",
        address=host or "0.0.0.0",
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        workers=processes,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    )
    words = f"台账在 {address} ，按 Ctrl-C 停止", f"the register is at {address} ; Ctrl-C stops it"
    announcing = threading.Thread(target=_announce, args=(shown.strip("[]"), port, words), daemon=True)

    def started() -> None:
        announcing.start()
        if hasattr(signal, "SIGHUP"):
            # A closed terminal ends the server; granian would read it as a wish to start anew.
            signal.signal(signal.SIGHUP, server.signal_handler_interrupt)

    server.on_startup(started)
    server.serve(target_loader=_application)


def _application(_target: str) -> Any:
    """The application, loaded in the process that runs it.

    That process leaves the terminal's group: Ctrl-C goes to the first process alone, which then ends this one. Two
    signals at once can leave it hanging (seen with granian 2.8).
    """
    if hasattr(os, "setpgrp"):
        os.setpgrp()
    from luoshi.web.site.wsgi import application

    return application


def _announce(host: str, port: int, words: tuple[str, str]) -> None:
    """Say where the register is once it answers there, not before."""
    for _attempt in range(STARTS_WITHIN * 20):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            notice(words)
            return
