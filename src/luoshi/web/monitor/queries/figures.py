"""Figures of a report that was read, as observations or as targets of an indicator with the same subject."""

from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from django.db.models import F

from luoshi.judging.indicators import Nature, in_unit, measure_of
from luoshi.judging.observations import Known
from luoshi.judging.subjects import same, subject
from luoshi.judging.targets import Vintage
from luoshi.web.monitor.models import Indicator
from luoshi.web.monitor.queries.planning import Offices, known
from luoshi.web.register.content import FigureContent, from_json
from luoshi.web.register.models import Entry, Source
from luoshi.web.register.queries.standing import Sight, in_sight

MOST = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a register that an indicator may take. number: of its entry. value: in the indicator's unit.

    low, high: of a range. place: as the report names it, "" for the whole.
    """

    entry: int
    number: int
    start: int
    end: int
    quote: str
    subject: str
    place: str
    year: int
    bound: str
    value: str
    high: str
    indicator: int
    name: str
    unit: str
    vintage: Vintage
    sentence: str


def figures(source: int, offices: Offices) -> tuple[Figure, ...]:
    """The outcomes that a report states of indicators that somebody may enter, in text order."""
    return _fitting(source, [each for each in known(offices).values() if each.own], ("actual", "estimate"))


def targets(indicator: int, sight: Sight, limit: int = 6) -> tuple[Figure, ...]:
    """The targets that the reports in sight state of an indicator, the newest reports first."""
    wanted = [each for each in known(None).values() if each.id == indicator]
    seen = Source.objects.filter(in_sight(sight)).order_by(F("year").desc(nulls_last=True), "pk")
    sources = seen.values_list("pk", flat=True)[:limit]
    return tuple(each for source in sources for each in _fitting(source, wanted, ("target",)))


def _fitting(source: int, indicators: list[Known], statuses: tuple[str, ...]) -> tuple[Figure, ...]:
    held = Source.objects.get(pk=source)
    natures = dict(Indicator.objects.values_list("pk", "nature"))
    named = [(each, subject(each.name, each.unit), subject(_bare(each.name), each.unit)) for each in indicators]
    found = []
    rows = Entry.objects.filter(source=held, kind="figure", state__in=("open", "confirmed")).order_by("start", "number")
    for row in rows[:MOST]:
        content = from_json("figure", row.content)
        assert isinstance(content, FigureContent)
        if content.status not in statuses or content.year is None or content.span is not None:
            continue
        own = subject(content.subject, content.unit)
        for each, full, bare in named:
            nature = cast(Nature, natures[each.id])
            measure = measure_of(nature, each.unit)
            if content.measure != measure and not (measure == "share" and content.measure == "growth"):
                continue
            if same(own, full) is None and same(own, bare) is None:
                continue
            made = _figure(row, content, each, held.text)
            if made is not None:
                found.append(made)
                break
    return tuple(found)


_ENDINGS = ("增速", "增长率", "涨幅", "增幅")


def _bare(name: str) -> str:
    """An indicator's name without what says that it is a rate: the report says it with a verb."""
    return next((name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending)), name)


def _figure(row: Entry, content: FigureContent, known: Known, text: str) -> Figure | None:
    ends = [content.value] if content.value is not None else [content.low, content.high]
    sign = -1 if content.direction == "down" else 1
    moved = [None if end is None else in_unit(sign * end, content.unit, known.unit) for end in ends]
    if any(each is None for each in moved) or content.year is None:
        return None
    values = sorted(Decimal(each) for each in moved if each is not None)
    begin, after = max(0, row.start - 30), min(len(text), row.end + 20)
    return Figure(
        row.pk, row.number, row.start, row.end, text[row.start : row.end], content.subject, content.place or "",
        content.year, content.bound, f"{values[0]:f}", f"{values[1]:f}" if len(values) > 1 else "", known.id,
        known.name, known.unit, "estimate" if content.status == "estimate" else "preliminary",
        "".join(text[begin:after].split()),
    )  # fmt: skip
