"""Letting people in: the page of accounts, and the first account."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from luoshi.facts import Refusal
from luoshi.web.people import actions, queries
from luoshi.web.people.actions import TEMPORARY_FOR
from luoshi.web.people.clock import now
from luoshi.web.people.models import Account
from luoshi.web.register.queries import Report
from tests.web.visiting import PASSWORD, account, visit


def add(client: Client, login: str, role: str, name: str = "") -> HttpResponse:
    return client.post("/accounts/", {"login": login, "name": name, "role": role})


def handed_out(response: HttpResponse) -> str:
    """The temporary password on a page."""
    found = re.search(r"<code>([a-z2-9-]+)</code>", response.content.decode())
    assert found and response.headers["Cache-Control"]
    return found[1]


def log_in(login: str, password: str) -> Client:
    client = Client()
    assert client.post("/log-in", {"login": login, "password": password}).status_code == 302
    return client


@pytest.mark.django_db
def test_from_no_account_to_the_first_colleague(admitted: Report) -> None:
    page = f"/reports/{admitted.key}/"
    local = Client()
    assert "还没有账号" in local.get("/accounts/").content.decode()
    # Somebody has to be able to let the others in.
    assert add(local, "liu", "reviewer").status_code == 200 and not queries.accounts_exist()
    first = handed_out(add(local, "liu", "administrator", "刘工"))
    assert local.get(page).headers["Location"].startswith("/log-in")

    liu = log_in("liu", first)
    assert liu.get("/accounts/").headers["Location"] == "/password"
    assert liu.get("/reports.json").json()["code"] == "password-needed"
    assert "不能与登录名" in liu.get("/password").content.decode()
    assert "与现在的相同" in liu.post("/password", {"new": first, "again": first}).content.decode()
    assert liu.post("/password", {"new": PASSWORD, "again": PASSWORD}).headers["Location"] == "/accounts/"
    assert "刘工" in liu.get("/accounts/").content.decode()

    second = handed_out(add(liu, "王芳", "reviewer"))
    wang = log_in("王芳", second)
    assert wang.get(page).headers["Location"] == "/password"
    wang.post("/password", {"new": "vier falsche pferde", "again": "vier falsche pferde"})
    assert wang.get(page).status_code == 200
    assert liu.get(page).status_code == 403


@pytest.mark.django_db
def test_a_temporary_password_runs_out() -> None:
    account("administrator")
    added = actions.add("wang", "", "viewer", now())
    assert added.password is not None
    late = now() + TEMPORARY_FOR
    assert actions.enter("wang", added.password, "", late - TEMPORARY_FOR / 2).account is not None
    assert actions.enter("wang", added.password, "", late).account is None


@pytest.mark.django_db
def test_temporary_passwords_differ_and_are_long() -> None:
    account("administrator")
    made = {actions.reset_password("administrator", now()) for _ in range(20)}
    assert len(made) == 20 and all(re.fullmatch(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}", password) for password in made)


@pytest.mark.django_db
def test_an_administrator_changes_role_password_and_state() -> None:
    client = visit("administrator")
    somebody = account("viewer", "wang")
    page = f"/accounts/{somebody.pk}"
    assert client.post(page, {"do": "role", "role": "reviewer"}).status_code == 302
    assert client.post(page, {"do": "role", "role": "emperor"}).status_code == 200
    assert handed_out(client.post(page, {"do": "password"}))
    assert client.post(page, {"do": "disable"}).status_code == 302
    somebody.refresh_from_db()
    assert (somebody.role, somebody.is_active, somebody.check_password(PASSWORD)) == ("reviewer", False, False)
    assert "已停用" in client.get("/accounts/").content.decode()
    client.post(page, {"do": "enable"})
    client.post(page, {"do": "delete"})
    somebody.refresh_from_db()
    assert somebody.is_active


@pytest.mark.django_db
def test_nobody_takes_the_rights_from_under_themselves() -> None:
    client = visit("administrator")
    own = Account.objects.get(login="administrator")
    for wish in ({"do": "disable"}, {"do": "role", "role": "viewer"}, {"do": "password"}):
        assert client.post(f"/accounts/{own.pk}", wish).status_code == 200
    own.refresh_from_db()
    assert (own.is_active, own.role, own.check_password(PASSWORD)) == (True, "administrator", True)


@pytest.mark.django_db
def test_the_last_administrator_stays_one() -> None:
    account("administrator", "a")
    account("administrator", "b")
    actions.set_active("a", False)
    for change in (lambda: actions.set_active("b", False), lambda: actions.set_role("b", "editor")):
        with pytest.raises(Refusal) as refused:
            change()
        assert refused.value.code == "last-administrator"
    last = Account.objects.get(login="b")
    assert (last.is_active, last.role) == (True, "administrator")


@pytest.mark.django_db
def test_a_name_is_taken_once_and_shown_as_text() -> None:
    client = visit("administrator")
    handed_out(add(client, "Wang", "viewer", "<b>王</b>\u202e"))
    assert "已经有人用了" in add(client, "wang", "viewer").content.decode()
    html = client.get("/accounts/").content.decode()
    assert "&lt;b&gt;王&lt;/b&gt;<" in html and "<b>王" not in html


@pytest.mark.django_db
def test_the_header_says_who_is_logged_in() -> None:
    html = visit("reviewer").get("/").content.decode()
    assert "reviewer的姓名" in html and 'action="/log-out"' in html and 'href="/accounts/"' not in html
    assert 'href="/accounts/"' in visit("administrator").get("/").content.decode()
    assert 'href="/log-in"' in visit("nobody").get("/nowhere").content.decode()
