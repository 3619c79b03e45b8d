"""`luoshi read`: reports to rows."""

import os
import sys
from collections.abc import Callable
from typing import TextIO

from luoshi.cli.draft import Discard, draft
from luoshi.cli.formats import csv_head, csv_lines, json_lines
from luoshi.cli.language import Language
from luoshi.cli.progress import Progress
from luoshi.cli.reports import read_report
from luoshi.cli.speaking import REFUSED, complain, notice, standard_output
from luoshi.facts import Reading, Refusal
from luoshi.facts.rows import rows

Render = Callable[[Reading], str]


def run_read(paths: list[str], format: str | None, output: str | None, year: int | None, language: Language) -> int:
    """Read the reports at `paths` to `output` (None: standard output) and return the exit status.

    format: "table", "jsonl", "csv" or None for the usual one. year: as in `read_report`.
    A refused report is complained about and the others are read on; then the status is 2, and `output` is not
    written. Raises Refusal: output-is-input, unwritable-output.
    """
    if output is None:
        chosen = format or ("table" if sys.stdout.isatty() else "jsonl")
        with standard_output() as out:
            out.write(csv_head() if chosen == "csv" else "")
            refused = _read_all(paths, year, _render(chosen, language), out)
        return REFUSED if refused else 0
    chosen = format or ("csv" if output.lower().endswith(".csv") else "jsonl")
    spare_inputs(paths, output)
    try:
        # Excel takes a CSV without a byte order mark for the system's old encoding and garbles it.
        with draft(output, "utf-8-sig" if chosen == "csv" else "utf-8") as file:
            file.write(csv_head() if chosen == "csv" else "")
            refused = _read_all(paths, year, _render(chosen, language), file)
            if refused:
                raise Discard
    except Discard:
        notice((f"{refused} 个文件被拒绝，没有写出 {output}", f"{refused} refused; {output} was not written"))
        return REFUSED
    return 0


def _render(format: str, language: Language) -> Render:
    if format == "jsonl":
        return lambda reading: json_lines(rows(reading))
    if format == "csv":
        return lambda reading: csv_lines(rows(reading))
    from luoshi.cli.table import table

    columns = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    return lambda reading: table(reading, language, columns)


def _read_all(paths: list[str], year: int | None, render: Render, file: TextIO) -> int:
    """Write every report's rows to `file`; the number of reports refused."""
    progress = Progress(len(paths), shown=len(paths) > 1 and sys.stderr.isatty() and not file.isatty())
    refused = 0
    for done, path in enumerate(paths):
        progress.show(done, path)
        try:
            reading = read_report(path, year)
        except Refusal as refusal:
            refused += 1
            progress.clear()
            complain(refusal)
            continue
        if not reading.figures and not reading.numerals:
            progress.clear()
            name = reading.source.name
            notice((f"{name} 里没有数字，台账为空", f"{name} holds no numeral: an empty register"))
        file.write(render(reading))
    progress.clear()
    return refused


def spare_inputs(paths: list[str], output: str) -> None:
    """Raises Refusal output-is-input where `output` is one of the files at `paths`."""
    for path in paths:
        if os.path.exists(path) and os.path.exists(output) and os.path.samefile(path, output):
            raise Refusal("output-is-input", name=output)
