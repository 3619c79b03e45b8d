"""Opening a report's file, or standard input."""

import builtins
import os
import stat
import sys
from typing import BinaryIO

from luoshi.facts import Refusal, Source
from luoshi.intake.formats import LIMITS, from_bytes
from luoshi.intake.limits import LARGEST
from luoshi.intake.looks import HEAD, ZIP, kind_of

STANDARD_INPUT = "-"
"""The path that stands for standard input."""


def open(path: str) -> Source:
    """The source in the file at `path`, or in standard input where `path` is "-".

    No more than the limit of its kind and one byte are ever read, so neither a huge file nor an endless stream fills
    the memory.
    Raises Refusal: missing-file, not-a-file, unreadable-file, and what `from_bytes` refuses.
    """
    if path == STANDARD_INPUT:
        return from_bytes("stdin", _bounded(sys.stdin.buffer))
    name = printable(os.path.basename(os.path.normpath(path)))
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise Refusal("not-a-file", name=name)
        if status.st_size > LARGEST:
            raise Refusal("too-large", name=name, limit=LARGEST)
        # Pipes and devices are let through: `luoshi read <(…)` is one.
        with builtins.open(path, "rb") as file:
            data = _bounded(file)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise Refusal("missing-file", name=name) from error
    except OSError as error:
        raise Refusal("unreadable-file", name=name) from error
    return from_bytes(name, data)


def _bounded(file: BinaryIO) -> bytes:
    """What is in a file, up to one byte more than its kind may have."""
    head = file.read(4 * HEAD)
    # The list of what lies in a zip stands at its end.
    kind = "docx" if head.startswith(ZIP) else kind_of(head)
    return head + file.read(LIMITS[kind] + 1 - len(head))


def printable(path: str) -> str:
    """`path`, safe to print and to store: U+FFFD for control characters and for bytes that are no UTF-8."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in path)
