"""A log that only grows, and that shows whether it was rewritten: plain Python, without database or clock.

The tree is that of RFC 6962 over the stored bytes; its head is signed as a C2SP checkpoint, its hashes are published
as C2SP tiles, so that other people's tools can verify it.
"""

from luoshi.ledger.audit import Audit, Finding, Row, Verdict
from luoshi.ledger.checkpoint import Checkpoint, Note, SigningKey, VerifyingKey, new_key, note, open_note
from luoshi.ledger.event import Event, event_of
from luoshi.ledger.proofs import (
    consistency_proof,
    consistent,
    included,
    inclusion_proof,
)
from luoshi.ledger.salted import salted, same_person
from luoshi.ledger.tiles import Tile, tile_path, tiles, width
from luoshi.ledger.tree import EMPTY, Tree, leaf_hash, node_hash, root

__all__ = [
    "EMPTY",
    "Audit",
    "Checkpoint",
    "Event",
    "Finding",
    "Note",
    "Row",
    "SigningKey",
    "Tile",
    "Tree",
    "Verdict",
    "VerifyingKey",
    "consistency_proof",
    "consistent",
    "event_of",
    "included",
    "inclusion_proof",
    "leaf_hash",
    "new_key",
    "node_hash",
    "note",
    "open_note",
    "root",
    "salted",
    "same_person",
    "tile_path",
    "tiles",
    "width",
]
