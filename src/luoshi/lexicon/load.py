"""Reading the lexicon's files."""

import re
import tomllib
from functools import cache
from pathlib import Path

from luoshi.lexicon.words import Words

Groups = dict[str, tuple[str, ...]]

_HERE = Path(__file__).parent


@cache
def groups(name: str) -> Groups:
    """The groups of `name`.toml: group name → its words, in the order written.

    Each group of a file is a table with `reason` (why these words stand together) and `words`.
    Raises KeyError when a group lacks either, FileNotFoundError when there is no such file.
    """
    with open(_HERE / f"{name}.toml", "rb") as file:
        tables = tomllib.load(file)
    for title, table in tables.items():
        if not table["reason"]:
            raise KeyError(f"{name}.toml: {title} has no reason")
    return {title: tuple(table["words"]) for title, table in tables.items()}


@cache
def reasons(name: str) -> dict[str, str]:
    """Why the words of each group of `name`.toml stand together: group name → its reason."""
    with open(_HERE / f"{name}.toml", "rb") as file:
        return {title: table["reason"] for title, table in tomllib.load(file).items()}


@cache
def words(name: str, *titles: str) -> Words:
    """The words of one or several groups of `name`.toml, to look up in a text."""
    every = groups(name)
    return Words(word for title in titles for word in every[title])


@cache
def kinds(name: str) -> dict[str, str]:
    """Every word of `name`.toml → its group; a word that stands in two belongs to the later one."""
    return {word: title for title, its_words in groups(name).items() for word in its_words}


def any_of(name: str, *titles: str) -> str:
    """The words of groups as one alternative of a regular expression, the longest first: (?:…|…)."""
    every = groups(name)
    found = sorted({word for title in titles for word in every[title]}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, found)) + ")"
