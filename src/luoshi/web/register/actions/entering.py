"""What was read becomes entries that people can decide on."""

import hashlib
import json

from luoshi import facts
from luoshi.web.register.models import Entry, Source
from luoshi.web.register.readings import Read, read_rows


def enter(source: Source, reading: facts.Reading) -> list[Entry]:
    """Make an open entry of each row of a source that has no entries yet, numbered in text order."""
    rows = read_rows(reading)
    return Entry.objects.bulk_create(
        [entry(source, number, row) for number, row in enumerate(rows, 1)], batch_size=500
    )  # fmt: skip


def digest(entries: list[Entry]) -> str:
    """The sha256 of what entries say, 64 hexadecimal digits: with it in the journal, none of them changes unseen."""
    rows = [[each.number, each.kind, each.start, each.end, each.outlook, each.content] for each in entries]
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def entry(source: Source, number: int, row: Read) -> Entry:
    """A new, open entry of what was read; not yet written."""
    return Entry(
        source=source, number=number, kind=row.kind, start=row.start, end=row.end, outlook=row.outlook,
        content=row.content, read=row.anchored,
    )  # fmt: skip
