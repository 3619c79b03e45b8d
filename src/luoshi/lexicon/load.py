"""Asking the lexicon for words."""

import os
import re
from functools import cache
from itertools import chain

from luoshi.lexicon.compiled import LEXICON
from luoshi.lexicon.words import Words

Groups = dict[str, tuple[str, ...]]


def groups(name: str) -> Groups:
    """The groups of `name`.toml: group name → its words, in the order written.

    Raises KeyError when there is no such file.
    """
    return LEXICON[name]


@cache
def reasons(name: str) -> dict[str, str]:
    """Why the words of each group of `name`.toml stand together: group name → its reason.

    Raises FileNotFoundError when there is no such file.
    """
    # Reading needs no reasons, so it need not wait for TOML.
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), f"{name}.toml"), "rb") as file:
        return {title: table["reason"] for title, table in tomllib.load(file).items()}


@cache
def words(name: str, *titles: str) -> Words:
    """The words of one or several groups of `name`.toml, to look up in a text."""
    every = groups(name)
    return Words(chain.from_iterable([every[title] for title in titles]))


@cache
def kinds(name: str) -> dict[str, str]:
    """Every word of `name`.toml → its group; a word that stands in two belongs to the later one."""
    return {word: title for title, its_words in groups(name).items() for word in its_words}


def any_of(name: str, *titles: str) -> str:
    """The words of groups as one alternative of a regular expression, the longest first: (?:…|…)."""
    every = groups(name)
    found = sorted({word for title in titles for word in every[title]}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, found)) + ")"
