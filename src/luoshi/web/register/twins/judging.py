"""The JSON and the CSV of the pages of judging, from the rows that the pages are made from."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from luoshi.cli import check as checked
from luoshi.cli import compared
from luoshi.facts.rows import Row
from luoshi.web.register.doubts import Doubt, Found
from luoshi.web.register.queries import Report
from luoshi.web.register.twins.reading import as_csv, as_json
from luoshi.web.site.languages import language


def promises_json(report: Report, older: Report, rows: Sequence[Row], most: int) -> HttpResponse:
    """A row of the kind link for each promise and one of the kind succession for each target."""
    body = {"older": _source(older), "source": _source(report), "total": len(rows), "rows": list(rows[:most])}
    return as_json(body)


def promises_csv(report: Report, older: Report, rows: Sequence[Row], most: int) -> HttpResponse:
    """The same, flat; sentences and reasons in the reader's language."""
    flat = [compared.flat(row, language()) for row in rows[:most]]
    return as_csv(f"promises-{report.key}-{older.key}.csv", compared.COLUMNS, flat)


def agreement_json(report: Report, found: Found) -> HttpResponse:
    """Doubts with their answers, relations, and what follows."""
    body = {
        "source": _source(report),
        "doubts": [_doubt(each) for each in (*found.open, *found.answered)],
        "relations": list(found.relations),
        "implied": list(found.implied),
    }
    return as_json(body)


def _doubt(doubt: Doubt) -> dict[str, Any]:
    said = [{"text": each.text, "at": each.at.isoformat()} for each in doubt.answers]
    return {**doubt.row, "key": doubt.key, "present": doubt.present, "answers": said}


def agreement_csv(report: Report, found: Found) -> HttpResponse:
    """The same, flat, as `luoshi check` writes it, with the key and the last answer of a doubt."""
    rows: Iterable[dict[str, Any]] = (
        *(
            {**checked.flat(each.row), "key": each.key, "answer": each.answers[-1].text if each.answers else None}
            for each in (*found.open, *found.answered)
        ),
        *(checked.flat(row) for row in (*found.relations, *found.implied)),
    )
    return as_csv(f"agreement-{report.key}.csv", (*checked.COLUMNS, "key", "answer"), rows)


def _source(report: Report) -> dict[str, Any]:
    return {"sha256": report.source.sha256, "name": report.source.name, "year": report.year}
