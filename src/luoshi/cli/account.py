"""`luoshi account`: people let in, from the machine itself."""

import getpass
import sys
from argparse import Namespace

from luoshi.cli.language import Language, Words, say
from luoshi.cli.speaking import notice, standard_output
from luoshi.cli.width import one_line, padded, width
from luoshi.facts import Refusal

LONGEST = 1000
"""Characters of a password that are read, at most."""

_ROLES: dict[str, Words] = {
    "viewer": ("查看", "viewer"),
    "editor": ("编辑", "editor"),
    "reviewer": ("审核", "reviewer"),
    "administrator": ("管理", "administrator"),
}
_DONE: dict[str, Words] = {
    "add": ("账号 {name} 已添加，角色：{role}", "added {name}; role: {role_en}"),
    "disable": ("账号 {name} 已停用", "disabled {name}"),
    "enable": ("账号 {name} 已恢复", "enabled {name}"),
    "role": ("账号 {name} 的角色改为：{role}", "{name} has another role: {role_en}"),
    "password": ("账号 {name} 的密码已更改", "{name} has another password"),
}


def run_account(asked: Namespace, language: Language) -> int:
    """Do what `luoshi account` was asked for; the exit status.

    Raises Refusal: unusable-database, no-terminal, passwords-differ, and what luoshi.web.people.actions refuses.
    """
    password = _password(asked.password_stdin) if asked.action in ("add", "password") else ""
    # The other way from the plain core to the web: here, so that no other command waits for Django.
    from luoshi.web.people import command

    command.start(asked.database)
    if asked.action == "list":
        _print(command.every(), language)
        return 0
    if asked.action == "add":
        command.add(asked.name, asked.shown, asked.role, password)
    elif asked.action == "role":
        command.role(asked.name, asked.role)
    elif asked.action == "password":
        command.password(asked.name, password)
    else:
        command.active(asked.name, asked.action == "enable")
    chinese, english = _ROLES.get(getattr(asked, "role", ""), ("", ""))
    said = _DONE[asked.action]
    filled = {"name": one_line(asked.name), "role": chinese, "role_en": english}
    notice((said[0].format(**filled), said[1].format(**filled)))
    return 0


def _password(piped: bool) -> str:
    """A password, from standard input where it is piped, else typed twice unseen."""
    if piped:
        return sys.stdin.readline(LONGEST).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Refusal("no-terminal")
    password = getpass.getpass("密码 / password: ")
    if getpass.getpass("再输一次 / again: ") != password:
        raise Refusal("passwords-differ")
    return password


def _print(rows: list[tuple[str, str, str, bool]], language: Language) -> None:
    heads = (("登录名", "log-in name"), ("姓名或岗位", "shown as"), ("角色", "role"), ("状态", "state"))
    table = [[say(head, language) for head in heads]]
    for login, name, role, active in rows:
        state = ("可登录", "can log in") if active else ("已停用", "disabled")
        table.append([one_line(login), one_line(name), say(_ROLES[role], language), say(state, language)])
    wide = [max(width(row[column]) for row in table) for column in range(len(heads))]
    with standard_output() as out:
        for row in table:
            out.write("  ".join(padded(cell, wide[column]) for column, cell in enumerate(row)).rstrip() + "\n")
