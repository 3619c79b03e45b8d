"""A plan as JSON, for the pages and the job that keeps it."""

from dataclasses import asdict
from typing import Any

from luoshi.web.register.imports.plan import FATES, Plan
from luoshi.web.register.imports.table import Table

MOST_CHARACTERS = 300
"""Of a value before and after that is shown."""


def told(table: Table, found: Plan) -> dict[str, Any]:
    """What the preview shows: how the table was read, how many rows have which fate, and each row's."""
    rows = []
    for fate in found.fates:
        row = {**asdict(fate), "data": dict(fate.data), "item": fate.item[:MOST_CHARACTERS]}
        row["changes"] = [
            {"field": each.field, "before": each.before[:MOST_CHARACTERS], "after": each.after[:MOST_CHARACTERS]}
            for each in fate.changes
        ]
        rows.append(row)
    return {
        "seal": found.seal,
        "counts": {fate: len(found.of(fate)) for fate in FATES},
        "rows": rows,
        "absent": len(found.absent),
        "sheet": table.sheet,
        "missing": list(table.missing),
        "extra": list(table.extra),
        "others": list(table.others),
        "headings": table.headings,
        "marked": table.marked,
    }
