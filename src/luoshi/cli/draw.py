"""`luoshi draw`: a sample drawn again from its frame and its seed, by whoever wants to know."""

from hashlib import sha256
from pathlib import Path

from luoshi.cli.speaking import standard_output
from luoshi.facts import Refusal
from luoshi.judging.sampling import SEED, draw

LARGEST = 8 * 1024 * 1024
"""Bytes of the largest frame that is read."""


def run_draw(name: str, seed: str) -> int:
    """Print both hashes, and of each stratum what is drawn; the exit status.

    Raises Refusal: missing-file, unreadable-file, too-large, bad-frame, bad-seed.
    """
    key = _seed(seed)
    frame = _frame(Path(name))
    try:
        drawn = draw(frame, key)
    except ValueError as error:
        raise Refusal("bad-frame", name=name) from error
    with standard_output() as out:
        out.write(f"# frame sha256 {sha256(frame).hexdigest()}\n# seed sha256 {sha256(key).hexdigest()}\n")
        out.writelines(f"{unit.stratum}\t{unit.key}\n" for unit in drawn)
    return 0


def _seed(text: str) -> bytes:
    try:
        seed = bytes.fromhex(text)
    except ValueError as error:
        raise Refusal("bad-seed", bytes=SEED) from error
    if len(seed) < SEED:
        raise Refusal("bad-seed", bytes=SEED)
    return seed


def _frame(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Refusal("missing-file", name=str(path)) from error
    except OSError as error:
        raise Refusal("unreadable-file", name=str(path)) from error
    if len(content) > LARGEST:
        raise Refusal("too-large", name=str(path), limit=LARGEST)
    return content
