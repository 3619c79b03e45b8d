"""Letting people in: the page of accounts, the first account, the command line."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from luoshi.facts import Refusal
from luoshi.web.people import actions, queries
from luoshi.web.people.actions import TEMPORARY_FOR
from luoshi.web.people.clock import now
from luoshi.web.people.models import Account
from luoshi.web.register.queries import Report
from tests.engines import Databases
from tests.serving import environment, serving
from tests.template import put
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


# The command line ----------------------------------------------------------------------------------------------------


def luoshi(*words: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "luoshi", *map(str, words)],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**environment(), "LC_ALL": "zh_CN.UTF-8"},
        timeout=60,
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_accounts_from_the_command_line(databases: Databases) -> None:
    database = databases.migrated()

    def command(*words: str, typed: str = "") -> tuple[int, str]:
        status, said = databases.luoshi(database, "account", *words, given=typed)
        assert "Traceback" not in said
        code = re.search(r"\[([a-z-]+)\]", said)
        # What begins with the program's name is a notice, and not the answer.
        answer = "".join(line for line in said.splitlines(keepends=True) if not line.startswith("luoshi: "))
        return status, code[1] if code else answer

    new = ("--password-stdin",)
    assert command("add", "liu", "--role", "viewer", *new, typed="vier falsche pferde\n") == (2, "first-administrator")
    assert command("add", "liu", "--role", "administrator", *new, typed="short\n") == (2, "weak-password")
    assert command("add", "liu", "--role", "administrator") == (2, "no-terminal")
    assert command("add", "liu", "--role", "administrator", *new, typed="vier falsche pferde\n") == (0, "")
    assert command("add", "LIU", "--role", "viewer", *new, typed="vier falsche pferde\n") == (2, "account-exists")
    assert command("disable", "liu") == (2, "last-administrator")
    assert command("role", "wang", "viewer") == (2, "no-account")
    assert command("add", "wang", "--role", "viewer", "--shown", "王芳", *new, typed="drei echte esel!\n") == (0, "")
    assert command("role", "wang", "editor") == (0, "")
    assert command("disable", "wang") == (0, "")
    assert command("password", "wang", *new, typed="zwei neue hunde\n") == (0, "")
    status, listed = command("list")
    assert status == 0
    assert [line.split() for line in listed.splitlines()] == [
        ["登录名", "姓名或岗位", "角色", "状态"],
        ["liu", "liu", "管理", "可登录"],
        ["wang", "王芳", "编辑", "已停用"],
    ]
    assert command("enable", "wang") == (0, "")


def test_the_first_account_in_a_process_of_its_own(tmp_path: Path) -> None:
    """The database is made, for its owner only; what is kept of a password is hard to guess from."""
    database = tmp_path / "new" / "register.sqlite3"
    words = ("account", "add", "liu", "--role", "administrator", "--password-stdin", "--database", database)
    done = luoshi(*words, typed="vier falsche pferde\n")
    assert (done.returncode, done.stdout) == (0, "") and "[" not in done.stderr
    done = luoshi("account", "password", "liu", "--password-stdin", "--database", database, typed="zwei neue hunde\n")
    assert (done.returncode, done.stdout) == (0, "") and "[" not in done.stderr
    if sys.platform != "win32":
        assert database.stat().st_mode & 0o077 == 0
    with sqlite3.connect(database) as opened:
        kept = [row[0] for row in opened.execute("select password from people_account")]
    assert all(password.startswith("scrypt$") for password in kept) and len(kept) == 1


@pytest.mark.skipif(os.name != "posix", reason="a terminal of POSIX")
@pytest.mark.parametrize(
    ("again", "status", "said"), [("vier falsche pferde", 0, "已添加"), ("vier", 2, "[passwords-differ]")]
)
def test_at_a_terminal_the_password_is_typed_twice_and_not_shown(
    tmp_path: Path, again: str, status: int, said: str
) -> None:
    import pty

    put(tmp_path / "register.sqlite3")
    words = ["account", "add", "liu", "--role", "administrator", "--database", str(tmp_path / "register.sqlite3")]
    child, terminal = pty.fork()
    if not child:
        os.execve(sys.executable, [sys.executable, "-m", "luoshi", *words], environment())
    seen = ""
    for prompt, typed in (("password: ", "vier falsche pferde"), ("again: ", again)):
        while prompt not in seen:
            seen += os.read(terminal, 1000).decode()
        os.write(terminal, f"{typed}\n".encode())
    try:
        while piece := os.read(terminal, 1000):
            seen += piece.decode(errors="replace")
    except OSError:
        # Linux says so when the other end is closed.
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == status
    assert said in seen and "pferde" not in seen
    os.close(terminal)


def test_others_than_this_machine_are_served_only_once_there_is_an_account(tmp_path: Path) -> None:
    database = tmp_path / "register.sqlite3"
    put(database)
    for host in ("0.0.0.0", "::", "no-such-host.invalid"):
        done = luoshi("serve", "--host", host, "--port", "0", "--database", database)
        assert done.returncode == 2
        assert ("[needs-account]" in done.stderr) == (not host.startswith("no-such")), done.stderr
        assert "luoshi account add" in done.stderr or "[cannot-listen]" in done.stderr
    typed = "vier falsche pferde\n"
    add = ("account", "add", "liu", "--role", "administrator", "--password-stdin", "--database", database)
    assert luoshi(*add, typed=typed).returncode == 0
    with serving(tmp_path, host="0.0.0.0") as server:
        assert "http://127.0.0.1:" in server.address


@pytest.mark.parametrize("language", ["zh_CN.UTF-8", "en_US.UTF-8"])
def test_the_plain_commands_wait_for_no_django(language: str) -> None:
    program = (
        "import sys; from luoshi import cli\n"
        "try: cli.main(['account', 'add', '--help'])\n"
        "except SystemExit: print('django' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={**environment(), "LC_ALL": language}
    )
    assert done.stdout.splitlines()[-1] == "False"
