"""The glossary names everything that `luoshi.facts` names, and nothing else."""

import re
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from luoshi import facts

WORDS = Path(__file__).parents[1] / "docs" / "words.md"
_HEADING = re.compile(r"^#{2,} `(\w+)`", re.M)
_ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|", re.M)


def glossary() -> dict[str, dict[str, tuple[str, str]]]:
    """What stands under each heading that is a name of the code: name → its Chinese and English."""
    pieces = _HEADING.split(WORDS.read_text(encoding="utf-8"))[1:]
    sections = zip(pieces[::2], pieces[1::2], strict=True)
    return {
        name: {code: (chinese.strip(), english.strip()) for code, chinese, english in _ROW.findall(text)}
        for name, text in sections
    }


def names_in_facts() -> dict[str, set[str]]:
    """What has to be explained: fields of records, values of Literals, codes."""
    names: dict[str, set[str]] = {"Refusal": {"code", "data"}}
    for title in facts.__all__:
        thing = getattr(facts, title)
        if isinstance(thing, type) and issubclass(thing, tuple):
            names[title] = set(thing._fields)
        elif get_origin(thing) is Literal:
            names[title] = set(get_args(thing))
        elif isinstance(thing, dict):
            names[title] = set(thing)
    return names


def test_every_name_of_facts_has_its_section_and_no_other_has_one() -> None:
    assert set(glossary()) == set(names_in_facts())


@pytest.mark.parametrize("title", sorted(names_in_facts()))
def test_every_field_value_and_code_is_explained_and_nothing_that_is_gone(title: str) -> None:
    assert set(glossary().get(title, {})) == names_in_facts()[title]


def test_every_term_has_its_chinese_and_its_english() -> None:
    for title, terms in glossary().items():
        for code, (chinese, english) in terms.items():
            assert re.search("[\u4e00-\u9fff]", chinese), (title, code)
            assert re.search("[a-z]", english), (title, code)


def test_the_five_links_stand_in_their_order() -> None:
    text = WORDS.read_text(encoding="utf-8")
    places = [text.index(f"\n| {link} |") for link in ("布置", "调度", "检查", "反馈", "再落实", "销号")]
    assert places == sorted(places)
