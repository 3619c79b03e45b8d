"""A city's year of tasks put into a database in bulk: `python -m bench.city fill|insert DATABASE TASKS`.

UNITS units with a liaison each, so many tasks, each with twelve monthly reports, its history, and its events in the
journal; everybody has logged in.
"""

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from luoshi import ledger
from luoshi.web.ready import ready

UNITS = 60
MONTHS = 12
AT_ONCE = 2000
INSERTS = 300


def fill(tasks: int) -> dict[str, Any]:
    """Fill it; the session keys by log-in name, and of each unit's liaison the tasks with their revisions."""
    from django.db import transaction

    from luoshi.web.delivery.models import Event, Report, Task
    from luoshi.web.journal.models import ONLY, Head
    from luoshi.web.journal.models import Event as Journaled
    from luoshi.web.people.models import Account, Membership, Unit

    today = datetime.now(UTC)
    first = datetime(today.year - 1, today.month, 5, tzinfo=UTC)
    with transaction.atomic():
        Unit.objects.bulk_create(
            Unit(kind="department", name=f"望川市第{n}局", short=f"{n}局", active=True) for n in range(UNITS)
        )
        units = list(Unit.objects.order_by("pk"))
        names = ["office", "boss", *(f"liaison-{n}" for n in range(UNITS))]
        Account.objects.bulk_create(
            Account(
                login=name, name=name, role="administrator" if name == "boss" else "viewer", made_at=first,
                password="!",
            )
            for name in names
        )  # fmt: skip
        people = {account.login: account for account in Account.objects.all()}
        posts = [("office", units[0], "delivery"), *((f"liaison-{n}", unit, "liaison") for n, unit in enumerate(units))]
        Membership.objects.bulk_create(
            Membership(account=people[name], unit=unit, post=post, since=date(2020, 1, 1)) for name, unit, post in posts
        )
        Task.objects.bulk_create(_tasks(tasks, units, first), AT_ONCE)
        made = list(Task.objects.order_by("pk"))
        tree, journaled = ledger.Tree(), []
        for month in range(MONTHS):
            at = _month(first, month)
            Report.objects.bulk_create(
                (
                    Report(
                        task=task, period=f"{at:%Y-%m}", round=1, percent=8 * month,
                        done="管网已铺设三段，路面恢复一段。" * 3,
                        next="继续施工", forecast="on-time", by=f"liaison-{n % UNITS}", at=at,
                    )
                    for n, task in enumerate(made)
                ),
                AT_ONCE,
            )  # fmt: skip
            said = {"title": "改造管网", "state": "working", "due_current": "2030-01-01"}
            Event.objects.bulk_create(
                (
                    Event(
                        task=task, number=month + 1, action="report-task", by=f"liaison-{n % UNITS}", at=at,
                        before=said, after=said,
                    )
                    for n, task in enumerate(made)
                ),
                AT_ONCE,
            )  # fmt: skip
            journaled.append(at)
        rows = _journaled(tree, journaled, made)
        while batch := list(islice(rows, AT_ONCE)):
            Journaled.objects.bulk_create(batch)
        Head.objects.create(pk=ONLY, size=tree.size, peaks=b"".join(tree.peaks))
    mine = {f"liaison-{n}": [task.pk for task in made[n::UNITS]] for n in range(UNITS)}
    return {"sessions": {name: _logged_in(people[name]) for name in names}, "tasks": mine, "revision": MONTHS}


def _month(first: datetime, month: int) -> datetime:
    months = first.month - 1 + month
    return first.replace(year=first.year + months // 12, month=months % 12 + 1)


def _tasks(tasks: int, units: list[Any], first: datetime) -> Iterator[Any]:
    from luoshi.web.delivery.models import Task

    states = ("working",) * 8 + ("to-verify", "closed")
    for n in range(tasks):
        # The tasks of a unit are in every state.
        state = states[n // UNITS % len(states)]
        due = first.date() + timedelta(days=200 + n % 400)
        yield Task(
            title=f"改造老旧小区第{n}片供水管网", lead=units[n % UNITS], leader="张副市长", criterion="18公里",
            cycle="month", due_original=due, due_current=due, assigned_on=first.date(), state=state, revision=MONTHS,
        )  # fmt: skip


def _journaled(tree: ledger.Tree, months: list[datetime], made: list[Any]) -> Iterator[Any]:
    from luoshi.web.journal.models import Event

    for at in months:
        for n, task in enumerate(made):
            told = {"title": task.title, "state": "working"}
            event = ledger.Event(
                tree.size + 1, f"liaison-{n % UNITS}", at, "report-task", "task", str(task.pk), told, told
            )  # fmt: skip
            body = event.stored()
            leaf = ledger.leaf_hash(body)
            tree.append(leaf)
            yield Event(event.number, event.who, event.at, event.action, event.kind, event.key, body, leaf)


def _logged_in(account: Any) -> str:
    """The key of a session in which somebody has logged in."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from luoshi.web.people.actions.log_in import begin
    from luoshi.web.people.clock import now

    request = HttpRequest()
    request.session = SessionStore()
    begin(request, account, now())
    request.session.save()
    return str(request.session.session_key)


def insert() -> list[float]:
    """Seconds that one plain insert takes, committed, INSERTS times."""
    from django.db import connection

    taken = []
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, said VARCHAR(200))")
        for number in range(INSERTS):
            start = time.perf_counter()
            cursor.execute("INSERT INTO plain VALUES (%s, %s)", [number, "管网已铺设三段"])
            taken.append(time.perf_counter() - start)
        cursor.execute("DROP TABLE plain")
    return taken


if __name__ == "__main__":
    what, database, tasks = sys.argv[1:]
    ready(database)
    print(json.dumps(fill(int(tasks)) if what == "fill" else insert()))
