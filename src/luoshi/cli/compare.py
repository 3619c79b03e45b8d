"""`luoshi compare`: two reports, promises against outcomes."""

import os
import sys
from datetime import date

from luoshi.cli.compared import csv_head, csv_lines, table
from luoshi.cli.draft import draft, draft_bytes
from luoshi.cli.formats import json_lines
from luoshi.cli.language import Language
from luoshi.cli.read import spare_inputs
from luoshi.cli.reports import read_report
from luoshi.cli.speaking import notice, standard_output
from luoshi.judging.lineage import Lineage, lineage, rows
from luoshi.judging.targets import rules_on

LATEST = date.max.year


def run_compare(
    old: str,
    new: str,
    format: str | None,
    output: str | None,
    years: tuple[int | None, int | None],
    language: Language,
) -> int:
    """Compare the reports at `old` and `new` to `output` (None: standard output) and return the exit status, 0.

    format: "table", "jsonl", "csv", "docx" or None for the usual one. years: of the two reports, as in `read_report`.
    Raises Refusal: what `read_report` refuses; output-is-input, unwritable-output.
    """
    if output is not None:
        spare_inputs([old, new], output)
    first, second = read_report(old, years[0]), read_report(new, years[1])
    if first.year is not None and second.year is not None and second.year != first.year + 1:
        notice(
            (
                f"两份报告是 {first.year} 年和 {second.year} 年的，不是前后两年，请核对",
                f"the reports are of {first.year} and {second.year}, not a year apart: see that they are those meant",
            )
        )
    # The rules by which a year is judged are those that stood when it began.
    compared = lineage(first, second, rules_on(date(first.year or LATEST, 1, 1)))
    if output is None:
        chosen = format or ("table" if sys.stdout.isatty() else "jsonl")
        if chosen == "docx":
            with standard_output():
                sys.stdout.buffer.write(_word(compared, language))
            return 0
        with standard_output() as out:
            out.write(_rendered(compared, chosen, language))
        return 0
    endings = {".csv": "csv", ".docx": "docx"}
    chosen = format or endings.get(os.path.splitext(output)[1].lower(), "jsonl")
    if chosen == "docx":
        with draft_bytes(output) as made:
            made.write(_word(compared, language))
        return 0
    # Excel takes a CSV without a byte order mark for the system's old encoding and garbles it.
    with draft(output, "utf-8-sig" if chosen == "csv" else "utf-8") as file:
        file.write(_rendered(compared, chosen, language))
    return 0


def _word(compared: Lineage, language: Language) -> bytes:
    from luoshi.cli.compared_word import document

    old, new = (os.path.splitext(reading.source.name)[0] for reading in (compared.old, compared.new))
    return document(rows(compared), old, new, language)


def _rendered(compared: Lineage, chosen: str, language: Language) -> str:
    if chosen == "jsonl":
        return json_lines(rows(compared))
    if chosen == "csv":
        return csv_head() + csv_lines(rows(compared), language)
    columns = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    return table(compared, language, columns)
