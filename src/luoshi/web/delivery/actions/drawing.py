"""抽查: frame and seed are put on record by their hashes; then the seed is shown, and the sample follows from both."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from luoshi.judging.sampling import AQLS, SEED, Commitment, Unit, commit, draw, frame_file, in_proportion, plan, strata
from luoshi.web.delivery.actions.base import Deed, Refused, Seen, text
from luoshi.web.delivery.models import LONGEST_LINE, Assignment, Event, Inspection, Sampled, Task
from luoshi.web.delivery.queries.inspecting import places
from luoshi.web.delivery.transitions import INSPECTABLE, SAID_DONE
from luoshi.web.journal.actions import LOCAL, append

LARGEST_FRAME = 20_000
LONGEST_SEED = 64
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tasks make a frame. unit: the lead unit's id. place: a county, a zone, or 市直. until: due by that day."""

    states: tuple[str, ...] = INSPECTABLE
    unit: int | None = None
    place: str = ""
    until: date | None = None

    def kept(self) -> dict[str, Any]:
        """As it is stored."""
        until = self.until.isoformat() if self.until else None
        return {"states": list(self.states), "unit": self.unit, "place": self.place, "until": until}


@dataclass(frozen=True, slots=True)
class Size:
    """How many are drawn: a number, or as the plan of an AQL says; one of both."""

    number: int | None = None
    aql: str = ""


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame as it is now. reported: per stratum, how many are reported done."""

    units: tuple[Unit, ...]
    there: dict[str, int]
    reported: dict[str, int]
    sizes: dict[str, int]
    most: int | None


class StaleInspection(Exception):
    """Somebody else was faster. action, by: what was done to the inspection last, and by whom."""

    def __init__(self, action: str, by: str) -> None:
        super().__init__(f"{action} by {by}")
        self.action, self.by = action, by


def framed(asked: Asked, size: Size) -> Framed:
    """The frame that is asked for, and how many of each stratum are drawn; nothing is written.

    Raises Refused: plan-states (a plan counts what was reported done and is not), sample-size, frame-size, states.
    """
    if not asked.states or not set(asked.states) <= set(INSPECTABLE):
        raise Refused("states")
    if (size.number is None) == (not size.aql) or (size.aql and size.aql not in AQLS):
        raise Refused("sample-size")
    if size.aql and not set(asked.states) <= set(SAID_DONE):
        raise Refused("plan-states")
    place_of = places()
    found = Task.objects.filter(state__in=asked.states)
    if asked.unit is not None:
        found = found.filter(lead=asked.unit)
    if asked.place:
        found = found.filter(lead__in=[unit for unit, place in place_of.items() if place == asked.place])
    if asked.until is not None:
        found = found.filter(due_current__lte=asked.until)
    rows = list(found.order_by("pk").values_list("pk", "revision", "lead", "state")[: LARGEST_FRAME + 1])
    if not rows or len(rows) > LARGEST_FRAME:
        raise Refused("frame-size")
    units = tuple(Unit(f"{task}@{revision}", place_of[lead]) for task, revision, lead, _state in rows)
    done = strata(unit for unit, row in zip(units, rows, strict=True) if row[3] in SAID_DONE)
    there, most = strata(units), None
    number = size.number
    if size.aql:
        found_plan = plan(len(units), size.aql)
        number, most = found_plan.size, found_plan.most
    assert number is not None
    if not 1 <= number <= len(units):
        raise Refused("sample-size")
    return Framed(units, there, {name: done.get(name, 0) for name in there}, in_proportion(there, number), most)


@transaction.atomic
def commit_draw(
    deed: Deed, title: str, due: date, asked: Asked, size: Size, seed: bytes = b"", seed_sha256: str = ""
) -> int:
    """Put frame and seed on record by their hashes, before anybody can know the sample; the inspection's number.

    seed: made by the program and shown to nobody till the draw; or seed_sha256: of one that the office keeps itself.
    Raises Refused: as framed, title, seed, too-long.
    """
    if not text(title, longest=LONGEST_LINE):
        raise Refused("title")
    own = not seed
    digits = seed_sha256.lower()
    if own and (len(digits) != 64 or set(digits) - set("0123456789abcdef")):
        raise Refused("seed")
    found = framed(asked, size)
    frame = frame_file(found.units, found.sizes)
    # Of a seed of the office's own only its hash is known yet.
    committed = commit(frame, seed or bytes(SEED))
    row = Inspection.objects.create(
        kind="drawn", title=text(title, longest=LONGEST_LINE), state="committed", due=due, asked=asked.kept(),
        frame=frame, frame_sha256=committed.frame, reported=found.reported, seed=seed.hex(),
        seed_sha256=digits if own else committed.seed, own_seed=own, aql=size.aql, most=found.most, by=deed.by,
        at=deed.at, last_action="commit-draw", last_by=deed.by,
    )  # fmt: skip
    journaled(row, "commit-draw", deed, None)
    return row.pk


def draw_sample(seen: Seen, deed: Deed, seed: bytes = b"") -> None:
    """Show the seed and draw. seed: where the office kept its own.

    Raises Refused: no-inspection, drawn-already, seed, frame-changed; StaleInspection.
    """
    with transaction.atomic():
        row = held(seen)
        before = snapshot(row)
        if row.state != "committed":
            raise Refused("drawn-already")
        key = seed if row.own_seed else bytes.fromhex(row.seed)
        if not SEED <= len(key) <= LONGEST_SEED:
            raise Refused("seed")
        if sha256(key).hexdigest() != row.seed_sha256:
            raise Refused("seed")
        try:
            drawn = draw(bytes(row.frame), key, Commitment(row.frame_sha256, row.seed_sha256))
        except ValueError as error:
            # The stored frame is not the one on record: never drawn from.
            raise Refused("frame-changed") from error
        keys = [(int(task), int(revision)) for task, revision in (unit.key.split("@") for unit in drawn)]
        done = _reported_then(keys)
        Sampled.objects.bulk_create(
            Sampled(inspection=row, task_id=task, stratum=unit.stratum, revision=revision, reported=task in done)
            for unit, (task, revision) in zip(drawn, keys, strict=True)
        )
        row.state, row.seed, row.drawn_by, row.drawn_at = "drawn", key.hex(), deed.by, deed.at
        touched(row, "draw-sample", deed, before)


def _reported_then(keys: list[tuple[int, int]]) -> set[int]:
    """Which of the tasks were reported done at the revisions that the frame has."""
    wanted = dict(keys)
    found = set()
    for task, number, after in Event.objects.filter(task__in=wanted).values_list("task", "number", "after"):
        if wanted[task] == number and after.get("state") in SAID_DONE:
            found.add(task)
    # A task without history stands as it was made.
    unsaid = [task for task, revision in wanted.items() if revision == 0]
    return found | set(Task.objects.filter(pk__in=unsaid, state__in=SAID_DONE).values_list("pk", flat=True))


def cancel(seen: Seen, deed: Deed) -> None:
    """Give an inspection up, with the reason; it stays on record, and who was sent and has not looked is no longer.

    Raises Refused: no-inspection, reason, cancelled-already.
    """
    with transaction.atomic():
        row = held(seen)
        before = snapshot(row)
        if not text(deed.reason):
            raise Refused("reason")
        if row.state == "cancelled":
            raise Refused("cancelled-already")
        Assignment.objects.filter(sampled__inspection=row, finding=None).update(replaced=True)
        row.state, row.reason = "cancelled", text(f"{row.reason}\n{deed.reason}")
        touched(row, "cancel-inspection", deed, before)


def held(seen: Seen) -> Inspection:
    """The inspection, locked, as it was seen; raises Refused no-inspection, StaleInspection."""
    row = Inspection.objects.select_for_update().filter(pk=seen.id).first()
    if row is None:
        raise Refused("no-inspection")
    if row.revision != seen.revision:
        raise StaleInspection(row.last_action, row.last_by)
    return row


def snapshot(row: Inspection) -> dict[str, Any]:
    """What is on record about an inspection; of the seed, until the draw, the hash alone."""
    names = ("kind", "title", "state", "reason", "asked", "frame_sha256", "reported", "seed_sha256", "aql", "most")
    shown = {name: getattr(row, name) for name in names}
    return {**shown, "due": row.due.isoformat(), "seed": row.seed if row.state == "drawn" else ""}


def touched(row: Inspection, action: str, deed: Deed, before: dict[str, Any], **more: Any) -> None:
    """Keep a changed inspection and tell the journal, last in the transaction. more: what else was done."""
    row.revision += 1
    row.last_action, row.last_by = action, deed.by
    row.save()
    journaled(row, action, deed, before, **more)


def journaled(row: Inspection, action: str, deed: Deed, before: dict[str, Any] | None, **more: Any) -> None:
    """Tell the journal, last in the transaction, what was done about an inspection."""
    append(deed.by or LOCAL, action, "inspection", str(row.pk), before, {**snapshot(row), **more}, deed.at)
