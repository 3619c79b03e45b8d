"""`python -m bench`: every table, or those named as in TABLES below."""

import os
import sys

from bench import (
    accuracy,
    agreement,
    intake,
    journal,
    killed,
    lineage,
    linear,
    load,
    monitor,
    outlook,
    planted,
    process,
    speed,
)
from bench.tables import one_core

TABLES = {
    "speed": speed.show,
    "process": process.show,
    "linear": linear.show,
    "intake": intake.show,
    "lineage": lineage.show,
    "agreement": agreement.show,
    "planted": planted.show,
    "journal": journal.show,
    "load": load.show,
    "killed": killed.show,
    "monitor": monitor.show,
    "outlook": outlook.show,
    "accuracy": accuracy.show,
}


def main(names: list[str]) -> int:
    """Print the tables named, all where none is; the exit status."""
    wrong = [name for name in names if name not in TABLES]
    if wrong:
        print(f"没有 {wrong[0]}，只有 {'、'.join(TABLES)} / no {wrong[0]}, only {', '.join(TABLES)}", file=sys.stderr)
        return 2
    # Both would slow the program's start, and neither is set where it is used.
    for variable in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        os.environ.pop(variable, None)
    print(f"Python {sys.version.split()[0]}, {one_core()}")
    for name in names or TABLES:
        TABLES[name]()
    return 0


sys.exit(main(sys.argv[1:]))
