"""Opening a report's file, or standard input."""

import builtins
import os
import stat
import sys

from luoshi.facts import Refusal, Source
from luoshi.intake.text import LIMIT, from_bytes

STANDARD_INPUT = "-"
"""The path that stands for standard input."""


def open(path: str) -> Source:
    """The source in the file at `path`, or in standard input where `path` is "-".

    No more than LIMIT + 1 bytes are ever read, so neither a huge file nor an endless stream fills the memory.
    Raises Refusal: missing-file, not-a-file, unreadable-file, and what `from_bytes` refuses.
    """
    if path == STANDARD_INPUT:
        return from_bytes("stdin", sys.stdin.buffer.read(LIMIT + 1))
    name = printable(os.path.basename(os.path.normpath(path)))
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise Refusal("not-a-file", name=name)
        if status.st_size > LIMIT:
            raise Refusal("too-large", name=name, limit=LIMIT)
        # Pipes and devices are let through: `luoshi read <(…)` is one.
        with builtins.open(path, "rb") as file:
            data = file.read(LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise Refusal("missing-file", name=name) from error
    except OSError as error:
        raise Refusal("unreadable-file", name=name) from error
    return from_bytes(name, data)


def printable(path: str) -> str:
    """`path`, safe to print and to store: U+FFFD for control characters and for bytes that are no UTF-8."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in path)
