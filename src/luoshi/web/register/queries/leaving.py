"""Reads for what leaves the register: editions, and every entry as a sheet that comes back is laid beside it."""

import json
from bisect import bisect_right

from luoshi.web.register.exports.edition import Edition, Row, row
from luoshi.web.register.imports.plan import Held
from luoshi.web.register.models import Entry, Section, Source, Version
from luoshi.web.register.queries.reading import Report
from luoshi.web.register.queries.review import ACTIVE

WHICH = ("confirmed", "active")
"""Editions of the register as it stands; a frozen version is v1, v2 …"""


def edition(report: Report, which: str) -> Edition | None:
    """An edition of a register, in text order; None where there is no such version.

    Stances (表态) are left out: nobody can be given them and nobody can check them.
    """
    above = _sections(report.id)
    if which.startswith("v"):
        if not which[1:].isdigit() or len(which) > 9:
            return None
        version = Version.objects.filter(source=report.id, number=int(which[1:])).first()
        if version is None:
            return None
        rows = tuple(
            row(each["number"], each["start"], each["end"], each["text"], each["content"], above(each["start"]))
            for each in json.loads(version.text)["entries"]
            if each["kind"] == "commitment" and each["content"]["kind"] != "stance"
        )
        return _edition(report, "version", version.number, version.sha256, rows)
    if which not in WHICH:
        return None
    found = Entry.objects.filter(
        source=report.id, kind="commitment", state__in=ACTIVE if which == "active" else ("confirmed",)
    ).order_by("start", "end", "number")
    text = report.source.text
    rows = tuple(
        row(each.number, each.start, each.end, text[each.start : each.end], each.content, above(each.start))
        for each in found
        if each.content["kind"] != "stance"
    )
    return _edition(report, which, None, None, rows)


def _edition(report: Report, which: str, version: int | None, sha256: str | None, rows: tuple[Row, ...]) -> Edition:
    return Edition(report.source.name, report.year, report.source.sha256, which, version, sha256, rows)


class _sections:  # noqa: N801
    """The titles above a place."""

    def __init__(self, source: int) -> None:
        rows = Section.objects.filter(source=source).order_by("start", "level").values_list("start", "end", "path")
        self._rows = list(rows)
        self._starts = [start for start, _end, _path in self._rows]

    def __call__(self, place: int) -> tuple[str, ...]:
        for start, end, path in reversed(self._rows[: bisect_right(self._starts, place)]):
            if start <= place < end:
                return tuple(path)
        return ()


def held(source: Source) -> dict[int, Held]:
    """Every entry of a source by its number, whatever its state, with the row that a sheet would show of it."""
    return {
        each.number: Held(
            each.number,
            each.state,
            row(each.number, each.start, each.end, source.text[each.start : each.end], each.content)
            if each.kind == "commitment"
            else None,
            each.content,
        )
        for each in Entry.objects.filter(source=source)
    }
