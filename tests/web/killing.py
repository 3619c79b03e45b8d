"""A process killed while it acts on tasks, and one that goes on acting: what tests.web.scene does with them."""

import io
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from django.core.management import call_command
from django.db import IntegrityError, connection, connections, transaction

from luoshi.cli.main import main
from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Refused, Seen
from luoshi.web.delivery.actions.base import snapshot
from luoshi.web.delivery.models import Event, Evidence, Extension, Finding, Objection, Report, Task
from luoshi.web.delivery.transitions import TRANSITIONS
from luoshi.web.journal import queries as journal
from luoshi.web.journal.models import Event as Journaled
from tests.web.counting import count
from tests.web.tasks import DUE, TOLD, deed


def kill(database: str, times: str, seed: str) -> None:
    """A process that acts on tasks is killed again and again; each time all that is there is whole."""
    dice, alive = random.Random(int(seed)), 0
    for _round in range(int(times)):
        connections.close_all()
        told, tells = os.pipe()
        child = os.fork()
        if not child:
            os.close(told)
            try:
                act_without_end(random.Random(dice.random()), tells)
            finally:
                os._exit(1)
        os.close(tells)
        with os.fdopen(told, "rb") as lines:
            said = lines.readline()
            time.sleep(dice.random() * 0.08)
            os.kill(child, signal.SIGKILL)
            said += lines.read()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL, said
        acknowledged = dict(tuple(map(int, line.split())) for line in said.decode().splitlines() if line)
        assert acknowledged
        alive += len(said.splitlines())
        for task, revision in acknowledged.items():
            assert Task.objects.get(pk=task).revision >= revision, "what was said to be done is done"
        for task in Task.objects.values_list("pk", flat=True):
            held(task)
        numbers = list(Journaled.objects.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
    verdict = journal.verify()
    assert verdict.good
    print(alive, verdict.size)


def act_without_end(dice: random.Random, tells: int) -> None:
    """Whatever the state of a task allows, by whom it may be; a line for each deed that is done."""
    tasks = list(Task.objects.filter(revision__lt=10**6).exclude(state="archived").values_list("pk", flat=True))
    while True:
        task = Task.objects.get(pk=dice.choice(tasks))
        ways = [action for state, action in TRANSITIONS if state == task.state and action in ACTS]
        try:
            ACTS[dice.choice(ways)](Seen(task.pk, task.revision), task.revision, dice)
        except Refused:
            continue
        os.write(tells, f"{task.pk} {task.revision + 1}\n".encode())


def _deed(by: str) -> Callable[[int], Any]:
    return lambda day: deed(by, 31 * day, "因为", "望政办〔2024〕3号")


_unit, _office, _inspector = _deed("li"), _deed("office"), _deed("inspector")


def _object(seen: Seen, day: int) -> None:
    finding = Finding.objects.filter(task=seen.id, objection__isnull=True).first()
    actions.object_to(seen, _unit(day), finding.pk if finding else 0)


ACTS: dict[str, Callable[[Seen, int, random.Random], Any]] = {
    "sign-task": lambda s, n, dice: actions.sign(s, _unit(n)),
    "start-task": lambda s, n, dice: actions.start(s, _unit(n)),
    "report-task": lambda s, n, dice: actions.report(s, _unit(n), TOLD),
    "add-evidence": lambda s, n, dice: actions.add_evidence(
        s, _unit(n), "验收报告.pdf", "acceptance", dice.randbytes(20_000)
    ),
    "ask-extension": lambda s, n, dice: actions.ask_extension(s, _unit(n), DUE + timedelta(days=31 * n)),
    "decide-extension": lambda s, n, dice: actions.decide_extension(s, _office(n), True),
    "ask-closing": lambda s, n, dice: actions.ask_closing(s, _unit(n)),
    "take-up": lambda s, n, dice: actions.take_up(s, _office(n)),
    "follow-through": lambda s, n, dice: actions.follow_through(s, _office(n)),
    "inspect-task": lambda s, n, dice: actions.inspect(s, _inspector(n), dice.random() < 0.5, "量过"),
    "object": lambda s, n, dice: _object(s, n),
    "close-task": lambda s, n, dice: actions.close(s, _office(n)),
    "reopen-task": lambda s, n, dice: actions.reopen(s, _office(n)),
    "archive-task": lambda s, n, dice: actions.archive(s, _office(n)),
    "pause-task": lambda s, n, dice: actions.pause(s, _office(n)),
    "resume-task": lambda s, n, dice: actions.resume(s, _office(n)),
    "adjust-task": lambda s, n, dice: actions.adjust(s, _office(n), "20公里"),
}


def held(task: int) -> None:
    """Whatever was done about a task is there whole: its row, its history, its rows of reports and files, the journal."""
    found = Task.objects.get(pk=task)
    events = list(Event.objects.filter(task=task).order_by("number"))
    assert [event.number for event in events] == list(range(1, found.revision + 1))
    assert Journaled.objects.filter(kind="task", key=str(task)).count() == found.revision
    if events:
        assert events[-1].after == snapshot(found)
    done = [event.action for event in events]
    for action, rows in (
        ("report-task", Report.objects.filter(task=task)),
        ("add-evidence", Evidence.objects.filter(task=task)),
        ("inspect-task", Finding.objects.filter(task=task)),
        ("object", Objection.objects.filter(finding__task=task)),
        ("ask-extension", Extension.objects.filter(task=task)),
        ("decide-extension", Extension.objects.filter(task=task, granted__isnull=False)),
    ):
        assert cast(Any, rows).count() == done.count(action), action


def busy(database: str, path: str) -> None:
    """A backup taken while somebody works on; how much they did meanwhile."""
    told, tells = os.pipe()
    child = os.fork()
    if not child:
        act_without_end(random.Random(5), tells)
    os.close(tells)
    with os.fdopen(told, "rb") as lines:
        lines.readline()
        try:
            typed(database, "backup", path)
        finally:
            os.kill(child, signal.SIGTERM)
        print(len(lines.readlines()))
    os.waitpid(child, 0)


def whole(database: str) -> None:
    """Every task is whole; the journal's size and root are printed."""
    for task in Task.objects.values_list("pk", flat=True):
        held(task)
    assert journal.verify().good
    size, root = journal.head()
    print(size, root.hex())


def unchanged(database: str) -> None:
    """The database refuses to change, take away or leave out an event."""
    for statement in (
        "UPDATE journal_event SET who = 'li' WHERE number = 1",
        "DELETE FROM journal_event WHERE number = 1",
        "INSERT INTO journal_event SELECT 999, who, at, action, kind, key, body, leaf FROM journal_event WHERE number = 1",
    ):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
        except IntegrityError:
            continue
        raise AssertionError(statement)


def older(database: str) -> None:
    """A register as an earlier version left it, with an account in it."""
    for app, name in (("journal", "0002"), ("people", "0001"), ("register", "0002")):
        call_command("migrate", app, name, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_account (password, login, name, role, is_active, made_at) "
            "VALUES ('!', 'boss', 'boss', 'administrator', %s, '2024-03-01 08:00:00')", [True],
        )  # fmt: skip


def counted(database: str, who: str, how_many: str) -> None:
    """So many events by `who`."""
    count(who, int(how_many))


def piped(database: str, given: str, *words: str) -> None:
    """As `typed`, with something to read on the standard input, which is no terminal."""
    sys.stdin = io.StringIO(given)
    typed(database, *words)


def typed(database: str, *words: str) -> None:
    """What `luoshi` says to these words, and its exit status."""
    status = main(words)
    sys.stdout.flush()
    sys.stderr.flush()
    print(f"\nstatus {status}")
