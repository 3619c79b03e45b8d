"""A source as it was received, out of its row."""

from luoshi import facts
from luoshi.web.register.models import Source


def source_of(row: Source) -> facts.Source:
    """The source with the places of its characters in the file and its notes."""
    origins = tuple(
        facts.Origin(start, end, paragraph, page, box and (box[0], box[1], box[2], box[3]))
        for start, end, paragraph, page, box in row.origins
    )
    notes = tuple(facts.Note(kind, mark, text, at) for kind, mark, text, at in row.notes)
    return facts.Source(row.name, row.text, row.sha256, row.encoding, row.format, origins, notes)  # type: ignore[arg-type]
