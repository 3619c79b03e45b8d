"""A progress bar, for many files on a terminal."""

import sys

from luoshi.cli.width import clipped, width

CELLS = 24
"""Characters of the bar itself."""

_CLEAR = "\r\x1b[K"


class Progress:
    """A bar on standard error that never gets into the output; silent unless `shown`."""

    def __init__(self, total: int, shown: bool) -> None:
        self.total = total
        self.shown = shown

    def show(self, done: int, name: str) -> None:
        """`done` files are read and `name` is next."""
        if self.shown:
            full = CELLS * done // self.total
            head = f"[{'#' * full}{'.' * (CELLS - full)}] {done}/{self.total} "
            sys.stderr.write(_CLEAR + head + clipped(name, 78 - width(head)))
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away, so that a line can be printed."""
        if self.shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
