"""Proofs of RFC 6962 §2.1.1 and §2.1.2: that a record is in the log, and that a later log holds all of an earlier one.

Making a proof takes the hashes of all leaves; checking one takes the proof and the roots alone (RFC 9162 §2.1.3.2 and
§2.1.4.2), so that nobody has to trust whoever keeps the log.
"""

from collections.abc import Sequence

from luoshi.ledger.tree import EMPTY, node_hash, root, split

Proof = tuple[bytes, ...]


def inclusion_proof(leaves: Sequence[bytes], index: int) -> Proof:
    """The hashes that lead from leaf `index` (from 0) to the root, the nearest first.

    leaves: the hashes of all leaves. Raises IndexError where there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} among {len(leaves)}")
    path: list[bytes] = []
    low, high = 0, len(leaves)
    while high - low > 1:
        middle = low + split(high - low)
        if index < middle:
            path.append(root(leaves[middle:high]))
            high = middle
        else:
            path.append(root(leaves[low:middle]))
            low = middle
    return tuple(reversed(path))


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], head: bytes) -> bool:
    """Whether `proof` shows that a leaf is number `index` (from 0) in the tree of `size` leaves under `head`."""
    if not 0 <= index < size:
        return False
    node, last = leaf, size - 1
    for beside in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            node = node_hash(beside, node)
            while not index & 1 and index:
                index >>= 1
                last >>= 1
        else:
            node = node_hash(node, beside)
        index >>= 1
        last >>= 1
    return last == 0 and node == head


def consistency_proof(leaves: Sequence[bytes], earlier: int) -> Proof:
    """The hashes that show that the tree over the first `earlier` leaves is the beginning of the tree over all.

    Raises IndexError unless 0 ≤ earlier ≤ len(leaves). Of nothing, and of the whole, the proof is empty.
    """
    if not 0 <= earlier <= len(leaves):
        raise IndexError(f"no tree of {earlier} leaves in one of {len(leaves)}")
    if earlier in (0, len(leaves)):
        return ()
    path: list[bytes] = []
    low, high, whole = 0, len(leaves), True
    while earlier != high - low:
        middle = split(high - low)
        if earlier <= middle:
            path.append(root(leaves[low + middle : high]))
            high = low + middle
        else:
            path.append(root(leaves[low : low + middle]))
            low, earlier, whole = low + middle, earlier - middle, False
    if not whole:
        path.append(root(leaves[low:high]))
    return tuple(reversed(path))


def consistent(earlier: int, later: int, proof: Sequence[bytes], earlier_head: bytes, later_head: bytes) -> bool:
    """Whether `proof` shows that the tree of `later` leaves holds all of the tree of `earlier` leaves unchanged."""
    if not 0 <= earlier <= later:
        return False
    if earlier == later:
        return not proof and earlier_head == later_head
    if earlier == 0:
        return not proof and earlier_head == EMPTY
    path = list(proof)
    if earlier & (earlier - 1) == 0:
        path.insert(0, earlier_head)
    if not path:
        return False
    index, last = earlier - 1, later - 1
    while index & 1:
        index >>= 1
        last >>= 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if index & 1 or index == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while not index & 1 and index:
                index >>= 1
                last >>= 1
        else:
            new = node_hash(new, beside)
        index >>= 1
        last >>= 1
    return last == 0 and old == earlier_head and new == later_head
