"""Whose own word may be seen: the rule of `see-reports` as a condition. A test holds the two together."""

from django.db.models import Exists, OuterRef, Q

from luoshi.web.delivery.models import Finding, Task
from luoshi.web.delivery.queries.inspecting import is_blind
from luoshi.web.delivery.queries.tasks import visible
from luoshi.web.people.person import Person


def unhidden(person: Person) -> Q:
    """The tasks that a person may see and need not look at before reading of them."""
    return visible(person) & ~is_blind(person)


def reports_seen(person: Person) -> Q:
    """The tasks of which a person may see what the unit reports; an inspector's after the own finding only."""
    seen = unhidden(person)
    if person.local or person.holds("delivery", "audit", "statistics", "finance"):
        return seen
    units = person.reach("liaison", "head", "leader")
    supported = Exists(Task.supporting.through.objects.filter(task=OuterRef("pk"), unit__in=units))
    own = Exists(Finding.objects.filter(task=OuterRef("pk"), round=OuterRef("round"), by=person.login))
    return seen & (Q(lead__in=units) | Q(supported) | (Q(lead__in=person.reach("inspector")) & Q(own)))
