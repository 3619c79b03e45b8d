"""What the lead unit does: start, report, show evidence, ask for more time or for closing."""

import hashlib
from dataclasses import replace
from datetime import date

from luoshi.web.delivery.actions.base import Deed, Doing, Refused, Seen, day_of, text
from luoshi.web.delivery.models import LONGEST_LINE, Evidence, Extension, Finding, Report, Stored, Task
from luoshi.web.delivery.queries.given import given_to
from luoshi.web.delivery.telling import FORECASTS, Told, again, changed
from luoshi.web.delivery.transitions import SECRECIES, TIERS, Period, period
from luoshi.web.journal.actions import hold

LARGEST_FILE = 10 * 1024 * 1024
File = tuple[str, str, bytes]
"""Name, kind (see transitions.TIERS) and content."""


def start(seen: Seen, deed: Deed) -> None:
    """The unit begins."""
    with Doing(seen, "start-task", deed):
        pass


def report(seen: Seen, deed: Deed, told: Told) -> None:
    """The report of a period; the first one says that work has begun. The same period is not reported twice.

    A figure that another task gave in this period is not given again but taken over (told.take).
    Raises Refused: nothing-told (no progress, or not what was done), percent, forecast, reported-already, too-long,
    already-given.
    """
    with Doing(seen, "report-task", deed) as task:
        cycle: Period = task.cycle  # type: ignore[assignment]
        of = period(cycle, day_of(deed.at))
        if told.percent is not None and not 0 <= told.percent <= 100:
            raise Refused("percent")
        taken = None
        if task.indicator and (told.value or told.take is not None):
            hold()  # Of two who give the same figure at once the second is offered what the first gave.
            taken = given_to(task, of)
            if (told.take is None) != (taken is None) or (taken is not None and taken.pk != told.take):
                raise Refused("already-given")
        elif told.take is not None:
            raise Refused("already-given")
        kept = Told(
            text(told.done), told.forecast, told.percent,
            text(taken.value if taken else told.value, longest=LONGEST_LINE),
            text(told.next), text(told.problem), text(told.help),
        )  # fmt: skip
        if not kept.done or (kept.percent is None and not kept.value):
            raise Refused("nothing-told")
        if told.forecast not in FORECASTS:
            raise Refused("forecast")
        if Report.objects.filter(task=task, period=of, round=task.round).exists():
            raise Refused("reported-already")
        last = Report.objects.filter(task=task).order_by("-pk").first()
        new = [name for name in changed(kept, last) if not (taken and name == "value")]
        Report(
            task=task, period=of, round=task.round, percent=kept.percent, value=kept.value, done=kept.done,
            next=kept.next, problem=kept.problem, help=kept.help, forecast=kept.forecast, changed=new, taken=taken,
            by=deed.by, at=deed.at,
        ).save()  # fmt: skip


def report_again(seen: Seen, deed: Deed) -> None:
    """无变化: the report of a period in which nothing changed; what was planned last is done.

    A figure that another task gave meanwhile is taken over. Raises Refused: as report, never-reported.
    """
    task = Task.objects.filter(pk=seen.id).first()
    last = Report.objects.filter(task=seen.id).order_by("-pk").first()
    if task is None or last is None:
        raise Refused("never-reported" if task else "no-task")
    cycle: Period = task.cycle  # type: ignore[assignment]
    taken = given_to(task, period(cycle, day_of(deed.at)))
    report(seen, deed, replace(again(last), value="", take=taken.pk) if taken else again(last))


def add_evidence(seen: Seen, deed: Deed, name: str, kind: str, content: bytes, secrecy: str = "internal") -> None:
    """A file that is to show something; how far it carries follows from its kind.

    Raises Refused: no-kind, secrecy, empty-file, large-file, given-already.
    """
    with Doing(seen, "add-evidence", deed) as task:
        keep_evidence(task, deed, (name, kind, content), secrecy=secrecy)


def keep_evidence(
    task: Task, deed: Deed, file: File, finding: Finding | None = None, secrecy: str = "internal"
) -> None:  # fmt: skip
    """Keep a file with a task, or with a finding about it; see add_evidence for what is refused."""
    name, kind, content = file
    if kind not in TIERS:
        raise Refused("no-kind")
    if secrecy not in SECRECIES:
        raise Refused("secrecy")
    if not content:
        raise Refused("empty-file")
    if len(content) > LARGEST_FILE:
        raise Refused("large-file")
    sha256 = hashlib.sha256(content).hexdigest()
    once = {"size": len(content), "content": content}
    stored, _new = Stored.objects.defer("content").get_or_create(sha256=sha256, defaults=once)
    if Evidence.objects.filter(task=task, stored=stored, round=task.round, finding=finding).exists():
        raise Refused("given-already")
    shown = text(name.replace("\n", " "))[-LONGEST_LINE:] or sha256[:16]
    Evidence(
        task=task, stored=stored, finding=finding, round=task.round, name=shown, kind=kind, tier=TIERS[kind],
        secrecy=secrecy, by=deed.by, at=deed.at,
    ).save()  # fmt: skip


def ask_extension(seen: Seen, deed: Deed, wanted: date) -> None:
    """申请延期. Raises Refused: not-later (than the present due date), asked-already."""
    with Doing(seen, "ask-extension", deed) as task:
        if wanted <= task.due_current:
            raise Refused("not-later")
        if task.extensions.filter(granted__isnull=True).exists():
            raise Refused("asked-already")
        Extension.objects.create(
            task=task, wanted=wanted, reason=text(deed.reason), asked_by=deed.by, asked_at=deed.at
        )  # fmt: skip


def decide_extension(seen: Seen, deed: Deed, granted: bool) -> None:
    """Granted, the date asked for becomes the present due date; the original one stays. Raises Refused not-asked."""
    with Doing(seen, "decide-extension", deed) as task:
        asked = task.extensions.filter(granted__isnull=True).first()
        if asked is None:
            raise Refused("not-asked")
        asked.granted, asked.decided_by, asked.decided_at = granted, deed.by, deed.at
        asked.save()
        if granted:
            task.due_current = max(task.due_current, asked.wanted)


def ask_closing(seen: Seen, deed: Deed) -> None:
    """申请办结. Raises Refused no-evidence: nothing of this round shows anything."""
    with Doing(seen, "ask-closing", deed) as task:
        if not task.evidence.filter(round=task.round, finding=None).exists():
            raise Refused("no-evidence")
