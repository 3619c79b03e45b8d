"""One way to do something about a task: with the revision that was seen, in one transaction, with a line of history."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from luoshi.web.delivery.models import LONGEST, LONGEST_LINE, Event, Task
from luoshi.web.delivery.transitions import (
    APPROVING,
    INSPECTING,
    REPORTING,
    TRANSITIONS,
    State,
    TaskAction,
    overdue,
)
from luoshi.web.journal.actions import LOCAL, append


@dataclass(frozen=True, slots=True)
class Seen:
    """A task as the person saw it."""

    id: int
    revision: int


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does it and when, why, and which document (name and number) decided it."""

    by: str
    at: datetime
    reason: str = ""
    document: str = ""


class Stale(Exception):
    """Somebody else was faster. event: the last thing done about the task."""

    def __init__(self, event: Event) -> None:
        super().__init__(f"{event.action} by {event.by}")
        self.event = event


class Refused(Exception):
    """What cannot be done about a task as things are. code: why; see luoshi.web.delivery.words.REFUSED."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_KEPT = ("title", "lead_id", "leader", "criterion", "state", "round", "ever_overdue", "reopen_count", "secrecy")
_DUTIES = (REPORTING, INSPECTING, APPROVING)


def day_of(at: datetime) -> date:
    """The day of a moment, where the register is kept."""
    return timezone.localdate(at)


def text(given: str, *, longest: int = LONGEST) -> str:
    """A text as it is kept: without what cannot be printed, at most `longest` characters. Raises Refused too-long."""
    kept = "".join(letter for letter in given if letter.isprintable() or letter == "\n").strip()
    if len(kept) > longest:
        raise Refused("too-long")
    return kept


def snapshot(task: Task) -> dict[str, Any]:
    """What a task says at this moment."""
    kept: dict[str, Any] = {name: getattr(task, name) for name in _KEPT}
    return {**kept, "due_current": task.due_current.isoformat()}


def new_event(task: Task, number: int, action: str, deed: Deed, before: dict[str, Any]) -> Event:
    """A line of history, not yet written."""
    return Event(
        task=task, number=number, action=action, by=deed.by, at=deed.at, before=before, after=snapshot(task),
        reason=text(deed.reason), document=text(deed.document, longest=LONGEST_LINE),
    )  # fmt: skip


def journaled(task: Task, action: str, deed: Deed, before: dict[str, Any] | None) -> None:
    """Tell the journal, last in the transaction, what was done about a task."""
    append(deed.by or LOCAL, action, "task", str(task.pk), before, snapshot(task), deed.at)


class Doing:
    """A task held while something is done about it: `with Doing(seen, action, deed) as task`.

    Everything inside happens whole or not at all. Raises Refused: no-task, wrong-state, reason, document, four-eyes;
    Stale.
    """

    def __init__(self, seen: Seen, action: TaskAction, deed: Deed) -> None:
        self.seen, self.action, self.deed = seen, action, deed
        self._atomic = transaction.atomic()

    def __enter__(self) -> Task:
        self._atomic.__enter__()
        try:
            return self._begin()
        except BaseException as error:
            self._atomic.__exit__(type(error), error, error.__traceback__)
            raise

    def _begin(self) -> Task:
        task = Task.objects.select_for_update().filter(pk=self.seen.id).first()
        if task is None:
            raise Refused("no-task")
        if task.revision != self.seen.revision:
            raise Stale(Event.objects.get(task=task, number=task.revision))
        state: State = task.state  # type: ignore[assignment]
        step = TRANSITIONS.get((state, self.action))
        if step is None:
            raise Refused("wrong-state")
        if step.asks == "reason" and not text(self.deed.reason):
            raise Refused("reason")
        if step.asks == "document" and not text(self.deed.document):
            raise Refused("document")
        four_eyes(task, self.action, self.deed.by)
        self.before = snapshot(task)
        if overdue(task.state, task.due_current, day_of(self.deed.at)):
            task.ever_overdue = True
        task.state = step.after
        self.task = task
        return task

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        try:
            if kind is None:
                self.task.revision += 1
                self.task.save()
                new_event(self.task, self.task.revision, self.action, self.deed, self.before).save()
                journaled(self.task, self.action, self.deed, self.before)
        except BaseException as failed:
            self._atomic.__exit__(type(failed), failed, failed.__traceback__)
            raise
        self._atomic.__exit__(kind, error, trace)


def four_eyes(task: Task, action: TaskAction, by: str) -> None:
    """Inspector ≠ reporter ≠ approver, of one task for ever; raises Refused four-eyes."""
    own = next((duty for duty in _DUTIES if action in duty), None)
    if own is None:
        return
    others = frozenset[str]().union(*(duty for duty in _DUTIES if duty is not own))
    if Event.objects.filter(task=task, by=by, action__in=others).exists():
        raise Refused("four-eyes")
