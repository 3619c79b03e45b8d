"""How far reports have come: which are confirmed, which of them public. Rights hang on it."""

from dataclasses import dataclass
from typing import Literal

from django.db.models import Exists, OuterRef, Q

from luoshi.web.register.models import Publication, Source, Version

Sight = Literal["all", "confirmed", "public"]
"""Which reports somebody may see."""

CONFIRMED = Exists(Version.objects.filter(source=OuterRef("pk")))
"""Of a source: whether its register is confirmed, which is to say, frozen as a version."""

PUBLISHED = Exists(Publication.objects.filter(source=OuterRef("pk")))
"""Of a source: whether its register is made public; it is to be seen only where it is confirmed too."""


def in_sight(sight: Sight) -> Q:
    """Of sources: which of them are in sight."""
    return {"all": Q(), "confirmed": Q(CONFIRMED), "public": Q(CONFIRMED, PUBLISHED)}[sight]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a report has come: whether its register is confirmed, and whether it is made public."""

    id: int
    confirmed: bool
    public: bool


def standing(key: str) -> Standing | None:
    """How far the report of that key has come, or None where there is no such report."""
    found = Source.objects.filter(key=key).annotate(confirmed_=CONFIRMED, public_=PUBLISHED)
    row = found.values_list("id", "confirmed_", "public_").first()
    return Standing(*row) if row else None


def is_confirmed(source: int) -> bool:
    """Whether the source of that id has a register that is confirmed and frozen as a version."""
    return Version.objects.filter(source=source).exists()
