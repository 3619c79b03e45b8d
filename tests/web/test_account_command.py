"""Letting people in from the command line: `luoshi account`."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines import Databases
from tests.serving import environment, serving
from tests.template import put


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
