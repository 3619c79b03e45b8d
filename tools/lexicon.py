"""`make lexicon`: the words of lexicon/*.toml as the Python module that the reader loads.

Imports nothing of the program, so that a broken module can be made anew.
"""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "src" / "luoshi" / "lexicon"

HEAD = '''"""Made by `make lexicon` from the TOML files beside it; change those, not this."""

# Reading the TOML takes 10 ms, half as long as reading a report.
# ruff: noqa: E501
# fmt: off
LEXICON: dict[str, dict[str, tuple[str, ...]]] = {
'''
A_LINE = 12
"""Words on one line of the module."""


def written(folder: Path = FOLDER) -> dict[str, dict[str, tuple[str, ...]]]:
    """The lexicon as it is written in `folder`: file → group → its words, in the order written.

    Each group of a file is a table with `reason` (why these words stand together) and `words`.
    Raises KeyError when a group lacks either.
    """
    return {path.stem: _groups(path) for path in sorted(folder.glob("*.toml"))}


def _groups(path: Path) -> dict[str, tuple[str, ...]]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for title, table in tables.items():
        if not table["reason"]:
            raise KeyError(f"{path.name}: {title} has no reason")
    return {title: tuple(table["words"]) for title, table in tables.items()}


def module() -> str:
    """The text of the module."""
    lines = []
    for file, groups in written().items():
        lines.append(f'    "{file}": {{')
        for title, words in groups.items():
            lines += [f'        "{title}": (', *_lines(words), "        ),"]
        lines.append("    },")
    return HEAD + "\n".join(lines) + "\n}\n"


def _lines(words: tuple[str, ...]) -> list[str]:
    quoted = [f'"{word}",' for word in words]
    return ["            " + " ".join(quoted[at : at + A_LINE]) for at in range(0, len(quoted), A_LINE)]


if __name__ == "__main__":
    (FOLDER / "compiled.py").write_text(module(), encoding="utf-8")
