"""Units and the posts held in them: made, renamed, closed; given and ended. The journal is told who did it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from luoshi.web.journal.actions import LOCAL, append
from luoshi.web.people.models import LONGEST_NAME, Account, Membership, Unit, login_of
from luoshi.web.people.person import POSTS, UNIT_KINDS, Post, UnitKind


class Unfit(Exception):
    """What cannot be done to a unit as things are. code: why; see luoshi.web.people.words.UNFIT."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def add_unit(
    kind: UnitKind,
    name: str,
    short: str = "",
    parent: int | None = None,
    by: str = LOCAL,
    at: datetime | None = None,
) -> int:
    """Make a unit; its id. short: what it is called for short, "" for its name. at: when, by default now.

    Raises Unfit: no-name, no-kind, no-parent, name-taken.
    """
    unit = Unit()
    _fill(unit, kind, name, short, parent)
    unit.save(force_insert=True)
    append(by, "unit-add", "unit", str(unit.pk), None, _state(unit), at)
    return unit.pk


@transaction.atomic
def change_unit(
    id: int, kind: UnitKind, name: str, short: str = "", parent: int | None = None, by: str = LOCAL
) -> None:
    """Give a unit another name, kind or place in the tree. Raises Unfit: as add_unit, no-unit, circle."""
    unit = _unit(id)
    before = _state(unit)
    _fill(unit, kind, name, short, parent)
    above = unit.parent
    while above is not None:
        if above.pk == unit.pk:
            raise Unfit("circle")
        above = above.parent
    unit.save()
    append(by, "unit-change", "unit", str(id), before, _state(unit))


@transaction.atomic
def set_unit_active(id: int, active: bool, by: str = LOCAL) -> None:
    """Close a unit, or open it again. Raises Unfit: no-unit, units-below (one that is not closed belongs to it)."""
    unit = _unit(id)
    if not active and unit.below.filter(active=True).exists():
        raise Unfit("units-below")
    before, unit.active = _state(unit), active
    unit.save()
    append(by, "unit-open" if active else "unit-close", "unit", str(id), before, _state(unit))


@transaction.atomic
def give_post(
    login: str,
    unit: int,
    post: Post,
    since: date,
    until: date | None = None,
    by: str = LOCAL,
    at: datetime | None = None,
) -> int:
    """Give somebody a post in a unit, from one day to another, both included; its id. at: when, by default now.

    Raises Unfit: no-unit, unit-closed, no-account, no-post, days (it ends before it begins), needs-end (an inspector's
    has to end), has-post.
    """
    held = _unit(unit)
    account = Account.objects.filter(login=login_of(login), is_active=True).first()
    if account is None:
        raise Unfit("no-account")
    if post not in POSTS:
        raise Unfit("no-post")
    if not held.active:
        raise Unfit("unit-closed")
    if until is not None and until < since:
        raise Unfit("days")
    if post == "inspector" and until is None:
        raise Unfit("needs-end")
    others = Membership.objects.filter(account=account, unit=held, post=post)
    if any(_overlap(other, since, until) for other in others):
        raise Unfit("has-post")
    row = Membership.objects.create(account=account, unit=held, post=post, since=since, until=until)
    append(by, "post-give", "account", account.login, None, _duty(row), at)
    return row.pk


def _overlap(other: Membership, since: date, until: date | None) -> bool:
    return (other.until is None or since <= other.until) and (until is None or other.since <= until)


@transaction.atomic
def end_post(id: int, last: date, by: str = LOCAL) -> None:
    """Let a post end with that day, or, where that is before it begins, on its first. Raises Unfit no-membership."""
    row = Membership.objects.select_for_update().filter(pk=id).first()
    if row is None:
        raise Unfit("no-membership")
    last = max(last, row.since)
    if row.until is None or last < row.until:
        before, row.until = _duty(row), last
        row.save(update_fields=("until",))
        append(by, "post-end", "account", row.account.login, before, _duty(row))


def _state(unit: Unit) -> dict[str, Any]:
    """What a unit is at this moment, for the journal."""
    return {
        "name": unit.name, "short": unit.short, "kind": unit.kind, "parent": unit.parent_id, "active": unit.active
    }  # fmt: skip


def _duty(row: Membership) -> dict[str, Any]:
    """A post, for the journal; unit: its id."""
    until = row.until.isoformat() if row.until else None
    return {"unit": row.unit_id, "post": row.post, "since": row.since.isoformat(), "until": until}


def _unit(id: int) -> Unit:
    unit = Unit.objects.select_for_update().filter(pk=id).first()
    if unit is None:
        raise Unfit("no-unit")
    return unit


def _fill(unit: Unit, kind: UnitKind, name: str, short: str, parent: int | None) -> None:
    name, short = _clean(name), _clean(short)
    if not name:
        raise Unfit("no-name")
    if kind not in UNIT_KINDS:
        raise Unfit("no-kind")
    if Unit.objects.filter(name=name).exclude(pk=unit.pk).exists():
        raise Unfit("name-taken")
    above = None if parent is None else Unit.objects.filter(pk=parent).first()
    if parent is not None and above is None:
        raise Unfit("no-parent")
    unit.kind, unit.name, unit.short, unit.parent = kind, name, short or name, above


def _clean(text: str) -> str:
    return " ".join("".join(letter for letter in text if letter.isprintable()).split())[:LONGEST_NAME]
