"""Is the time linear in the length? Hostile texts of n, 2n, 4n and 8n characters."""

import time

from bench.hostile import HOSTILE
from bench.tables import print_table
from luoshi import intake, reading

LETTERS = 20_000
"""n: about a long report."""


def show() -> None:
    """Print the table: milliseconds, and how much the last doubling took (linear: 2)."""
    rows = []
    for what, make in HOSTILE.items():
        taken = [_milliseconds(make(LETTERS * times)) for times in (1, 2, 4, 8)]
        growth = taken[3] / taken[2]
        rows.append((what, *(f"{each:.1f}" for each in taken), f"{growth:.2f}", "超线性 / MORE" if growth > 3 else ""))
    title = f"线性 / linear: 毫秒 / ms, n = {LETTERS:,} 字符 / characters"
    print_table(title, ("", "n", "2n", "4n", "8n", "8n ÷ 4n", ""), rows)


def _milliseconds(text: str) -> float:
    """The quicker of two readings, so that a hiccup of the machine does not look like a slow rule."""
    data = text.encode()
    taken = []
    for _ in range(2):
        start = time.perf_counter()
        reading.read(intake.from_bytes("hostile.txt", data))
        taken.append(time.perf_counter() - start)
    return min(taken) * 1000
