"""Every read of accounts, units and posts: frozen rows out."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from django.db.models import Q

from luoshi.web.people.models import Account, Membership, Unit
from luoshi.web.people.person import LOOKS_DOWN, ROLES, Duty, Person, Post, Role, UnitKind


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the list. temporary: it has a password that was handed out and not yet replaced."""

    id: int
    login: str
    name: str
    role: Role
    active: bool
    temporary: bool


def accounts_exist() -> bool:
    """Whether there is any account, disabled ones too: from the first on, the register needs a log-in."""
    return Account.objects.exists()


def accounts() -> tuple[AccountRow, ...]:
    """Every account: active ones first, then by role and name."""
    rows = (_row(account) for account in Account.objects.order_by("login"))
    return tuple(sorted(rows, key=lambda row: (not row.active, -ROLES.index(row.role), row.login)))


def account(id: int) -> AccountRow | None:
    """The account with that id, or None."""
    found = Account.objects.filter(pk=id).first()
    return _row(found) if found else None


def _row(account: Account) -> AccountRow:
    role: Role = account.role  # type: ignore[assignment]
    return AccountRow(
        account.pk, account.login, account.name, role, account.is_active, account.temporary_until is not None
    )


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit. depth: how many units stand above it. people: posts held in it on the day asked about."""

    id: int
    kind: UnitKind
    name: str
    short: str
    parent: int | None
    active: bool
    depth: int
    people: int


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A post that an account holds in a unit; see luoshi.web.people.models.Membership. now: held on the day asked."""

    id: int
    login: str
    name: str
    post: Post
    since: date
    until: date | None
    now: bool


def _held(today: date) -> Q:
    return Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))


def units(today: date, *, active: bool = False) -> tuple[UnitRow, ...]:
    """Every unit, each below the one it belongs to and by name among its equals; active: without the closed ones."""
    people: dict[int, int] = defaultdict(int)
    for unit in Membership.objects.filter(_held(today)).values_list("unit", flat=True):
        people[unit] += 1
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for row in Unit.objects.order_by("name"):
        below[row.parent_id].append(row)
    found: list[UnitRow] = []

    def walk(parent: int | None, depth: int) -> None:
        for row in below[parent]:
            if row.active or not active:
                found.append(_unit(row, depth, people[row.pk]))
            walk(row.pk, depth + 1)

    walk(None, 0)
    return tuple(found)


def unit(id: int, today: date) -> UnitRow | None:
    """The unit with that id, or None."""
    return next((row for row in units(today) if row.id == id), None)


def unit_names(ids: Collection[int]) -> dict[int, str]:
    """What the units with these ids are called."""
    return dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def memberships(unit: int, today: date) -> tuple[MembershipRow, ...]:
    """The posts of a unit, those held on that day first."""
    rows = Membership.objects.filter(unit=unit).select_related("account").order_by("post", "since", "pk")
    made = (
        MembershipRow(
            row.pk, row.account.login, row.account.name, cast(Post, row.post), row.since, row.until,
            row.since <= today and (row.until is None or row.until >= today),
        )
        for row in rows
    )  # fmt: skip
    return tuple(sorted(made, key=lambda row: not row.now))


def duties(account: int, today: date) -> tuple[Duty, ...]:
    """The posts that an account holds on that day, with the units that each reaches."""
    held = list(Membership.objects.filter(_held(today), account=account).values_list("post", "unit"))
    below: dict[int | None, list[int]] = defaultdict(list)
    if any(post in LOOKS_DOWN for post, _unit in held):
        for unit, parent in Unit.objects.values_list("pk", "parent"):
            below[parent].append(unit)
    return tuple(
        Duty(cast(Post, post), _reached(unit, below) if post in LOOKS_DOWN else frozenset((unit,)))
        for post, unit in sorted(held)
    )


def holders(today: date) -> dict[tuple[str, int | None], set[int]]:
    """Who is to be reminded, by rung of the ladder and unit: ids of accounts in use with a post on that day.

    liaison, head: of the unit. leader: who reaches it. office: the delivery office, under the unit None.
    """
    below: dict[int | None, list[int]] = defaultdict(list)
    for unit, parent in Unit.objects.values_list("pk", "parent"):
        below[parent].append(unit)
    found: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    held = Membership.objects.filter(_held(today), account__is_active=True, account__temporary_until__isnull=True)
    for post, unit, account in held.exclude(account__role="administrator").values_list("post", "unit", "account"):
        if post in ("liaison", "head"):
            found[post, unit].add(account)
        elif post == "leader":
            for each in _reached(unit, below):
                found[post, each].add(account)
        elif post == "delivery":
            found["office", None].add(account)
    return dict(found)


def person_of_account(account: int, today: date) -> Person:
    """The person of an account, as the rules see them on that day."""
    return replace(Account.objects.get(pk=account).person(), duties=duties(account, today))


def mail_of(account: int) -> str:
    """Where an account's reminders are sent, or ""."""
    return Account.objects.values_list("mail", flat=True).get(pk=account)


def _reached(unit: int, below: dict[int | None, list[int]]) -> frozenset[int]:
    reached, waiting = {unit}, [unit]
    while waiting:
        for other in below[waiting.pop()]:
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return frozenset(reached)


def _unit(row: Unit, depth: int, people: int) -> UnitRow:
    return UnitRow(
        row.pk, cast(UnitKind, row.kind), row.name, row.short, row.parent_id, row.active, depth, people
    )  # fmt: skip
