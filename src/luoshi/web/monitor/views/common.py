"""What the views of the monitor have in common."""

from django.http import HttpRequest

from luoshi.web.monitor.actions import Refused
from luoshi.web.monitor.queries import Offices
from luoshi.web.monitor.standing import IndicatorStanding
from luoshi.web.monitor.words import REFUSED
from luoshi.web.people.access import person_of
from luoshi.web.people.rules import may

NO_OFFICE = -1
"""The id of no unit: who may enter for an indicator of it may enter for all."""


def offices(request: HttpRequest) -> Offices:
    """The offices for whose indicators whoever asks may enter; None for all."""
    person = person_of(request)
    if may(person, "enter-for-indicator", IndicatorStanding(0, NO_OFFICE)):
        return None
    return frozenset(
        office for office in person.reach("liaison", "head")
        if may(person, "enter-for-indicator", IndicatorStanding(0, office))
    )  # fmt: skip


def trouble(refused: Refused) -> str:
    """Why something was refused, in the reader's language."""
    return str(REFUSED[refused.code]).format(**{name: value for name, value in refused.data.items() if name != "plan"})
