"""A task as a row of data: what the JSON, the CSV and the Excel file of the ledger are made from."""

from typing import Any

from luoshi.web.delivery.queries.ledger import LedgerRow

COLUMNS = (
    *("id", "title", "lead", "supporting", "leader", "criterion", "state", "light", "light_reason", "light_number"),
    *("due_original", "due", "cycle", "overdue", "ever_overdue", "days_late", "reopened", "asks_time"),
    *("report_period", "report_percent", "report_value", "report_forecast", "report_done", "report_next"),
    *("report_problem", "report_help"),
)


def ledger_json(each: LedgerRow) -> dict[str, Any]:
    """A task with its last report, as far as it may be seen; codes are those of docs/words.md."""
    row, report = each.row, each.report
    said = {
        f"report_{name}": getattr(report, name) if report else None
        for name in ("period", "percent", "value", "forecast", "done", "next", "problem", "help")
    }
    return {
        "id": row.id, "title": row.title, "lead": each.lead, "supporting": list(each.supporting), "leader": row.leader,
        "criterion": each.criterion, "state": row.state, "light": row.light.colour, "light_reason": row.light.reason,
        "light_number": row.light.number, "due_original": row.due_original.isoformat(),
        "due": row.due_current.isoformat(), "cycle": each.cycle, "overdue": row.overdue,
        "ever_overdue": row.was_overdue, "days_late": row.days_late, "reopened": row.reopened,
        "asks_time": row.asks_time, **said,
    }  # fmt: skip
