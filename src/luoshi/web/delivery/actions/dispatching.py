"""调度: rounds opened, decided in and closed; and the action items that come of them."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from luoshi.judging.agenda import off_track, severity
from luoshi.web.delivery.actions.assigning import usable
from luoshi.web.delivery.actions.base import Deed, Refused, Seen, day_of, text
from luoshi.web.delivery.models import ActionItem, Carried, Item, Report, Round, Task
from luoshi.web.delivery.queries.tasks import task_row, told
from luoshi.web.delivery.transitions import ITEM_TRANSITIONS, OPEN, ItemAction
from luoshi.web.journal.actions import LOCAL, append
from luoshi.web.journal.models import Event as Journaled
from luoshi.web.people import person


class Overtaken(Exception):
    """Somebody else was faster, about a round or an action item. action: what they did. by: who."""

    def __init__(self, action: str, by: str) -> None:
        super().__init__(f"{action} by {by}")
        self.action, self.by = action, by


@dataclass(frozen=True, slots=True)
class Decided:
    """What a round wants: what is to be done, by which unit (its id), until when."""

    text: str
    unit: int
    due: date


def open_round(deed: Deed, held_on: date) -> int:
    """A round with every task that is off track, the worst first, and the action items still open; its number.

    The light and what the unit said are kept as they are at this moment. Raises Refused round-open: one is.
    """
    try:
        with transaction.atomic():
            if Round.objects.filter(open=True).exists():
                raise Refused("round-open")
            last = Round.objects.order_by("-number").first()
            round = Round(
                number=last.number + 1 if last else 1, held_on=held_on, opened_by=deed.by, opened_at=deed.at
            )  # fmt: skip
            round.save(force_insert=True)
            items, carried = _agenda(round, day_of(deed.at)), _carried(round, day_of(deed.at))
            Item.objects.bulk_create(items)
            Carried.objects.bulk_create(carried)
            after = {
                **_round(round),
                "tasks": [item.task_id for item in items],
                "carried": [row.item_id for row in carried],
            }
            append(deed.by or LOCAL, "open-round", "round", str(round.number), None, after, deed.at)
    except IntegrityError:
        # Two at once: the other one's is open.
        raise Refused("round-open") from None
    return round.number


def _agenda(round: Round, today: date) -> list[Item]:
    every = told(Task.objects.filter(state__in=OPEN), person.LOCAL).order_by("pk")
    found = [(task, task_row(task, today)) for task in every]
    chosen = [(task, row) for task, row in found if off_track(row.light)]
    chosen.sort(key=lambda each: (severity(each[1].light), each[1].due_current, each[1].id))
    last: dict[int, tuple[int | None, str, str]] = {}
    said = Report.objects.filter(task__state__in=OPEN).order_by("pk")
    for id, percent, problem, help in said.values_list("task", "percent", "problem", "help"):
        last[id] = (percent, problem, help)
    items = []
    for place, (task, row) in enumerate(chosen, 1):
        percent, problem, help = last.get(task.pk, (None, "", ""))
        items.append(
            Item(
                round=round, task=task, place=place, colour=row.light.colour, reason=row.light.reason,
                number=row.light.number, lead=row.lead, leader=row.leader, due=row.due_current,
                percent=percent, problem=problem, help=help,
            )
        )  # fmt: skip
    return items


def _carried(round: Round, today: date) -> list[Carried]:
    rows = ActionItem.objects.exclude(state="confirmed").order_by("due", "pk")
    return [
        Carried(
            round=round, item=row, state=row.state, overdue=row.state == "open" and row.due < today,
            done_note=row.done_note,
        )
        for row in rows
    ]  # fmt: skip


def decide_item(number: int, item: int, known: int, deed: Deed, decided: Decided) -> int:
    """议定: an action item about a task on the agenda, with the unit that owes it and a date; its id.

    known: how many action items about that task the person saw in this round. Raises Refused: no-round, round-closed,
    no-item, nothing-decided, due-before-round, no-unit, unit-closed, too-long; Overtaken.
    """
    with transaction.atomic():
        round = _held(number)
        about = Item.objects.filter(round=round, pk=item).first()
        if about is None:
            raise Refused("no-item")
        others = ActionItem.objects.filter(round=round, task=about.task_id).order_by("-pk")
        if len(others) != known:
            raise Overtaken("decide-item", others[0].decided_by if others else "")
        wanted = text(decided.text)
        if not wanted:
            raise Refused("nothing-decided")
        if decided.due < round.held_on:
            raise Refused("due-before-round")
        unit = usable(decided.unit)
        made = ActionItem(
            round=round, task_id=about.task_id, text=wanted, unit=unit, unit_name=unit.short, due=decided.due,
            decided_by=deed.by, decided_at=deed.at,
        )  # fmt: skip
        made.save(force_insert=True)
        round.revision += 1
        round.save(update_fields=("revision",))
        append(deed.by or LOCAL, "decide-item", "action-item", str(made.pk), None, _item(made), deed.at)
    return made.pk


def close_round(number: int, revision: int, deed: Deed, note: str = "") -> None:
    """The round becomes a record. revision: as it was seen.

    Raises Refused: no-round, round-closed, too-long; Overtaken.
    """
    with transaction.atomic():
        round = _held(number)
        if round.revision != revision:
            last = ActionItem.objects.filter(round=round).order_by("-pk").first()
            raise Overtaken("decide-item", last.decided_by if last else "")
        before = _round(round)
        round.open, round.closed_by, round.closed_at, round.note = False, deed.by, deed.at, text(note)
        round.sha256 = hashlib.sha256(minutes(round).encode()).hexdigest()
        round.save()
        append(deed.by or LOCAL, "close-round", "round", str(number), before, _round(round), deed.at)


def do_item(seen: Seen, deed: Deed, note: str) -> None:
    """The unit says that it is done, and what was. Raises Refused: nothing-done, and as _about; Overtaken."""
    with transaction.atomic():
        item = _about(seen, "do-action-item")
        before = _item(item)
        item.done_note, item.done_by, item.done_at = text(note), deed.by, deed.at
        if not item.done_note:
            raise Refused("nothing-done")
        _keep(item, "do-action-item", deed, before)


def confirm_item(seen: Seen, deed: Deed) -> None:
    """The office agrees. Raises Refused: own-word (who says done does not confirm it), and as _about; Overtaken."""
    with transaction.atomic():
        item = _about(seen, "confirm-action-item")
        if item.done_by == deed.by:
            raise Refused("own-word")
        before = _item(item)
        item.confirmed_by, item.confirmed_at = deed.by, deed.at
        _keep(item, "confirm-action-item", deed, before)


def return_item(seen: Seen, deed: Deed) -> None:
    """The office does not agree, with the reason. Raises Refused: reason, and as _about; Overtaken."""
    with transaction.atomic():
        item = _about(seen, "return-action-item")
        before = _item(item)
        item.returned = text(deed.reason)
        if not item.returned:
            raise Refused("reason")
        item.times_returned += 1
        _keep(item, "return-action-item", deed, before)


def minutes(round: Round) -> str:
    """The minutes of a round as one text that never changes once it is closed: what its sha256 is of."""
    items = round.items.order_by("place").values(
        "task", "place", "colour", "reason", "number", "lead", "leader", "due", "percent", "problem", "help"
    )
    decided = round.actions.order_by("pk").values(*ActionItem.FIXED)
    carried = round.carried.order_by("item").values("item", "state", "overdue", "done_note")
    whole = {
        "number": round.number, "held_on": round.held_on, "note": round.note, "items": list(items),
        "decided": list(decided), "carried": list(carried),
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, default=_as_text)


def _as_text(value: Any) -> str:
    return str(value.timestamp()) if hasattr(value, "timestamp") else str(value)


def _held(number: int) -> Round:
    """An open round, held until the transaction ends."""
    round = Round.objects.select_for_update().filter(number=number).first()
    if round is None:
        raise Refused("no-round")
    if not round.open:
        raise Refused("round-closed")
    return round


def _about(seen: Seen, action: ItemAction) -> ActionItem:
    """An action item held for an action. Raises Refused: no-item, wrong-item-state; Overtaken."""
    item = ActionItem.objects.select_for_update().filter(pk=seen.id).first()
    if item is None:
        raise Refused("no-item")
    if item.revision != seen.revision:
        last = Journaled.objects.filter(kind="action-item", key=str(item.pk)).order_by("-number").first()
        raise Overtaken(last.action if last else "decide-item", last.who if last else item.decided_by)
    if item.state != ITEM_TRANSITIONS[action][0]:
        raise Refused("wrong-item-state")
    return item


def _keep(item: ActionItem, action: ItemAction, deed: Deed, before: dict[str, Any]) -> None:
    item.state = ITEM_TRANSITIONS[action][1]
    item.revision += 1
    item.save()
    append(deed.by or LOCAL, action, "action-item", str(item.pk), before, _item(item), deed.at)


def _round(round: Round) -> dict[str, Any]:
    return {
        "number": round.number, "held_on": round.held_on.isoformat(), "open": round.open, "note": round.note,
        "sha256": round.sha256,
    }  # fmt: skip


def _item(item: ActionItem) -> dict[str, Any]:
    return {
        "round": item.round.number, "task": item.task_id, "text": item.text, "unit": item.unit_id,
        "due": item.due.isoformat(), "state": item.state, "done_note": item.done_note, "returned": item.returned,
        "times_returned": item.times_returned,
    }  # fmt: skip
