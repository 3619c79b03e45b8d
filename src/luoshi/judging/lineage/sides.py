"""The two sides of a comparison: what the earlier report promises in numbers, and what the later one tells."""

from dataclasses import dataclass
from decimal import Decimal

from luoshi.facts import Figure, Reading
from luoshi.judging.lineage.names import Name, name_of
from luoshi.judging.lineage.places import Around, around
from luoshi.judging.lineage.stretches import Stretch, Stretches, cumulative, stretch_of
from luoshi.judging.lineage.units import times
from luoshi.judging.lineage.works import standing, verbs_of
from luoshi.lexicon import groups


@dataclass(frozen=True, slots=True)
class Side:
    """A figure as one side of a comparison.

    figure: as read. name: its subject, taken apart. stands: it counts what there is, not what was made. verbs:
    classes of the verbs that govern it. stretch: the time it tells of. cumulative: it asks
    for a total of several years. plan_share: it tells what part of the year's plan was done, in percent.
    below: it is written with 近.
    """

    figure: Figure
    name: Name
    stands: bool
    verbs: frozenset[str]
    stretch: Stretch
    cumulative: bool
    plan_share: bool
    below: bool

    @property
    def doing(self) -> tuple[frozenset[str], bool]:
        """What `works.work` asks of a side."""
        return self.verbs, self.stands


_PLAN_WORDS = groups("lineage")["plan_share"]
_POINTS_IN_TIME = ("share", "rank")


def promises(reading: Reading) -> list[Side]:
    """The targets in numbers that a report sets for its own year, in text order."""
    found = [
        (figure, before)
        for figure, before in _with_before(reading.figures)
        if figure.status == "target"
        and figure.subject
        and (figure.period.year is None or reading.year is None or figure.period.year == reading.year)
        and reading.outlook_at(figure.start) != "review"
    ]
    return [_side(reading, figure, before, Stretches((), ())) for figure, before in found]


def told(reading: Reading, year: int | None, paragraphs: Stretches) -> list[Side]:
    """What a report or a bulletin of statistics reports for `year`, in text order.

    A bulletin has no part that looks back and none that looks forward; all its values without a year are of `year`,
    where the reader takes them for values of the year in which it was given.
    """
    years = {None, year}
    if not any(section.outlook in ("review", "plan") for section in reading.outline):
        years.add(reading.year)
    found = [
        (figure, before)
        for figure, before in _with_before(reading.figures)
        if figure.status in ("actual", "estimate")
        and figure.subject
        and (year is None or figure.period.year in years)
        and reading.outlook_at(figure.start) != "plan"
    ]
    return [_side(reading, figure, before, paragraphs) for figure, before in found]


def _with_before(figures: tuple[Figure, ...]) -> list[tuple[Figure, Figure | None]]:
    return list(zip(figures, (None, *figures), strict=False))


def _side(reading: Reading, figure: Figure, before: Figure | None, paragraphs: Stretches) -> Side:
    text = reading.source.text
    near = around(text, figure)
    plan_share = figure.measure == "share" and _answers_plan(figure, near)
    named = figure
    if plan_share:
        named = figure._replace(subject=_without_plan(figure.subject))
    name = name_of(named, near, before)
    stands = figure.measure in _POINTS_IN_TIME or standing(name.parted, near)
    verbs = verbs_of(name.parted, near)
    return Side(
        figure=figure,
        name=name,
        stands=stands,
        verbs=verbs,
        stretch=stretch_of(figure, near, paragraphs, stands),
        cumulative=cumulative(near, figure),
        plan_share=plan_share,
        below=near.before.rstrip().endswith(("近", "接近", "将近")),
    )


def _answers_plan(figure: Figure, near: Around) -> bool:
    return any(word in figure.subject or word in near.before for word in _PLAN_WORDS)


def _without_plan(subject: str) -> str:
    for word in _PLAN_WORDS:
        before, found, _ = subject.partition(word)
        if found and before:
            return before
    return subject


def converted(figure: Figure, unit: str) -> Figure:
    """The figure in another unit of its kind; its text stays as written."""
    quantity = figure.quantity
    factor = times(quantity.unit, unit)
    if factor == 1 and quantity.unit == unit:
        return figure

    def scaled(value: Decimal | None) -> Decimal | None:
        return None if value is None else value * factor

    ends = {"value": scaled(quantity.value), "low": scaled(quantity.low), "high": scaled(quantity.high)}
    return figure._replace(quantity=quantity._replace(**ends, unit=unit))
