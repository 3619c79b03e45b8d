"""A real `luoshi serve`, as a process of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.template import environment, put


@dataclass(frozen=True)
class Server:
    """Where it answers, and what it said until it did."""

    address: str
    said: str
    process: "subprocess.Popen[str]"

    def stop(self) -> tuple[int, str]:
        """Ctrl-C, which a terminal sends to the whole group; the exit status, and what it said at last."""
        os.killpg(self.process.pid, signal.SIGINT)
        _out, said = self.process.communicate(timeout=30)
        return self.process.returncode, said


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "luoshi", "serve", *map(str, arguments)]


@contextmanager
def serving(folder: Path, *reports: Path, host: str = "127.0.0.1", new: bool = False) -> Iterator[Server]:
    """The register in `folder` with these reports, at a free port. new: where there is none, it makes the database."""
    if not new:
        put(folder / "register.sqlite3")
    process = subprocess.Popen(
        command(*reports, "--host", host, "--port", "0", "--database", folder / "register.sqlite3"),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(),
        start_new_session=True,
    )
    assert process.stderr is not None
    said = ""
    try:
        for line in process.stderr:
            said += line
            found = re.search(r"http://\S+", line)
            if found:
                break
        else:
            raise AssertionError(f"it never served: {said}")
        yield Server(found[0], said, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=30)
