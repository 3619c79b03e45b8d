"""Reads of long work: only ever for the person who asked for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from luoshi.web.register.models import Job

_SHOWN = (
    *("id", "kind", "asked", "state", "done", "total", "error", "result", "given_name", "made_name"),
    *("asked_at", "expires_at"),
)


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job; see luoshi.web.register.models.Job. key: of the report that it is about, or ""."""

    id: UUID
    key: str
    kind: str
    asked: dict[str, Any]
    state: str
    done: int
    total: int
    error: dict[str, Any] | None
    result: dict[str, Any] | None
    given_name: str
    made_name: str
    asked_at: datetime
    expires_at: datetime

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it by itself."""
        return self.state not in ("waiting", "running")

    @property
    def percent(self) -> int:
        """How far it is."""
        return 100 if self.over else min(99, self.done * 100 // max(1, self.total))


def job(number: UUID, owner: str, now: datetime) -> JobRow | None:
    """The job of that id, or None where there is none, it is another's, or its time is over."""
    row = _jobs(owner, now).filter(pk=number).first()
    return _row(row) if row else None


def jobs(source: int, owner: str, now: datetime, most: int = 8) -> tuple[JobRow, ...]:
    """A person's last jobs on a report, the newest first."""
    return tuple(_row(row) for row in _jobs(owner, now).filter(source=source).order_by("-asked_at", "id")[:most])


def made(number: UUID, owner: str, now: datetime) -> bytes | None:
    """The file that came of a job."""
    data = _jobs(owner, now).filter(pk=number, made__isnull=False).values_list("made", flat=True).first()
    return None if data is None else bytes(data)


def _jobs(owner: str, now: datetime) -> Any:
    found = Job.objects.filter(owner=owner, expires_at__gt=now)
    return found.defer("given", "made").select_related("source").defer("source__text", "given", "made")


def _row(row: Job) -> JobRow:
    return JobRow(key=row.source.key if row.source else "", **{name: getattr(row, name) for name in _SHOWN})
