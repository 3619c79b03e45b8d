"""The JSON and the CSV of a page: the same rows, in the shape in which `luoshi read` writes them."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse

from luoshi.cli.formats import harmless
from luoshi.facts import Figure, Source
from luoshi.facts.rows import figure_row, number
from luoshi.judging import Comparison, Pair, change
from luoshi.web.register.queries import FigurePage, FigureRow, Report

FIGURE_COLUMNS = (
    *("source", "sha256", "start", "end", "text", "value", "low", "high", "unit", "measure", "direction", "bound"),
    *("status", "modality", "year", "span", "subject", "place", "scope", "part", "section", "sentence", "trace"),
)
PAIR_COLUMNS = (
    *("subject", "measure", "unit", "place", "last_text", "last_value", "last_low", "last_high", "last_bound"),
    *("last_start", "target_text", "target_value", "target_low", "target_high", "target_bound", "target_modality"),
    *("target_start", "difference", "percent", "reasons", "last_subject", "last_sentence", "target_sentence"),
)
ENTRY_COLUMNS = (
    *("source", "sha256", "which", "number", "kind", "state", "part", "section", "start", "end", "quote", "before"),
    *("after", "subject", "value", "low", "high", "unit", "measure", "direction", "bound", "status", "modality"),
    *("year", "span", "place", "scope", "commitment", "strength", "item", "target", "lead", "supporting", "due"),
    "remark",
)

BYTE_ORDER_MARK = "\ufeff"


def as_json(body: dict[str, Any]) -> HttpResponse:
    """JSON, Chinese as it is."""
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


def as_csv(name: str, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> HttpResponse:
    """CSV for spreadsheets: with a byte order mark, and no cell that one would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(row.get(column)) for column in columns])
    response = HttpResponse(BYTE_ORDER_MARK + out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def figure_json(row: FigureRow, source: Source) -> dict[str, Any]:
    """A figure as `luoshi read` writes it, with the part it stands in and what stands around it."""
    anchor = {"before": row.anchor.before, "after": row.anchor.after}
    return {**figure_row(row.figure, source), "part": row.outlook, "anchor": anchor}


def figures_json(report: Report, page: FigurePage) -> HttpResponse:
    """A page of figures."""
    body = {
        "source": {"sha256": report.source.sha256, "name": report.source.name, "year": report.year},
        "total": page.total,
        "page": page.page,
        "pages": page.pages,
        "rows": [figure_json(row, report.source) for row in page.rows],
    }
    return as_json(body)


def figures_csv(report: Report, page: FigurePage) -> HttpResponse:
    """A page of figures."""
    flat = []
    for row in page.rows:
        cells = figure_json(row, report.source)
        cells |= {
            "source": report.source.name,
            "sha256": report.source.sha256,
            "section": " › ".join(row.figure.section),
            "sentence": row.sentence,
            "trace": " ".join(row.figure.trace),
        }
        flat.append(cells)
    return as_csv(f"figures-{report.key}.csv", FIGURE_COLUMNS, flat)


def pair_json(pair: Pair, source: Source) -> dict[str, Any]:
    """A pair: both figures in full, what lies between them and why they were laid side by side."""
    between = change(pair.last, pair.target)
    return {
        "last": figure_row(pair.last, source),
        "target": figure_row(pair.target, source),
        "difference": number(between.difference) if between else None,
        "percent": number(round(between.percent, 2)) if between and between.percent is not None else None,
        "reasons": [{"code": reason.code, "words": reason.words} for reason in pair.reasons],
    }


def pairs_json(report: Report, comparison: Comparison) -> HttpResponse:
    """Last year against this year, with the open questions."""
    source = report.source

    def rows(figures: tuple[Figure, ...]) -> list[dict[str, Any]]:
        return [figure_row(figure, source) for figure in figures]

    body = {
        "source": {"sha256": source.sha256, "name": source.name, "year": report.year},
        "pairs": [pair_json(pair, source) for pair in comparison.pairs],
        "questions": [
            {"code": question.code, "last": rows(question.last), "targets": rows(question.targets)}
            for question in comparison.questions
        ],
    }
    return as_json(body)


def pairs_csv(report: Report, comparison: Comparison) -> HttpResponse:
    """Last year against this year; open questions are in the JSON only."""
    flat = []
    for pair in comparison.pairs:
        row = pair_json(pair, report.source)
        last, target = row["last"], row["target"]
        cells = {name: target[name] for name in ("subject", "measure", "unit", "place")}
        for side, figure in (("last", last), ("target", target)):
            cells |= {f"{side}_{name}": figure[name] for name in ("text", "value", "low", "high", "bound", "start")}
            cells[f"{side}_sentence"] = figure["sentence"]["text"]
        cells |= {"target_modality": target["modality"], "last_subject": last["subject"]}
        cells |= {"difference": row["difference"], "percent": row["percent"]}
        cells["reasons"] = json.dumps(row["reasons"], ensure_ascii=False)
        flat.append(cells)
    return as_csv(f"years-{report.key}.csv", PAIR_COLUMNS, flat)


def entries_json(report: Report, which: str, rows: list[dict[str, Any]]) -> HttpResponse:
    """The agreed register: every entry with its anchor."""
    source = {"sha256": report.source.sha256, "name": report.source.name, "year": report.year}
    return as_json({"source": source, "which": which, "total": len(rows), "rows": rows})


def entries_csv(report: Report, which: str, rows: list[dict[str, Any]]) -> HttpResponse:
    """The same, flat; the kind of a commitment is called commitment."""
    flat = []
    for row in rows:
        content = {("commitment" if name == "kind" else name): value for name, value in row["content"].items()}
        anchor = {name: row["anchor"][name] for name in ("start", "end", "quote", "before", "after")}
        cells = {**content, **anchor, **{name: row[name] for name in ("number", "kind", "state", "part")}}
        cells |= {"source": report.source.name, "sha256": report.source.sha256, "which": which}
        cells |= {"section": " › ".join(row["section"]), "supporting": "、".join(content.get("supporting", ()))}
        flat.append(cells)
    return as_csv(f"entries-{report.key}.csv", ENTRY_COLUMNS, flat)
