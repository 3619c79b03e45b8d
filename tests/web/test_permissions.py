"""Who may do what: as a table of rights, and as a table of doors, pages and data alike.

A new action gets a line in RIGHTS, a new address a line in DOORS: both tests fail until it has one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from luoshi.judging.lights import DEFAULT
from luoshi.web.delivery.bulletin import figures, stored, thresholds_json
from luoshi.web.delivery.models import Bulletin, Event, Task
from luoshi.web.delivery.transitions import TASK_ACTIONS
from luoshi.web.monitor.actions import keep_file
from luoshi.web.people.actions import add_unit
from luoshi.web.people.clock import now
from luoshi.web.people.person import LOCAL, NOBODY, ROLES, Person
from luoshi.web.people.rules import RULES, may, sight
from luoshi.web.register import actions, queries
from luoshi.web.register.models import Version
from luoshi.web.register.queries import Report, Standing
from tests.readings import Report as Made
from tests.web.monitoring import add
from tests.web.visiting import EVERYBODY, account, visit

pytestmark = pytest.mark.django_db


def table(text: str) -> list[tuple[str, dict[str, str]]]:
    """The lines of a table: what stands in front, and under each head what it says."""
    head, *lines = (line.split() for line in text.strip().splitlines() if line.strip())
    assert tuple(head) == EVERYBODY
    rows = [(" ".join(line[: -len(head)]), dict(zip(head, line[-len(head) :], strict=True))) for line in lines]
    assert len(dict(rows)) == len(rows)
    return rows


# any: of every report; confirmed, public: of such reports only; -: of none. An action on no report is any or -.
RIGHTS = """
                 nobody  viewer     editor     reviewer   administrator  local
list             any     any        any        any        any            any
see              public  confirmed  any        any        public         any
see-unconfirmed  -       -          any        any        -              any
export           public  confirmed  any        any        public         any
journal          -       -          any        any        -              any
upload           -       -          any        any        -              any
assign           -       -          any        any        -              any
propose          -       -          any        any        -              any
answer-doubt     -       -          any        any        -              any
import           -       -          any        any        -              any
review           -       -          -          any        -              any
undo             -       -          -          any        -              any
confirm-in-bulk  -       -          -          any        -              any
freeze           -       -          -          any        -              any
publish          -       -          -          confirmed  -              confirmed
see-ledger       -       -          -          any        -              any
manage-accounts  -       -          -          -          any            any
read-public      any     any        any        any        any            any
see-tasks        -       -          -          -          -              any
make-task        -       -          -          -          -              any
see-inspections  -       -          -          -          -              any
make-inspection  -       -          -          -          -              any
see-leader       -       -          -          -          -              any
issue-bulletin   -       -          -          -          -              any
see-bulletins    -       -          -          -          -              any
see-bulletin     -       -          -          -          -              any
report-tasks     -       -          -          -          -              any
see-dispatch     -       -          -          -          -              any
open-round       -       -          -          -          -              any
decide-item      -       -          -          -          -              any
close-round      -       -          -          -          -              any
see-item         -       -          -          -          -              -
do-action-item   -       -          -          -          -              -
confirm-action-item - - - - - -
return-action-item - - - - - -
see-burden       -       -          -          -          -              any
see-monitor      -       -          -          -          -              any
manage-indicators -      -          -          -          -              any
enter-observations -     -          -          -          -              any
enter-for-indicator -    -          -          -          -              any
take-figures     -       -          -          -          -              any
see-batch        -       -          -          -          -              any
write-batch      -       -          -          -          -              any
approve-observations -   -          -          -          -              any
"""

PEOPLE = {"nobody": NOBODY, "local": LOCAL, **{role: Person(1, role, role, role) for role in ROLES}}
STANDINGS = [Standing(1, confirmed, public) for confirmed in (False, True) for public in (False, True)]


def holds(cell: str, standing: Standing) -> bool:
    # What is made public and not confirmed must not exist, and where it does, it is not public.
    return {
        "any": True,
        "confirmed": standing.confirmed,
        "public": standing.confirmed and standing.public,
        "-": False,
    }[cell]


def test_every_action_is_in_the_table() -> None:
    of_tasks = {"see-task", "see-reports", "see-public", "give-opinion", *TASK_ACTIONS}
    assert [action for action, _cells in table(RIGHTS)] == [action for action in RULES if action not in of_tasks]
    assert set(RULES) >= of_tasks


@pytest.mark.parametrize(("action", "cells"), table(RIGHTS), ids=[action for action, _ in table(RIGHTS)])
def test_the_rights_of_every_role(action: str, cells: dict[str, str]) -> None:
    for who, cell in cells.items():
        for standing in STANDINGS:
            assert may(PEOPLE[who], action, standing) == holds(cell, standing), (who, standing)  # type: ignore[arg-type]
        # Without a report, a right that hangs on one is no right.
        assert may(PEOPLE[who], action) == (cell == "any"), who  # type: ignore[arg-type]


def test_who_has_a_temporary_password_may_do_nothing() -> None:
    for role in ROLES:
        person = Person(1, role, role, role, temporary=True)
        assert not any(may(person, action, standing) for action in RULES for standing in STANDINGS)


def test_a_misspelt_action_is_a_fault() -> None:
    with pytest.raises(KeyError):
        may(LOCAL, "reviews")  # type: ignore[arg-type]


# yes: lets in (what is sent empty goes no further). no: 403. none: 404. log-in: sent to the log-in, of data 401.
# Per address: what state the register is in, and the method.
DOORS = """
                                            nobody  viewer  editor  reviewer  administrator  local
unconfirmed GET /                           log-in  yes     yes     yes       yes            yes
unconfirmed GET /reports.json               log-in  yes     yes     yes       yes            yes
unconfirmed GET /reports/{key}/             log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/figures      log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/figures.json log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/figures.csv  log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/text         log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/at/{at}      log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/at/{at}.json log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/years        log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/years.json   log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/years.csv    log-in  no      yes     yes       no             yes
confirmed   GET /reports/{key}/             log-in  yes     yes     yes       no             yes
confirmed   GET /reports/{key}/figures.json log-in  yes     yes     yes       no             yes
confirmed   GET /reports/{key}/years.csv    log-in  yes     yes     yes       no             yes
public      GET /                           yes     yes     yes     yes       yes            yes
public      GET /reports/{key}/             yes     yes     yes     yes       yes            yes
public      GET /reports/{key}/figures.csv  yes     yes     yes     yes       yes            yes
unconfirmed GET /reports/{key}/promises     log-in  no      yes     yes       no             yes
public      GET /reports/{key}/promises     yes     yes     yes     yes       yes            yes
public      GET /reports/{key}/promises/{key} none  none    none    none      none           none
unconfirmed GET /reports/{key}/promises/{key}.json log-in no none   none      no             none
unconfirmed GET /reports/{key}/promises/{key}.csv log-in no  none   none      no             none
unconfirmed GET /reports/{key}/promises/{key}.docx log-in no none   none      no             none
unconfirmed GET /reports/{key}/agreement    log-in  no      yes     yes       no             yes
confirmed   GET /reports/{key}/agreement    log-in  yes     yes     yes       no             yes
public      GET /reports/{key}/agreement.json yes   yes     yes     yes       yes            yes
unconfirmed GET /reports/{key}/agreement.csv log-in no      yes     yes       no             yes
public      POST /reports/{key}/agreement/{key}/answer log-in no yes yes      no             yes
unconfirmed GET /rules/targets              yes     yes     yes     yes       yes            yes
unconfirmed GET /rules/targets.json         yes     yes     yes     yes       yes            yes
unconfirmed GET /upload                     log-in  no      yes     yes       no             yes
unconfirmed POST /upload                    log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/review       log-in  no      yes     yes       no             yes
confirmed   GET /reports/{key}/review       log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/review/add   log-in  no      no      yes       no             yes
unconfirmed POST /reports/{key}/review/add-entry log-in  no  no     yes       no             yes
unconfirmed POST /reports/{key}/review/several   log-in  no  no     yes       no             yes
unconfirmed POST /reports/{key}/review/sure/figure log-in no no     yes       no             yes
unconfirmed POST /reports/{key}/review/undo log-in  no      no      yes       no             yes
unconfirmed POST /reports/{key}/review/1    log-in  no      no      yes       no             yes
unconfirmed POST /reports/{key}/review/1/assign log-in no   yes     yes       no             yes
unconfirmed GET /reports/{key}/journal      log-in  no      yes     yes       no             yes
public      GET /reports/{key}/journal      log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/differences  log-in  no      yes     yes       no             yes
unconfirmed POST /reports/{key}/differences/1 log-in no     no      yes       no             yes
unconfirmed POST /reports/{key}/reread      log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/versions     log-in  no      yes     yes       no             yes
confirmed   GET /reports/{key}/versions     log-in  yes     yes     yes       no             yes
public      GET /reports/{key}/versions     yes     yes     yes     yes       yes            yes
unconfirmed POST /reports/{key}/versions/freeze log-in no   no      yes       no             yes
unconfirmed POST /reports/{key}/publish     log-in  no      no      no        no             no
confirmed   POST /reports/{key}/publish     log-in  no      no      yes       no             yes
public      POST /reports/{key}/publish     log-in  no      no      yes       no             yes
unconfirmed POST /reports/{key}/withdraw    log-in  no      no      no        no             no
confirmed   POST /reports/{key}/withdraw    log-in  no      no      yes       no             yes
confirmed   GET /reports/{key}/versions/1   log-in  yes     yes     yes       no             yes
public      GET /reports/{key}/versions/1   yes     yes     yes     yes       yes            yes
confirmed   GET /reports/{key}/versions/1.json log-in yes   yes     yes       no             yes
public      GET /reports/{key}/versions/1.json yes yes      yes     yes       yes            yes
unconfirmed GET /accounts/                  log-in  no      no      no        yes            yes
unconfirmed POST /accounts/                 log-in  no      no      no        yes            yes
unconfirmed GET /accounts/{account}         log-in  no      no      no        yes            yes
unconfirmed POST /accounts/{account}        log-in  no      no      no        yes            yes
unconfirmed GET /journal/                   log-in  no      no      yes       no             yes
unconfirmed GET /journal/1                  log-in  no      no      yes       no             yes
unconfirmed GET /journal/1.json             log-in  no      no      yes       no             yes
unconfirmed POST /journal/verify            log-in  no      no      yes       no             yes
unconfirmed GET /units/                     log-in  no      no      no        yes            yes
unconfirmed POST /units/                    log-in  no      no      no        yes            yes
unconfirmed GET /units/{unit}               log-in  no      no      no        yes            yes
unconfirmed POST /units/{unit}              log-in  no      no      no        yes            yes
unconfirmed GET /units/import               log-in  no      no      no        yes            yes
unconfirmed POST /units/import              log-in  no      no      no        yes            yes
unconfirmed POST /units/import/apply        log-in  no      no      no        yes            yes
unconfirmed GET /todo                       log-in  no      no      no        no             yes
unconfirmed GET /tasks/                     log-in  no      no      no        no             yes
unconfirmed GET /tasks.json                 log-in  no      no      no        no             yes
unconfirmed GET /tasks.csv                  log-in  no      no      no        no             yes
unconfirmed GET /tasks.xlsx                 log-in  no      no      no        no             yes
unconfirmed GET /tasks/{task}/brief         log-in  no      no      no        no             yes
unconfirmed GET /bulletins/                 log-in  no      no      no        no             yes
unconfirmed GET /bulletins/new              log-in  no      no      no        no             yes
unconfirmed POST /bulletins/new             log-in  no      no      no        no             yes
unconfirmed GET /bulletins/1                log-in  no      no      no        no             yes
unconfirmed GET /bulletins/1.json           log-in  no      no      no        no             yes
unconfirmed GET /bulletins/1.docx           log-in  no      no      no        no             yes
unconfirmed GET /bulletins/1/reproduced     log-in  no      no      no        no             yes
unconfirmed GET /rules/reminders            log-in  no      no      no        no             yes
unconfirmed POST /todo/read                 log-in  no      no      no        no             yes
unconfirmed GET /tasks/calendar             log-in  no      no      no        no             yes
unconfirmed GET /tasks/gantt                log-in  no      no      no        no             yes
unconfirmed GET /leader                     log-in  no      no      no        no             yes
unconfirmed GET /reports/{key}/tasks        log-in  no      no      no        no             yes
unconfirmed GET /reports/{key}/tasks/sheet  log-in  no      no      no        no             yes
confirmed   POST /reports/{key}/tasks/sheet log-in  no      no      no        no             yes
confirmed   POST /reports/{key}/tasks       log-in  no      no      no        no             yes
unconfirmed GET /tasks/{task}               log-in  no      no      no        no             yes
unconfirmed POST /tasks/{task}/sign-task    log-in  no      no      no        no             yes
unconfirmed GET /tasks/{task}/evidence/0    log-in  no      no      no        no             none
unconfirmed GET /tasks/report               log-in  no      no      no        no             yes
unconfirmed POST /tasks/report              log-in  no      no      no        no             yes
unconfirmed GET /tasks/{task}/report        log-in  no      no      no        no             no
unconfirmed GET /dispatch/                  log-in  no      no      no        no             yes
unconfirmed POST /dispatch/                 log-in  no      no      no        no             yes
unconfirmed GET /dispatch/items.json        log-in  no      no      no        no             yes
unconfirmed GET /dispatch/items.csv         log-in  no      no      no        no             yes
unconfirmed GET /dispatch/9                 log-in  no      no      no        no             none
unconfirmed GET /dispatch/9.json            log-in  no      no      no        no             none
unconfirmed GET /dispatch/9.csv             log-in  no      no      no        no             none
unconfirmed POST /dispatch/9/decide         log-in  no      no      no        no             none
unconfirmed POST /dispatch/9/close          log-in  no      no      no        no             none
unconfirmed GET /dispatch/items/9           log-in  none    none    none      none           none
unconfirmed POST /dispatch/items/9/do-action-item log-in none none  none      none           none
unconfirmed GET /burden                     log-in  no      no      no        no             yes
unconfirmed GET /burden.json                log-in  no      no      no        no             yes
unconfirmed GET /burden.csv                 log-in  no      no      no        no             yes
unconfirmed GET /inspections/               log-in  no      no      no        no             yes
unconfirmed GET /inspections.json           log-in  no      no      no        no             yes
unconfirmed GET /inspections.csv            log-in  no      no      no        no             yes
unconfirmed GET /inspections/new            log-in  no      no      no        no             yes
unconfirmed POST /inspections/named         log-in  no      no      no        no             yes
unconfirmed GET /inspections/1              log-in  no      no      no        no             none
unconfirmed GET /inspections/1.json         log-in  no      no      no        no             none
unconfirmed GET /inspections/1.csv          log-in  no      no      no        no             none
unconfirmed GET /inspections/1/frame.txt    log-in  no      no      no        no             none
unconfirmed POST /inspections/1/draw        log-in  no      no      no        no             none
unconfirmed POST /inspections/1/send        log-in  no      no      no        no             none
unconfirmed POST /inspections/1/cancel      log-in  no      no      no        no             none
unconfirmed GET /public/                    yes     yes     yes     yes       yes            yes
unconfirmed GET /public/promises.json       yes     yes     yes     yes       yes            yes
unconfirmed GET /public/promises.csv        yes     yes     yes     yes       yes            yes
unconfirmed GET /public/{task}              log-in  no      no      no        no             no
unconfirmed GET /public/{task}.json         log-in  no      no      no        no             no
unconfirmed GET /public/{task}/evidence/1   log-in  no      no      no        no             no
unconfirmed POST /public/{task}/opinion     log-in  no      no      no        no             no
unconfirmed GET /rules/lights               yes     yes     yes     yes       yes            yes
unconfirmed GET /monitor/                   log-in  no      no      no        no             yes
unconfirmed GET /monitor/targets.json       log-in  no      no      no        no             yes
unconfirmed GET /monitor/pack.docx          log-in  no      no      no        no             yes
unconfirmed GET /monitor/pack.pdf           log-in  no      no      no        no             yes
unconfirmed GET /monitor/indicators/new     log-in  no      no      no        no             yes
unconfirmed GET /monitor/indicators/{indicator} log-in no   no      no        no             yes
unconfirmed GET /monitor/indicators/{indicator}/observations.csv log-in no no no no          yes
unconfirmed GET /monitor/indicators/{indicator}/places.json log-in no no no   no             yes
unconfirmed GET /monitor/indicators/{indicator}/edit log-in no no   no        no             yes
unconfirmed POST /monitor/indicators/{indicator}/target log-in no no no       no             yes
unconfirmed GET /monitor/enter              log-in  no      no      no        no             yes
unconfirmed POST /monitor/import            log-in  no      no      no        no             yes
unconfirmed GET /monitor/batches/{batch}    log-in  no      no      no        no             yes
unconfirmed POST /monitor/batches/{batch}/write log-in no   no      no        no             yes
unconfirmed POST /monitor/batches/{batch}/answer log-in no  no      no        no             yes
unconfirmed GET /reports/{key}/observations log-in  no      no      no        no             yes
public      GET /reports/{key}/observations log-in  no      no      no        no             yes
unconfirmed GET /reports/{key}/export       log-in  no      yes     yes       no             yes
public      GET /reports/{key}/export       yes     yes     yes     yes       yes            yes
unconfirmed POST /reports/{key}/export/make log-in  no      none    none      no             none
public      POST /reports/{key}/export/make none    none    none    none      none           none
unconfirmed GET /reports/{key}/entries.json log-in  no      yes     yes       no             yes
unconfirmed GET /reports/{key}/entries.csv  log-in  no      yes     yes       no             yes
confirmed   GET /reports/{key}/entries.json log-in  none    yes     yes       no             yes
public      GET /reports/{key}/entries.csv  none    none    yes     yes       none           yes
unconfirmed POST /reports/{key}/import      log-in  no      yes     yes       no             yes
public      POST /reports/{key}/import      log-in  no      yes     yes       no             yes
unconfirmed GET /jobs/{job}                 none    none    none    none      none           none
unconfirmed GET /jobs/{job}/file            none    none    none    none      none           none
unconfirmed POST /jobs/{job}/apply          none    none    none    none      none           none
unconfirmed GET /api/v1/reports             yes     yes     yes     yes       yes            yes
unconfirmed GET /api/v1/reports/{key}       log-in  no      yes     yes       no             yes
unconfirmed GET /api/v1/reports/{key}/figures log-in no     yes     yes       no             yes
unconfirmed GET /api/v1/reports/{key}/commitments log-in no yes     yes       no             yes
unconfirmed GET /api/v1/reports/{key}/entries log-in no     yes     yes       no             yes
public      GET /api/v1/reports/{key}/entries log-in no     yes     yes       no             yes
unconfirmed GET /api/v1/reports/{key}/entries/1 log-in no   yes     yes       no             yes
unconfirmed GET /api/v1/reports/{key}/versions log-in no    yes     yes       no             yes
public      GET /api/v1/reports/{key}/versions yes yes      yes     yes       yes            yes
confirmed   GET /api/v1/reports/{key}/versions/1 log-in yes yes     yes       no             yes
confirmed   GET /api/v1/reports/{key}/journal log-in no     yes     yes       no             yes
"""

OPEN = {
    "api-1:api-root",
    "api-1:openapi-json",
    "language",
    "people:log-in",
    "people:log-out",
    "people:mail",
    "people:password",
}
"""Addresses without a right: they are about nothing but the visitor."""


@pytest.mark.parametrize(("door", "cells"), table(DOORS), ids=[door for door, _ in table(DOORS)])
def test_every_door_opens_to_whom_it_should(request: pytest.FixtureRequest, door: str, cells: dict[str, str]) -> None:
    state, method, pattern = door.split()
    report: Report = request.getfixturevalue({"unconfirmed": "admitted"}.get(state, state))
    at = queries.reading(report).figures[0].start
    unit = add_unit("county", "临江县")
    task = Task.objects.create(
        title="修路", lead_id=unit, cycle="month", due_original=now().date(), due_current=now().date(), state="assigned"
    ).pk  # fmt: skip
    indicator, batch = add(unit), keep_file("a.csv", b"a", {"counting": "month", "vintage": "final"}, "x", now())
    a_bulletin()
    Event.objects.create(task_id=task, number=0, action="assign-task", by="", at=now(), before={}, after={})
    for who, expected in cells.items():
        with undone():
            client = visit(who)
            # The local person is there only without accounts, and finds none.
            other = 0 if who == "local" else account("viewer", "somebody").pk
            address = pattern.format(
                key=report.key, at=at, account=other, job=UUID(int=0), unit=unit, task=task, indicator=indicator,
                batch=batch,
            )  # fmt: skip
            response = client.generic(method, address)
        if who == "local" and "{account}" in pattern:
            assert response.status_code == 404
            continue
        assert answer(response) == expected, who


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done within has not been done afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def a_bulletin() -> None:
    """A bulletin that tells of nothing."""
    told = {
        "form": 1, "number": 1, "since": "2024-03-01", "until": "2024-03-31", "day": "2024-03-31", "introduction": "",
        "tasks": [], "units": {}, "journal": {"size": 0, "root": ""}, "thresholds": thresholds_json(DEFAULT),
        "figures": figures([], [], date(2024, 3, 1), date(2024, 3, 31), date(2024, 3, 31), DEFAULT),
    }  # fmt: skip
    Bulletin(
        number=1, since=date(2024, 3, 1), until=date(2024, 3, 31), by="", at=now(), body=stored(told), sha256="", size=0,
        root=b"",
    ).save()  # fmt: skip


def answer(response: HttpResponse) -> str:
    if response.status_code == 401 or (
        response.status_code == 302 and response.headers["Location"].startswith("/log-in")
    ):
        return "log-in"
    return {200: "yes", 302: "yes", 400: "yes", 409: "yes", 422: "yes", 403: "no", 404: "none"}[response.status_code]


def addresses(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else namespace)
        else:
            yield f"{namespace}{pattern.name}", pattern


def test_every_address_asks_for_a_right_and_is_in_the_table() -> None:
    guarded = {name for name, pattern in addresses(get_resolver().url_patterns) if hasattr(pattern.callback, "needs")}
    everything = {name for name, _pattern in addresses(get_resolver().url_patterns)}
    assert everything - guarded == OPEN
    tried = {
        resolve(
            door.split()[2].format(key="0" * 16, at=1, account=1, job=UUID(int=0), unit=1, task=1, indicator=1, batch=1)
        ).view_name
        for door, _cells in table(DOORS)
    }
    assert tried == guarded


def test_a_stranger_cannot_tell_which_reports_there_are(admitted: Report) -> None:
    stranger = visit("nobody")
    there, not_there = f"/reports/{admitted.key}/", f"/reports/{'0' * 16}/"
    for rest in ("", "figures", "text"):
        answers = [stranger.get(address + rest) for address in (there, not_there)]
        assert [answer(response) for response in answers] == ["log-in", "log-in"]
    data = [stranger.get(address + "figures.json").content for address in (there, not_there)]
    assert data[0] == data[1]


def freeze(key: str) -> None:
    found = queries.standing(key)
    assert found is not None
    Version.objects.create(
        source_id=found.id, number=1, sha256="0" * 64, text='{"entries":[],"source":{}}', frozen_by="", frozen_at=now()
    )


def test_the_list_holds_what_may_be_seen(admitted: Report) -> None:
    # Three reports: as read, confirmed, and confirmed and public.
    keys = [admitted.key]
    for name in ("确认.txt", "公开.txt"):
        reading = Made(name, f"一、2023年回顾\n{name}安置房12套。\n").reading()
        keys.append(actions.admit(reading.source, reading).key)
        freeze(keys[-1])
    last = queries.standing(keys[2])
    assert last is not None
    actions.publish(last.id, None, now())
    seen = {"all": set(keys), "confirmed": set(keys[1:]), "public": set(keys[2:])}
    for who in EVERYBODY:
        with undone():
            listed = visit(who).get("/reports.json").json()
        assert {row["key"] for row in listed["rows"]} == seen[sight(PEOPLE[who])]
        assert listed["total"] == len(listed["rows"])


def test_what_nobody_confirmed_is_never_made_public(admitted: Report) -> None:
    with pytest.raises(ValueError, match="never public"):
        actions.publish(admitted.id, None, now())


def test_a_withdrawn_register_is_no_longer_public(public: Report) -> None:
    stranger = visit("nobody")
    assert stranger.get(f"/reports/{public.key}/").status_code == 200
    actions.withdraw(public.id)
    assert answer(stranger.get(f"/reports/{public.key}/")) == "log-in"


def test_a_refusal_says_what_to_do_next(admitted: Report) -> None:
    html = visit("viewer").get(f"/reports/{admitted.key}/").content.decode()
    assert "还没有确认" in html and "请等审核的人确认" in html and "viewer的姓名" in html and "查看" in html
    html = visit("editor").get("/accounts/").content.decode()
    assert "请管理员调整角色" in html
    problem = visit("viewer").get(f"/reports/{admitted.key}/figures.json").json()
    assert (problem["status"], problem["code"]) == (403, "not-confirmed")


def test_the_page_offers_only_what_may_be_done(admitted: Report) -> None:
    template = engines["django"].from_string('{% may "review" report as allowed %}{{ allowed }}')
    for who in EVERYBODY:
        said = template.render({"person": PEOPLE[who], "report": admitted})
        assert said == str(who in ("reviewer", "local"))
    assert template.render({"report": admitted}) == "False"


def test_a_piece_for_htmx_leads_the_whole_page_to_the_log_in(admitted: Report) -> None:
    page = f"http://testserver/reports/{admitted.key}/figures?part=plan"
    response = visit("nobody").get(
        f"/reports/{admitted.key}/figures?part=review",
        headers={"HX-Request": "true", "HX-Target": "results", "HX-Current-URL": page},
    )
    assert response.status_code == 200 and response.content == b""
    back = f"%2Freports%2F{admitted.key}%2Ffigures%3Fpart%3Dplan"
    assert response.headers["HX-Redirect"] == f"/log-in?next={back}"


NOT_AT_THE_MACHINE = [
    {"REMOTE_ADDR": "192.0.2.7"},
    {"REMOTE_ADDR": ""},
    {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {"HTTP_FORWARDED": "for=127.0.0.1"},
    {"HTTP_X_REAL_IP": "127.0.0.1"},
    {"HTTP_HOST": "register.example"},
]


@pytest.mark.parametrize("environ", NOT_AT_THE_MACHINE, ids=str)
def test_only_who_sits_at_the_machine_is_the_local_person(
    admitted: Report, settings: object, environ: dict[str, str]
) -> None:
    settings.ALLOWED_HOSTS = ["register.example", "testserver"]  # type: ignore[attr-defined]
    response = Client(**environ).get(f"/reports/{admitted.key}/")  # type: ignore[arg-type]
    assert answer(response) == "log-in"
    assert "luoshi account add" in Client(**environ).get("/log-in").content.decode()  # type: ignore[arg-type]


def test_behind_https_there_is_no_local_person(admitted: Report, settings: object) -> None:
    assert answer(Client().get(f"/reports/{admitted.key}/")) == "yes"
    settings.HTTPS = True  # type: ignore[attr-defined]
    assert answer(Client().get(f"/reports/{admitted.key}/")) == "log-in"


def test_the_first_account_ends_the_local_persons_rights(admitted: Report) -> None:
    local = visit("local")
    assert answer(local.get(f"/reports/{admitted.key}/")) == "yes"
    somebody = account("administrator")
    assert answer(local.get(f"/reports/{admitted.key}/")) == "log-in"
    # A disabled account does not open the register again.
    somebody.is_active = False
    somebody.save()
    assert answer(local.get(f"/reports/{admitted.key}/")) == "log-in"
