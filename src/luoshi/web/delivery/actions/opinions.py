"""代表意见: what deputies think of how a promise is kept."""

from django.db import transaction

from luoshi.web.delivery.actions.base import Deed, Refused, text
from luoshi.web.delivery.models import Event, Opinion, Task
from luoshi.web.delivery.queries.standing import PUBLIC
from luoshi.web.delivery.transitions import VERDICTS
from luoshi.web.journal.actions import append


@transaction.atomic
def give_opinion(task: int, deed: Deed, verdict: str, said: str = "") -> None:
    """A deputy's opinion of a public task, in place of what the same deputy said before; both stay.

    Raises Refused: not-public, own-task (who had a part in it does not judge it), verdict, same-opinion,
    too-long.
    """
    # Held, so that two opinions of one deputy come one after the other.
    found = Task.objects.select_for_update().filter(pk=task).first()
    if found is None or not Task.objects.filter(PUBLIC, pk=task).exists():
        raise Refused("not-public")
    if Event.objects.filter(task=task, by=deed.by).exists():
        raise Refused("own-task")
    if verdict not in VERDICTS:
        raise Refused("verdict")
    before = Opinion.objects.filter(task=task, by=deed.by).order_by("-pk").values("verdict", "text").first()
    after = {"verdict": verdict, "text": text(said)}
    if before == after:
        raise Refused("same-opinion")
    Opinion(task=found, by=deed.by, at=deed.at, **after).save()
    append(deed.by, "give-opinion", "task", str(task), before, after, deed.at)
