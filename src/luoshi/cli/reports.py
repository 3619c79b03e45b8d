"""A report's way from its file to its reading, as every command takes it."""

from luoshi import intake, reading
from luoshi.facts import Reading, Refusal


def read_report(path: str, year: int | None = None) -> Reading:
    """The reading of the report in the file at `path` ("-": standard input).

    year: the year that the report was given in, where the report does not say; it reviews the year before.
    Raises Refusal: what `intake.open` refuses, and no-year; each names the path as given, to tell many files apart.
    """
    try:
        return dated(reading.read(intake.open(path), year))
    except Refusal as refusal:
        name = "stdin" if path == intake.STANDARD_INPUT else intake.printable(path)
        raise Refusal(refusal.code, **{**refusal.data, "name": name}) from refusal


def dated(read: Reading) -> Reading:
    """The same reading; raises Refusal no-year where it has figures and nobody knows of which year."""
    if read.year is None and read.figures:
        raise Refusal("no-year", name=read.source.name)
    return read
