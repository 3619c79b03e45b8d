"""Reads of who could be given a commitment: from its words, and from how people assigned what is worded alike."""

from dataclasses import dataclass
from typing import cast

from django.db.models import Q
from django.db.models.functions import Substr

from luoshi.judging.assignments import Precedent, Proposal, level, propose
from luoshi.web.register.content import CommitmentContent
from luoshi.web.register.models import Entry, Source
from luoshi.web.register.queries.reading import Report
from luoshi.web.register.queries.review import EntryRow
from luoshi.web.register.queries.standing import Sight, in_sight
from luoshi.web.register.titles import LOOKED_AT, title_of

MOST_PRECEDENTS = 500
"""Confirmed assignments that are looked through, the newest."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The units proposed for a commitment: the lead, if any, and then the supporting ones.

    by_words: each unit with what speaks for it; empty where precedent tells. precedent: the confirmed assignment that
    is worded alike, or None; report: the report that it is of.
    """

    lead: str
    supporting: tuple[str, ...]
    by_words: tuple[Proposal, ...]
    precedent: Precedent | None
    report: str


def proposals(report: Report, rows: tuple[EntryRow, ...], sight: Sight = "all") -> dict[int, Proposed]:
    """What is proposed for each of these commitments, by number; none where nothing speaks for any unit.

    sight: of which reports the confirmed assignments count. Two queries, however many rows.
    """
    if not rows:
        return {}
    found = Entry.objects.filter(
        ~Q(content__lead=""), source__in=Source.objects.filter(in_sight(sight)), kind="commitment", state="confirmed"
    ).order_by("-changed_at", "-id")
    held = list(found.values_list("source_id", "number", "content")[:MOST_PRECEDENTS])
    names = _names({source for source, _number, _content in held})
    # Of those equally alike the last counts, so the newest stands last.
    known = [
        (source, number, Precedent(content["item"], content["lead"], tuple(content["supporting"])))
        for source, number, content in reversed(held)
    ]
    here = level(report.source.text)
    out = {}
    for row in rows:
        if not isinstance(row.content, CommitmentContent):
            continue
        others = [each for each in known if each[:2] != (report.id, row.number)]
        made = propose(row.content.item, here, [precedent for _source, _number, precedent in others])
        if made:
            out[row.number] = _proposed(made, {precedent: names[source] for source, _number, precedent in others})
    return out


def _proposed(made: tuple[Proposal, ...], reports: dict[Precedent, str]) -> Proposed:
    precedent = made[0].precedent
    return Proposed(
        next((each.unit for each in made if each.role == "lead"), ""),
        tuple(each.unit for each in made if each.role == "supporting"),
        () if precedent else made,
        precedent,
        reports[precedent] if precedent else "",
    )


def _names(sources: set[int]) -> dict[int, str]:
    """What reports are called: the title that each bears, else the name of its file."""
    rows = Source.objects.filter(pk__in=sources).values_list("pk", "name", Substr("text", 1, LOOKED_AT))
    return {key: title_of(cast(str, head)) or name for key, name, head in rows}
