"""An output file that appears only when it is whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, TextIO

from luoshi.facts import Refusal


class Discard(Exception):
    """Raise it inside `draft` to leave the output as it was; it goes on to the caller."""


@contextmanager
def draft(path: str, encoding: str) -> Iterator[TextIO]:
    """A text file to write to, renamed to `path` at the end; after any exception `path` is as it was before.

    The draft lies in the same folder, where renaming replaces the old file at one stroke. What is no regular file
    (a device, a pipe) is written to directly. Raises Refusal unwritable-output.
    """
    with (
        _replacing(path) as (written, there),
        open(written, "w" if there else "x", encoding=encoding, newline="\n") as file,
    ):
        yield file


@contextmanager
def draft_bytes(path: str) -> Iterator[BinaryIO]:
    """The same for a file of bytes."""
    with _replacing(path) as (written, there), open(written, "wb" if there else "xb") as file:
        yield file


@contextmanager
def _replacing(path: str) -> Iterator[tuple[str, bool]]:
    """The path to write to, and whether it is there already and no regular file."""
    target = os.path.realpath(path)
    special = os.path.exists(target) and not os.path.isfile(target)
    written = target if special else f"{target}.{os.getpid()}.part"
    try:
        yield written, special
        if not special:
            os.replace(written, target)
    except BaseException as error:
        if not special:
            with suppress(FileNotFoundError):
                os.unlink(written)
        if isinstance(error, OSError):
            raise Refusal("unwritable-output", name=path) from error
        raise
