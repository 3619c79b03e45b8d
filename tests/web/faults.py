"""What tests.web.scene does, once Django is there."""

import errno
import random
import re
import sqlite3
import threading
import time
from contextlib import closing
from datetime import timedelta
from typing import Any
from unittest import mock
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import close_old_connections, connection, connections
from django.test import Client

from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Wanted
from luoshi.web.delivery.models import Evidence, Report, Stored, Task
from luoshi.web.journal import queries as journal
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people import actions as people
from luoshi.web.people.clock import now
from luoshi.web.people.models import Account
from luoshi.web.register import queries
from luoshi.web.register.actions import admit, jobs
from luoshi.web.register.models import Job
from tests.engines import away as out_of_reach
from tests.readings import wangchuan
from tests.web.killing import held
from tests.web.tasks import DUE, TOLD, deed, everybody, frozen, officer, seen, task_in, town

TASKS = 6


def fill(database: str) -> None:
    """A report taken in and frozen, units and people, a task that went all the way, and TASKS that are being done."""
    people.add("boss", "老王", "administrator", now(), "a long password")
    reading = wangchuan().reading()
    report = queries.report(admit(reading.source, reading).key)
    assert report is not None
    place = town()
    everybody(place)
    officer("liaison", place.works, "li")
    officer("liaison", place.works, "wang")
    first, second, *_ = frozen(report)
    made = actions.make(report.id, deed("office"), [Wanted((number,), place.works, DUE) for number in (first, second)])
    for each in made:
        actions.assign(seen(each), deed("office"))
        actions.sign(seen(each), deed("li"))
        actions.report(seen(each), deed("li", 1), TOLD)
        actions.add_evidence(seen(each), deed("li", 2), "验收报告.pdf", "acceptance", bytes(range(256)) * 40)
        actions.ask_extension(seen(each), deed("li", 3, "雨季"), DUE + timedelta(days=30))
    actions.decide_extension(seen(made[0]), deed("office", 4, "情况属实"), True)
    actions.ask_closing(seen(made[0]), deed("li", 5))
    actions.take_up(seen(made[0]), deed("office", 6))
    actions.inspect(seen(made[0]), deed("inspector", 7), True, "量过")
    actions.close(seen(made[0]), deed("office", 8))
    for _each in range(TASKS):
        task_in(place, "working")
    connections.close_all()


def race(database: str, rounds: str) -> None:
    """Two people report on one task at one moment: one wins, the other is told, and what they wrote is on the page."""
    for task in list(Task.objects.filter(revision=0).order_by("pk")[: int(rounds)]):
        barrier, answers = threading.Barrier(2), dict[str, Any]()

        def act(who: str, task: int, barrier: threading.Barrier, answers: dict[str, Any]) -> None:
            client = visitor(who)
            assert client.get(f"/tasks/{task}").status_code == 200
            barrier.wait(30)
            answers[who] = client.post(f"/tasks/{task}/report-task", reported(who))
            connections.close_all()

        both = [threading.Thread(target=act, args=(who, task.pk, barrier, answers)) for who in ("li", "wang")]
        for thread in both:
            thread.start()
        for thread in both:
            thread.join()
        codes = {answers[who].status_code: who for who in ("li", "wang")}
        assert set(codes) == {302, 409}, codes
        page = answers[codes[409]].content.decode()
        assert f"{codes[302]}已经办了" in page and f"{codes[409]}挖了三段沟" in page
        (row,) = Report.objects.filter(task=task)
        assert (row.by, row.done) == (codes[302], f"{codes[302]}挖了三段沟")
        held(task.pk)
    assert journal.verify().good


def visitor(who: str) -> Client:
    """Somebody who has logged in; each request takes and leaves its connection as the server's do."""

    class Visitor(Client):
        def request(self, **request: Any) -> Any:
            close_old_connections()
            return super().request(**request)

    client = Visitor(raise_request_exception=False, headers={"accept-language": "zh-hans"})
    if who:
        client.force_login(Account.objects.get(login=who))
    return client


def reported(who: str, revision: int = 0) -> dict[str, str]:
    """What somebody types into the form of a report."""
    return {"revision": str(revision), "done": f"{who}挖了三段沟", "percent": "30", "forecast": "on-time"}


def away(database: str) -> None:
    """The database cannot be reached, and then it can be again; meanwhile people are told, and lose nothing."""
    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["timeout"] = 0.2
    client = visitor("li")
    task = Task.objects.filter(revision=0)[0].pk
    before = Journaled.objects.count()
    assert client.get(f"/tasks/{task}").status_code == 200
    if connection.vendor == "sqlite":
        connection.close()
    with out_of_reach(database):
        for path in ("/", "/todo", "/tasks/", f"/tasks/{task}", "/log-in"):
            told(client.get(path), "数据库暂时连不上")
        english = client.get("/todo", headers={"accept-language": "en"})
        told(english, "The database cannot be reached")
        data = client.get("/reports.json")
        assert (data.status_code, data.json()["code"], data.headers["Retry-After"]) == (503, "database-away", "60")
        page = told(client.post(f"/tasks/{task}/report-task", reported("li")), "您填的都在这里")
        assert 'name="done" value="li挖了三段沟"' in page and f'action="/tasks/{task}/report-task"' in page
        assert '<blockquote class="written">li挖了三段沟<' in page
        page = told(client.post("/log-in", {"login": "li", "password": "correct horse"}), "什么也没有保存")
        assert "correct horse" not in page
        connection.close()
    assert client.get(f"/tasks/{task}").status_code == 200
    assert Journaled.objects.count() == before
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(database)) as other:
            other.execute("BEGIN IMMEDIATE")
            told(client.post(f"/tasks/{task}/report-task", reported("li")), "数据库暂时连不上")
    # What the page holds is sent again, and done once.
    assert client.post(f"/tasks/{task}/report-task", reported("li")).status_code == 302
    assert client.post(f"/tasks/{task}/report-task", reported("li")).status_code == 409
    held(task)
    assert (Journaled.objects.count(), Report.objects.filter(task=task).count()) == (before + 1, 1)
    assert journal.verify().good


def told(response: Any, words: str) -> str:
    """The page that says so."""
    page: str = response.content.decode()
    assert response.status_code == 503, (response.status_code, page[:400])
    assert response.headers["Retry-After"] == "60"
    assert words in page, page[-2500:]
    return page


def full(database: str) -> None:
    """The disk is full while a file is sent: the page says so, nothing of it is there; with room again it goes in."""
    client = visitor("li")
    task = Task.objects.filter(revision=0)[0].pk
    before = Journaled.objects.count(), Stored.objects.count()

    def send() -> Any:
        file = SimpleUploadedFile("验收报告.pdf", random.Random(1).randbytes(3_000_000))
        return client.post(f"/tasks/{task}/add-evidence", {"revision": "0", "kind": "acceptance", "file": file})

    def nothing() -> None:
        assert (Journaled.objects.count(), Stored.objects.count()) == before
        assert not Evidence.objects.filter(task=task).exists()
        held(task)
        assert journal.verify().good

    with mock.patch.object(Stored, "save", side_effect=OSError(errno.ENOSPC, "No space left on device")):
        told(send(), "服务器的磁盘满了")
    nothing()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # The limit is one connection's, so that has to stay.
            connection.close_at = None
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + 50}")
        else:
            cursor.execute(
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
                "'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$"
            )
            cursor.execute("CREATE TRIGGER no_room BEFORE INSERT ON delivery_stored EXECUTE FUNCTION no_room()")
    page = told(send(), "服务器的磁盘满了")
    assert "什么也没有保存" in page
    nothing()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA max_page_count = 1000000")
        else:
            cursor.execute("DROP TRIGGER no_room ON delivery_stored")
    assert send().status_code == 302
    held(task)
    assert Journaled.objects.count() == before[0] + 1


def jobs_twice(database: str) -> None:
    """A job that several workers take up at one moment is done by one of them, and done once."""
    done: list[UUID] = []
    before = jobs._WORK["word"]

    def counted(job: Job, progress: Any) -> dict[str, Any]:
        done.append(job.pk)
        time.sleep(0.05)
        return {}

    jobs._WORK["word"] = counted
    try:
        number = jobs.ask(None, "word", "li", now(), {})
        barrier = threading.Barrier(4)

        def work() -> None:
            barrier.wait(30)
            jobs.work(number)
            connections.close_all()

        workers = [threading.Thread(target=work) for _each in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        jobs.work(number)
    finally:
        jobs._WORK["word"] = before
    assert done == [number]
    assert Job.objects.get(pk=number).state == "done"


def pages(database: str) -> None:
    """What somebody sees who sees every task: the pages, without what is made anew for each visit."""
    client = visitor(Account.objects.get(login__startswith="delivery-").login)
    tasks = Task.objects.order_by("pk").values_list("pk", flat=True)
    for path in ("/todo", "/tasks/", *(f"/tasks/{task}" for task in tasks)):
        page = client.get(path)
        assert page.status_code == 200, path
        print(path, re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page.content.decode()))
