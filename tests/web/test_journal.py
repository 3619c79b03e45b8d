"""The journal: one event for each action, in its transaction; added to and never changed; and shown to whom it may be."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.db.transaction import TransactionManagementError
from django.test import Client

from luoshi import ledger
from luoshi.facts import Reading, Refusal
from luoshi.ledger import Finding
from luoshi.web.journal import queries
from luoshi.web.journal.actions import append, keep_checkpoint
from luoshi.web.journal.models import ONLY, Event, Head
from luoshi.web.people import actions as people
from luoshi.web.register import actions
from luoshi.web.register.models import Decision, Entry
from luoshi.web.register.queries import Report
from tests.web.tampering import behind_its_back, forged, head_made_anew
from tests.web.visiting import visit

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 3, 1, 8, tzinfo=UTC)
SIZE = 21


def told() -> list[tuple[str, str, str, str]]:
    """Who did what to which record, in the order of the journal."""
    return list(Event.objects.order_by("number").values_list("who", "action", "kind", "key"))


def last() -> dict[str, Any]:
    event = Event.objects.order_by("-number")[0]
    body: dict[str, Any] = json.loads(bytes(event.body))
    return body


@pytest.fixture
def many(db: None) -> None:
    """A journal of SIZE events."""
    with transaction.atomic():
        for number in range(1, SIZE + 1):
            append("wang", "confirm", "report", "ab", {"n": number}, None, NOW + timedelta(minutes=number))


# One event for each action -------------------------------------------------------------------------------------------


def test_a_report_taken_in_is_an_event_and_the_same_again_is_none(wangchuan_reading: Reading) -> None:
    admitted = actions.admit(wangchuan_reading.source, wangchuan_reading, "wang", NOW)
    actions.admit(wangchuan_reading.source, wangchuan_reading, "li", NOW)
    assert told() == [("wang", "admit", "report", admitted.key)]
    assert last()["after"]["sha256"] == wangchuan_reading.source.sha256
    assert last()["after"]["entries"] == Entry.objects.count()


def test_a_decision_is_an_event_with_what_was_before_and_after(admitted: Report) -> None:
    row = Entry.objects.filter(source=admitted.id)[0]
    actions.confirm(admitted.id, "wang", NOW, [actions.Seen(row.number, row.revision)])
    body = last()
    assert (body["who"], body["action"], body["kind"], body["key"]) == ("wang", "confirm", "report", admitted.key)
    assert (body["before"]["entries"][0]["state"], body["after"]["entries"][0]["state"]) == ("open", "confirmed")
    decision = Decision.objects.get()
    (change,) = decision.changes
    assert body["after"]["entries"] == [{"number": row.number, **change["after"]}]
    actions.undo(admitted.id, "li", NOW, decision.number)
    assert (last()["who"], last()["action"], last()["after"]["undoes"]) == ("li", "undo", decision.number)


def test_every_step_of_a_register_is_an_event(admitted: Report, wangchuan_reading: Reading) -> None:
    actions.reread(admitted.id, NOW, wangchuan_reading, "wang")
    for kind in ("figure", "commitment"):
        actions.confirm_sure(admitted.id, "wang", NOW, kind)
    for row in Entry.objects.filter(source=admitted.id, state="open"):
        actions.confirm(admitted.id, "wang", NOW, [actions.Seen(row.number, row.revision)])
    before = len(told())
    version = actions.freeze(admitted.id, "zhao", NOW)
    assert last()["after"]["sha256"] == version.sha256
    account = people.add("zhao", "", "administrator", NOW).id
    actions.publish(admitted.id, account, NOW)
    actions.publish(admitted.id, account, NOW)
    actions.withdraw(admitted.id, "zhao", NOW)
    actions.withdraw(admitted.id, "zhao", NOW)
    key = admitted.key
    assert told()[:2] == [("local", "admit", "report", key), ("wang", "reread", "report", key)]
    assert told()[before:] == [
        ("zhao", "freeze", "version", f"{key}/1"),
        ("local", "account-add", "account", "zhao"),
        ("zhao", "publish", "report", key),
        ("zhao", "withdraw", "report", key),
    ]
    assert queries.verify().good


def test_every_change_of_an_account_is_an_event_and_holds_no_name_and_no_password() -> None:
    people.add("boss", "王秘书长", "administrator", NOW, "a long password")
    people.add("wang", "王小明", "editor", NOW, by="boss")
    people.set_role("wang", "reviewer", "boss")
    people.set_role("wang", "reviewer", "boss")
    people.set_active("wang", False, "boss")
    people.set_active("wang", True, "boss")
    handed_out = people.reset_password("wang", NOW, "boss")
    people.choose_password("wang", "another long password", NOW, "wang")
    assert told() == [
        ("local", "account-add", "account", "boss"),
        ("boss", "account-add", "account", "wang"),
        ("boss", "account-role", "account", "wang"),
        ("boss", "account-disable", "account", "wang"),
        ("boss", "account-enable", "account", "wang"),
        ("boss", "password-reset", "account", "wang"),
        ("wang", "password-choose", "account", "wang"),
    ]
    everything = b"".join(bytes(body) for body in Event.objects.values_list("body", flat=True)).decode()
    for secret in ("王", 'password":', "long password", handed_out, "scrypt", "md5"):
        assert secret not in everything, secret


def test_what_was_refused_is_no_event(admitted: Report) -> None:
    people.add("boss", "", "administrator", NOW, "a long password")
    before = told()
    for refused in (
        lambda: people.set_active("boss", False),
        lambda: people.add("boss", "", "viewer", NOW),
        lambda: actions.freeze(admitted.id, "wang", NOW),
        lambda: actions.undo(admitted.id, "wang", NOW, 99),
    ):
        with pytest.raises((Refusal, actions.Refused)):
            refused()
    assert told() == before


@pytest.mark.parametrize("name", ["local", "luoshi"])
def test_nobody_is_called_what_the_journal_calls_others(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        people.add(name, "", "administrator", NOW)
    assert refused.value.code == "bad-login"


def test_an_action_that_fails_leaves_no_event_and_no_gap(many: None) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        append("wang", "confirm", "report", "ab")
        raise ZeroDivisionError
    with transaction.atomic():
        assert append("wang", "confirm", "report", "ab") == SIZE + 1
    assert queries.verify().good


def test_an_event_is_written_in_a_transaction_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched, pytest.raises(TransactionManagementError):
        patched.setattr(connections["default"], "in_atomic_block", False)
        append("wang", "confirm", "report", "ab")
    assert told() == []


# Added to, and nothing else ------------------------------------------------------------------------------------------

REFUSED = [
    "UPDATE journal_event SET who = 'li' WHERE number = 9",
    "UPDATE journal_event SET number = 99 WHERE number = 21",
    "DELETE FROM journal_event WHERE number = 9",
    "DELETE FROM journal_event",
    "INSERT INTO journal_event SELECT 23, who, at, action, kind, key, body, leaf FROM journal_event WHERE number = 9",
    "INSERT INTO journal_event SELECT 0, who, at, action, kind, key, body, leaf FROM journal_event WHERE number = 9",
    "INSERT INTO journal_event SELECT 9, 'li', at, action, kind, key, body, leaf FROM journal_event WHERE number = 9",
]
ON_ONE_ENGINE = {
    "sqlite": [
        "INSERT OR REPLACE INTO journal_event SELECT 9, 'li', at, action, kind, key, body, leaf FROM journal_event WHERE number = 9",
        "REPLACE INTO journal_event SELECT 21, 'li', at, action, kind, key, body, leaf FROM journal_event WHERE number = 9",
        "UPDATE OR REPLACE journal_event SET number = 20 WHERE number = 21",
    ],
    "postgresql": [
        "TRUNCATE journal_event",
        "TRUNCATE journal_event CASCADE",
        "INSERT INTO journal_event SELECT 9, 'li', at, action, kind, key, body, leaf FROM journal_event WHERE number = 9 "
        "ON CONFLICT (number) DO UPDATE SET who = 'li'",
    ],
}


def test_the_database_refuses_to_change_or_take_away_an_event(many: None) -> None:
    for statement in [*REFUSED, *ON_ONE_ENGINE[connection.vendor]]:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    for change in (Event.objects.all().delete, lambda: Event.objects.update(who="li")):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert queries.verify().good and Event.objects.count() == SIZE


# Tampered with all the same ------------------------------------------------------------------------------------------


def rewrite(at: int, **values: Any) -> None:
    """One row with other values, its hash made anew."""
    row = Event.objects.get(number=at)
    body, leaf = forged(row, **values)
    Event.objects.filter(number=at).update(
        body=body, leaf=leaf, **{name: value for name, value in values.items() if name not in ("before", "after")}
    )


def changed() -> None:
    Event.objects.filter(number=9).update(body=forged(Event.objects.get(number=9), after="other")[0])


def changed_column() -> None:
    Event.objects.filter(number=9).update(who="li")


def deleted() -> None:
    Event.objects.filter(number=9).delete()


def deleted_and_closed() -> None:
    Event.objects.filter(number=9).delete()
    for number in range(10, SIZE + 1):
        Event.objects.filter(number=number).update(number=number - 1)


def inserted_at_the_end() -> None:
    row = Event.objects.get(number=9)
    body, leaf = forged(row, number=SIZE + 1)
    Event(SIZE + 1, row.who, row.at, row.action, row.kind, row.key, body, leaf).save(force_insert=True)


def inserted_between() -> None:
    for number in range(SIZE, 8, -1):
        Event.objects.filter(number=number).update(number=number + 1)
    row = Event.objects.get(number=8)
    body, leaf = forged(row, number=9)
    Event(9, row.who, row.at, row.action, row.kind, row.key, body, leaf).save(force_insert=True)


def cut_off() -> None:
    Event.objects.filter(number__gte=20).delete()


CLUMSY: list[tuple[Callable[[], None], Finding]] = [
    (changed, Finding("changed", 9, 9)),
    (changed_column, Finding("changed", 9, 9)),
    (deleted, Finding("missing", 9, 9)),
    (deleted_and_closed, Finding("missing", 9, 9)),
    (inserted_at_the_end, Finding("inserted", SIZE + 1, SIZE + 1)),
    (inserted_between, Finding("inserted", 9, 9)),
    (cut_off, Finding("missing", 20, SIZE)),
]


@pytest.mark.parametrize(("tamper", "finding"), CLUMSY, ids=[tamper.__name__ for tamper, _ in CLUMSY])
def test_tampering_by_the_databases_owner_is_found_and_named(
    many: None, tamper: Callable[[], None], finding: Finding
) -> None:
    with behind_its_back():
        tamper()
    assert queries.verify().findings[0] == finding
    # The triggers are back, as if nothing had been.
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.all().delete()


def tail_rewritten() -> None:
    for number in range(9, SIZE + 1):
        rewrite(number, after="other")


def one_rewritten() -> None:
    rewrite(9, who="li")


def deleted_and_all_written_anew() -> None:
    deleted_and_closed()
    for number in range(9, SIZE):
        rewrite(number, number=number)


def inserted_and_all_written_anew() -> None:
    inserted_between()
    for number in range(10, SIZE + 2):
        rewrite(number, number=number)


THOROUGH = [(one_rewritten, 9), (tail_rewritten, 9), (cut_off, 20), (deleted_and_all_written_anew, 9), (inserted_and_all_written_anew, 9)]  # fmt: skip


@pytest.mark.parametrize(("tamper", "number"), THOROUGH, ids=[tamper.__name__ for tamper, _ in THOROUGH])
def test_what_was_rewritten_throughout_is_found_against_the_last_published_checkpoint(
    many: None, tamper: Callable[[], None], number: int
) -> None:
    hashes = queries.leaves()
    published = [ledger.Checkpoint("", size, ledger.root(hashes[:size])) for size in (8, SIZE)]
    with behind_its_back():
        tamper()
        head_made_anew()
    assert queries.verify().good
    found = queries.verify(published)
    assert found.findings[0].first <= number <= found.findings[0].last
    assert found.met == (8,)
    assert queries.verify(published, hashes).findings[0].first == number


def test_a_head_that_was_taken_away_is_found_and_stops_what_would_go_on_from_it(many: None) -> None:
    Head.objects.all().delete()
    assert not queries.verify().good
    with pytest.raises(IntegrityError), transaction.atomic():
        append("wang", "confirm", "report", "ab")


def test_events_that_are_written_while_it_is_verified_are_no_tampering(
    many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = queries._rows

    def meanwhile(found: Any) -> Any:
        yield from rows(found)
        if found.query.where:  # the second look, behind the lock
            return
        with transaction.atomic():
            append("li", "confirm", "report", "ab")

    monkeypatch.setattr(queries, "_rows", meanwhile)
    found = queries.verify()
    assert found.good and found.size == SIZE + 1


# The pages -----------------------------------------------------------------------------------------------------------


def test_a_proof_can_be_checked_by_who_has_nothing_but_the_head(many: None) -> None:
    size, root = queries.head()
    for number in (1, 16, 17, SIZE):
        proof = visit("local").get(f"/journal/{number}.json").json()
        leaf = ledger.leaf_hash(proof["body"].encode())
        path = [bytes.fromhex(each) for each in proof["proof"]]
        assert ledger.included(leaf, number - 1, size, path, root)
        assert not ledger.included(ledger.leaf_hash(b"other"), number - 1, size, path, root)
        assert (proof["size"], proof["root"]) == (size, root.hex())


def test_nothing_is_proved_where_the_journal_was_tampered_with(many: None) -> None:
    with behind_its_back():
        cut_off()
    answer = visit("local").get("/journal/3.json")
    assert (answer.status_code, answer.json()["code"]) == (409, "ledger-broken")


def test_the_newest_event_comes_first_with_a_link_to_its_record(admitted: Report) -> None:
    page = visit("local").get("/journal/").content.decode()
    assert "收入报告" in page and f'href="/reports/{admitted.key}/"' in page and admitted.title in page
    people.add("boss", "", "administrator", NOW, "a long password")
    page = visit("reviewer").get("/journal/").content.decode()
    assert page.index("添加账号") < page.index("收入报告")
    # A reviewer has no way to accounts.
    assert "/accounts/" not in page


def test_events_are_filtered_by_what_they_are_about_and_by_whom(admitted: Report) -> None:
    with transaction.atomic():
        append("wang", "confirm", "report", admitted.key)
        append("wang", "account-role", "account", "li")
    local = visit("local")

    def numbers(query: str) -> list[int]:
        return [row.number for row, _name, _address in local.get(f"/journal/{query}").context["rows"]]

    assert numbers("") == [3, 2, 1]
    assert numbers("?kind=report") == [2, 1]
    assert numbers("?kind=report&who=wang") == [2]
    assert numbers("?who=nobody") == []
    assert local.get("/journal/?kind=other").status_code == 400
    assert local.get("/journal/?page=0").status_code == 400
    assert local.get("/journal/?page=2").status_code == 404
    assert local.get("/journal/99").status_code == 404
    assert local.get(f"/journal/{'9' * 30}").status_code == 404
    assert local.get(f"/journal/{'9' * 30}.json").status_code == 404


def test_the_page_says_what_the_last_verification_found(many: None) -> None:
    local = visit("local")
    assert "还没有验证过" in local.get("/journal/").content.decode()
    hashes = queries.leaves()
    keep_checkpoint(ledger.Checkpoint("", 16, ledger.root(hashes[:16])), "", NOW)
    assert local.post("/journal/verify").status_code == 302
    page = local.get("/journal/").content.decode()
    assert "完好" in page and "与已公布的前 16 条一致" in page
    with behind_its_back():
        tail_rewritten()
        head_made_anew()
    local.post("/journal/verify")
    page = local.get("/journal/").content.decode()
    assert "第 1 至 16 条与已公布的不一致，被重写过。" in page
    english = Client(headers={"Accept-Language": "en"}).get("/journal/").content.decode()
    assert "events 1 to 16: not what was published; rewritten." in english


def test_the_page_stands_where_the_head_is_broken(many: None) -> None:
    Head.objects.filter(pk=ONLY).update(peaks=b"x")
    local = visit("local")
    assert "总散列已损坏" in local.get("/journal/").content.decode()
    assert local.get("/journal/3.json").status_code == 409
    local.post("/journal/verify")
    assert "有改动" in local.get("/journal/").content.decode()


def test_a_long_event_is_shown_by_its_beginning_and_a_broken_one_at_all(many: None) -> None:
    with transaction.atomic():
        append("wang", "confirm", "report", "ab", None, ["<script>" + "字" * 100] * 1000)
    page = visit("local").get(f"/journal/{SIZE + 1}").content.decode()
    assert "这里只是开头" in page and len(page) < 100_000 and "<script>字" not in page
    with behind_its_back():
        Event.objects.filter(number=3).update(body=b"\xff")
    assert visit("local").get("/journal/3").status_code == 200


def test_a_page_asks_the_database_as_often_for_many_events_as_for_few(
    admitted: Report, django_assert_max_num_queries: Any
) -> None:
    local = visit("local")
    with transaction.atomic():
        for _ in range(40):
            append("wang", "confirm", "report", admitted.key)
    with django_assert_max_num_queries(9):
        local.get("/journal/")
