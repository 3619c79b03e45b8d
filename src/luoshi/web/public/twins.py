"""The JSON and the CSV of the public pages: the same rows."""

from typing import Any

from django.http import HttpResponse

from luoshi.web.delivery.transitions import VERDICTS
from luoshi.web.public.queries import PublicPage, PublicRow, PublicTask
from luoshi.web.register.twins.reading import as_csv, as_json

COLUMNS = (
    *("id", "title", "promise", "source", "start", "end", "lead", "due_original", "due_current", "state", "overdue"),
    *("ever_overdue", "reopened", "light", "light_reason", "light_number", "accepted", *VERDICTS),
)


def row_json(row: PublicRow) -> dict[str, Any]:
    """A task in the list. accepted: the last finding, null without one. opinions: how many deputies say what."""
    return {
        "id": row.id,
        "title": row.title,
        "promises": [{"source": w.key, "start": w.start, "end": w.end, "text": w.text} for w in row.promises],
        "lead": row.lead,
        "due_original": row.due_original.isoformat(),
        "due_current": row.due_current.isoformat(),
        "state": row.state,
        "overdue": row.overdue,
        "ever_overdue": row.was_overdue,
        "reopened": row.reopened,
        "light": {"colour": row.light.colour, "reason": row.light.reason, "number": row.light.number},
        "accepted": row.accepted,
        "opinions": dict(row.counts),
    }


def promises_json(page: PublicPage) -> HttpResponse:
    """A page of the list."""
    rows = [row_json(row) for row in page.rows]
    return as_json({"total": page.total, "page": page.page, "pages": page.pages, "rows": rows})


def promises_csv(page: PublicPage) -> HttpResponse:
    """The same, flat: a task that comes from several promises has the place of the first and the words of all."""
    flat = []
    for row in page.rows:
        cells = row_json(row)
        first = cells["promises"][0]
        light = cells["light"]
        cells |= {"promise": "\n".join(each["text"] for each in cells["promises"]), **cells["opinions"]}
        cells |= {name: first[name] for name in ("source", "start", "end")}
        cells |= {"light": light["colour"], "light_reason": light["reason"], "light_number": light["number"]}
        flat.append(cells)
    return as_csv("promises.csv", COLUMNS, flat)


def task_json(found: PublicTask) -> HttpResponse:
    """A task whole: the four opinions each by itself."""
    four = found.opinions
    own, checked = four.own, four.found
    body = {
        **row_json(found.row),
        "lead": found.lead,
        "supporting": found.supporting,
        "criterion": found.criterion,
        "own_report": {
            "period": own.period, "percent": own.percent, "value": own.value, "done": own.done,
            "forecast": own.forecast, "day": own.day.isoformat(), "earlier_round": own.old,
        } if own else None,
        "finding": {
            "accepted": checked.accepted, "seen": checked.seen, "day": checked.day.isoformat(),
            "objected": checked.objected, "earlier_round": checked.old,
        } if checked else None,
        "voices": [
            {"verdict": each.verdict, "text": each.text, "day": each.day.isoformat(), "superseded": each.superseded}
            for each in four.voices
        ],
        "history": [
            {
                "day": step.day.isoformat(), "action": step.action, "before": step.before, "after": step.after,
                "due": step.due.isoformat() if step.due else None, "refused": step.refused,
            }
            for step in found.steps
        ],
        "evidence": [
            {
                "id": file.id, "name": file.name, "kind": file.kind, "tier": file.tier, "sha256": file.sha256,
                "size": file.size, "day": file.day.isoformat(), "earlier_round": file.old,
            }
            for file in found.files
        ],
    }  # fmt: skip
    return as_json(body)
