"""Reads for 分管领导: what is off track, why, what is asked of the leader, and what changed within a month."""

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from luoshi.judging.agenda import off_track, rank
from luoshi.judging.lights import COLOURS, Colour, Light, light
from luoshi.web.delivery.models import Event, Extension, Report, Task
from luoshi.web.delivery.queries.tasks import TaskRow, progress_then, task_row, told, visible
from luoshi.web.people.person import Person

MOST_SHOWN = 10
"""Tasks off track that the page names: what fits on one sheet and in five minutes."""

MOST_NAMED = 5
"""The same of what else is asked, and of lights that turned."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A task that the leader should know of. problem, help: of the last report. wanted: the date asked for, or None.

    wanted_reason: why more time is asked for. returned: why the unit gave it back, or "".
    """

    row: TaskRow
    problem: str
    help: str
    wanted: date | None
    wanted_reason: str
    returned: str

    @property
    def asks(self) -> bool:
        """Whether anything is asked of the leader."""
        return bool(self.help or self.wanted or self.returned)


@dataclass(frozen=True, slots=True)
class UnitCount:
    """The tasks of a unit, by light."""

    unit: int
    name: str
    total: int
    red: int
    yellow: int
    grey: int
    green: int


@dataclass(frozen=True, slots=True)
class Turned:
    """A task whose light is another than a month ago."""

    id: int
    title: str
    lead: str
    before: Light
    now: Light


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened since a day: tasks by what was done, and lights that turned; turned: the worst of those."""

    since: date
    given: int
    closed: int
    reopened: int
    extended: int
    overdue: int
    worse: int
    better: int
    turned: tuple[Turned, ...]

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return any((self.given, self.closed, self.reopened, self.extended, self.overdue, self.worse, self.better))


@dataclass(frozen=True, slots=True)
class Leading:
    """The leader's page. off: off track, the worst first, at most MOST_SHOWN; more: how many are left out.

    asked: others of which something is asked, at most MOST_NAMED; more_asked: how many are left out.
    """

    off: tuple[Matter, ...]
    more: int
    asked: tuple[Matter, ...]
    more_asked: int
    units: tuple[UnitCount, ...]
    total: UnitCount
    changes: Changes


def in_charge(person: Person) -> Q:
    """The tasks of which a person is in charge: of the units that the post of leader reaches, else all that is seen."""
    given_out = visible(person) & ~Q(state="draft")
    if person.local or person.holds("delivery", "audit"):
        return given_out
    return given_out & Q(lead__in=person.reach("leader"))


def leaders(person: Person) -> tuple[str, ...]:
    """The names of the leaders in charge of the tasks that a person is in charge of."""
    names = Task.objects.filter(in_charge(person)).exclude(leader="").order_by("leader")
    return tuple(names.values_list("leader", flat=True).distinct())


def a_month_before(day: date) -> date:
    """The same day of the month before, or its last."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def leading(person: Person, leader: str, today: date) -> Leading:
    """What a leader has to know on a day. leader: a name, to narrow it to the tasks it stands on, or ""."""
    found = Task.objects.filter(in_charge(person)).exclude(state="archived")
    if leader:
        found = found.filter(leader=leader)
    since = a_month_before(today)
    tasks = list(_with_asks(told(found, person), since).order_by("due_current", "pk"))
    matters = [_matter(task, today) for task in tasks]
    off = sorted((each for each in matters if off_track(each.row.light)), key=_worst_first)
    # Of those that did not find room above, what is asked is not to be lost.
    rest = [each for each in matters if not off_track(each.row.light)]
    asked = [each for each in (*off[MOST_SHOWN:], *rest) if each.asks]
    units = _by_unit(tasks, matters)
    return Leading(
        tuple(off[:MOST_SHOWN]), max(0, len(off) - MOST_SHOWN), tuple(asked[:MOST_NAMED]),
        max(0, len(asked) - MOST_NAMED), units, _sum(units),
        _changes(found, tasks, matters, since),
    )  # fmt: skip


def _worst_first(each: Matter) -> tuple[int, int, date, int]:
    light = each.row.light
    return rank(light.colour), -each.row.days_late, each.row.due_current, each.row.id


def _with_asks(found: QuerySet[Task, Task], since: date) -> QuerySet[Task, Task]:
    last = Report.objects.filter(task=OuterRef("pk")).order_by("-pk")[:1]
    asked = Extension.objects.filter(task=OuterRef("pk"), granted__isnull=True)[:1]
    given_back = Event.objects.filter(task=OuterRef("pk"), action="return-task").order_by("-number")[:1]
    moment = timezone.make_aware(datetime.combine(since, time()))
    then = Event.objects.filter(task=OuterRef("pk"), at__lt=moment).order_by("-number")[:1]
    said = Report.objects.filter(task=OuterRef("pk"), at__lt=moment).order_by("-pk")[:1]
    return found.annotate(
        problem_=Subquery(last.values("problem")), help_=Subquery(last.values("help")),
        wanted_=Subquery(asked.values("wanted")), wanted_reason_=Subquery(asked.values("reason")),
        returned_=Subquery(given_back.values("reason")), then_=Subquery(then.values("after")),
        then_percent_=Subquery(said.values("percent")), then_forecast_=Subquery(said.values("forecast")),
        then_period_=Subquery(said.values("period")),
    )  # fmt: skip


def _matter(task: Any, today: date) -> Matter:
    row = task_row(task, today)
    under_way = row.state in ("accepted", "working")
    return Matter(
        row, (task.problem_ or "") if under_way else "", (task.help_ or "") if under_way else "", task.wanted_,
        task.wanted_reason_ or "", (task.returned_ or "") if row.state == "returned" else "",
    )  # fmt: skip


def _by_unit(tasks: list[Task], matters: list[Matter]) -> tuple[UnitCount, ...]:
    names, counted = {}, Counter[tuple[int, Colour]]()
    for task, each in zip(tasks, matters, strict=True):
        names[task.lead_id] = each.row.lead
        counted[task.lead_id, each.row.light.colour] += 1
    rows = [_count(unit, name, {colour: counted[unit, colour] for colour in COLOURS}) for unit, name in names.items()]
    return tuple(sorted(rows, key=lambda row: (-row.red, -row.yellow, -row.total, row.unit)))


def _count(unit: int, name: str, of: dict[Colour, int]) -> UnitCount:
    return UnitCount(unit, name, sum(of.values()), of["red"], of["yellow"], of["grey"], of["green"])


def _sum(units: tuple[UnitCount, ...]) -> UnitCount:
    return _count(0, "", {colour: sum(getattr(row, colour) for row in units) for colour in COLOURS})


def _changes(found: QuerySet[Task, Task], tasks: list[Task], matters: list[Matter], since: date) -> Changes:
    moment = timezone.make_aware(datetime.combine(since, time()))
    done = Counter[str]()
    events = Event.objects.filter(task__in=found.values("pk"), at__gte=moment)
    wanted = ("assign-task", "close-task", "reopen-task", "decide-extension")
    for action, before, after in events.filter(action__in=wanted).values_list("action", "before", "after"):
        # An extension that was refused leaves the date where it was.
        done[action] += action != "decide-extension" or before.get("due_current") != after.get("due_current")
    turned = []
    for task, each in zip(tasks, matters, strict=True):
        earlier = progress_then(task, since)
        before_ = light(earlier, since) if earlier else None
        if before_ and before_.colour != each.row.light.colour:
            turned.append(Turned(each.row.id, each.row.title, each.row.lead, before_, each.row.light))
    worse = [each for each in turned if off_track(each.now) and rank(each.now.colour) < rank(each.before.colour)]
    better = [each for each in turned if off_track(each.before) and not off_track(each.now)]
    newly = sum(each.row.overdue and each.row.due_current >= since for each in matters)
    return Changes(
        since, done["assign-task"], done["close-task"], done["reopen-task"], done["decide-extension"], newly,
        len(worse), len(better), tuple(sorted(worse, key=lambda each: rank(each.now.colour))[:MOST_NAMED]),
    )  # fmt: skip
