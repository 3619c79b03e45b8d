"""A town at work, and what can go wrong for it, in processes of their own: here processes are killed, connections are
cut, and threads write for good.

`python -m tests.web.scene ENGINE` reads a line of JSON, [what, database, words …], for each thing to be done; it is
done in a fork, since starting anew would take longer than most of it, and answered with [exit status, what was said].
`python -m tests.web.scene ENGINE what database words …` does one thing.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial

from luoshi.web.ready import set_up
from luoshi.web.site.data import database as settings_of

LONGEST = 300
"""Seconds after which what hangs is ended."""

ENGINES = {"sqlite": ":memory:", "postgresql": "postgresql:///"}


def main(engine: str, *asked: str) -> None:
    """Do one thing, or what is asked for line by line."""
    # No key is to be made beside a database that is in no folder.
    os.environ.setdefault("LUOSHI_SECRET_KEY", "scene")
    set_up(ENGINES[engine])
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["testserver"]
    from tests.web import faults, killing

    # What the first request would load.
    faults.visitor("").get("/nowhere")
    if asked:
        done(faults, killing, list(asked))
        return
    for line in sys.stdin:
        print(json.dumps(forked(partial(done, faults, killing, json.loads(line)))), flush=True)


def done(faults: object, killing: object, asked: list[str]) -> None:
    """Do it, over that database; what went wrong otherwise than it should is an AssertionError."""
    from django.conf import settings
    from django.db import connection

    what, named, *words = asked
    settings.DATABASE = named
    connection.settings_dict.update(settings_of(named))
    getattr(faults if hasattr(faults, what) else killing, what)(named, *words)
    connection.close()


def forked(work: Callable[[], None]) -> tuple[int, str]:
    """The exit status of a process that does it, and what it said."""
    said, says = os.pipe()
    child = os.fork()
    if not child:
        signal.alarm(LONGEST)
        os.dup2(says, 1)
        os.dup2(says, 2)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    os.close(says)
    with os.fdopen(said, encoding="utf-8") as file:
        text = file.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


if __name__ == "__main__":
    main(*sys.argv[1:])
