"""Reads over time: the days on which something is due, and the way of each task from its beginning to its due date."""

from calendar import Calendar
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from luoshi.judging.lights import COLOURS, Colour
from luoshi.web.delivery.models import Task
from luoshi.web.delivery.queries.ledger import TaskQuestion, ledger_rows
from luoshi.web.delivery.queries.sight import unhidden
from luoshi.web.delivery.queries.tasks import TaskRow, task_row, told, visible
from luoshi.web.delivery.transitions import Period, last_day, period
from luoshi.web.people.person import Person

MOST_BARS = 100
"""Tasks that a plan shows at once."""

MOST_A_DAY = 4


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar. due: tasks that are due, at most MOST_A_DAY; more: others. reports: reports that fall due.

    inside: whether it lies in the month that is shown.
    """

    day: date
    inside: bool
    due: tuple[TaskRow, ...]
    more: int
    reports: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year that is shown, with the tasks due in it by light."""

    first: date
    total: int
    lights: dict[Colour, int]


@dataclass(frozen=True, slots=True)
class Dates:
    """A month as weeks, and its year month by month."""

    weeks: tuple[tuple[Day, ...], ...]
    months: tuple[Month, ...]


def dates(person: Person, first: date, today: date) -> Dates:
    """What is due in the month that begins on `first`, and in its year, of the tasks that a person may see."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    begin, end = min(weeks[0][0], date(first.year, 1, 1)), max(weeks[-1][-1], date(first.year, 12, 31))
    seen = told(Task.objects.filter(visible(person)).exclude(state="draft"), person)
    within = seen.filter(due_current__range=(begin, end)).order_by("due_current", "pk")
    rows = [task_row(task, today) for task in within]
    by_day: dict[date, list[TaskRow]] = {}
    for row in rows:
        by_day.setdefault(row.due_current, []).append(row)
    reports = _reports(person, weeks[0][0], weeks[-1][-1], today)
    lit = Counter((row.due_current.month, row.light.colour) for row in rows if row.due_current.year == first.year)
    months = []
    for month in range(1, 13):
        lights = {colour: lit[month, colour] for colour in COLOURS}
        months.append(Month(date(first.year, month, 1), sum(lights.values()), lights))
    return Dates(
        tuple(
            tuple(
                Day(
                    day, day.month == first.month, tuple(by_day.get(day, [])[:MOST_A_DAY]),
                    max(0, len(by_day.get(day, ())) - MOST_A_DAY), reports[day],
                )
                for day in week
            )
            for week in weeks
        ),
        tuple(months),
    )  # fmt: skip


def _reports(person: Person, begin: date, end: date, today: date) -> Counter[date]:
    """How many reports fall due on each day: the ends of the periods of tasks under way, up to their due dates."""
    found: Counter[date] = Counter()
    under_way: Iterable[Any] = told(Task.objects.filter(unhidden(person), state__in=("accepted", "working")), person)
    for task in under_way:
        cycle = cast(Period, task.cycle)
        day = begin
        while (ends := last_day(cycle, day)) <= end:
            if ends >= today and (task.period_ or "") != period(cycle, ends) and day <= task.due_current:
                found[ends] += 1
            day = ends + timedelta(days=1)
    return found


@dataclass(frozen=True, slots=True)
class Bar:
    """A task's way on the axis of time; all places in percent. done: how far of the bar the unit says it is, or "".

    percent: None where the unit said none or it is not to be seen. original: where the first due date lies, "" where it
    is the present one.
    """

    row: TaskRow
    begun: date | None
    percent: int | None
    at: str
    width: str
    done: str
    original: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Bars on one axis. ticks: the first days of months (or quarters) and where they lie. today: where today lies."""

    bars: tuple[Bar, ...]
    more: int
    ticks: tuple[tuple[date, str], ...]
    today: str


def plan(person: Person, question: TaskQuestion, today: date) -> Plan:
    """The ways of the tasks of a question that have been given out and not put away, at most MOST_BARS."""
    rows = [
        each for each in ledger_rows(person, question, today)
        if each.row.state not in ("draft", "archived", "ended") or question.state
    ]  # fmt: skip
    shown = rows[:MOST_BARS]
    begun = dict(Task.objects.filter(pk__in=[each.row.id for each in shown]).values_list("pk", "assigned_on"))
    first = min([day for day in begun.values() if day] + [today]).replace(day=1)
    last = max([max(each.row.due_current, each.row.due_original) for each in shown] + [today])
    span = max(1, (last - first).days + 1)

    def at(day: date) -> float:
        return 100 * (day - first).days / span

    bars = []
    for each in shown:
        begin = begun[each.row.id] or min(today, each.row.due_current)
        left, right = at(begin), at(each.row.due_current + timedelta(days=1))
        width = max(right - left, 0.4)
        percent = each.report.percent if each.report else None
        moved = each.row.due_original != each.row.due_current
        bars.append(
            Bar(
                each.row, begun[each.row.id], percent, _percent(left), _percent(width),
                "" if percent is None else _percent(width * percent / 100),
                _percent(at(each.row.due_original)) if moved else "",
            )
        )  # fmt: skip
    return Plan(tuple(bars), len(rows) - len(shown), _ticks(first, last, at), _percent(at(today)))


def _ticks(first: date, last: date, at: Callable[[date], float]) -> tuple[tuple[date, str], ...]:
    months = []
    day = first
    while day <= last:
        months.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    step = 1 if len(months) <= 9 else 3 if len(months) <= 27 else 12
    return tuple((day, _percent(at(day))) for day in months if (day.month - 1) % step == 0)


def _percent(value: float) -> str:
    return f"{value:.2f}%"
