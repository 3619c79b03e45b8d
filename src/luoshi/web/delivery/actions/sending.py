"""Who goes and looks: of a sample, of tasks named by hand, and again where an objection was upheld."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from luoshi.web.delivery.actions.base import Deed, Refused, Seen, day_of, text
from luoshi.web.delivery.actions.drawing import held, journaled, snapshot, touched
from luoshi.web.delivery.models import LONGEST_LINE, Assignment, Finding, Inspection, Sampled, Task
from luoshi.web.delivery.queries.inspecting import fit, places
from luoshi.web.delivery.transitions import INSPECTABLE, SAID_DONE

MOST_NAMED = 200


@transaction.atomic
def name_tasks(deed: Deed, title: str, due: date, tasks: Sequence[int], inspector: str) -> int:
    """Send somebody to look at tasks that the office names, with the reason; the inspection's number.

    Raises Refused: title, reason, no-tasks (none, too many, not there), not-inspectable, no-inspector.
    """
    if not text(title, longest=LONGEST_LINE):
        raise Refused("title")
    if not text(deed.reason):
        raise Refused("reason")
    rows = list(Task.objects.select_for_update().filter(pk__in=tasks).order_by("pk"))
    if not 0 < len(rows) <= MOST_NAMED or len(rows) != len(set(tasks)):
        raise Refused("no-tasks")
    if any(row.state not in INSPECTABLE for row in rows):
        raise Refused("not-inspectable")
    able = fit(rows, day_of(deed.at))
    if any(inspector not in {each.login for each in able[row.pk]} for row in rows):
        raise Refused("no-inspector")
    made = Inspection.objects.create(
        kind="named", title=text(title, longest=LONGEST_LINE), state="drawn", reason=text(deed.reason), due=due,
        by=deed.by, at=deed.at, last_action="name-tasks", last_by=deed.by,
    )  # fmt: skip
    place_of = places()
    for row in rows:
        sampled = Sampled(
            inspection=made, task=row, stratum=place_of[row.lead_id], revision=row.revision,
            reported=row.state in SAID_DONE,
        )  # fmt: skip
        sampled.save()
        _send(sampled, inspector, deed)
    journaled(made, "name-tasks", deed, None, sent={str(row.pk): inspector for row in rows})
    return made.pk


def send_inspectors(seen: Seen, deed: Deed, sent: Mapping[int, str]) -> None:
    """Say who looks at which of the sampled tasks, by the ids of Sampled; who is not named stays as they are.

    Raises Refused: no-inspection, not-drawn, no-tasks, found-already, no-inspector; StaleInspection.
    """
    with transaction.atomic():
        row = held(seen)
        before = snapshot(row)
        if row.state != "drawn":
            raise Refused("not-drawn")
        sample = {each.pk: each for each in row.sample.select_related("task").filter(pk__in=sent)}
        if not sent or len(sample) != len(sent):
            raise Refused("no-tasks")
        now = {each.sampled_id: each for each in Assignment.objects.filter(sampled__in=sample, replaced=False)}
        found = set(Finding.objects.filter(assignment__in=now.values()).values_list("assignment", flat=True))
        changed = {}
        able = fit([each.task for each in sample.values()], day_of(deed.at))
        for number, login in sent.items():
            last = now.get(number)
            if last is not None and last.inspector == login:
                continue
            if last is not None and last.pk in found:
                raise Refused("found-already")
            if login not in {each.login for each in able[sample[number].task_id]}:
                raise Refused("no-inspector")
            _send(sample[number], login, deed)
            changed[str(sample[number].task_id)] = login
        if changed:
            touched(row, "send-inspectors", deed, before, sent=changed)


def send_again(finding: Finding, task: Task, deed: Deed, inspector: str) -> None:
    """Where an objection was upheld: somebody else looks, about the same sampled task. Raises Refused no-inspector."""
    if inspector not in {each.login for each in fit([task], day_of(deed.at))[task.pk]}:
        raise Refused("no-inspector")
    if finding.assignment is not None:
        sampled = finding.assignment.sampled
    else:
        made = Inspection.objects.create(
            kind="named", title=text(task.title)[:LONGEST_LINE], state="drawn", reason=text(deed.reason),
            due=task.due_current, by=deed.by, at=deed.at, last_action="name-tasks", last_by=deed.by,
        )  # fmt: skip
        sampled = Sampled(
            inspection=made, task=task, stratum=places()[task.lead_id], revision=task.revision,
            reported=task.state in SAID_DONE,
        )  # fmt: skip
        sampled.save()
    _send(sampled, inspector, deed)
    row = Inspection.objects.select_for_update().get(pk=sampled.inspection_id)
    touched(row, "send-inspectors", deed, snapshot(row), sent={str(task.pk): inspector})


def _send(sampled: Sampled, inspector: str, deed: Deed) -> None:
    Assignment.objects.filter(sampled=sampled, replaced=False).update(replaced=True)
    Assignment.objects.create(sampled=sampled, task_id=sampled.task_id, inspector=inspector, by=deed.by, at=deed.at)
