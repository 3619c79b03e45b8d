"""A journal gone through from its first row: does it fit itself, and what was published of it?

What is kept beside the rows (their hashes, the tree's head) shows tampering by somebody who did not think of it. Who
rewrites all of that too is found out only by a head that was published before, and named to the row only where the
hashes of the rows were published as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from luoshi.ledger.checkpoint import Checkpoint
from luoshi.ledger.event import event_of
from luoshi.ledger.tree import Tree, leaf_hash

Code = Literal["changed", "missing", "inserted", "rewritten", "head"]

MOST = 20
"""Findings that are kept; the first matter."""


class Row(NamedTuple):
    """A row of the journal as it is stored: the bytes, their hash, and the columns that repeat what is in the bytes."""

    number: int
    who: str
    at: datetime
    action: str
    kind: str
    key: str
    body: bytes
    leaf: bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not fit, in the rows first to last; one row where the two are equal.

    changed: a row is not what its hash or its own bytes say. missing: a row is gone. inserted: a row that no action
    wrote. rewritten: the rows fit themselves, but not what was published. head: they do not fit the head that is kept
    beside them.
    """

    code: Code
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """size, root: of the tree over the rows, as far as they follow each other. met: sizes of checkpoints that fit."""

    size: int
    root: bytes
    findings: tuple[Finding, ...]
    met: tuple[int, ...]

    @property
    def good(self) -> bool:
        """Whether everything fits."""
        return not self.findings


class Audit:
    """Rows go in one by one, in the order of their numbers; the verdict comes at the end."""

    def __init__(self, checkpoints: Iterable[Checkpoint] = (), published: Sequence[bytes] = ()) -> None:
        """checkpoints: heads published before. published: hashes of the first leaves, known to lead to such a head."""
        self._checkpoints = sorted(checkpoints, key=lambda each: each.size)
        self._published = published
        self._tree = Tree()
        self._found: list[Finding] = []
        self._met: list[int] = []
        self._next = 0
        self._lost = False
        self._compare()

    @property
    def size(self) -> int:
        """How many rows followed each other so far."""
        return self._tree.size

    def add(self, row: Row) -> None:
        """The next row. Behind a gap nothing can be said any more, and rows are passed over."""
        if self._lost:
            return
        number = self._tree.size + 1
        if row.number != number:
            if row.number > number:
                self._find("missing", number, row.number - 1)
            else:
                self._find("inserted", row.number, row.number)
            self._lost = True
            return
        told = _told(row) if leaf_hash(row.body) == row.leaf else None
        if told is not None and told != number:
            # The rows behind were given new numbers, to hide a gap or to make room.
            self._find("missing" if told > number else "inserted", min(told, number), max(told, number) - 1)
            self._lost = True
            return
        if told is None:
            self._find("changed", number, number)
        elif number <= len(self._published) and row.leaf != self._published[number - 1]:
            self._find("rewritten", number, number)
        self._tree.append(row.leaf)
        self._compare()

    def end(self, size: int, peaks: Sequence[bytes]) -> Verdict:
        """The verdict, with the head that is kept beside the rows: its size, and the tree's peaks."""
        tree = self._tree
        if not self._lost:
            shown = max([len(self._published), *(each.size for each in self._checkpoints)])
            if tree.size < size:
                self._find("missing", tree.size + 1, size)
            elif tree.size < shown and len(self._published) > tree.size:
                self._find("missing", tree.size + 1, shown)
            elif tree.size < shown:
                # There are fewer rows than were published; which are gone a head alone does not say.
                self._find("rewritten", max(self._met, default=0) + 1, shown)
            if tree.size > size:
                self._find("inserted", size + 1, tree.size)
            elif tree.size == size:
                self._compare_peaks(peaks)
        # What ends first comes first: of a range and a row within it, the row.
        findings = sorted(dict.fromkeys(self._found), key=lambda each: (each.last, each.first))
        return Verdict(tree.size, tree.root(), tuple(findings), tuple(self._met))

    def _compare(self) -> None:
        while self._next < len(self._checkpoints) and self._checkpoints[self._next].size == self._tree.size:
            checkpoint = self._checkpoints[self._next]
            self._next += 1
            if checkpoint.root == self._tree.root():
                self._met.append(checkpoint.size)
            else:
                self._find("rewritten", max(self._met, default=0) + 1, max(checkpoint.size, 1))

    def _compare_peaks(self, peaks: Sequence[bytes]) -> None:
        first, size = 1, self._tree.size
        widths = [1 << bit for bit in reversed(range(size.bit_length())) if size >> bit & 1]
        if len(peaks) != len(widths):
            self._find("head", 1, max(size, 1))
            return
        for width, kept, found in zip(widths, peaks, self._tree.peaks, strict=True):
            if kept != found:
                self._find("head", first, first + width - 1)
                return
            first += width

    def _find(self, code: Code, first: int, last: int) -> None:
        if len(self._found) < MOST:
            self._found.append(Finding(code, first, last))


def _told(row: Row) -> int | None:
    """The number that a row's bytes tell; None where its other columns do not say what its bytes say."""
    try:
        event = event_of(row.body)
        same = (event.who, event.action, event.kind, event.key, event.at) == (
            row.who, row.action, row.kind, row.key, row.at,
        )  # fmt: skip
    except ValueError:
        return None
    return event.number if same and isinstance(event.number, int) else None
