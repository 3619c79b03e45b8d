"""Inspections: a draw nobody can steer, findings by somebody who has not read the report, objections, and what it says."""

import json
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.judging.sampling import draw, read_frame
from luoshi.web.delivery import actions, queries
from luoshi.web.delivery.actions import Asked, Refused, Seen, Size, StaleInspection, Told
from luoshi.web.delivery.models import Assignment, Evidence, Finding, Inspection, Sampled, Stored, Task
from luoshi.web.delivery.transitions import INSPECTABLE
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people.actions import add_unit
from luoshi.web.people.clock import now, today
from luoshi.web.people.models import Account, Membership
from luoshi.web.people.person import LOCAL
from luoshi.web.register.queries import Report as Read
from tests.web.tasks import DUE, Town, deed, officer, seen, sent, task_in, to_working, town
from tests.web.test_delivery import why
from tests.web.test_delivery_pages import client_of, do, page, person_of

pytestmark = pytest.mark.django_db

SEED = bytes(range(32))
SOON = date(2099, 1, 1)


def city() -> tuple[Town, list[Task]]:
    """Eight tasks that can be inspected, six of the works department and two of the county; one that cannot."""
    place = town()
    tasks = [task_in(place, state) for state in ("working", "working", "to-verify", "to-verify", "closed", "closed")]
    tasks += [task_in(place, state) for state in ("to-verify", "closed")]
    Task.objects.filter(pk__in=[task.pk for task in tasks[6:]]).update(lead=place.county)
    task_in(place, "accepted")
    return place, tasks


def committed(number: int = 4, by: str = "office", **asked: Any) -> Seen:
    made = actions.commit_draw(deed(by), "三月抽查", SOON, Asked(**asked), Size(number), SEED)
    return Seen(made, 1)


def drawn(number: int = 4, **asked: Any) -> Seen:
    at = committed(number, **asked)
    actions.draw_sample(at, deed("office"))
    return Seen(at.id, 2)


def told(kind: str = "inspection") -> list[tuple[str, dict[str, Any]]]:
    rows = Journaled.objects.filter(kind=kind).order_by("number")
    return [(row.action, json.loads(bytes(row.body))["after"]) for row in rows]


# The draw.


def test_frame_and_seed_are_on_record_before_anybody_can_know_the_sample() -> None:
    _place, tasks = city()
    at = committed()
    ((action, on_record),) = told()
    row = Inspection.objects.get()
    frame = bytes(row.frame)
    assert action == "commit-draw" and on_record["state"] == "committed"
    assert on_record["frame_sha256"] == sha256(frame).hexdigest() == row.frame_sha256
    assert on_record["seed_sha256"] == sha256(SEED).hexdigest() and on_record["seed"] == ""
    assert SEED.hex() not in json.dumps(on_record) and not Sampled.objects.exists()
    units, sizes = read_frame(frame)
    assert {unit.key for unit in units} == {f"{task.pk}@{task.revision}" for task in tasks}
    assert sizes == {"市直": 3, "临江县": 1}
    shown = queries.inspection(at.id, today(), LOCAL)
    assert shown and shown.seed == "" and shown.sample == () and shown.result is None

    actions.draw_sample(at, deed("office"))
    row.refresh_from_db()
    assert {f"{each.task_id}@{each.revision}" for each in Sampled.objects.all()} == {
        unit.key for unit in draw(frame, SEED)
    }
    assert told()[-1][0] == "draw-sample" and told()[-1][1]["seed"] == SEED.hex()
    assert why(lambda: actions.draw_sample(Seen(at.id, 2), deed("office"))) == "drawn-already"


def test_what_happens_after_the_commitment_changes_nothing_in_the_frame() -> None:
    place, tasks = city()
    at = committed()
    frame = queries.frame_of(at.id)
    task_in(place, "working")
    actions.reopen(seen(tasks[4]), deed("office", reason="漏水"))
    actions.draw_sample(at, deed("office"))
    assert queries.frame_of(at.id) == frame
    # What was reported done is what was so when the frame was fixed.
    assert all(each.reported == (each.task.state != "working") for each in Sampled.objects.exclude(task=tasks[4]))
    assert all(each.reported for each in Sampled.objects.filter(task=tasks[4]))


def test_a_frame_changed_in_the_database_is_never_drawn_from() -> None:
    city()
    at = committed()
    row = Inspection.objects.get()
    Inspection.objects.update(frame=bytes(row.frame).replace(b"@0\n", b"@1\n", 1))
    assert why(lambda: actions.draw_sample(at, deed("office"))) == "frame-changed"
    assert not Sampled.objects.exists()


def test_the_office_may_keep_a_seed_of_its_own() -> None:
    city()
    number = actions.commit_draw(deed("office"), "抽查", SOON, Asked(), Size(3), seed_sha256=sha256(SEED).hexdigest())
    assert Inspection.objects.get().seed == ""
    for wrong in (b"", SEED[:16], SEED + b"\0", bytes(65)):
        assert why(lambda: actions.draw_sample(Seen(number, 1), deed("office"), wrong)) == "seed"  # noqa: B023
    actions.draw_sample(Seen(number, 1), deed("office"), SEED)
    assert Sampled.objects.count() == 3
    for wrong_hash in ("", "12", "z" * 64):
        act = actions.commit_draw
        assert why(lambda: act(deed("o"), "抽查", SOON, Asked(), Size(3), seed_sha256=wrong_hash)) == "seed"  # noqa: B023


WHICH: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [0, 1, 2, 3, 4, 5, 6, 7]), ({"states": ("working",)}, [0, 1]), ({"place": "临江县"}, [6, 7]),
    ({"place": "市直", "states": ("closed",)}, [4, 5]), ({"until": DUE - timedelta(days=1)}, [1]),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "expected"), WHICH)
def test_the_filters_of_a_frame(asked: dict[str, Any], expected: list[int]) -> None:
    _place, tasks = city()
    Task.objects.filter(pk=tasks[1].pk).update(due_current=DUE - timedelta(days=1))
    found = actions.framed(Asked(**asked), Size(1))
    assert {int(unit.key.split("@")[0]) for unit in found.units} == {tasks[each].pk for each in expected}


def test_a_bureau_below_a_county_is_of_that_county() -> None:
    place, tasks = city()
    Task.objects.filter(pk=tasks[0].pk).update(lead=add_unit("department", "临江县水利局", "", place.county))
    assert actions.framed(Asked(unit=None, place="临江县"), Size(1)).there == {"临江县": 3}


REFUSED: list[tuple[Asked, Size, str]] = [
    (Asked(), Size(9), "sample-size"), (Asked(), Size(), "sample-size"), (Asked(), Size(2, "1.0"), "sample-size"),
    (Asked(), Size(aql="1.1"), "sample-size"), (Asked(), Size(aql="1.0"), "plan-states"), (Asked(()), Size(1), "states"),
    (Asked(("accepted",)), Size(1), "states"), (Asked(place="无县"), Size(1), "frame-size"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "size", "code"), REFUSED)
def test_what_is_no_frame_is_refused(asked: Asked, size: Size, code: str) -> None:
    city()
    assert why(lambda: actions.commit_draw(deed("office"), "抽查", SOON, asked, size, SEED)) == code
    assert why(lambda: actions.commit_draw(deed("office"), " ", SOON, Asked(), Size(1), SEED)) == "title"
    assert not Inspection.objects.exists() and told() == []


def test_a_plan_says_how_many_are_drawn_and_may_fail() -> None:
    city()
    found = actions.framed(Asked(("to-verify", "closed")), Size(aql="1.0"))
    assert (sum(found.sizes.values()), found.most) == (6, 0)


def test_of_two_people_at_one_inspection_one_is_told() -> None:
    city()
    at = committed()
    actions.draw_sample(at, deed("wang"))
    with pytest.raises(StaleInspection) as stale:
        actions.cancel(at, deed("li", reason="不查了"))
    assert (stale.value.action, stale.value.by) == ("draw-sample", "wang")
    assert Inspection.objects.get().state == "drawn"


# Who is sent.


def test_who_is_sent_is_an_inspector_of_the_unit_who_had_no_hand_in_it() -> None:
    place, tasks = city()
    first, second = (officer("inspector", place.government, login).login for login in ("first", "second"))
    officer("inspector", place.county, "elsewhere")
    officer("liaison", place.works, "liaison")
    gone = officer("inspector", place.government, "gone")
    Account.objects.filter(pk=gone.pk).update(is_active=False)
    past = officer("inspector", place.government, "past")
    Membership.objects.filter(account=past).update(until="2024-01-01")
    task = tasks[0]
    actions.add_evidence(seen(task), deed(second), "x", "contract", b"1")
    assert [each.login for each in queries.fit([task], today())[task.pk]] == [first]
    for login in ("second", "elsewhere", "liaison", "gone", "past", "nobody"):
        assert why(lambda: sent(task, login)) == "no-inspector"  # noqa: B023
    sent(task, first)
    # Who is looking already is not sent a second time.
    assert queries.fit([task], today())[task.pk] == ()


def test_sampled_tasks_are_given_to_inspectors_and_to_others_until_something_is_found() -> None:
    place, _tasks = city()
    for login in ("first", "second"):
        officer("inspector", place.government, login)
    officer("inspector", place.county, "third")
    at = drawn(8)
    city_rows = list(Sampled.objects.filter(stratum="市直").values_list("pk", flat=True))
    county = Sampled.objects.filter(stratum="临江县")
    when = deed("office")
    assert why(lambda: actions.send_inspectors(at, now_by("office"), {county[0].pk: "first"})) == "no-inspector"
    actions.send_inspectors(at, now_by("office"), {**dict.fromkeys(city_rows, "first"), county[0].pk: "third"})
    assert Assignment.objects.filter(replaced=False).count() == 7 and told()[-1][0] == "send-inspectors"
    actions.send_inspectors(Seen(at.id, 3), now_by("office"), {city_rows[0]: "second"})
    held = Assignment.objects.get(sampled=city_rows[0], replaced=False)
    assert held.inspector == "second" and Assignment.objects.filter(sampled=city_rows[0]).count() == 2
    actions.inspect(seen(held.task), when.__class__("second", now()), True, "量过")
    assert why(lambda: actions.send_inspectors(Seen(at.id, 4), now_by("o"), {city_rows[0]: "first"})) == "found-already"
    assert why(lambda: actions.send_inspectors(Seen(at.id, 4), now_by("o"), {0: "first"})) == "no-tasks"


def now_by(by: str, reason: str = "") -> actions.Deed:
    return actions.Deed(by, now(), reason)


def test_tasks_are_named_with_a_reason_and_kept_apart() -> None:
    place, tasks = city()
    officer("inspector", place.government, "first")
    name = actions.name_tasks
    assert why(lambda: name(now_by("o"), "点名", SOON, [tasks[0].pk], "first")) == "reason"
    for wrong in ([], [0], [tasks[0].pk, 10**6]):
        assert why(lambda: name(now_by("o", "信访"), "点名", SOON, wrong, "first")) == "no-tasks"  # noqa: B023
    accepted = Task.objects.get(state="accepted")
    assert why(lambda: name(now_by("o", "信访"), "点名", SOON, [accepted.pk], "first")) == "not-inspectable"
    number = name(now_by("o", "信访"), "点名", SOON, [task.pk for task in tasks[:2]], "first")
    found = queries.inspection(number, today(), LOCAL)
    assert found and found.result is None and [each.inspector for each in found.sample] == ["first", "first"]
    assert found.row.kind == "named" and told()[-1][1]["sent"] == {str(task.pk): "first" for task in tasks[:2]}


def test_what_is_given_up_stays_on_record_and_nobody_is_sent_any_more() -> None:
    place, tasks = city()
    officer("inspector", place.government, "first")
    number = sent(tasks[0], "first")
    assert why(lambda: actions.cancel(Seen(number, 1), now_by("office"))) == "reason"
    actions.cancel(Seen(number, 1), now_by("office", "重复了"))
    found = queries.inspection(number, today(), LOCAL)
    assert found and found.row.state == "cancelled" and "重复了" in found.reason and len(found.sample) == 1
    assert not queries.task_standing(tasks[0].pk).assigned_inspectors  # type: ignore[union-attr]


# What the inspector sees.


@pytest.fixture
def reported(admitted: Read) -> tuple[Town, Task]:
    """A task with everything on it that its unit says: a report, evidence, a wish for time, then asked to be closed."""
    place = town()
    officer("inspector", place.government, "first")
    officer("inspector", place.government, "second")
    task = to_working(admitted, place)
    actions.report(
        seen(task), deed("liaison"), Told("已挖三段沟", "late", 37, "12公里", "再挖两段", "雨季停工", "要挖机")
    )
    actions.add_evidence(seen(task), deed("liaison"), "单位验收单.pdf", "contract", b"the unit's own")
    actions.ask_extension(seen(task), deed("liaison", reason="雨太大"), DUE + timedelta(days=30))
    actions.decide_extension(seen(task), deed("office", reason="情况属实"), False)
    actions.ask_closing(seen(task), deed("liaison"))
    actions.take_up(seen(task), deed("office"))
    return place, task


SAID = (
    "已挖三段沟", "37%", "12公里", "再挖两段", "雨季停工", "要挖机", "单位验收单", "雨太大", "情况属实", "申请办结", "待核查", "会晚",
    "填报进展", "绿灯", "正在核查", "转核查", "第一次看不行", "单位说量错了",
)  # fmt: skip
"""What the unit said or showed, what follows from it, and what others made of it."""

PLACES = (
    "/tasks/{task}", "/todo", "/tasks/", "/tasks/?words={word}", "/tasks/?state=to-verify", "/tasks/?late=ever",
    "/tasks/?late=now", "/inspections/{number}", "/inspections/{number}.json", "/inspections/{number}.csv",
    "/inspections.json", "/inspections/named",
)  # fmt: skip
"""Every page and its data on which a task can stand."""


@pytest.mark.parametrize("also", ["", "audit", "delivery"])
def test_who_is_to_look_reads_nothing_of_what_the_unit_says(reported: tuple[Town, Task], also: str) -> None:
    place, task = reported
    number = sent(task, "second")
    actions.inspect(seen(task), now_by("second"), False, "第一次看不行", "补齐")
    (first_finding,) = Finding.objects.all()
    actions.object_to(seen(task), now_by("liaison", "单位说量错了"), first_finding.pk)
    actions.decide_objection(seen(task), now_by("office", "情况属实"), first_finding.pk, True, "first")
    inspector = Account.objects.get(login="first")
    if also:
        officer(also, place.water, "first")  # type: ignore[arg-type]
    client = client_of(inspector)
    evidence = Evidence.objects.get().pk
    open_ones = ("/tasks/{task}", "/todo", "/tasks/") if not also else PLACES
    for address in PLACES:
        response = client.get(address.format(task=task.pk, number=number, word=task.title[:3]))
        assert response.status_code == (200 if address in open_ones or "tasks/?" in address else 403), address
        text = response.content.decode()
        if "state=" in address or "late=" in address:
            assert f"/tasks/{task.pk}" not in text, address
            # The words of the filter itself are no news.
            continue
        shown = [word for word in SAID if word in told_of(text, address)]
        assert not shown, (address, shown)
        if address == "/tasks/{task}":
            assert "18公里" in text or task.criterion in text
    assert client.get(f"/tasks/{task.pk}/evidence/{evidence}").status_code == 403
    actions.inspect(seen(task), now_by("first"), True, "三段都在")
    html = page(client, task.pk)
    assert "已挖三段沟" in html and "第一次看不行" in html and "单位验收单" in html
    assert client.get(f"/tasks/{task.pk}/evidence/{evidence}").content == b"the unit's own"


def told_of(text: str, address: str) -> str:
    """What a page says about the task: without the forms, whose choices name every state."""
    if address.endswith((".json", ".csv")):
        return text
    kept = text
    for tag in ("select", "form"):
        while f"<{tag}" in kept:
            start = kept.index(f"<{tag}")
            kept = kept[:start] + kept[kept.index(f"</{tag}>", start) + len(tag) + 3 :]
    return kept.split("<main", 1)[1] if "/tasks/?" in address or address == "/tasks/" else kept


def test_an_inspector_sees_only_what_they_are_sent_to_look_at(reported: tuple[Town, Task]) -> None:
    place, task = reported
    other = task_in(place, "to-verify")
    client = client_of(Account.objects.get(login="first"))
    for address in ("/todo", "/tasks/"):
        assert "/tasks/" + str(task.pk) not in client.get(address).content.decode()
    assert client.get(f"/tasks/{task.pk}").status_code == 403
    sent(task, "first")
    html = client.get("/todo").content.decode()
    assert f"/tasks/{task.pk}" in html and "2099-01-01" in html and f"/tasks/{other.pk}" not in html
    assert [client.get(f"/tasks/{each.pk}").status_code for each in (task, other)] == [200, 403]
    assert client.get("/inspections/").status_code == 403
    # A post that has ended reaches nothing.
    Membership.objects.filter(account__login="first").update(until="2024-01-01")
    assert client.get(f"/tasks/{task.pk}").status_code == 403


def test_one_round_one_finding(reported: tuple[Town, Task]) -> None:
    _place, task = reported
    sent(task, "first")
    client = client_of(Account.objects.get(login="first"))
    assert do(client, task.pk, "inspect-task", accepted="no", found="少一段").status_code == 302
    assert do(client, task.pk, "inspect-task", accepted="yes", found="又看了").status_code == 403
    actions.follow_through(seen(task), deed("office", reason="补齐"))
    # The next round is another sample: nothing is seen of it until one is sent again.
    assert client.get(f"/tasks/{task.pk}").status_code == 403
    assert "first" in [each.login for each in queries.fit([Task.objects.get(pk=task.pk)], today())[task.pk]]


# Findings, objections, and what becomes of them.


def test_a_finding_comes_with_its_files_and_with_what_is_asked(reported: tuple[Town, Task]) -> None:
    _place, task = reported
    sent(task, "first")
    client = client_of(Account.objects.get(login="first"))
    # The same file as the unit's is stored once; that the unit has it is not told.
    files = [SimpleUploadedFile("现场.jpg", b"a picture"), SimpleUploadedFile("合同.pdf", b"the unit's own")]
    given = {"accepted": "no", "found": "少一段", "asked": "补齐一段", "asked_by": "2099-03-01", "attached": files}
    assert do(client, task.pk, "inspect-task", **given).status_code == 302
    finding = Finding.objects.get()
    assert (finding.accepted, finding.asked, finding.asked_by) == (False, "补齐一段", date(2099, 3, 1))
    assert finding.assignment and finding.assignment.inspector == "first"
    assert {(row.name, row.kind, row.tier) for row in finding.evidence.all()} == {
        ("现场.jpg", "site-check", "B"), ("合同.pdf", "site-check", "B"),
    }  # fmt: skip
    assert Stored.objects.count() == 2 and Evidence.objects.count() == 3
    unit = client_of(officer("liaison", _place.works))
    html = page(unit, task.pk)
    assert "补齐一段" in html and "2099-03-01" in html and "现场.jpg" in html and "10 天内" in html
    assert f"/tasks/{task.pk}" in unit.get("/todo").content.decode()
    office = client_of(officer("delivery", _place.works, "office-2"))
    # What is asked is offered to the office for the follow-through.
    assert "补齐一段（2099-03-01）</textarea>" in page(office, task.pk)


BAD_FINDINGS: list[tuple[dict[str, Any], int, str]] = [
    ({"found": "x", "accepted": ""}, 409, "没有保存"), ({"found": "", "accepted": "yes"}, 409, "没有保存"),
    ({"found": "x", "accepted": "no", "asked_by": "2099-01-01"}, 409, "期限要写明对应的要求"),
    ({"found": "x", "accepted": "no", "asked": "补", "asked_by": "2020-01-01"}, 409, "不早于今天"),
    ({"found": "x", "accepted": "no", "files": 6}, 400, "请求有误"),
    ({"found": "x", "accepted": "no", "files": 1, "kind": "rumour"}, 409, "没有保存"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "status", "said"), BAD_FINDINGS)
def test_a_finding_that_says_not_enough_is_not_saved(
    reported: tuple[Town, Task], given: dict[str, Any], status: int, said: str
) -> None:
    _place, task = reported
    sent(task, "first")
    client = client_of(Account.objects.get(login="first"))
    files = [SimpleUploadedFile(f"{number}.jpg", b"%d" % number) for number in range(given.get("files", 0))]
    response = do(client, task.pk, "inspect-task", **{**given, "attached": files} if files else given)
    assert response.status_code == status and said in response.content.decode()
    assert not Finding.objects.exists() and Evidence.objects.count() == 1


def test_who_could_not_be_reached_is_a_finding_and_decides_nothing(reported: tuple[Town, Task]) -> None:
    _place, task = reported
    number = sent(task, "first")
    client = client_of(Account.objects.get(login="first"))
    assert do(client, task.pk, "inspect-task", accepted="unreachable", found="封路，进不去").status_code == 302
    assert why(lambda: actions.close(seen(task), deed("office"))) == "needs-finding"
    found = queries.inspection(number, today(), LOCAL)
    assert found and (found.sample[0].outcome, found.sample[0].seen) == ("unreachable", "封路，进不去")
    assert found.row.state == "finished"


def test_an_objection_that_stands_sets_the_finding_aside_and_sends_another(reported: tuple[Town, Task]) -> None:
    place, task = reported
    number = sent(task, "first")
    actions.inspect(seen(task), now_by("first"), False, "少一段")
    finding = Finding.objects.get()
    decide = actions.decide_objection
    assert why(lambda: decide(seen(task), now_by("office", "可"), finding.pk, True, "second")) == "no-objection"
    actions.object_to(seen(task), now_by("liaison", "量错了"), finding.pk)
    office = client_of(officer("delivery", place.works, "office-2"))
    assert f"/tasks/{task.pk}" in office.get("/todo").content.decode()
    assert why(lambda: decide(seen(task), now_by("first", "可"), finding.pk, False)) == "four-eyes"
    assert why(lambda: decide(seen(task), now_by("liaison", "可"), finding.pk, False)) == "four-eyes"
    for nobody in ("", "first", "liaison"):
        assert why(lambda: decide(seen(task), now_by("office", "可"), finding.pk, True, nobody)) == "no-inspector"  # noqa: B023
    given = {"finding": finding.pk, "upheld": "yes", "inspector": "second", "reason": "尺子不准"}
    assert do(office, task.pk, "decide-objection", **given).status_code == 302
    assert why(lambda: decide(seen(task), now_by("office", "可"), finding.pk, False)) == "decided-already"
    # Until the second has looked nothing is found, and nothing can be closed on it.
    assert why(lambda: actions.close(seen(task), deed("office"))) == "found-again"
    found = queries.inspection(number, today(), LOCAL)
    assert found and [(row.inspector, row.outcome, row.upheld) for row in found.sample] == [("second", "open", 1)]
    actions.inspect(seen(task), now_by("second"), True, "重量过，够")
    found = queries.inspection(number, today(), LOCAL)
    assert found and [(row.inspector, row.outcome, row.upheld) for row in found.sample] == [("second", "done", 1)]
    html = page(office, task.pk)
    assert "尺子不准" in html and "少一段" in html and "异议成立" in html
    actions.close(seen(task), deed("office"))


def test_an_objection_that_does_not_stand_leaves_the_finding_and_the_unit_follows_through(
    reported: tuple[Town, Task],
) -> None:
    _place, task = reported
    sent(task, "first")
    actions.inspect(seen(task), now_by("first"), False, "少一段", "补齐", SOON)
    finding = Finding.objects.get()
    actions.object_to(seen(task), now_by("liaison", "量错了"), finding.pk)
    actions.decide_objection(seen(task), now_by("office", "复核过"), finding.pk, False)
    assert why(lambda: actions.close(seen(task), deed("office"))) == "found-wanting"
    actions.follow_through(seen(task), deed("office", reason="补齐"))
    task.refresh_from_db()
    assert (task.state, task.round) == ("working", 2)
    # The record keeps both rounds.
    record = queries.record(task.pk, today(), LOCAL)
    assert record and [(each.outcome, each.ruled, each.old) for each in record.findings] == [
        ("not-done", "复核过", True)
    ]


def test_what_an_inspector_brings_is_no_second_proof_beside_the_own_word(reported: tuple[Town, Task]) -> None:
    _place, task = reported
    Evidence.objects.all().delete()
    sent(task, "first")
    actions.inspect(seen(task), now_by("first"), True, "够", files=[("照片.jpg", "site-check", b"1")])
    assert why(lambda: actions.close(seen(task), deed("office"))) == "weak-evidence"
    actions.add_evidence(seen(task), deed("liaison"), "合同.pdf", "contract", b"2")
    actions.close(seen(task), deed("office"))


# The pages.


def test_from_the_frame_to_the_estimate(settings: Any) -> None:
    place, tasks = city()
    for login in ("first", "second"):
        officer("inspector", place.government, login)
    officer("inspector", place.county, "third")
    office = client_of(officer("delivery", place.works))
    given = {"title": "三月抽查", "due": "2099-01-01", "states": INSPECTABLE, "number": 8}
    html = office.post("/inspections/new", {**given, "do": "look"}).content.decode()
    assert "现有 8 件，抽 8 件" in html and not Inspection.objects.exists()
    assert office.post("/inspections/new", {**given, "number": 9, "do": "commit"}).status_code == 422
    response = office.post("/inspections/new", {**given, "do": "commit"})
    assert response.status_code == 302
    number = Inspection.objects.get().pk
    address = f"/inspections/{number}"
    assert response.headers["Location"] == address
    row = Inspection.objects.get()
    html = office.get(address).content.decode()
    assert row.frame_sha256 in html and row.seed_sha256 in html and row.seed not in html
    assert row.seed not in office.get(address + ".json").content.decode()
    assert sha256(office.get(address + "/frame.txt").content).hexdigest() == row.frame_sha256
    assert office.post(address + "/draw", {"revision": 1}).status_code == 302
    response = office.post(address + "/draw", {"revision": 1})
    assert response.status_code == 409 and "抽样" in response.content.decode()
    assert row.seed in office.get(address).content.decode()
    # Who is offered first is spread evenly; the county has an inspector of its own.
    offered = _selected(office.get(address).content.decode())
    assert sorted(offered.values()) == ["first"] * 3 + ["second"] * 3 + ["third"] * 2
    assert office.post(address + "/send", {"revision": 2, **offered}).status_code == 302
    for task in tasks[:4]:
        by = Assignment.objects.get(task=task).inspector
        accepted = {0: False, 1: True, 2: True, 3: None}[tasks.index(task)]
        actions.inspect(seen(task), now_by(by), accepted, "看过")
    data = office.get(address + ".json").json()
    whole = data["result"]["whole"]
    assert (whole["drawn"], whole["done"], whole["not_done"], whole["unreachable"], whole["open"]) == (8, 2, 1, 1, 4)
    assert whole["self_report"] == 0.75 and data["result"]["missing"] == ["临江县"]
    assert data["seed"] == row.seed and len(data["sample"]) == 8 and data["found"] == 4
    html = office.get(address).content.decode()
    assert "66.7%" in html and "75.0%" in html and "1 件查不到" in html and "还有 4 件没有结论" in html
    assert office.get("/inspections.csv").content.decode().count("\n") == 2
    listed = office.get("/inspections.json").json()["rows"][0]
    assert (listed["tasks"], listed["sent"], listed["found"], listed["state"]) == (8, 8, 4, "drawn")


def _selected(html: str) -> dict[str, str]:
    """What stands chosen in each select of a page."""
    found = {}
    for piece in html.split('<select name="')[1:]:
        name, rest = piece.split('"', 1)
        found[name] = rest.split(" selected>")[0].rsplit('value="', 1)[1].rstrip('"')
    return found


def test_tasks_are_named_on_a_page(settings: Any) -> None:
    place, tasks = city()
    officer("inspector", place.government, "first")
    office = client_of(officer("delivery", place.works))
    given = {"title": "点名", "due": "2099-01-01", "inspector": "first", "task": [tasks[0].pk, tasks[1].pk]}
    response = office.post("/inspections/named", given)
    # Without a reason nothing is done and what was ticked stays ticked.
    assert response.status_code == 422 and f'value="{tasks[0].pk}" checked' in response.content.decode()
    response = office.post("/inspections/named", {**given, "reason": "群众来信"})
    assert response.status_code == 302
    html = office.get(response.headers["Location"]).content.decode()
    assert "群众来信" in html and "点名检查不参加推断" in html
    html = office.get("/inspections/named?words=临江").content.decode()
    assert f'name="task" value="{tasks[6].pk}"' in html and f'name="task" value="{tasks[0].pk}"' not in html


def test_a_verdict_by_a_plan_stands_on_the_page() -> None:
    place, tasks = city()
    officer("inspector", place.government, "first")
    number = actions.commit_draw(deed("o"), "抽查", SOON, Asked(("closed",), place="市直"), Size(aql="1.0"), SEED)
    actions.draw_sample(Seen(number, 1), deed("o"))
    actions.send_inspectors(
        Seen(number, 2), now_by("o"), dict.fromkeys(Sampled.objects.values_list("pk", flat=True), "first")
    )
    client = client_of(officer("audit", place.works))
    assert "还不能定" in client.get(f"/inspections/{number}").content.decode()
    actions.inspect(seen(tasks[4]), now_by("first"), False, "没有")
    assert "不通过" in client.get(f"/inspections/{number}").content.decode()


@pytest.mark.parametrize(
    "address", ["/inspections/", "/inspections/{number}", "/inspections/{number}.json", "/inspections/named"]
)
def test_a_page_asks_as_often_for_many_as_for_few(address: str) -> None:
    place = town()
    for login in ("first", "second"):
        officer("inspector", place.government, login)
    client = client_of(officer("delivery", place.works))
    client.get("/todo")
    counts = []
    for many in (3, 12):
        for _ in range(many):
            task_in(place, "to-verify")
        at = drawn(Task.objects.count())
        rows = Sampled.objects.filter(inspection=at.id)
        able = {
            row.pk: "first"
            for row in rows
            if any(e.login == "first" for e in queries.fit([row.task], today())[row.task_id])
        }
        actions.send_inspectors(at, now_by("o"), dict(list(able.items())[:-1]))
        actions.inspect(
            seen(Task.objects.get(pk=Sampled.objects.get(pk=next(iter(able))).task_id)), now_by("first"), True, "看过"
        )
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address.format(number=at.id)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_pages_of_inspections_say_what_is_wrong() -> None:
    place, _tasks = city()
    office = client_of(officer("delivery", place.works))
    assert "还没有检查" in office.get("/inspections/").content.decode()
    assert (
        office.get("/inspections/?page=x").status_code == 400 and office.get("/inspections/?page=9").status_code == 404
    )
    at = committed()
    for wrong in ({"revision": "x"}, {"revision": 1, "seed": "zz"}):
        assert office.post(f"/inspections/{at.id}/draw", wrong).status_code == 409
    response = office.post(f"/inspections/{at.id}/cancel", {"revision": 1})
    assert response.status_code == 409 and "理由" in response.content.decode()
    assert office.get(f"/inspections/{10**30}").status_code == 404
    assert Client().get(f"/inspections/{at.id}").headers["Location"].startswith("/log-in")


def test_a_refused_action_leaves_nothing(reported: tuple[Town, Task]) -> None:
    _place, task = reported
    sent(task, "first")
    before = (Journaled.objects.count(), Task.objects.get(pk=task.pk).revision)
    file = ("照片.jpg", "site-check", b"1")
    with pytest.raises(Refused):
        actions.inspect(seen(task), now_by("first"), True, "够", files=[file, file])
    assert (Journaled.objects.count(), Task.objects.get(pk=task.pk).revision) == before
    assert not Finding.objects.exists() and Stored.objects.count() == 1


def test_what_waits_for_the_person_who_is_sent(reported: tuple[Town, Task]) -> None:
    _place, task = reported
    sent(task, "first")
    person = person_of(Account.objects.get(login="first"))
    (row,) = queries.todo(person, today())
    assert (row.id, row.state, row.light.reason, row.look_by, row.asks_time) == (
        task.pk,
        "hidden",
        "hidden",
        SOON,
        False,
    )
    actions.inspect(seen(task), now_by("first"), True, "够")
    assert queries.todo(person, today()) == ()
