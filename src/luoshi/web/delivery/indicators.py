"""Which figures a task's commitments state: two tasks with the same ones are asked for one and the same figure."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

_NAMED = ("subject", "measure", "unit", "place", "scope")


def indicator(rows: Iterable[dict[str, Any]], places: Iterable[tuple[int, int]]) -> str:
    """A hash of what is measured within those places of the text; "" where nothing is.

    rows: the entries of a frozen version. places: start and end of each commitment. The year, the bound and the target
    are left out: what is so far is one figure, whatever it is held against.
    """
    spans = tuple(places)
    found = {
        tuple(row["content"].get(name) or "" for name in _NAMED)
        for row in rows
        if row["kind"] == "figure" and row["content"].get("subject")
        and any(start <= row["start"] and row["end"] <= end for start, end in spans)
    }  # fmt: skip
    return hashlib.sha256(json.dumps(sorted(found)).encode()).hexdigest() if found else ""
