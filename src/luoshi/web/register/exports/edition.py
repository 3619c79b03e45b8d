"""An edition: the commitments of a register, or of a frozen version of it, in the columns that an office keeps."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

Progress = Callable[[int, int], None]
"""Is told how much of how much is done, now and then."""


def unwatched(_done: int, _total: int) -> None:
    """The progress that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment. number: its entry's. text: the source's characters from start to end. section: titles above it.

    The other fields are those of luoshi.web.register.content.CommitmentContent; supporting: units with 、 between them.
    """

    number: int
    item: str
    target: str
    text: str
    lead: str
    supporting: str
    due: str
    remark: str
    start: int
    end: int
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """What is exported. sha256: of the source's bytes.

    version, hash: number and sha256 of the frozen version; None where it is the register as it stands, which goes on
    changing. which: "confirmed", "active" (open ones too), or "version".
    """

    name: str
    year: int | None
    sha256: str
    which: str
    version: int | None
    hash: str | None
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """The report's name without the ending of its file."""
        stem, dot, ending = self.name.rpartition(".")
        return stem if dot and ending.isascii() and ending.isalnum() and len(ending) <= 5 and stem else self.name


COLUMNS: tuple[tuple[str, str], ...] = (
    ("number", "序号"),
    ("item", "事项"),
    ("target", "目标值"),
    ("text", "来源原文"),
    ("lead", "牵头单位"),
    ("supporting", "配合单位"),
    ("due", "完成时限"),
    ("remark", "备注"),
)
"""Field → head of its column, in the order in which an office keeps them."""

EDITED = tuple(name for name, _head in COLUMNS if name != "number")
"""What can be changed in a sheet."""


def row(number: int, start: int, end: int, text: str, content: dict[str, Any], section: tuple[str, ...] = ()) -> Row:
    """The row of a commitment's content. text: of the span."""
    taken = {field.name: content.get(field.name, "") for field in fields(Row) if field.name in content}
    taken["supporting"] = "、".join(content.get("supporting", ()))
    given = {name: str(taken.get(name, "")) for name in EDITED if name != "text"}
    return Row(number=number, start=start, end=end, text=text, section=section, **given)
