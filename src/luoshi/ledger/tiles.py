"""A tree's hashes as tiles (C2SP tlog-tiles): files of up to 256 hashes that never change once they are full.

Tile n of level l holds hashes 256·n … 256·n+255 of the tree's level 8·l, each over 256^l leaves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luoshi.ledger.tree import root

WIDTH = 256
"""Hashes in a full tile."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile. data: its hashes one after the other, 32 bytes each."""

    level: int
    index: int
    data: bytes

    @property
    def width(self) -> int:
        """How many hashes it holds, 1 to 256."""
        return len(self.data) // 32

    @property
    def path(self) -> str:
        """Where it is published, below the log's address."""
        return tile_path(self.level, self.index, self.width)


def tile_path(level: int, index: int, width: int = WIDTH) -> str:
    """The path of a tile: tile/0/x001/x234/067, with .p/112 where only 112 of its hashes are there."""
    digits = f"{index % 1000:03d}"
    while index >= 1000:
        index //= 1000
        digits = f"x{index % 1000:03d}/{digits}"
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{digits}{partial}"


def width(size: int, level: int, index: int) -> int:
    """How many hashes tile `index` of `level` has in a tree of `size` leaves, 0 to 256."""
    hashes = size // int(WIDTH**level)
    return max(0, min(WIDTH, hashes - WIDTH * index))


def tiles(leaves: Sequence[bytes], since: int = 0) -> Iterator[Tile]:
    """The tiles of a tree, level by level; leaves: the hashes of all leaves.

    since: the size of the tree that was published before; what is complete in it is left out.
    """
    hashes, level = list(leaves), 0
    while hashes:
        done = since // WIDTH ** (level + 1)
        for first in range(done * WIDTH, len(hashes), WIDTH):
            yield Tile(level, first // WIDTH, b"".join(hashes[first : first + WIDTH]))
        full = len(hashes) // WIDTH
        hashes = [root(hashes[WIDTH * each : WIDTH * (each + 1)]) for each in range(full)]
        level += 1
