"""Tasks to try things on: a frozen register, three units, and somebody for each duty."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

from luoshi.web.delivery import actions
from luoshi.web.delivery.actions import Deed, Seen, Told, Wanted
from luoshi.web.delivery.models import Task
from luoshi.web.people.actions import add_unit, give_post
from luoshi.web.people.clock import now
from luoshi.web.people.models import Account, Membership
from luoshi.web.people.person import POSTS, Post
from luoshi.web.register.models import Entry, Source, Version
from luoshi.web.register.queries import Report
from tests.web.visiting import account

NOON = datetime(2024, 3, 1, 4, tzinfo=UTC)
DUE = date(2024, 6, 30)
SINCE = date(2020, 1, 1)
UNTIL = date(2099, 1, 1)
_number = count(1)


@dataclass(frozen=True)
class Town:
    """Units by their ids: government above works and water, and a county apart."""

    government: int
    works: int
    water: int
    county: int


def town() -> Town:
    """The units of a made-up town."""
    government = add_unit("office", "望川市人民政府")
    return Town(
        government,
        add_unit("department", "望川市住房和城乡建设局", "住建局", government),
        add_unit("department", "望川市水务局", "水务局", government),
        add_unit("county", "临江县"),
    )


def officer(post: Post, unit: int, login: str = "") -> Account:
    """Somebody with that post in that unit; the account's role is the smallest."""
    found = account("viewer", login or f"{post}-{unit}")
    if not Membership.objects.filter(account=found, unit=unit, post=post).exists():
        give_post(found.login, unit, post, SINCE, UNTIL)
    return found


def everybody(place: Town) -> dict[str, Account]:
    """For each post somebody at the works department; leader and inspector above it, a liaison of the others."""
    above = ("leader", "inspector")
    held = {post: officer(post, place.government if post in above else place.works) for post in POSTS}
    return {**held, "supporter": officer("liaison", place.water), "stranger": officer("liaison", place.county)}


def frozen(report: Report) -> list[int]:
    """The register confirmed and frozen as it is; the numbers of its commitments."""
    source = Source.objects.get(pk=report.id)
    if not Entry.objects.filter(source=source, kind="commitment").exists():
        raise AssertionError("the report holds no commitment")
    rows = [
        {"number": row.number, "kind": row.kind, "start": row.start, "end": row.end,
         "text": source.text[row.start : row.end], "outlook": row.outlook, "content": row.content}
        for row in Entry.objects.filter(source=source).order_by("start", "end", "kind", "number")
    ]  # fmt: skip
    text = json.dumps({"entries": rows, "source": {}}, ensure_ascii=False)
    Version(source=source, number=1, sha256="1" * 64, text=text, frozen_by="wang", frozen_at=NOON).save()
    return [row["number"] for row in rows if row["kind"] == "commitment"]


def deed(by: str, day: int = 0, reason: str = "", document: str = "") -> Deed:
    """Something that `by` does so many days after the first of March 2024."""
    return Deed(by, NOON + timedelta(days=day), reason, document)


def task_in(place: Town, state: str = "draft") -> Task:
    """A task in that state, by a way that the table allows; it comes from no register."""
    number = next(_number)
    task = Task.objects.create(
        title=f"改造管网第{number}段", lead_id=place.works, cycle="month", due_original=DUE, due_current=DUE,
        criterion="18公里", state=state,
    )  # fmt: skip
    task.supporting.add(place.water)
    return task


def seen(task: Task | Seen) -> Seen:
    """The task as it is now."""
    found = Task.objects.get(pk=task.pk if isinstance(task, Task) else task.id)
    return Seen(found.pk, found.revision)


def to_working(report: Report, place: Town) -> Task:
    """A task of the register, assigned, signed and begun."""
    (made,) = actions.make(report.id, deed("office"), [Wanted((frozen(report)[0],), place.works, DUE)])
    actions.assign(seen(made), deed("office"))
    actions.sign(seen(made), deed("liaison"))
    actions.start(seen(made), deed("liaison"))
    return Task.objects.get(pk=made.id)


def sent(task: Task, login: str) -> int:
    """The office sends that inspector to look at the task; the inspection's number."""
    told = Deed("office", now(), "群众来信")
    return actions.name_tasks(told, "点名检查", date(2099, 1, 1), [task.pk], login)


TOLD = Told("挖了三段沟", "on-time", percent=30)
