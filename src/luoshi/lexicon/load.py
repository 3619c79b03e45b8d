"""Reading the lexicon's files."""

import tomllib
from functools import cache
from pathlib import Path

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
