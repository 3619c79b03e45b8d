"""Relations as linear rows over exact fractions.

Every amount is a variable. A printed ratio is an interval of constants and no variable, so a growth g between two
levels is the two rows L1 ≥ (1 + low)·L0 and L1 ≤ (1 + high)·L0, and everything stays linear.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from luoshi.facts import Figure
from luoshi.judging.agreement.exact import Row, row
from luoshi.judging.agreement.moved import three, times
from luoshi.judging.agreement.printed import printed
from luoshi.judging.agreement.relation import Part, Relation, Stated

_PRICES = Fraction(5)
"""Points by which a share of this year, at its prices, may lie from that of the year before, at the growths' prices."""

_POPULATION = Fraction(1, 50)
"""How far the population at a year's end may lie from the mean of the year, by which an output per head is divided."""

Map = Callable[[Fraction], Fraction]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure that says how many times `below` the amount `above` is.

    factor: from the printed value to that number; printed: from the number back to the value as printed. about: how far
    beside its printed value it may lie.
    """

    stated: Stated
    above: str
    below: str
    factor: Map
    printed: Map
    about: Fraction = Fraction(0)


def variable(part: Part) -> str:
    """The name of a part's variable."""
    return f"{part.document}:{part.number}" if isinstance(part, Stated) else part.key


def bounds(stated: Stated) -> list[Row]:
    """What the printed figure allows, as rows owned by it."""
    interval, name = printed(stated.figure), variable(stated)
    rows = []
    if interval.low is not None:
        rows.append(row({name: 1}, interval.low, stated))
    if interval.high is not None:
        rows.append(row({name: -1}, -interval.high, stated))
    return rows


def owners(of: Row) -> tuple[Stated, ...]:
    """The figures that say what a row says; without one of them it says nothing."""
    if isinstance(of.owner, tuple):
        return of.owner
    return (of.owner,) if isinstance(of.owner, Stated) else ()


def ratios(relation: Relation) -> list[Ratio]:
    """The figures of a relation that relate two amounts."""

    def one(role: str, above: str, below: str, factor: Map, back: Map) -> Ratio:
        part = relation.one(role)
        assert isinstance(part, Stated)
        return Ratio(part, variable(relation.one(above)), variable(relation.one(below)), factor, back)

    match relation.kind:
        case "growth":
            return [one("growth", "level", "base", lambda x: 1 + x / 100, lambda x: (x - 1) * 100)]
        case "pace":
            years = int(relation.constant)

            def back(x: Fraction) -> Fraction:
                return Fraction((float(x) ** (1 / years) - 1) * 100).limit_denominator(10**9)

            return [one("growth", "level", "base", lambda x: (1 + x / 100) ** years, back)]
        case "multiple":
            more = relation.constant
            return [one("multiple", "level", "base", lambda x: more + x, lambda x: x - more)]
        case "share" | "plan":
            role = "share" if relation.kind == "share" else "percent"
            part = relation.one(role)
            assert isinstance(part, Stated)
            full = whole_of(part.figure)
            above, below = ("part", "whole") if relation.kind == "share" else ("done", "plan")
            return [one(role, above, below, lambda x: x / full, lambda x: x * full)]
        case "average":
            by = relation.constant or Fraction(1)
            return [one("average", "total", "count", lambda x: x * by, lambda x: x / by)]
        case "blend" | "weighted":
            found = [(relation.one("growth"), "")] + [
                (part, str(number)) for number, part in enumerate(relation.all("part_growth"))
            ]
            prefix = f"blend:{variable(relation.one('growth'))}:"
            weights = [
                Ratio(part, f"{prefix}after{number}", f"{prefix}after", lambda x: x / 100, lambda x: x * 100, _PRICES)
                for number, part in enumerate(relation.all("part_share"))
                if isinstance(part, Stated)
            ]
            return weights + [
                Ratio(part, f"{prefix}after{which}", f"{prefix}before{which}", _grown, _growth)
                for part, which in found
                if isinstance(part, Stated)
            ]
        case _:
            return []


def multiple_of(relation: Relation) -> str:
    """The name of the variable for how many times as much the whole is as the year before."""
    return f"multiple:{variable(relation.one('whole_growth'))}"


def _grown(x: Fraction) -> Fraction:
    return 1 + x / 100


def _growth(x: Fraction) -> Fraction:
    return (x - 1) * 100


def whole_of(figure: Figure) -> int:
    """What a share is of: 1000 for ‰, 100 for % and for the bare numbers of 11.9：44.1：44."""
    return 1000 if figure.quantity.unit == "‰" else 100


def rows_of(relation: Relation) -> list[Row]:
    """The rows that the relation adds to its figures' bounds; those of a ratio belong to its figure."""
    rows: list[Row] = []
    for ratio in ratios(relation):
        interval = printed(ratio.stated.figure)
        slack = _POPULATION if relation.kind == "average" and relation.layer == "scope" else Fraction(0)
        if interval.low is not None:
            least = ratio.factor(interval.low - ratio.about) * (1 - slack)
            rows.append(row({ratio.above: 1, ratio.below: -least}, 0, ratio.stated))
        if interval.high is not None:
            most = ratio.factor(interval.high + ratio.about) * (1 + slack)
            rows.append(row({ratio.above: -1, ratio.below: most}, 0, ratio.stated))
        rows += [row({ratio.above: 1}, 0, None), row({ratio.below: 1}, 0, None)]
    return rows + _structure(relation)


def _structure(relation: Relation) -> list[Row]:
    def name(role: str) -> str:
        return variable(relation.one(role))

    match relation.kind:
        case "increase":
            return _equal({name("level"): 1, name("base"): -1, name("increase"): -1})
        case "rank":
            before = name("before")
            return [*_equal({before: 1, name("move"): -1, name("rank"): -1}), row({before: 1}, 1, None)]
        case "course":
            # constant 1: the value rises; −1: it falls
            return [row({name("after"): relation.constant, name("base"): -relation.constant}, 0, None)]
        case "restated":
            return _equal({name("first"): 1, name("second"): -1})
        case "subset":
            return [row({name("whole"): 1, **{variable(part): -1 for part in relation.all("part")}}, 0, None)]
        case "limit":
            return [row({name("amount"): -1}, -relation.constant, None)]
        case "field":
            if any(role == "field" for role, _part in relation.parts):
                return [row({name("field"): 1, name("rank"): -1}, 0, None)]
            return [row({name("rank"): -1}, -relation.constant, None)]
        case "threshold":
            return [row({name("total"): 1, name("count"): -relation.constant}, 0, None)]
        case "sum":
            factors: dict[str, Fraction | int] = {variable(part): 1 for part in relation.all("part")}
            if not relation.all("whole"):
                return _equal(factors, relation.constant)
            factors[name("whole")] = -1
            return _equal(factors)
        case "mix":
            (low, high), grown = times(relation), multiple_of(relation)
            # the whole's growth, in percent, may stand in several mixes
            rows = _equal({grown: 100, name("whole_growth"): -1}, 100)
            if low is not None and high is not None:
                rows += [row({grown: 1}, low, three(relation)), row({grown: -1}, -high, three(relation))]
            return rows
        case "compared":
            return [row({name("higher"): 1, name("lower"): -1}, 0, None)]
        case "blend" | "weighted":
            prefix = f"blend:{name('growth')}:"
            parts = range(len(relation.all("part_growth")))
            rows = _equal({f"{prefix}before": 1}, 1)
            for side in ("before", "after"):
                rows += _equal({f"{prefix}{side}": -1, **{f"{prefix}{side}{number}": 1 for number in parts}})
            return rows
        case _:
            return []


def _equal(factors: dict[str, Fraction | int], to: Fraction | int = 0) -> list[Row]:
    return [row(factors, to, None), row({each: -by for each, by in factors.items()}, -Fraction(to), None)]
