"""Reads of dispatch rounds and action items: nothing of a task or an item that the person may not see."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.db.models import Count, Q, QuerySet

from luoshi.judging.agenda import WORST_FIRST
from luoshi.judging.lights import Light
from luoshi.web.delivery.models import ActionItem, Carried, Item, Round, Task
from luoshi.web.delivery.queries.sight import reports_seen, unhidden
from luoshi.web.delivery.queries.tasks import visible
from luoshi.web.delivery.transitions import ItemState
from luoshi.web.people.person import Person


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round in the list, counting only what the person may see. off_track: tasks by the colour of their light."""

    number: int
    held_on: date
    open: bool
    opened_by: str
    opened_at: datetime
    closed_by: str
    closed_at: datetime | None
    note: str
    sha256: str
    revision: int
    off_track: dict[str, int]
    decided: int
    unfinished: int

    @property
    def tasks(self) -> int:
        """How many tasks are on the agenda."""
        return sum(self.off_track.values())


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action item. title: of its task, "" where the person may not see that. task: 0 then.

    overdue: still open on the day asked about, and after its date. note: what the unit says, "" where not to be seen.
    """

    id: int
    round: int
    task: int
    title: str
    text: str
    unit: str
    due: date
    state: ItemState
    overdue: bool
    note: str
    done_by: str
    done_at: datetime | None
    confirmed_by: str
    confirmed_at: datetime | None
    returned: str
    times_returned: int
    decided_by: str
    decided_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A task on the agenda as it stood then, with what was decided. told: the person may see what the unit says.

    light: None where it came of what the unit says and the person may not see that.
    """

    id: int
    place: int
    task: int
    title: str
    lead: str
    lead_id: int
    leader: str
    due: date
    light: Light | None
    told: bool
    percent: int | None
    problem: str
    help: str
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """A round whole. carried: the action items it began with, each with how it stood then."""

    row: RoundRow
    items: tuple[AgendaRow, ...]
    carried: tuple[tuple[ActionRow, ItemState, bool], ...]


_BY_DATES = frozenset({"overdue", "not-signed", "report-missing"})
"""Reasons that come of dates alone, and say nothing of what the unit reported."""


def items_visible(person: Person) -> Q:
    """The action items that a person may see: of tasks that they may see and need not look at first, and those given
    to their own units. The rule of `see-item` as a condition; a test holds them together."""
    seen = Q(task__in=Task.objects.filter(unhidden(person)).values("pk"))
    if person.role == "administrator" or person.temporary:
        return seen
    return seen | Q(unit__in=_own(person))


def rounds(person: Person, limit: int = 200) -> tuple[RoundRow, ...]:
    """The rounds, the latest first."""
    return _rounds(person, Round.objects.order_by("-number")[:limit])


def agenda(number: int, person: Person, today: date) -> Agenda | None:
    """A round with what the person may see of it, or None."""
    found = _rounds(person, Round.objects.filter(number=number)) if number < 2**31 else ()
    if not found:
        return None
    seen = Task.objects.filter(visible(person)).values("pk")
    items = list(Item.objects.filter(round__number=number, task__in=seen).select_related("task").order_by("place"))
    decided = defaultdict(list)
    for row in _actions(ActionItem.objects.filter(round__number=number), person, today):
        decided[row.task].append(row)
    told = set(Task.objects.filter(reports_seen(person), dispatched__round__number=number).values_list("pk", flat=True))
    carried = Carried.objects.filter(round__number=number).values_list("item", "state", "overdue")
    stood = {item: (cast(ItemState, state), late) for item, state, late in carried}
    before = _actions(ActionItem.objects.filter(pk__in=list(stood)), person, today)
    rows = tuple(
        AgendaRow(
            row.pk, row.place, row.task_id, row.task.title, row.lead, row.task.lead_id, row.leader, row.due,
            _light(row, row.task_id in told), row.task_id in told,
            *((row.percent, row.problem, row.help) if row.task_id in told else (None, "", "")),
            tuple(decided[row.task_id]),
        )
        for row in items
    )  # fmt: skip
    return Agenda(found[0], rows, tuple((row, *stood[row.id]) for row in before))


def action_items(
    person: Person, today: date, *, number: int | None = None, id: int | None = None, unfinished: bool = False,
    limit: int = 2000,
) -> tuple[ActionRow, ...]:  # fmt: skip
    """The action items that a person may see, the earliest due first. number: of one round only."""
    found = ActionItem.objects.all()
    for name, value in (("round__number", number), ("pk", id)):
        found = found.filter(**{name: value}) if value is not None else found
    return _actions(found.exclude(state="confirmed") if unfinished else found, person, today, limit)


def items_of(task: int, person: Person, today: date, blind: bool) -> tuple[ActionRow, ...]:
    """The action items of a task that the person may see. blind: they are to look at it first."""
    found = ActionItem.objects.filter(task=task)
    return _rows(found.filter(unit__in=_own(person)) if blind else found, person, today)


def _light(row: Item, told: bool) -> Light | None:
    found = Light(cast(Any, row.colour), cast(Any, row.reason), row.number)
    return found if told or found.reason in _BY_DATES else None


def items_waiting(person: Person, today: date, limit: int = 200) -> tuple[ActionRow, ...]:
    """The action items on which this person is to do the next thing: do what was decided, or confirm it."""
    if person.role == "administrator":
        return ()
    waits = Q(pk__in=())
    if person.local or person.holds("delivery"):
        waits |= Q(state="done")
    waits |= Q(state="open") if person.local else Q(state="open", unit__in=person.reach("liaison", "head"))
    return _actions(ActionItem.objects.filter(waits), person, today, limit)


def _rounds(person: Person, found: QuerySet[Round, Round]) -> tuple[RoundRow, ...]:
    rows = list(found)
    numbers = [row.number for row in rows]
    seen = Task.objects.filter(visible(person)).values("pk")
    colours: dict[int, dict[str, int]] = defaultdict(dict)
    counted = Item.objects.filter(round__number__in=numbers, task__in=seen).order_by()
    for number, colour, count in counted.values_list("round__number", "colour").annotate(n=Count("*")):
        colours[number][colour] = count
    decided = ActionItem.objects.filter(items_visible(person), round__number__in=numbers).order_by()
    counts = {
        number: (every, every - confirmed)
        for number, every, confirmed in decided.values_list("round__number").annotate(
            every=Count("*"), confirmed=Count("pk", filter=Q(state="confirmed"))
        )
    }
    return tuple(
        RoundRow(
            row.number, row.held_on, row.open, row.opened_by, row.opened_at, row.closed_by, row.closed_at, row.note,
            row.sha256, row.revision,
            {colour: colours[row.number][colour] for colour in WORST_FIRST if colour in colours[row.number]},
            *counts.get(row.number, (0, 0)),
        )
        for row in rows
    )  # fmt: skip


def _actions(
    found: QuerySet[ActionItem, ActionItem], person: Person, today: date, limit: int = 2000
) -> tuple[ActionRow, ...]:
    return _rows(found.filter(items_visible(person)), person, today, limit)


def _own(person: Person) -> frozenset[int]:
    return person.reach("liaison", "head", "leader")


def _rows(
    found: QuerySet[ActionItem, ActionItem], person: Person, today: date, limit: int = 2000
) -> tuple[ActionRow, ...]:
    """Action items that the person may see; of the tasks that they are about, what they may see of those."""
    rows = list(found.select_related("round", "task").order_by("due", "pk")[:limit])
    if not rows:
        return ()
    tasks = Task.objects.filter(pk__in={row.task_id for row in rows}).order_by()
    seen = set(tasks.filter(visible(person)).values_list("pk", flat=True))
    told = set(tasks.filter(reports_seen(person)).values_list("pk", flat=True))
    own = _own(person)
    return tuple(
        ActionRow(
            row.pk, row.round.number, row.task_id if row.task_id in seen else 0,
            row.task.title if row.task_id in seen else "", row.text,
            row.unit_name, row.due, cast(ItemState, row.state), row.state == "open" and row.due < today,
            row.done_note if row.task_id in told or row.unit_id in own else "", row.done_by, row.done_at,
            row.confirmed_by, row.confirmed_at, row.returned, row.times_returned, row.decided_by, row.decided_at,
            row.revision,
        )
        for row in rows
    )  # fmt: skip
