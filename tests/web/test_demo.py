"""The made-up city: made by the actions of every day, the same each time, with something of everything in it."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from luoshi import intake, reading
from luoshi.web.delivery.models import ActionItem, Bulletin, Event, Finding, Inspection, Opinion, Round, Task
from luoshi.web.delivery.queries import TaskQuestion, tasks
from luoshi.web.demo.plans import FATES
from luoshi.web.demo.year import fill
from luoshi.web.journal.models import Head
from luoshi.web.monitor.models import Observation
from luoshi.web.people.models import Account, Unit
from luoshi.web.people.person import LOCAL, POSTS
from tests.serving import environment
from tests.template import put

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[2] / "samples" / "wangchuan-2024.txt"
LAST = date(2025, 3, 31)
PASSWORD = "vier falsche pferde"


def has_something_of_everything() -> None:
    assert Unit.objects.count() >= 60 and Unit.objects.filter(kind__in=("county", "zone")).count() == 13
    tasks_made = Task.objects.count()
    assert tasks_made >= 2 * len(FATES) and Event.objects.count() > 8 * tasks_made
    states = set(Task.objects.values_list("state", flat=True))
    assert {"draft", "assigned", "working", "closed", "paused"} <= states
    assert Task.objects.filter(ever_overdue=True).exists() and Task.objects.filter(reopen_count=1).exists()
    assert Inspection.objects.filter(kind="drawn").count() == 3 and Inspection.objects.filter(kind="named").exists()
    assert Bulletin.objects.count() == 3 and Opinion.objects.count() > 10
    assert Observation.objects.filter(year=LAST.year).exists()
    assert {True, False, None} == set(Finding.objects.values_list("accepted", flat=True))
    assert Round.objects.filter(open=True).count() == 1 and Round.objects.filter(open=False).count() > 5
    assert {"open", "done", "confirmed"} == set(ActionItem.objects.values_list("state", flat=True))
    page = tasks(LOCAL, TaskQuestion(limit=600), LAST)
    assert page is not None
    assert {row.light.colour for row in page.rows} == {"green", "yellow", "red", "grey"}
    assert set(Account.objects.values_list("memberships__post", flat=True)) >= set(POSTS)
    days = list(
        Event.objects.exclude(action__in=("make-task", "assign-task")).order_by("pk").values_list("at", flat=True)
    )
    assert days == sorted(days)


def test_what_is_typed_makes_the_city_once_and_the_same_each_time(tmp_path: Path) -> None:
    database = tmp_path / "city.sqlite3"

    put(database)

    def typed() -> "subprocess.CompletedProcess[str]":
        words = ["demo", str(SAMPLE), "--database", str(database), "--seed", "7", "--day", LAST.isoformat()]
        given = {**environment(), "LUOSHI_DEMO_PASSWORD": PASSWORD, "LC_ALL": "en_US.UTF-8"}
        return subprocess.run([sys.executable, "-m", "luoshi", *words], capture_output=True, text=True, env=given)

    first = typed()
    assert first.returncode == 0 and PASSWORD in first.stdout and "ducha-1" in first.stdout, first.stderr
    again = typed()
    assert again.returncode == 2 and "[not-empty]" in again.stderr and again.stdout == ""
    # The same report, seed and day give the same city, to the last byte of its journal, on another database too.
    fill(reading.read(intake.open(SAMPLE)), 7, LAST, PASSWORD)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT size, peaks FROM journal_head").fetchone() == (
            Head.objects.get().size, bytes(Head.objects.get().peaks)
        )  # fmt: skip
    has_something_of_everything()
