"""Checkpoints and tiles in files: read with distrust, written whole."""

import os
from pathlib import Path

from luoshi import ledger
from luoshi.facts import Refusal
from luoshi.ledger.checkpoint import LONGEST
from luoshi.ledger.tiles import WIDTH

CHECKPOINT = "checkpoint"
"""What a published head's file is called, below the journal's address."""


def read_checkpoint(path: Path, key: ledger.VerifyingKey) -> ledger.Checkpoint:
    """The checkpoint in a file. Raises Refusal: missing-file, unreadable-file, bad-checkpoint."""
    raw = _read(path, 4 * LONGEST)
    try:
        return ledger.open_note(raw.decode(), key).checkpoint
    except ValueError as error:
        raise Refusal("bad-checkpoint", name=str(path)) from error


def read_tiles(folder: Path, key: ledger.VerifyingKey) -> tuple[ledger.Checkpoint, list[bytes]]:
    """The checkpoint of a published folder, and the hashes of all leaves under it.

    Raises Refusal: as read_checkpoint does, and bad-tiles where the hashes do not lead to the checkpoint.
    """
    checkpoint = read_checkpoint(folder / CHECKPOINT, key)
    leaves: list[bytes] = []
    for index in range(-(-checkpoint.size // WIDTH)):
        width = ledger.width(checkpoint.size, 0, index)
        path = folder / ledger.tile_path(0, index, width)
        if not path.exists():
            path = folder / ledger.tile_path(0, index)
        try:
            data = _read(path, 32 * WIDTH)
        except Refusal as refusal:
            raise Refusal("bad-tiles", name=str(folder)) from refusal
        leaves += [data[start : start + 32] for start in range(0, min(len(data), 32 * width), 32)]
    if len(leaves) != checkpoint.size or ledger.root(leaves) != checkpoint.root:
        raise Refusal("bad-tiles", name=str(folder))
    return checkpoint, leaves


def published_before(folder: Path, key: ledger.VerifyingKey) -> ledger.Checkpoint | None:
    """The checkpoint that a folder holds already, or None where it holds none."""
    path = folder / CHECKPOINT
    return read_checkpoint(path, key) if path.exists() else None


def write_tiles(folder: Path, leaves: list[bytes], since: int, note: str) -> int:
    """Write the tiles over leaves that are new since the tree of `since`, and at last the checkpoint; how many tiles.

    Raises Refusal unwritable-output.
    """
    written = 0
    try:
        for tile in ledger.tiles(leaves, since):
            written += _write(folder / tile.path, tile.data)
        _write(folder / CHECKPOINT, note.encode())
    except OSError as error:
        raise Refusal("unwritable-output", name=str(folder)) from error
    return written


def _write(path: Path, data: bytes) -> bool:
    """Whether a file was written; one that holds just this is left alone."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(data)
    os.replace(draft, path)
    return True


def _read(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)[: limit + 1]
    except FileNotFoundError as error:
        raise Refusal("missing-file", name=str(path)) from error
    except OSError as error:
        raise Refusal("unreadable-file", name=str(path)) from error
