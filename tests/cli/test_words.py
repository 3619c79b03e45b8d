"""What the command line says: help by locale, errors in both languages."""

from pathlib import Path

import pytest

from luoshi.cli.language import language_of
from tests.cli.conftest import Luoshi

COMMANDS = (
    (),
    ("read",),
    ("explain",),
    ("serve",),
    ("account",),
    ("account", "add"),
    ("account", "list"),
    ("account", "role"),
    ("account", "password"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_in_chinese(luoshi: Luoshi, command: tuple[str, ...]) -> None:
    ran = luoshi(*command, "--help")
    assert ran.status == 0 and ran.err == ""
    assert ran.out.startswith("用法：luoshi")
    assert "显示这份帮助" in ran.out and "usage" not in ran.out and "options" not in ran.out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_in_english(luoshi: Luoshi, command: tuple[str, ...]) -> None:
    ran = luoshi(*command, "--help", locale="en_US.UTF-8")
    assert ran.status == 0 and ran.err == ""
    assert ran.out.startswith("usage: luoshi")
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in ran.out)


def test_version(luoshi: Luoshi) -> None:
    assert luoshi("--version").out.split()[0] == "luoshi"


# The environment, and the language spoken.
LOCALES = [
    ({}, "zh"),
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "zh-Hans"}, "zh"),
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LANG": "C.UTF-8"}, "zh"),
    ({"LC_ALL": "POSIX"}, "zh"),
    ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
    ({"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
]


@pytest.mark.parametrize(("environment", "language"), LOCALES, ids=str)
def test_language(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


# Words that are not understood, and a piece of what is said in either language.
MISTAKES = [
    ((), "缺少 COMMAND", "required: COMMAND"),
    (("read",), "缺少 FILE", "required: FILE"),
    (("write", "a.txt"), "没有这个选择", "invalid choice"),
    (("read", "a.txt", "--colour"), "不认识 --colour", "unrecognized arguments: --colour"),
    (("read", "a.txt", "--format", "pdf"), "没有这个选择", "invalid choice"),
    (("read", "a.txt", "--year", "24"), "不是年份", "not a year"),
    (("read", "a.txt", "-o"), "后面要有一个值", "expected one argument"),
    (("explain", "a.txt"), "缺少 --at", "required: --at"),
    (("explain", "a.txt", "--at", "x"), "不是整数", "invalid int value"),
    (("account",), "缺少 ACTION", "required: ACTION"),
    (("account", "add", "liu"), "缺少 --role", "required: --role"),
    (("account", "role", "liu", "king"), "没有这个选择", "invalid choice"),
    (("serve", "--port", "70000"), "不是端口", "not a port"),
]


@pytest.mark.parametrize(
    ("words", "chinese", "english"), MISTAKES, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "en_US.UTF-8"])
def test_mistakes(luoshi: Luoshi, words: tuple[str, ...], chinese: str, english: str, locale: str) -> None:
    ran = luoshi(*words, locale=locale)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("luoshi: [usage]") and ran.err.count("\n") == 1
    assert chinese in ran.err and english in ran.err and "--help" in ran.err


# What is wrong with the file, its bytes (None: there is none), and the code.
FAULTS = [
    ("empty", b"", "empty-file"),
    ("missing", None, "missing-file"),
    ("picture", b"\x89PNG\r\n\x1a\n\x00", "not-text"),
    ("zip", b"PK\x03\x04\x00\x00", "not-text"),
    ("broken", "新增企业12家".encode()[:-1], "broken-encoding"),
    ("large", b"1" * (9 * 1024 * 1024), "too-large"),
]


@pytest.mark.parametrize(("data", "code"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
@pytest.mark.parametrize("command", [("read",), ("explain", "--at", "0")], ids=["read", "explain"])
def test_one_clear_error_in_both_languages(
    luoshi: Luoshi, tmp_path: Path, command: tuple[str, ...], data: bytes | None, code: str
) -> None:
    path = tmp_path / "报告.txt"
    if data is not None:
        path.write_bytes(data)
    ran = luoshi(*command, path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"luoshi: [{code}] ") and ran.err.count("\n") == 1
    assert ran.err.count("报告.txt") == 2 and " / " in ran.err


def test_a_folder(luoshi: Luoshi, tmp_path: Path) -> None:
    assert "[not-a-file]" in luoshi("read", tmp_path).err


def test_a_name_does_not_steer_the_terminal(luoshi: Luoshi, tmp_path: Path) -> None:
    ran = luoshi("read", tmp_path / "\x1b[2J\n.txt")
    assert ran.status == 2 and "\x1b" not in ran.err and ran.err.count("\n") == 1
