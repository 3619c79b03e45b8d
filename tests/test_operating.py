"""What the page on operating says: every variable there is, commands that can be typed, the same in both languages."""

import re
import shlex
from pathlib import Path

import pytest

from luoshi.cli.arguments import parser
from tests.web.process import told

ROOT = Path(__file__).parents[1]
PAGES = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("operating.md", "operating.zh.md")]
_VARIABLE = re.compile(r"\bLUOSHI_[A-Z_]+[A-Z]\b")
_TABLED = re.compile(r"^\| `(LUOSHI_\w+)` \| ([^|]+) \|", re.M)
_BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.S)


def in_code() -> set[str]:
    """The variables that the program looks at."""
    return {
        name for path in (ROOT / "src").rglob("*.py") for name in _VARIABLE.findall(path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_every_variable_of_the_program_is_in_the_table_and_no_other(page: str) -> None:
    assert {name for name, _default in _TABLED.findall(page)} == in_code()


def test_what_is_said_to_be_the_default_is_the_default() -> None:
    switches = ("HTTPS", "PROXIES", "DEBUG")
    defaults = dict(_TABLED.findall(PAGES[0]))
    assert {defaults[f"LUOSHI_{name}"].strip() for name in switches} == {"`0`"}
    assert told(switches) == ["False", "0", "False"]
    assert told(switches, LUOSHI_HTTPS="1", LUOSHI_PROXIES="2", LUOSHI_DEBUG="1") == ["True", "2", "True"]
    name = told(["DATABASE"], XDG_DATA_HOME="/somewhere")[0]
    assert name == "/somewhere/luoshi/luoshi.sqlite3" and defaults["LUOSHI_DATABASE"].startswith(
        "`luoshi/luoshi.sqlite3`"
    )


def test_both_languages_have_the_same_blocks_tables_and_headings() -> None:
    english, chinese = PAGES
    assert _BLOCK.findall(english) == _BLOCK.findall(chinese)
    for mark in ("\n|", "\n#", "\n1. ", "\n4. "):
        assert english.count(mark) == chinese.count(mark)


def lines() -> list[str]:
    """Every line in which `luoshi` is typed."""
    found = []
    for _kind, block in _BLOCK.findall(PAGES[0]):
        for line in block.splitlines():
            _, typed, words = re.sub(r"\$\([^)]*\)", "x", line).partition("luoshi ")
            if typed and line.startswith(("luoshi ", "sudo", "ExecStart")):
                found.append(words if not line.startswith("sudo") else words.rpartition("bin/luoshi ")[2])
    return found


@pytest.mark.parametrize("line", lines())
def test_every_command_can_be_typed(line: str) -> None:
    parser("zh").parse_args(shlex.split(line))


def test_there_are_commands_to_be_tried() -> None:
    assert {line.split()[0] for line in lines()} == {"serve", "account", "backup", "restore", "ledger"}
