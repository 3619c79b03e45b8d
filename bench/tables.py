"""What the tables have in common: one core, the reports, the clock, the layout."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from luoshi.cli.width import padded, width

ROOT = Path(__file__).parent.parent


def one_core() -> str:
    """Keep this process and those that it starts on one core, where the system can; what was done, in words."""
    if not hasattr(os, "sched_setaffinity"):
        return "不限核 / any core"
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return "一个核 / one core"


def corpus() -> Path | None:
    """The folder that LUOSHI_CORPUS names, with `reports/` and `gold/` in it, or None."""
    named = os.environ.get("LUOSHI_CORPUS")
    return Path(named) if named else None


def reports() -> dict[str, list[Path]]:
    """The reports to read, by where they are from; sources without a report are left out."""
    folder = corpus()
    found = {
        "样例 / sample": sorted((ROOT / "samples").glob("*.txt")),
        "真实报告 / real reports": sorted((folder / "reports").glob("*.txt")) if folder else [],
    }
    return {source: paths for source, paths in found.items() if paths}


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Seconds that `work` takes: the median of `times`, after one that is not counted."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table: the first column to the left, the others to the right."""
    cells = [list(map(str, row)) for row in [head, *rows]]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    print(f"\n{title}")
    for row in cells:
        first, *others = row
        right = [" " * (columns - width(cell)) + cell for cell, columns in zip(others, widths[1:], strict=True)]
        print("  " + "  ".join([padded(first, widths[0]), *right]))


def verdict(held: bool) -> str:
    """Whether a bar is held."""
    return "达到 / held" if held else "未达到 / MISSED"
