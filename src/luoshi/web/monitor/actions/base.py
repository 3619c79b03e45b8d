"""What every action about the monitor has in common."""

from decimal import Decimal, InvalidOperation
from typing import Any

LONGEST_NUMBER = 30


class Refused(Exception):
    """What cannot be done as things are. code: why; see luoshi.web.monitor.words.REFUSED; data: for its message."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code, self.data = code, data


def text(given: str, longest: int, *, lines: bool = False) -> str:
    """A text as it is kept: without what cannot be printed. Raises Refused too-long."""
    kept = "".join(letter for letter in given if letter.isprintable() or (lines and letter == "\n")).strip()
    if len(kept) > longest:
        raise Refused("too-long", most=longest)
    return kept


def number(given: str) -> str:
    """A number as it is kept: an exact decimal, its last place as written. Raises Refused no-number."""
    spelt = given.strip()
    try:
        value = Decimal(spelt)
    except InvalidOperation:
        raise Refused("no-number", said=spelt[:40]) from None
    if not value.is_finite() or len(spelt) > LONGEST_NUMBER or (value and abs(value.adjusted()) > 18):
        raise Refused("no-number", said=spelt[:40])
    return f"{value:f}"
