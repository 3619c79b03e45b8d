"""Long work: asked for, done by the worker (or at once where it is short), told, and deleted when its time is over."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from luoshi import intake, reading
from luoshi.cli.reports import dated
from luoshi.facts import Refusal
from luoshi.web.register.actions.admitting import admit
from luoshi.web.register.actions.importing import MOST_CHANGES, take_sheet
from luoshi.web.register.actions.journal import Refused
from luoshi.web.register.actions.rereading import reread
from luoshi.web.register.exports.document import BadTemplate
from luoshi.web.register.exports.edition import Progress
from luoshi.web.register.exports.files import made
from luoshi.web.register.imports.book import BadFile, opened
from luoshi.web.register.imports.plan import plan
from luoshi.web.register.imports.table import Table, table
from luoshi.web.register.imports.told import told
from luoshi.web.register.models import Job, Source
from luoshi.web.register.queries.leaving import edition, held
from luoshi.web.register.queries.reading import report

KEPT = timedelta(days=3)
"""How long a job and its files are kept."""

MOST_KEPT = 20
"""Jobs of one person on one report; the oldest make room."""

SILENT = timedelta(minutes=15)
"""After so long without a sign a running job is taken for interrupted: its worker was stopped."""

logger = logging.getLogger(__name__)


def ask(
    source: int | None, kind: str, owner: str, at: datetime, asked: dict[str, Any], given: bytes | None = None,
    given_name: str = "", *, at_once: bool = False,
) -> UUID:  # fmt: skip
    """Ask for work; the worker does it, or this call where at_once. Returns the job's id.

    source: the report's id, None for one that is only to be taken in.
    """
    sweep(at)
    mine = Job.objects.filter(source=source, owner=owner).order_by("-asked_at", "pk")
    Job.objects.filter(pk__in=list(mine.values_list("pk", flat=True)[MOST_KEPT - 1 :])).delete()
    job = Job(
        source_id=source, kind=kind, owner=owner, asked=asked,
        given=given, given_name=given_name.replace("\0", "")[:200],
        asked_at=at, touched_at=at, expires_at=at + KEPT,
    )  # fmt: skip
    with transaction.atomic():
        job.save()
        if not at_once:
            from luoshi.web.register.jobs import run

            run.enqueue(str(job.pk))
    if at_once:
        work(job.pk)
    return job.pk


def sweep(now: datetime) -> None:
    """Delete what was kept long enough, and say of work that was interrupted that it was."""
    Job.objects.filter(expires_at__lt=now).delete()
    over = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    DBTaskResult.objects.filter(status__in=over, finished_at__lt=now - KEPT).delete()
    Job.objects.filter(state="running", touched_at__lt=now - SILENT).update(
        state="failed", error={"code": "interrupted", "data": {}}
    )


def work(number: UUID) -> None:
    """Do what was asked for. Whatever happens is kept in the job; nothing is raised."""
    if not Job.objects.filter(pk=number, state="waiting").update(state="running", touched_at=timezone.now()):
        return
    job = Job.objects.select_related("source").get(pk=number)
    try:
        values = _WORK[job.kind](job, _progress(job))
    except BadFile as bad:
        values = {"state": "failed", "error": {"code": bad.code, "data": bad.data}, "given": None}
    except Refusal as refusal:
        values = {"state": "failed", "error": {"code": refusal.code, "data": refusal.data}, "given": None}
    except BadTemplate as bad:
        logger.warning("the Word template cannot be used: %s", bad)
        values = {
            "state": "failed",
            "error": {"code": "bad-template", "data": {"name": bad.path.name, "why": bad.why[:300]}},
        }
    except Exception:
        logger.exception("job %s (%s) failed", job.pk, job.kind)
        values = {"state": "failed", "error": {"code": "fault", "data": {}}}
        if job.kind == "admit":
            values["given"] = None
    Job.objects.filter(pk=number).update(**{"state": "done", "touched_at": timezone.now(), **values})


def _progress(job: Job) -> Progress:
    """Writes how far a job is, a hundred times at most."""
    last = -1

    def tell(done: int, total: int) -> None:
        nonlocal last
        percent = done * 100 // max(1, total)
        if percent != last:
            last = percent
            Job.objects.filter(pk=job.pk).update(done=done, total=total, touched_at=timezone.now())

    return tell


def _source(job: Job) -> Source:
    assert job.source is not None
    return job.source


def _admit(job: Job, progress: Progress) -> dict[str, Any]:
    """Take in the file that was given, whole or not at all; the file itself is not kept."""
    source = intake.from_bytes(job.given_name, bytes(job.given or b""))
    admitted = admit(source, dated(reading.read(source, job.asked["year"])), job.owner)
    held = Source.objects.only("pk").get(key=admitted.key)
    return {"source": held, "result": {"new": admitted.new}, "given": None}


def _export(job: Job, progress: Progress) -> dict[str, Any]:
    found = report(_source(job).key)
    wanted = edition(found, job.asked["which"]) if found else None
    if wanted is None:
        raise BadFile("no-edition")
    file = made(wanted, job.kind, progress)
    return {"made": file.data, "made_name": file.name}


def _preview(job: Job, progress: Progress) -> dict[str, Any]:
    read = _table(job)
    source = _source(job)
    found = plan(read, held(source), source.text, progress)
    if len(found.of("updated")) + len(found.of("added")) > MOST_CHANGES:
        raise BadFile("too-many-changes", most=MOST_CHANGES)
    return {"result": told(read, found)}


def _table(job: Job) -> Table:
    read = table(opened(bytes(job.given or b"")))
    if read.source and read.source != _source(job).sha256:
        raise BadFile("another-report")
    return read


def _reread(job: Job, progress: Progress) -> dict[str, Any]:
    source = _source(job)
    found = report(source.key)
    assert found is not None
    done = reread(source.pk, timezone.now(), reading.read(found.source, found.year), job.owner)
    return {"result": {name: getattr(done, name) for name in ("followed", "added", "withdrawn", "differing")}}


_WORK: dict[str, Callable[[Job, Progress], dict[str, Any]]] = {
    "excel": _export,
    "word": _export,
    "import": _preview,
    "reread": _reread,
    "admit": _admit,
}


def apply(number: UUID, by: str, at: datetime) -> bool:
    """Write what a preview showed, in one decision. False: the register has changed since; the preview is made anew.

    Raises Refused: nothing (there is nothing to write, or it was written already).
    """
    with transaction.atomic():
        job = Job.objects.select_for_update(of=("self",)).select_related("source").get(pk=number)
        if job.kind != "import" or job.state != "done" or job.result is None:
            raise Refused("nothing")
        try:
            with transaction.atomic():
                decision, found = take_sheet(_source(job).pk, by, at, _table(job), job.result["seal"])
        except Refused as refused:
            if refused.code != "changed-since":
                raise
            Job.objects.filter(pk=number).update(state="waiting", asked={**job.asked, "anew": True})
        else:
            result = {**told(_table(job), found), "decision": decision.number}
            Job.objects.filter(pk=number).update(state="applied", result=result, given=None)
            return True
    work(number)
    return False
