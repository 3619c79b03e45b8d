"""What an .xlsx file can hold of a text, and the mark by which a row is known again."""

import hashlib
import re
from collections.abc import Mapping

from luoshi.web.register.exports.edition import EDITED, Row

LONGEST_CELL = 32_000
"""Characters of a cell; the format ends at 32,767, and some are written as seven."""

MARK = "登记号"
"""Head of the hidden column that names the entry and what its row said when it was exported."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take text for a formula, once somebody edits the cell or saves it as CSV."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_CARRIAGE = re.compile("_x000[dD]_")


def canonical(text: str) -> str:
    """A text as it comes back from a file: two texts that are the same here cannot be told apart in one.

    Line ends are line feeds, what XML cannot hold is U+FFFD, nothing blank stands at the ends.
    """
    text = _UNWRITABLE.sub("\ufffd", _CARRIAGE.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))
    while "x005F_" in text:
        # What escapes an escape; openpyxl takes it out wherever it stands.
        text = text.replace("x005F_", "")
    return text.strip()[:LONGEST_CELL].strip()


def written(text: str) -> str:
    """A text as it is written into a cell; _x0041_ would be read as A."""
    return _ESCAPE.sub("_x005F_", canonical(text))


def cells(row: Row) -> dict[str, str]:
    """What the cells of a row say, field by field."""
    return {name: canonical(getattr(row, name)) for name in EDITED}


def digest(said: Mapping[str, str]) -> str:
    """Twelve hexadecimal digits that are the same where all cells are."""
    text = "\x1f".join(said.get(name, "") for name in EDITED)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def mark(row: Row) -> str:
    """The hidden cell of a row: number:digest."""
    return f"{row.number}:{digest(cells(row))}"


def unmarked(text: str) -> tuple[int, str] | None:
    """Number and digest of a mark, or None where it is none."""
    found = re.fullmatch(r"([1-9][0-9]{0,8}):([0-9a-f]{12})", text, re.ASCII)
    return (int(found[1]), found[2]) if found else None
