"""`luoshi check`: do the figures of reports agree with each other?"""

import os
import sys
from io import StringIO

from luoshi.cli.draft import draft
from luoshi.cli.formats import harmless, json_lines
from luoshi.cli.language import Language, say
from luoshi.cli.reports import read_report
from luoshi.cli.speaking import REFUSED, complain, notice, standard_output
from luoshi.cli.width import one_line
from luoshi.facts import Reading, Refusal
from luoshi.facts.rows import Row
from luoshi.judging.agreement import KINDS, LAYERS, Agreement, Conflict, check
from luoshi.judging.agreement.relation import Stated
from luoshi.judging.agreement.shape import rows
from luoshi.judging.agreement.spoken import arithmetic, formula, spoken

CONTRADICTED = 1
"""Exit status when figures contradict each other."""

COLUMNS = (
    *("kind", "relation", "layer", "closed", "source", "start", "end", "text", "subject", "figures", "name"),
    *("low", "high", "unit", "words", "arithmetic_zh", "arithmetic_en", "repairs"),
)
"""The columns of a CSV; source to subject are of the first figure, figures holds all of them."""


def run_check(paths: list[str], format: str | None, output: str | None, year: int | None, language: Language) -> int:
    """Check the reports at `paths` to `output` (None: standard output) and return the exit status.

    format: "table", "jsonl", "csv" or None for the usual one. year: as in `read_report`. A refused report is
    complained about and the others are checked; then the status is 2, and `output` is not written. Otherwise it is 1
    where figures contradict each other, 0 where none do. Raises Refusal: output-is-input, unwritable-output.
    """
    readings, refused = _read(paths, year)
    if output is not None:
        for path in paths:
            if os.path.exists(path) and os.path.exists(output) and os.path.samefile(path, output):
                raise Refusal("output-is-input", name=output)
    if refused and output is not None:
        notice((f"{refused} 个文件被拒绝，没有写出 {output}", f"{refused} refused; {output} was not written"))
        return REFUSED
    agreement = check(readings)
    if agreement.undecided:
        many = len(agreement.undecided)
        notice(
            (
                f"{many} 条勾稽关系连在一起，太多，没有判断（装上 luoshi[decide] 可以判断得更多）",
                f"{many} relations hang together and are too many to decide (luoshi[decide] decides more)",
            )
        )
    if output is None:
        chosen = format or ("table" if sys.stdout.isatty() else "jsonl")
        with standard_output() as out:
            out.write(_render(agreement, chosen, language))
    else:
        chosen = format or ("csv" if output.lower().endswith(".csv") else "jsonl")
        with draft(output, "utf-8-sig" if chosen == "csv" else "utf-8") as file:
            file.write(_render(agreement, chosen, language))
    if refused:
        return REFUSED
    return CONTRADICTED if any(conflict.certain for conflict in agreement.conflicts) else 0


def _read(paths: list[str], year: int | None) -> tuple[list[Reading], int]:
    readings: list[Reading] = []
    refused = 0
    for path in paths:
        try:
            readings.append(read_report(path, year))
        except Refusal as refusal:
            refused += 1
            complain(refusal)
    return readings, refused


def _render(agreement: Agreement, format: str, language: Language) -> str:
    if format == "jsonl":
        return json_lines(rows(agreement))
    return csv_text(rows(agreement)) if format == "csv" else table(agreement, language)


def csv_text(found: list[Row]) -> str:
    """The rows as CSV with their head. Null is an empty cell."""
    import csv

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in found:
        cells = flat(row)
        writer.writerow([harmless(cells.get(column)) for column in COLUMNS])
    return out.getvalue()


def flat(row: Row) -> Row:
    """The row with one plain value for each of COLUMNS."""
    first = row["figures"][0] if row["figures"] else {}
    words = row["words"]
    return {
        "kind": row["kind"],
        "relation": row.get("relation") or " ".join(row.get("relations", [])),
        "layer": row.get("layer") or " ".join(row.get("layers", [])),
        "closed": row.get("closed"),
        **{field: first.get(field) for field in ("start", "end", "text", "subject")},
        "source": first["source"]["name"] if first else None,
        "figures": " · ".join(f"{each['text']}@{each['start']}" for each in row["figures"]),
        "name": row["name"]["zh"] if "name" in row else None,
        "low": row.get("low"),
        "high": row.get("high"),
        "unit": row.get("unit"),
        "words": words["zh"] if isinstance(words, dict) else " / ".join(each["text"] for each in words),
        "arithmetic_zh": row["arithmetic"]["zh"],
        "arithmetic_en": row["arithmetic"]["en"],
        "repairs": " · ".join(f"{each['text']}@{each['start']}" for each in row.get("repairs", [])),
    }


def table(agreement: Agreement, language: Language) -> str:
    """For people: contradictions and questions with their sentences, then the relations, then what follows."""
    which = 0 if language == "zh" else 1
    lines = [_title(agreement, language)]
    for conflict in agreement.conflicts:
        lines += ["", *_conflict(conflict, agreement, language)]
    if agreement.relations:
        lines += ["", say(("勾稽关系", "Relations"), language)]
    for relation in agreement.relations:
        soft = "" if relation.layer == "hard" else f"  ({LAYERS[relation.layer][which]})"
        at = next(relation.stated()).figure.start
        lines.append(f"  {at:>6}  {one_line(formula(relation)[which])}  {KINDS[relation.kind][which]}{soft}")
    if agreement.implied:
        lines += ["", say(("由此推出", "What follows"), language)]
    lines += [f"  {one_line(each.name[which])}: {spoken(each)[which]}" for each in agreement.implied]
    return "\n".join(lines) + "\n"


def _title(agreement: Agreement, language: Language) -> str:
    certain = sum(conflict.certain for conflict in agreement.conflicts)
    asked = len(agreement.conflicts) - certain
    names = "、".join(document.reading.source.name for document in agreement.documents)
    many = len(agreement.relations)
    return say(
        (
            f"{names}  勾稽关系 {many} 条，矛盾 {certain} 处，疑问 {asked} 处",
            f"{names}  {many} relations, {certain} contradictions, {asked} questions",
        ),
        language,
    )


def _conflict(conflict: Conflict, agreement: Agreement, language: Language) -> list[str]:
    head = say(("矛盾", "Contradiction") if conflict.certain else ("疑问", "Question"), language)
    lines = [f"{head}: {arithmetic(conflict)[0 if language == 'zh' else 1]}"]
    sentences: dict[tuple[int, int, int], list[Stated]] = {}
    for stated in conflict.figures:
        sentences.setdefault((stated.document, *stated.figure.sentence), []).append(stated)
    for (document, start, end), marked in sentences.items():
        source = agreement.documents[document].reading.source
        shown, at = "", start
        for stated in sorted(marked):
            figure = stated.figure
            shown += f"{source.text[at : figure.start]}【{figure.text}】"
            at = figure.end
        lines.append(f"  {source.name} {start}  {one_line(shown + source.text[at:end]).strip()}")
    return lines
