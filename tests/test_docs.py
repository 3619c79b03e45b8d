"""The documents keep what they promise: links lead somewhere, commands can be typed, names exist."""

import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from luoshi import intake, reading
from luoshi.cli.arguments import parser
from luoshi.facts.rows import rows
from tests.publiccode import faults, keys

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
JOURNEY = (ROOT / "docs" / "journey.md").read_text(encoding="utf-8")

MADE_BY_THE_BROWSER_TEST = "docs/pictures/register.png"
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_COMMANDS = re.compile(r"```console\n(.*?)```", re.S)
_HEADING = re.compile(r"^(#+) ", re.M)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    return [line for block in _COMMANDS.findall(text) for line in block.splitlines()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    targets = [link for link in _LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    paths = [(document.parent / target).resolve() for target in targets]
    missing = [path for path in paths if not path.exists() and path != (ROOT / MADE_BY_THE_BROWSER_TEST)]
    assert missing == []


def test_every_picture_is_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").glob("*.png")}
    assert {name: size for name, size in sizes.items() if size > 200_000} == {}


def test_both_readmes_have_the_same_headings_commands_links_and_tables() -> None:
    english, chinese = read("README.md"), read("README.zh.md")
    assert _HEADING.findall(english) == _HEADING.findall(chinese)
    assert commands(english) == commands(chinese)
    others = {"README.md", "README.zh.md"}
    assert [link for link in _LINK.findall(english) if link not in others] == [
        link for link in _LINK.findall(chinese) if link not in others
    ]
    assert english.count("\n|") == chinese.count("\n|")


@pytest.mark.parametrize("line", commands(read("README.md") + read("CONTRIBUTING.md")))
def test_every_command_can_be_typed(line: str) -> None:
    program, *words = line.split()
    if program == "make":
        assert re.search(rf"^{words[0]}:", read("Makefile"), re.M)
        return
    assert program == ".venv/bin/luoshi"
    parser("zh").parse_args(words)
    assert [word for word in words if word.startswith("samples/") and not (ROOT / word).is_file()] == []


def test_the_readmes_name_every_command_in_their_table() -> None:
    every = {words[0] for words in map(str.split, re.findall(r"^    (\w.*)$", parser("en").format_help(), re.M))}
    for readme in ("README.md", "README.zh.md"):
        assert set(re.findall(r"^\| `(\w+)` \|", read(readme), re.M)) - {"luoshi"} == every


def test_the_readme_counts_the_sample_right() -> None:
    text = read("samples/wangchuan-2024.txt")
    figures = sum('"kind": "figure"' in line for line in read("samples/wangchuan-2024.jsonl").splitlines())
    assert f"{len(text):,} characters and {figures} figures" in read("README.md")
    assert f"{len(text):,} 个字符、{figures} 个指标数值" in read("README.zh.md")


def test_every_decision_stands_in_the_list_by_its_number() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"^- \[(\d+)\. .*\]\((\S+)\)$", read("docs/decisions/README.md"), re.M)
    assert [name for _, name in listed] == sorted(path.name for path in folder.glob("0*.md"))
    assert [number for number, _ in listed] == [str(int(name[:4])) for _, name in listed]


# One figure's way ----------------------------------------------------------------------------------------------------

NAMES = sorted(set(re.findall(r"`((?:facts|lexicon|intake|reading|judging|ledger|cli|web)(?:\.\w+)+)`", JOURNEY)))


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("web.")])
def test_every_name_on_the_way_is_a_module_or_something_in_one(name: str) -> None:
    assert found(f"luoshi.{name}"), name


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("web.")])
def test_every_name_of_the_web_on_the_way_is_written_there(name: str) -> None:
    # Read as text: Django is set up elsewhere.
    *folders, module, function = name.split(".")
    package = ROOT / "src" / "luoshi" / Path(*folders)
    if not (ROOT / "src" / "luoshi" / "web").is_dir():
        pytest.skip("the web is not part of this tree")
    if (package / module / function).is_dir() or (package / module / f"{function}.py").is_file():
        return
    if (package / module).is_dir():
        assert f'"{function}"' in (package / module / "__init__.py").read_text(encoding="utf-8")
        return
    assert re.search(rf"^def {function}\(", (package / f"{module}.py").read_text(encoding="utf-8"), re.M)


def found(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        module, _, last = name.rpartition(".")
        return hasattr(importlib.import_module(module), last)
    return True


def test_the_row_on_the_way_is_the_row_that_is_read() -> None:
    block = re.search(r"```json\n(.*?)```", JOURNEY, re.S)
    assert block
    shown: dict[str, Any] = json.loads(block.group(1))
    every = rows(reading.read(intake.open(str(ROOT / "samples" / "wangchuan-2024.txt"))))
    row = next(row for row in every if row["start"] == shown["start"])
    assert {field: row[field] for field in shown} == shown
    assert set(row) - set(shown) == {"source", "sentence", "trace"}
    assert f"--at {shown['start']}\n" in read("README.md")


# publiccode.yml ------------------------------------------------------------------------------------------------------


def test_publiccode_has_what_the_standard_requires() -> None:
    assert faults(read("publiccode.yml")) == []


@pytest.mark.parametrize(
    "missing", ["name", "legal/license", "description/en/features", "localisation/availableLanguages"]
)
def test_a_key_that_publiccode_lacks_is_found(missing: str) -> None:
    last = missing.rpartition("/")[2]
    text = read("publiccode.yml")
    at = text.rindex(f"{last}:") if last == "features" else text.index(f"{last}:")
    assert faults(text[:at] + "x" + text[at:]) != []


def test_publiccode_says_the_version_and_licence_that_the_package_has() -> None:
    values, package = keys(read("publiccode.yml")), read("pyproject.toml")
    assert f'version = "{values["softwareVersion"]}"' in package
    assert f'license = "{values["legal/license"]}"' in package
