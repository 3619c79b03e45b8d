"""`luoshi worker`: long work done outside the web process, and people reminded; the worker beside `luoshi serve`."""

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ENDS_WITHIN = 10
"""Seconds that the worker beside a server has for the job it is at, once the server has ended."""

AGAIN_AFTER = 2
"""Seconds after which a worker that ended by itself is started anew."""

REMINDED_EVERY = 300
"""Seconds between two looks whether the day's reminders have gone out."""

INTERVAL = 0.5
"""Seconds between two looks at the queue while it is empty."""


def work(database: str | None) -> int:
    """Do the jobs of the register in `database` (None: the usual one) until interrupted; the exit status.

    Raises Refusal: unusable-database.
    """
    from luoshi.web.ready import ready

    ready(database)
    return _run()


def remind(database: str | None) -> tuple[int, int]:
    """`luoshi remind`: write today's reminders and send the mails, outside quiet hours; how many of each.

    Raises Refusal: unusable-database.
    """
    from luoshi.web.ready import ready

    ready(database)
    from django.utils import timezone

    from luoshi.web.delivery.actions import reminding

    now = timezone.now()
    return reminding.remind(now), reminding.send_digests(now)


def _run() -> int:
    from django.utils import timezone
    from django_tasks_db.management.commands.db_worker import Worker

    from luoshi.web.register.actions.jobs import sweep

    # It warns whoever stops it that it is being stopped.
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    sweep(timezone.now())
    worker = Worker(
        queue_names=["default"], interval=INTERVAL, batch=False, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id=f"luoshi-{os.getpid()}", excluded_queue_names=[],
    )  # fmt: skip
    worker.configure_signals()
    with reminding():
        worker.run()
    return 0


@contextmanager
def reminding() -> Iterator[None]:
    """Beside the work, look now and then whether people are to be reminded. A fault in it ends nothing."""
    ending = threading.Event()

    def look() -> None:
        from django.db import close_old_connections, connection
        from django.utils import timezone

        from luoshi.web.delivery.actions.reminding import tick

        while not ending.wait(REMINDED_EVERY):
            close_old_connections()
            try:
                tick(timezone.now())
            except Exception:
                logging.getLogger(__name__).exception("nobody could be reminded")
        connection.close()

    looker = threading.Thread(target=look, daemon=True)
    looker.start()
    try:
        yield
    finally:
        ending.set()
        looker.join(ENDS_WITHIN)


@contextmanager
def beside() -> Iterator[None]:
    """A worker over the same database for as long as the server runs, started anew should it fail; Django is set up.

    It leads a process group of its own, so that Ctrl-C reaches the server alone, which then ends it. Where the server
    dies without a word the pipe between them breaks, and the worker ends by itself.
    """
    ending = threading.Event()
    running = [_start()]

    def keep() -> None:
        while not ending.is_set():
            running[0].wait()
            if not ending.wait(AGAIN_AFTER):
                running[0] = _start()

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        running[0].terminate()
        try:
            running[0].wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            running[0].kill()
        keeper.join(ENDS_WITHIN)


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "luoshi.web.worker"], stdin=subprocess.PIPE, start_new_session=True)


def _watch() -> None:
    """End this process once whoever started it is gone."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> int:
    """The worker beside a server."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.web.site.settings")
    django.setup()
    threading.Thread(target=_watch, daemon=True).start()
    return _run()


if __name__ == "__main__":
    sys.exit(main())
