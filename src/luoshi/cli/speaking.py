"""Standard output, for what was asked for, and standard error, for what is said about it."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from luoshi.cli.language import Words
from luoshi.facts import Refusal

REFUSED = 2
"""Exit status when an input, an output or the command itself was refused."""


def prepare_streams() -> None:
    """Data leaves as UTF-8 with plain line feeds; a terminal keeps its own encoding, and no character stops it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output to write to, flushed at the end.

    Raises BrokenPipeError when its reader has gone away, and Refusal unwritable-output when the disk is full.
    """
    out = _buffered(sys.stdout)
    try:
        yield out
        out.flush()
    except OSError as error:
        # Python flushes once more when it ends; let that go nowhere instead of failing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise Refusal("unwritable-output", name="stdout") from error
    finally:
        if out is not sys.stdout:
            # Or the file would be closed together with the buffer that was laid over it.
            out.detach().detach()


def _buffered(stream: TextIO) -> Any:
    """`stream`, with a buffer where PYTHONUNBUFFERED took it away: without one, what a short write leaves is lost."""
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        return stream
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=stream.encoding, errors=stream.errors, newline="\n")


def complain(refusal: Refusal) -> None:
    """One line with the code and both languages: whoever meets it can look it up and pass it on."""
    print(f"luoshi: [{refusal.code}] {refusal.message('zh')} / {refusal.message('en')}", file=sys.stderr)


def notice(words: Words) -> None:
    """One line that is no refusal, in both languages."""
    print(f"luoshi: {words[0]} / {words[1]}", file=sys.stderr)
