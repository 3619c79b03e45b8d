"""Reads page by page, for the API: what was read, and versions."""

from luoshi import facts
from luoshi.web.register.models import Commitment, Version
from luoshi.web.register.queries.reading import Report, _commitment
from luoshi.web.register.queries.review import VersionRow, _version


def commitments(
    report: Report, kind: str, strength: str, words: str, page: int, limit: int
) -> tuple[tuple[facts.Commitment, ...], int]:
    """One page of the commitments as read, in text order, and how many there are; "" leaves a filter open."""
    found = Commitment.objects.filter(source=report.id)
    if kind:
        found = found.filter(kind=kind)
    if strength:
        found = found.filter(strength=strength)
    if words:
        found = found.filter(text__icontains=words)
    begin = (page - 1) * limit
    rows = tuple(_commitment(row) for row in found.order_by("start", "end")[begin : begin + limit])
    return rows, found.count()


def versions(report: Report, page: int, limit: int) -> tuple[tuple[VersionRow, ...], int]:
    """One page of the frozen versions, the newest first, and how many there are."""
    found = Version.objects.filter(source=report.id).order_by("-number")
    return tuple(_version(row) for row in found[(page - 1) * limit : page * limit]), found.count()
