"""Reads for what leaves the register: editions, and every entry as a sheet that comes back is laid beside it."""

import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from luoshi.facts import Anchor
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
        version = _version(report, which)
        if version is None:
            return None
        rows = tuple(
            row(each["number"], each["start"], each["end"], each["text"], each["content"], above(each["start"]))
            for each in json.loads(version.text).get("entries", ())
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


def entries(report: Report, which: str) -> list[dict[str, Any]] | None:
    """Every entry of an edition, figures and stances too, each with its anchor; None where there is no such version."""
    above = _sections(report.id)
    if which.startswith("v"):
        version = _version(report, which)
        if version is None:
            return None
        rows = [{**each, "state": "confirmed"} for each in json.loads(version.text).get("entries", ())]
    elif which in WHICH:
        states = ACTIVE if which == "active" else ("confirmed",)
        found = Entry.objects.filter(source=report.id, state__in=states).order_by("start", "end", "kind", "number")
        rows = [{**each} for each in found.values("number", "kind", "start", "end", "outlook", "content", "state")]
    else:
        return None
    return [
        {
            "number": each["number"], "kind": each["kind"], "state": each["state"], "part": each["outlook"],
            "section": list(above(each["start"])), "anchor": _anchor(report, each["start"], each["end"]),
            "content": each["content"],
        }
        for each in rows
    ]  # fmt: skip


def _anchor(report: Report, start: int, end: int) -> dict[str, Any]:
    anchor = Anchor.at(report.source, start, end)
    return {
        "sha256": anchor.source,
        **{name: getattr(anchor, name) for name in ("start", "end", "quote", "before", "after")},
    }


def _version(report: Report, which: str) -> Version | None:
    if not (which[1:].isascii() and which[1:].isdigit()) or len(which) > 9:
        return None
    return Version.objects.filter(source=report.id, number=int(which[1:])).first()


@dataclass(frozen=True, slots=True)
class Choice:
    """An edition that can be exported. tasks: commitments of a sheet; entries: all of it, None where not counted."""

    which: str
    version: int | None
    hash: str
    tasks: int
    entries: int


def counts(report: Report) -> tuple[Choice, ...]:
    """The editions of a register: its versions, the newest first, what is confirmed, and all that is in it."""
    kept = Version.objects.filter(source=report.id).order_by("-number")[:5]
    choices = []
    for version in kept:
        rows = json.loads(version.text).get("entries", ())
        tasks = sum(each["kind"] == "commitment" and each["content"]["kind"] != "stance" for each in rows)
        choices.append(Choice(f"v{version.number}", version.number, version.sha256, tasks, len(rows)))
    found = Entry.objects.filter(source=report.id, state__in=ACTIVE)
    every = {row["state"]: row["n"] for row in found.values("state").annotate(n=Count("*")).order_by()}
    of_tasks = found.filter(kind="commitment").exclude(content__kind="stance").values("state").annotate(n=Count("*"))
    tasks_in = {row["state"]: row["n"] for row in of_tasks.order_by()}
    choices.append(Choice("confirmed", None, "", tasks_in.get("confirmed", 0), every.get("confirmed", 0)))
    choices.append(Choice("active", None, "", sum(tasks_in.values()), sum(every.values())))
    return tuple(choices)
