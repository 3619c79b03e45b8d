"""The work grows with the length and no faster, counted in lines of Python that run; `make bench` has the time."""

import sys
from types import FrameType
from typing import Any

import pytest
from bench.hostile import HOSTILE

from luoshi import reading
from luoshi.facts import Source

LETTERS = 1500


@pytest.mark.parametrize("what", HOSTILE)
def test_twice_the_text_is_twice_the_work(what: str) -> None:
    lines_run(HOSTILE[what](100))  # what is built once is built now
    once, twice = (lines_run(HOSTILE[what](LETTERS * times)) for times in (1, 2))
    assert twice <= 2.2 * once


def lines_run(text: str) -> int:
    """Lines of Python that run while `text` is read."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    source = Source("hostile.txt", text, "0" * 64)
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        reading.read(source)
    finally:
        sys.settrace(before)
    return count
