"""The pages of tasks: from the frozen register to the closing, and what each person is shown of it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.models import Event, Evidence, Report, Task
from luoshi.web.delivery.queries import TaskQuestion
from luoshi.web.delivery.queries.inspecting import is_blind
from luoshi.web.delivery.transitions import INSPECTABLE, STATES
from luoshi.web.people.clock import today
from luoshi.web.people.models import Account
from luoshi.web.people.person import LOCAL, NOBODY, Person
from luoshi.web.people.queries import duties
from luoshi.web.people.rules import may
from luoshi.web.register.queries import Report as Read
from tests.web.tasks import DUE, TOLD, deed, everybody, frozen, officer, seen, sent, task_in, to_working, town
from tests.web.visiting import PASSWORD, account

pytestmark = pytest.mark.django_db


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def do(client: Client, task: int, action: str, **given: Any) -> HttpResponse:
    given.setdefault("revision", Task.objects.get(pk=task).revision)
    return client.post(f"/tasks/{task}/{action}", given)


def page(client: Client, task: int) -> str:
    return client.get(f"/tasks/{task}").content.decode()


def person_of(account: Account) -> Person:
    return Person(account.pk, account.role, account.login, account.name, duties=duties(account.pk, today()))  # type: ignore[arg-type]


def test_from_the_frozen_register_to_the_closing(admitted: Read) -> None:
    place = town()
    people = {post: client_of(each) for post, each in everybody(place).items()}
    office, liaison, inspector = people["delivery"], people["liaison"], people["inspector"]
    address = f"/reports/{admitted.key}/tasks"
    assert "还没有定稿" in office.get(address).content.decode()
    first, second, *_ = frozen(admitted)
    assert f'value="{first}"' in office.get(address).content.decode()
    common = {"due": "2099-06-30", "cycle": "month", "leader": "张副市长", "do": "assign"}
    # No lead in the register and none chosen: nothing is made, and what was ticked stays ticked.
    response = office.post(address, {**common, "entry": [first, second]})
    assert response.status_code == 422 and not Task.objects.exists()
    assert f'value="{first}" checked' in response.content.decode() and "没有牵头单位" in response.content.decode()
    assert office.post(address, {**common, "entry": [first, second], "lead": place.works}).status_code == 302
    task, other = Task.objects.order_by("pk").values_list("pk", flat=True)
    assert f'value="{first}"' not in office.get(address).content.decode()

    assert f"/tasks/{task}" in liaison.get("/todo").content.decode()
    text = admitted.source.text
    promise = Task.objects.get(pk=task).promises.get()
    html = page(liaison, task)
    assert f"<mark>{text[promise.start : promise.end]}</mark>" in html and "签收" in html and "交办选中" not in html
    assert do(liaison, task, "sign-task").status_code == 302
    assert do(liaison, other, "return-task").status_code == 409
    assert do(liaison, other, "return-task", reason="不归我们管").status_code == 302
    assert do(office, other, "reassign-task", reason="有管线图", lead=place.water).status_code == 302
    told = {"percent": 30, "done": "挖了三段沟", "forecast": "late", "problem": "下雨"}
    assert do(liaison, task, "report-task", **told).status_code == 302
    assert "这一期已经填报过了" in page(liaison, task)
    assert Report.objects.get().percent == 30
    file = SimpleUploadedFile("合同 <b>.pdf", b"%PDF signed")
    assert do(liaison, task, "add-evidence", kind="contract", file=file).status_code == 302
    assert do(liaison, task, "ask-closing").status_code == 302
    assert do(office, task, "take-up").status_code == 302
    response = do(office, task, "close-task")
    assert response.status_code == 409 and "核查员认可" in response.content.decode()
    # The inspector finds first and reads the unit's own word afterwards.
    evidence = Evidence.objects.get().pk
    assert inspector.get(f"/tasks/{task}").status_code == 403
    sent(Task.objects.get(pk=task), f"inspector-{place.government}")
    assert "挖了三段沟" not in page(inspector, task) and "下雨" not in page(inspector, task)
    assert inspector.get(f"/tasks/{task}/evidence/{evidence}").status_code == 403
    assert do(inspector, task, "inspect-task", accepted="yes", found="量过，三段都在").status_code == 302
    assert "挖了三段沟" in page(inspector, task)
    got = inspector.get(f"/tasks/{task}/evidence/{evidence}")
    assert got.content == b"%PDF signed" and got.headers["Content-Disposition"].startswith("attachment")
    assert do(office, task, "close-task").status_code == 302
    assert "办结" in page(liaison, task) and "量过，三段都在" in page(liaison, task)
    assert do(office, task, "reopen-task", reason="又漏水").status_code == 302
    assert "复开 1 次" in page(people["leader"], task)
    assert [event.number for event in Event.objects.filter(task=task)] == list(range(1, 11))


def test_the_second_of_two_is_told_and_keeps_what_was_written(admitted: Read) -> None:
    place = town()
    liaison, office = officer("liaison", place.works), officer("delivery", place.works)
    task = to_working(admitted, place).pk
    before = Task.objects.get(pk=task).revision
    assert (
        do(client_of(office), task, "adjust-task", document="望政办〔2024〕3号", criterion="20公里").status_code == 302
    )
    response = do(
        client_of(liaison), task, "report-task", percent=10, done="写了半天", forecast="late", revision=before
    )
    html = response.content.decode()
    assert response.status_code == 409 and "调整" in html and "写了半天" in html and f'value="{before + 1}"' in html
    assert not Report.objects.exists()


def test_what_the_state_no_longer_allows_is_told_and_not_refused_in_silence() -> None:
    place = town()
    liaison, office = officer("liaison", place.works), officer("delivery", place.works)
    task = task_in(place, "assigned")
    actions.end(seen(task), deed(office.login, document="望政办〔2024〕3号"))
    response = do(client_of(liaison), task.pk, "sign-task", revision=0)
    assert response.status_code == 409 and "终止" in response.content.decode()
    assert do(client_of(liaison), task.pk, "sign-task").status_code == 403
    assert client_of(liaison).post(f"/tasks/{task.pk}/nonsense").status_code == 404


def test_after_a_follow_through_a_unit_reports_again_in_the_same_month() -> None:
    place = town()
    task, liaison = task_in(place, "working"), client_of(officer("liaison", place.works))
    told = {"percent": 30, "done": "挖了三段沟", "forecast": "late"}
    assert do(liaison, task.pk, "report-task", **told).status_code == 302
    assert "这一期已经填报过了" in page(liaison, task.pk)
    Task.objects.filter(pk=task.pk).update(state="to-verify")
    actions.follow_through(seen(task), deed("office", reason="缺一段"))
    assert "这一期已经填报过了" not in page(liaison, task.pk)
    assert do(liaison, task.pk, "report-task", **{**told, "percent": 60}).status_code == 302


def test_the_list_and_the_page_agree_on_who_sees_what() -> None:
    place = town()
    people = [person_of(each) for each in everybody(place).values()]
    people += [LOCAL, NOBODY, person_of(account("reviewer", "r")), person_of(officer("delivery", place.works, "a"))]
    Account.objects.filter(login="a").update(role="administrator")
    people[-1] = person_of(Account.objects.get(login="a"))
    made = [task_in(place, state) for state in (*STATES, *INSPECTABLE)]
    tasks = [task.pk for task in made]
    for task in made[: len(STATES)]:
        if task.state in INSPECTABLE:
            sent(task, f"inspector-{place.government}")
    for person in people:
        listed = set(Task.objects.filter(queries.visible(person)).values_list("pk", flat=True))
        allowed = {task for task in tasks if may(person, "see-task", queries.task_standing(task))}
        assert listed == allowed, person.login
        assert {row.id for row in queries.todo(person, today())} <= listed
        blind = {task for task in listed if not may(person, "see-reports", queries.task_standing(task))}
        assert blind == set(
            Task.objects.filter(queries.visible(person)).filter(is_blind(person)).values_list("pk", flat=True)
        )
        assert sum(queries.states_seen(person).values()) == len(listed) - len(blind)


# Which of the states wait for whom.
WAITING = {
    "delivery": {"draft", "returned", "closing-asked", "to-verify", "ended"},
    "liaison": {"assigned", "accepted", "working"},
    "head": {"assigned", "accepted", "working"},
    "inspector": {"hidden"},
    "leader": set(), "audit": set(), "supporter": set(), "stranger": set(), "deputy": set(),
}  # fmt: skip


@pytest.mark.parametrize("who", WAITING)
def test_what_waits_for_whom(who: str) -> None:
    place = town()
    person = person_of(everybody(place)[who])
    for state in STATES:
        task = task_in(place, state)
        if state == "to-verify":
            sent(task, f"inspector-{place.government}")
    assert {row.state for row in queries.todo(person, today())} == WAITING[who]


def test_the_filters_of_the_ledger() -> None:
    place = town()
    late, early = task_in(place, "working"), task_in(place, "assigned")
    Task.objects.filter(pk=early.pk).update(
        due_current="2099-01-01", ever_overdue=True, leader="李副市长", lead=place.water
    )
    for given, expected in (
        ({}, {late, early}), ({"late": "now"}, {late}), ({"late": "ever"}, {late, early}), ({"state": "assigned"}, {early}),
        ({"unit": place.works}, {late}), ({"words": "李副"}, {early}), ({"words": "没有"}, set()),
    ):  # fmt: skip
        found = queries.tasks(LOCAL, TaskQuestion(**given), today())  # type: ignore[arg-type]
        assert found and {row.id for row in found.rows} == {task.pk for task in expected}, given
    client = Client()
    assert "没有符合条件的任务" in client.get("/tasks/?words=%E6%B2%A1%E6%9C%89").content.decode()
    assert client.get("/tasks/?state=sleeping").status_code == 400
    assert client.get("/tasks/?page=9").status_code == 404


@pytest.mark.parametrize("address", ["/todo", "/tasks/"])
def test_a_list_asks_as_often_for_many_tasks_as_for_few(address: str) -> None:
    place = town()
    client = client_of(officer("delivery", place.works))
    # The first visit also notes when it was.
    client.get("/todo")
    counts = []
    for many in (2, 20):
        for _ in range(many):
            task_in(place)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_tasks_page_asks_as_often_with_a_long_history(admitted: Read) -> None:
    place = town()
    task = to_working(admitted, place)
    client = client_of(officer("delivery", place.works))
    # The first visit also notes when it was.
    client.get("/todo")
    counts = []
    for month in (0, 31, 61, 92):
        actions.report(seen(task), deed("liaison-x", day=month), TOLD)
        actions.add_evidence(seen(task), deed("liaison-x", day=month), "x", "news", b"%d" % month)
        actions.inspect(seen(task), deed("inspector-x", day=month), False, "少一段")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/tasks/{task.pk}").status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_a_stranger_cannot_tell_which_tasks_there_are() -> None:
    task = task_in(town())
    answers = [Client().get(f"/tasks/{number}").status_code for number in (task.pk, 10**6, 10**30)]
    account("administrator")
    hidden = [Client().get(f"/tasks/{number}") for number in (task.pk, 10**6, 10**30)]
    assert answers == [200, 404, 404] and {response.status_code for response in hidden} == {302}


def test_the_due_date_stays_in_sight() -> None:
    place = town()
    task = task_in(place, "working")
    Task.objects.filter(pk=task.pk).update(due_current="2099-12-31")
    html = client_of(officer("audit", place.works)).get("/tasks/").content.decode()
    assert "2099-12-31" in html and f"原 {DUE:%Y-%m-%d}" in html


def test_who_has_a_post_begins_with_what_waits_for_them() -> None:
    place = town()
    officer("liaison", place.works, "li")
    account("viewer", "zhao")
    for login, where in (("li", "/todo"), ("zhao", "/")):
        assert Client().post("/log-in", {"login": login, "password": PASSWORD}).headers["Location"] == where


def test_a_draft_is_the_offices_own(admitted: Read) -> None:
    place = town()
    (first, *_) = frozen(admitted)
    office, liaison = client_of(officer("delivery", place.works)), client_of(officer("liaison", place.works))
    common = {"due": "2099-06-30", "cycle": "quarter", "entry": first, "lead": place.works, "do": "draft"}
    assert office.post(f"/reports/{admitted.key}/tasks", common).status_code == 302
    task = Task.objects.get()
    assert task.state == "draft" and liaison.get(f"/tasks/{task.pk}").status_code == 403
    assert f"/tasks/{task.pk}" not in liaison.get("/tasks/").content.decode()
    assert do(office, task.pk, "assign-task").status_code == 302
    assert liaison.get(f"/tasks/{task.pk}").status_code == 200
