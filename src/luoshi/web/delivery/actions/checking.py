"""检查、反馈、再落实: verified, inspected, objected to, closed, reopened; and what only a document decides."""

from datetime import date, timedelta

from luoshi.web.delivery.actions.base import Deed, Doing, Refused, Seen, day_of, text
from luoshi.web.delivery.models import Evidence, Finding, Objection, Task

OBJECTION_WITHIN = timedelta(days=10)
"""So long after a finding the unit may object."""


def take_up(seen: Seen, deed: Deed) -> None:
    """What the unit says is done goes to be verified."""
    with Doing(seen, "take-up", deed):
        pass


def follow_through(seen: Seen, deed: Deed) -> None:
    """再落实, with what is asked: back to the unit, in a new round. The record keeps both."""
    with Doing(seen, "follow-through", deed) as task:
        task.round += 1


def inspect(seen: Seen, deed: Deed, accepted: bool, found: str) -> None:
    """核查: what somebody found who neither reports nor approves. Raises Refused nothing-found: it says not what."""
    with Doing(seen, "inspect-task", deed) as task:
        if not text(found):
            raise Refused("nothing-found")
        Finding(task=task, round=task.round, accepted=accepted, seen=text(found), by=deed.by, at=deed.at).save()


def object_to(seen: Seen, deed: Deed, finding: int) -> None:
    """The unit's objection to a finding; the finding stays. Raises Refused: no-finding, objected-already, too-late."""
    with Doing(seen, "object", deed) as task:
        row = task.findings.filter(pk=finding).first()
        if row is None:
            raise Refused("no-finding")
        if Objection.objects.filter(finding=row).exists():
            raise Refused("objected-already")
        if day_of(deed.at) > day_of(row.at + OBJECTION_WITHIN):
            raise Refused("too-late")
        Objection(finding=row, text=text(deed.reason), by=deed.by, at=deed.at).save()


def lacks(task: Task) -> str:
    """Why a task cannot be closed, as a code of Refused; "" where it can.

    Evidence of this round: an official record (A), or a contract, payment or site check (B) together with a finding
    of an independent inspector that accepts it. The last finding of the round, whatever the evidence, must not be
    against it.
    """
    tiers = set(Evidence.objects.filter(task=task, round=task.round).values_list("tier", flat=True))
    last = Finding.objects.filter(task=task, round=task.round).order_by("-pk").first()
    if last is not None and not last.accepted:
        return "found-wanting"
    if "A" in tiers:
        return ""
    if "B" not in tiers:
        return "weak-evidence"
    return "" if last is not None else "needs-finding"


def close(seen: Seen, deed: Deed) -> None:
    """办结 (销号). Raises Refused: found-wanting, weak-evidence, needs-finding (see lacks)."""
    with Doing(seen, "close-task", deed) as task:
        wanting = lacks(task)
        if wanting:
            raise Refused(wanting)


def reopen(seen: Seen, deed: Deed) -> None:
    """复开, with the reason: what was closed is not done after all."""
    with Doing(seen, "reopen-task", deed) as task:
        if task.events.filter(action="end-task").exists():
            # What a document ended only a new task begins again.
            raise Refused("ended-for-good")
        task.round += 1
        task.reopen_count += 1


def archive(seen: Seen, deed: Deed) -> None:
    """归档."""
    with Doing(seen, "archive-task", deed):
        pass


def pause(seen: Seen, deed: Deed) -> None:
    """暂缓, as a document decided."""
    with Doing(seen, "pause-task", deed):
        pass


def resume(seen: Seen, deed: Deed) -> None:
    """What was paused goes on."""
    with Doing(seen, "resume-task", deed):
        pass


def adjust(seen: Seen, deed: Deed, criterion: str = "", due: date | None = None) -> None:
    """调整, as a document decided: another criterion, another date, or both. Raises Refused nothing-adjusted."""
    with Doing(seen, "adjust-task", deed) as task:
        wanted = text(criterion) or task.criterion, due or task.due_current
        if wanted == (task.criterion, task.due_current):
            raise Refused("nothing-adjusted")
        task.criterion, task.due_current = wanted


def end(seen: Seen, deed: Deed) -> None:
    """终止, as a document decided."""
    with Doing(seen, "end-task", deed):
        pass
