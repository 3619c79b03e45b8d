"""Plain text: UTF-8 with or without its mark, UTF-16 with its mark, GB18030."""

import hashlib
from pathlib import Path

from luoshi.facts import Source


def from_bytes(name: str, data: bytes) -> Source:
    """The source in `data`, a plain text file's bytes. To be completed: encodings and refusals."""
    return Source(name=name, text=data.decode("utf-8"), sha256=hashlib.sha256(data).hexdigest())


def open(path: str) -> Source:
    """The source in the file at `path`."""
    return from_bytes(Path(path).name, Path(path).read_bytes())
