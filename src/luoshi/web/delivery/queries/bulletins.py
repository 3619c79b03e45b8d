"""Reads of bulletins; and a bulletin computed anew from the journal."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from luoshi import ledger
from luoshi.judging.lights import Thresholds
from luoshi.web.delivery.bulletin import BulletinStanding, figures, sha256
from luoshi.web.delivery.models import Bulletin
from luoshi.web.delivery.queries.past import standing_then
from luoshi.web.journal.queries import leaves
from luoshi.web.people.person import Person


@dataclass(frozen=True, slots=True)
class BulletinRow:
    """A bulletin in the list."""

    number: int
    since: date
    until: date
    by: str
    at: datetime
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Reproduced:
    """What came of computing a bulletin anew. differing: the parts that came out otherwise.

    bytes_fit: the kept bytes have the kept hash. root_fits: the journal up to then has the kept root.
    """

    bytes_fit: bool
    root_fits: bool
    differing: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether it is what it was."""
        return self.bytes_fit and self.root_fits and not self.differing


def bulletin_standing(number: int) -> BulletinStanding | None:
    """Where the bulletin of that number stands, or None."""
    found = Bulletin.objects.filter(number=number).only("pk").first() if number < 2**31 else None
    if found is None:
        return None
    return BulletinStanding(number, frozenset(found.units.values_list("pk", flat=True)))


def bulletins(person: Person) -> tuple[BulletinRow, ...]:
    """The bulletins that a person may see, the newest first: what the rule of `see-bulletin` says."""
    found = Bulletin.objects.filter(_seen(person)).distinct().order_by("-number")
    fields = ("number", "since", "until", "by", "at", "sha256", "size")
    return tuple(BulletinRow(*row) for row in found.values_list(*fields))


def _seen(person: Person) -> Q:
    if person.local:
        return Q()
    if person.temporary or person.role == "administrator":
        return Q(pk__in=())
    if person.holds("delivery", "leader", "audit"):
        return Q()
    return Q(units__in=person.reach("liaison", "head"))


def bulletin(number: int) -> tuple[BulletinRow, dict[str, Any]] | None:
    """A bulletin with its content, or None."""
    row = Bulletin.objects.filter(number=number).first() if number < 2**31 else None
    if row is None:
        return None
    told = BulletinRow(row.number, row.since, row.until, row.by, row.at, row.sha256, row.size)
    return told, json.loads(bytes(row.body))


def bulletin_bytes(number: int) -> bytes | None:
    """The bytes that are kept of a bulletin, or None."""
    row = Bulletin.objects.filter(number=number).only("body").first() if number < 2**31 else None
    return bytes(row.body) if row else None


def reproduce(number: int) -> Reproduced | None:
    """A bulletin computed anew from the journal as it was then, and laid beside what is kept; or None."""
    row = Bulletin.objects.filter(number=number).first() if number < 2**31 else None
    if row is None:
        return None
    body = bytes(row.body)
    kept = json.loads(body)
    day, since, until = (date.fromisoformat(kept[name]) for name in ("day", "since", "until"))
    stood, done = standing_then(row.size, kept["tasks"], day)
    anew = figures(stood, done, since, until, day, Thresholds(**kept["thresholds"]))
    differing = tuple(name for name in anew if anew[name] != kept["figures"].get(name))
    hashes = leaves(row.size)
    whole = len(hashes) == row.size and ledger.root(hashes) == bytes(row.root)
    same = kept["journal"] == {"size": row.size, "root": bytes(row.root).hex()}
    return Reproduced(sha256(body) == row.sha256, whole and same, differing)
