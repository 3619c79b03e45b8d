"""`luoshi read` of one report as a whole process, against a Python that does nothing."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.tables import print_table, reports, verdict

AT_MOST_TIMES = 6
"""How many times as long as `python -c pass` the whole process may take."""

ROUNDS = 31


def show() -> None:
    """Print the table."""
    luoshi = Path(sys.executable).parent / "luoshi"
    rows = []
    for source, paths in reports().items():
        report = next((path for path in paths if "2024" in path.name), paths[0])
        bare, whole = alternately([sys.executable, "-c", "pass"], [str(luoshi), "read", str(report)])
        ratio = whole / bare
        rows.append(
            (
                source,
                f"{len(report.read_text(encoding='utf-8')):,}",
                f"{bare * 1000:.1f}",
                f"{whole * 1000:.1f}",
                f"{ratio:.2f}",
                f"≤ {AT_MOST_TIMES}×",
                verdict(ratio <= AT_MOST_TIMES),
            )
        )
    title = f"整个进程 / whole process: luoshi read，{ROUNDS} 次交替的中位数 / median of {ROUNDS} in alternation"
    print_table(title, ("", "字符 chars", "python -c pass ms", "luoshi read ms", "÷", "要求 bar", ""), rows)


def alternately(first: list[str], second: list[str]) -> tuple[float, float]:
    """Median seconds of each of two commands, run in turn so that both meet the same machine."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):
        for command, times in zip((first, second), taken, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if turn:  # the first one warms up
                times.append(time.perf_counter() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])
