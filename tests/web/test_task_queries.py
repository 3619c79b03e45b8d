"""The pages of tasks ask the database as often for many tasks as for a few, and for a long history as for a short one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.web.delivery import actions
from tests.web.tasks import TOLD, deed, everybody, officer, seen, task_in, town

pytestmark = pytest.mark.django_db


def asked(client: Client, path: str) -> int:
    """How often the database is asked for a page; not counted is what is noted once of somebody who comes."""
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


@pytest.mark.parametrize("post", ["delivery", "liaison", "leader"])
def test_lists_ask_as_often_for_many_tasks_as_for_a_few(post: str) -> None:
    place = town()
    everybody(place)
    client = Client()
    client.force_login(officer(post, place.government if post == "leader" else place.works))  # type: ignore[arg-type]
    for state in ("assigned", "working", "to-verify"):
        task_in(place, state)
    few = {path: asked(client, path) for path in ("/todo", "/tasks/", "/tasks/?late=ever&words=管网")}
    for number in range(12):
        task = task_in(place, ("assigned", "working", "to-verify", "closed")[number % 4])
        if task.state == "working":
            actions.report(seen(task), deed("liaison"), TOLD)
    assert {path: asked(client, path) for path in few} == few
    assert all(number <= 20 for number in few.values()), few


def test_a_task_asks_as_often_with_a_long_history_as_with_a_short_one() -> None:
    place = town()
    client = Client()
    client.force_login(officer("delivery", place.works))
    task = task_in(place, "working")

    def a_month(number: int) -> None:
        actions.report(seen(task), deed("liaison", 31 * number), TOLD)
        actions.add_evidence(seen(task), deed("liaison"), "照片.jpg", "photograph", b"%d" % number)
        actions.inspect(seen(task), deed("inspector"), True, "量过")

    a_month(1)
    few = asked(client, f"/tasks/{task.pk}")
    for number in range(2, 8):
        a_month(number)
    assert asked(client, f"/tasks/{task.pk}") == few
