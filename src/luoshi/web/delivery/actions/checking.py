"""Verified, closed, sent back, reopened 再落实、办结、复开; and what only a document decides."""

from datetime import date

from luoshi.web.delivery.actions.base import Deed, Doing, Refused, Seen, text
from luoshi.web.delivery.actions.inspecting import lacks


def take_up(seen: Seen, deed: Deed) -> None:
    """What the unit says is done goes to be verified."""
    with Doing(seen, "take-up", deed):
        pass


def follow_through(seen: Seen, deed: Deed) -> None:
    """再落实, with what is asked: back to the unit, in a new round. The record keeps both."""
    with Doing(seen, "follow-through", deed) as task:
        task.round += 1


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
