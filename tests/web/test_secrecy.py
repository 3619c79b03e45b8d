"""知悉范围: what somebody may not see reaches them by no door, not as a page, a file, a count, or a word searched for."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from luoshi.web.delivery import queries
from luoshi.web.delivery.models import Evidence, Task
from luoshi.web.delivery.queries import TaskQuestion
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people.actions import Unfit, give_post
from luoshi.web.people.clock import today
from luoshi.web.people.models import Account
from luoshi.web.people.person import NOBODY
from luoshi.web.people.rules import may
from luoshi.web.register.queries import Report
from tests.web.promised import Promised, promised
from tests.web.tasks import everybody, sent
from tests.web.test_delivery_pages import client_of, do, person_of
from tests.web.visiting import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(admitted: Report) -> Promised:
    return promised(admitted)


# Of each task (open, internal, restricted) how many of its files (open, internal, restricted) a person gets, "-" none
# of the task itself. The inspector has written no finding, so gets no file.
SEEN = {
    "delivery": "3 3 3", "liaison": "3 3 3", "head": "3 3 3", "leader": "3 3 3", "audit": "3 3 3",
    "supporter": "2 2 -", "statistics": "2 2 -", "finance": "2 2 -", "inspector": "0 0 0",
    "stranger": "- - -", "deputy": "- - -",
}  # fmt: skip


def test_nothing_reaches_who_may_not_see_it(tasks: Promised) -> None:
    people = everybody(tasks.place)
    for task in tasks.tasks.values():
        sent(task, f"inspector-{tasks.place.government}")
    for who, cells in SEEN.items():
        reaches(tasks, who, people[who], dict(zip(tasks.tasks, cells.split(), strict=True)))


def reaches(tasks: Promised, who: str, somebody: Account, expected: dict[str, str]) -> None:
    """Check that this and no more gets to somebody."""
    person, client = person_of(somebody), client_of(somebody)
    listed = {task.pk for secrecy, task in tasks.tasks.items() if expected[secrecy] != "-"}
    # Lists, counts and searches.
    assert set(Task.objects.filter(queries.visible(person)).values_list("pk", flat=True)) == listed, who
    blind = {pk for pk in listed if not may(person, "see-reports", queries.task_standing(pk))}
    assert sum(queries.states_seen(person).values()) == len(listed - blind) and (not blind or who == "inspector")
    ledger = client.get("/tasks/")
    if may(person, "see-tasks"):
        html = ledger.content.decode()
        for task in tasks.tasks.values():
            assert (f'"/tasks/{task.pk}"' in html) == (task.pk in listed)
            found = queries.tasks(person, TaskQuestion(words=task.title), today())
            assert found is not None and {row.id for row in found.rows} == ({task.pk} & listed), task.secrecy
    else:
        assert ledger.status_code == 403
    for secrecy, task in tasks.tasks.items():
        cell = expected[secrecy]
        page = client.get(f"/tasks/{task.pk}")
        assert page.status_code == (403 if cell == "-" else 200), who
        # Files, on the page and guessed by their numbers.
        nothing = client.get(f"/tasks/{task.pk}/evidence/{10**6}").status_code
        got, shown = set(), page.content.decode()
        for number, name, sort in Evidence.objects.filter(task=task).values_list("pk", "name", "secrecy"):
            answer = client.get(f"/tasks/{task.pk}/evidence/{number}")
            got |= {sort} if answer.status_code == 200 else set()
            assert (name in shown) == (sort in got), who
            # What is not for somebody looks like what is not there.
            assert answer.status_code in (200, nothing), who
        assert got == set(("open", "internal", "restricted")[: int(cell.replace("-", "0"))])


def test_the_list_and_the_rule_agree_on_every_secrecy(tasks: Promised) -> None:
    people = [person_of(each) for each in everybody(tasks.place).values()]
    sent(tasks.tasks["restricted"], f"inspector-{tasks.place.government}")
    for person in [*people, NOBODY]:
        listed = set(Task.objects.filter(queries.visible(person)).values_list("pk", flat=True))
        allowed = {
            task.pk for task in tasks.tasks.values() if may(person, "see-task", queries.task_standing(task.pk))
        }  # fmt: skip
        assert listed == allowed, person.login
    public = set(Task.objects.filter(queries.PUBLIC).values_list("pk", flat=True))
    assert public == {
        task.pk for task in tasks.tasks.values() if may(NOBODY, "see-public", queries.task_standing(task.pk))
    }  # fmt: skip
    assert public == {tasks.tasks["open"].pk}


def test_the_office_chooses_and_changes_and_the_unit_chooses_for_its_files(tasks: Promised) -> None:
    people = everybody(tasks.place)
    office, supporter = client_of(people["delivery"]), client_of(people["supporter"])
    task = tasks.tasks["internal"].pk
    assert do(office, task, "set-secrecy", secrecy="restricted").status_code == 409
    assert do(office, task, "set-secrecy", secrecy="restricted", reason="涉及拆迁户").status_code == 302
    assert supporter.get(f"/tasks/{task}").status_code == 403
    page = office.get(f"/tasks/{task}").content.decode()
    assert "内部 → 限定" in page and "涉及拆迁户" in page
    for who in ("liaison", "leader", "audit", "supporter"):
        assert do(client_of(people[who]), task, "set-secrecy", secrecy="open", reason="公开").status_code == 403
    event = Journaled.objects.get(action="set-secrecy")
    assert (event.kind, event.key) == ("task", str(task))


def test_the_journal_shows_of_a_task_what_its_reader_may_see(tasks: Promised) -> None:
    event = Journaled.objects.filter(kind="task", key=str(tasks.tasks["restricted"].pk)).order_by("number").first()
    assert event is not None
    title = json.loads(bytes(event.body))["after"]["title"]
    account("administrator", "first")
    reader = client_of(account("reviewer", "wu"))
    page = reader.get(f"/journal/{event.number}")
    assert page.status_code == 200 and title not in page.content.decode()
    assert reader.get(f"/journal/{event.number}.json").status_code == 403
    office = everybody(tasks.place)["delivery"]
    Account.objects.filter(pk=office.pk).update(role="reviewer")
    client = Client()
    client.force_login(Account.objects.get(pk=office.pk))
    assert title in client.get(f"/journal/{event.number}").content.decode()


def test_a_post_gives_nothing_before_its_first_and_after_its_last_day(tasks: Promised) -> None:
    day, task = today(), tasks.tasks["open"].pk
    spans = {"past": (day - timedelta(days=9), day - timedelta(days=1), 403),
             "present": (day - timedelta(days=9), day, 200), "future": (day + timedelta(days=1), day + timedelta(days=9), 403)}  # fmt: skip
    for post, unit in (("inspector", tasks.place.government), ("delivery", tasks.place.works)):
        for login, (since, until, status) in spans.items():
            somebody = account("viewer", f"{post}-{login}")
            give_post(somebody.login, unit, post, since, until)  # type: ignore[arg-type]
            if post == "inspector" and login == "present":
                sent(tasks.tasks["open"], somebody.login)
            client = client_of(somebody)
            assert client.get("/tasks/").status_code == client.get(f"/tasks/{task}").status_code == status, login
    # An inspector's post has to end.
    with pytest.raises(Unfit, match="needs-end"):
        give_post("inspector-past", tasks.place.county, "inspector", day)
