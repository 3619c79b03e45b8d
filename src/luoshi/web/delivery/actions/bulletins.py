"""通报: what was told to everyone, frozen as it stood."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from luoshi.judging.lights import DEFAULT
from luoshi.web.delivery.actions.base import Deed, Refused, day_of, text
from luoshi.web.delivery.bulletin import FORM, figures, sha256, stored, thresholds_json
from luoshi.web.delivery.models import Bulletin
from luoshi.web.delivery.queries.past import done_now, standing_now
from luoshi.web.journal.actions import LOCAL, append, hold
from luoshi.web.people.models import Unit

TOLD_OF = ~Q(state="draft") & ~Q(secrecy="restricted")
"""The tasks that a bulletin tells of: those given out, without those that few may know of."""


def draft(since: date, until: date, day: date) -> dict[str, Any]:
    """The figures that a bulletin would have on that day, and the names of its units."""
    stood = standing_now(TOLD_OF, day)
    tasks = [each.id for each in stood]
    units = dict(Unit.objects.filter(pk__in={each.lead for each in stood}).values_list("pk", "short"))
    return {
        "tasks": tasks,
        "units": {str(unit): name for unit, name in sorted(units.items())},
        "figures": figures(stood, done_now(tasks, since, until), since, until, day, DEFAULT),
    }


def issue_bulletin(deed: Deed, since: date, until: date, introduction: str) -> int:
    """Freeze a bulletin as of this moment; its number.

    Raises Refused: bad-period (it ends before it begins, or after today), nothing-to-tell (no task is given out),
    too-long.
    """
    day = day_of(deed.at)
    if not since <= until <= day:
        raise Refused("bad-period")
    said = text(introduction)
    with transaction.atomic():
        size, root = hold()
        told = draft(since, until, day)
        if not told["tasks"]:
            raise Refused("nothing-to-tell")
        number = (Bulletin.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        content = {
            **told, "form": FORM, "number": number, "since": since.isoformat(), "until": until.isoformat(),
            "day": day.isoformat(), "introduction": said, "journal": {"size": size, "root": root.hex()},
            "thresholds": thresholds_json(DEFAULT),
        }  # fmt: skip
        body = stored(content)
        bulletin = Bulletin(
            number=number, since=since, until=until, by=deed.by, at=deed.at, body=body, sha256=sha256(body), size=size,
            root=root,
        )  # fmt: skip
        bulletin.save()
        bulletin.units.set(int(unit) for unit in told["units"])
        after = {"sha256": bulletin.sha256, "tasks": len(told["tasks"]), "size": size}
        append(deed.by or LOCAL, "issue-bulletin", "bulletin", str(number), None, after, deed.at)
    return number
