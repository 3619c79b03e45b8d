"""What judging makes of reports is worked out once and kept; doubts about figures are answered."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from luoshi.facts.rows import Row
from luoshi.judging.version import rules_version
from luoshi.web.journal.actions import append
from luoshi.web.register import judged
from luoshi.web.register.actions.journal import Refused, locked
from luoshi.web.register.models import Answer, Judged
from luoshi.web.register.queries.judging import kept
from luoshi.web.register.queries.reading import Report, reading

LONGEST_ANSWER = 2000
MOST_ANSWERS = 50
"""Answers to one doubt at most."""


def promises(report: Report, older: Report) -> list[Row]:
    """What came of the promises of an older report, as `report` tells it; worked out where it is not kept."""
    return _kept_or(
        "promises", report.id, older.id, lambda: judged.promises_rows(reading(older), reading(report))
    )  # fmt: skip


def agreement(report: Report) -> list[Row]:
    """Whether the figures of a report agree with each other; worked out where it is not kept."""
    return _kept_or("agreement", report.id, None, lambda: judged.agreement_rows_of(reading(report)))


def _kept_or(kind: str, source: int, older: int | None, work: Callable[[], list[Row]]) -> list[Row]:
    """Nothing of it is anybody's doing, so the journal has no line of it: it follows from what was read alone."""
    version = rules_version()
    found = kept(kind, source, older, version)
    if found is None:
        found = work()
        Judged.objects.update_or_create(
            kind=kind, source_id=source, older_id=older, defaults={"version": version, "rows": found}
        )
    return found


def forget(source: int) -> None:
    """Of a report that was read again nothing is kept that followed from the old reading."""
    Judged.objects.filter(Q(source=source) | Q(older=source)).delete()


def answer(report: Report, doubt: str, text: str, by: str, at: datetime) -> None:
    """Answer a doubt about the figures of a report; earlier answers stay. by: a log-in name.

    Raises Refused: no-doubt, where there is no such doubt; no-text; too-many-answers.
    """
    text = text.replace("\0", "").strip()[:LONGEST_ANSWER]
    if not text:
        raise Refused("no-text")
    rows = agreement(report)
    with transaction.atomic():
        source = locked(report.id)
        before = list(Answer.objects.filter(source=source, doubt=doubt).order_by("at", "pk"))
        asked = next(
            (row for row in rows if row["kind"] in judged.DOUBTS and judged.doubt_key(row) == doubt),
            before[-1].asked if before else None,
        )
        if asked is None:
            raise Refused("no-doubt")
        if len(before) >= MOST_ANSWERS:
            raise Refused("too-many-answers")
        Answer(source=source, doubt=doubt, asked=asked, text=text, by=by, at=at).save()
        figures = [{name: each[name] for name in ("start", "end", "text")} for each in asked["figures"]]
        said = {"doubt": doubt, "figures": figures}
        last = before[-1].text if before else None
        append(by, "answer-doubt", "report", source.key, {**said, "answer": last}, {**said, "answer": text}, at)
