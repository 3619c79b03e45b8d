"""Who is sent to look at which tasks, who may still look before reading, and whom could be sent."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from luoshi.web.delivery.models import Assignment, Event, Finding, Task
from luoshi.web.delivery.transitions import APPROVING, INSPECTABLE, OBJECTION_WITHIN, REPORTING
from luoshi.web.people.models import Membership, Unit
from luoshi.web.people.person import Person

CITY = "市直"
"""The stratum of units that belong to no county and no zone."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody who can be sent to look at a task."""

    login: str
    name: str


def current(of_task: Any, round: Any) -> QuerySet[Assignment]:
    """Assignments of a task that still hold: without a finding, or with one of the present round."""
    rows = Assignment.objects.filter(task=of_task, replaced=False)
    return rows.filter(Q(finding__isnull=True) | Q(finding__round=round))


def is_sent(person: Person) -> Exists:
    """Of tasks: this person is sent to look, and has not in an earlier round."""
    return Exists(current(OuterRef("pk"), OuterRef("round")).filter(inspector=person.login))


def is_awaited(person: Person) -> Q:
    """Of tasks: this person is to look now."""
    places = person.reach("inspector")
    if not places:
        return Q(pk__in=())
    open_ones = Assignment.objects.filter(
        task=OuterRef("pk"), replaced=False, inspector=person.login, finding__isnull=True
    )
    return Q(Exists(open_ones), state__in=INSPECTABLE, lead__in=places)


def is_blind(person: Person) -> Q:
    """Of tasks: what `see-task` without `see-reports` says, as a condition. A test holds them together."""
    if person.local or not person.login:
        return Q(pk__in=())
    found = Exists(Finding.objects.filter(task=OuterRef("pk"), round=OuterRef("round"), by=person.login))
    return Q(is_sent(person), ~Q(found), state__in=INSPECTABLE)


def objection_until(finding: Finding) -> date:
    """The last day on which the unit may object to a finding."""
    return timezone.localdate(finding.at + OBJECTION_WITHIN)


def places() -> dict[int, str]:
    """Each unit's place: the county or zone that it is or belongs to, or CITY."""
    units = {unit.pk: unit for unit in Unit.objects.all()}
    found = {}
    for unit in units.values():
        at: Unit | None = unit
        while at is not None and at.kind not in ("county", "zone"):
            at = units.get(at.parent_id) if at.parent_id else None
        found[unit.pk] = at.name if at else CITY
    return found


def fit(tasks: Iterable[Task], today: date) -> dict[int, tuple[Fit, ...]]:
    """For each of these tasks, by its id, who can be sent to look at it that day, by log-in name.

    An inspector whose post reaches the lead unit; who neither reported on it nor approved anything about it; who is not
    looking at it already and has not in this round. As many queries for many tasks as for one.
    """
    wanted = list(tasks)
    numbers = [task.pk for task in wanted]
    held = reached(today)
    names = {login: name for login, name, _units in held}
    partial = set(
        Event.objects.filter(task__in=numbers, by__in=names, action__in=REPORTING | APPROVING).values_list("task", "by")
    )
    rounds = {task.pk: task.round for task in wanted}
    busy = set(
        Assignment.objects.filter(task__in=numbers, replaced=False, finding=None).values_list("task", "inspector")
    )
    busy |= {
        (task, by) for task, round, by in Finding.objects.filter(task__in=numbers).values_list("task", "round", "by")
        if round == rounds[task]
    }  # fmt: skip
    found: dict[int, tuple[Fit, ...]] = {}
    for task in wanted:
        able = {login for login, _name, units in held if task.lead_id in units}
        free = sorted(login for login in able if (task.pk, login) not in partial | busy)
        found[task.pk] = tuple(Fit(login, names[login]) for login in free)
    return found


def fit_for(task: int, today: date) -> tuple[Fit, ...]:
    """Who can be sent to look at the task with that id."""
    return fit(Task.objects.filter(pk=task), today).get(task, ())


def reached(today: date) -> list[tuple[str, str, frozenset[int]]]:
    """Every inspector of that day, with the units that one post reaches."""
    held = Membership.objects.filter(post="inspector", since__lte=today, account__is_active=True)
    held = held.filter(Q(until__isnull=True) | Q(until__gte=today)).exclude(account__role="administrator")
    below: dict[int | None, list[int]] = defaultdict(list)
    for unit, parent in Unit.objects.values_list("pk", "parent"):
        below[parent].append(unit)
    found = []
    for login, name, unit in held.values_list("account__login", "account__name", "unit"):
        reach, waiting = {unit}, [unit]
        while waiting:
            more = [each for each in below[waiting.pop()] if each not in reach]
            reach.update(more)
            waiting += more
        found.append((login, name, frozenset(reach)))
    return found
