"""The Merkle tree of RFC 6962 §2.1, with SHA-256: hashes of leaves, of nodes, and of the whole."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""The root of a tree without leaves, 32 bytes."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of a record's stored bytes, 32 bytes."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over its two children, 32 bytes each."""
    return sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """The largest power of two below `size` (≥ 2): how many leaves stand under the left child of the root."""
    return 1 << ((size - 1).bit_length() - 1)


class Tree:
    """A tree that grows leaf by leaf and keeps only the roots of its perfect subtrees, one for each bit of its size.

    size: how many leaves it has. Appending costs two hashes on average, the root at most 64.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self, peaks: Sequence[bytes] = (), size: int = 0) -> None:
        """peaks: those of a tree that was left off at `size`. Raises ValueError where they do not fit."""
        if len(peaks) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} peaks, not {len(peaks)}")
        self._peaks = list(peaks)
        self.size = size

    @property
    def peaks(self) -> tuple[bytes, ...]:
        """The roots of its perfect subtrees, the largest first."""
        return tuple(self._peaks)

    def append(self, leaf: bytes) -> None:
        """Add a leaf's hash."""
        node, size = leaf, self.size
        while size & 1:
            node = node_hash(self._peaks.pop(), node)
            size >>= 1
        self._peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        """The hash of the whole tree, 32 bytes."""
        if not self._peaks:
            return EMPTY
        *others, node = self._peaks
        for peak in reversed(others):
            node = node_hash(peak, node)
        return node


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over the hashes of leaves, in their order."""
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()
