"""Conflicts: the fewest figures that cannot all be true, and the single figures that would mend them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from math import comb

from luoshi.judging.agreement.exact import Row, extent, extent_of_ratio
from luoshi.judging.agreement.moved import back, three
from luoshi.judging.agreement.printed import Interval, last_place
from luoshi.judging.agreement.relation import Relation, Stated, Unknown
from luoshi.judging.agreement.rows import bounds, multiple_of, owners, ratios, rows_of, variable
from luoshi.judging.agreement.solve import contradictory

MOST_CONFLICTS = 8
"""Contradictions named at most in one group; a text with more in one place is not a report."""

MOST_SETS = 250
"""Sets of figures tried at most for the smallest contradiction; beyond, an irreducible one is named instead."""

SHORT = 40
"""Rows of a group up to which so many sets are tried; of longer ones fewer, as each takes longer."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A figure whose change alone would mend a conflict: where its value, in its base unit, would have to lie."""

    stated: Stated
    interval: Interval


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures that cannot all be true under these relations, each needed for that.

    certain: whether only relations of one scope and vintage are broken; else it is a question. repairs: the single
    figures that would mend it, and everything else that hangs together with it.
    """

    figures: tuple[Stated, ...]
    relations: tuple[Relation, ...]
    repairs: tuple[Repair, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Implied:
    """What figures imply of a quantity that no figure states: its interval in its base unit."""

    name: tuple[str, str]
    interval: Interval
    unit: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Group:
    """Relations that hang together by a common figure or quantity, as rows; sources: a row's id → its relation."""

    relations: tuple[Relation, ...]
    figures: tuple[Stated, ...]
    rows: tuple[Row, ...]
    sources: dict[int, Relation] = field(compare=False, repr=False)

    @classmethod
    def of(cls, relations: Sequence[Relation]) -> "Group":
        """The rows of relations and of the figures in them."""
        figures = sorted({stated for relation in relations for stated in relation.stated()})
        rows: list[Row] = []
        sources: dict[int, Relation] = {}
        for relation in relations:
            for each in rows_of(relation):
                rows.append(each)
                sources[id(each)] = relation
        # a figure that only relates two amounts has no bounds of its own
        used = {name for each in rows for name, _by in each.factors}
        rows += [each for stated in figures if variable(stated) in used for each in bounds(stated)]
        return cls(tuple(relations), tuple(figures), tuple(rows), sources)

    def without(self, left_out: Iterable[Stated]) -> list[Row]:
        """The rows that remain when these figures say nothing."""
        gone = set(left_out)
        return [each for each in self.rows if gone.isdisjoint(owners(each))]


def grouped(relations: Iterable[Relation]) -> list[Group]:
    """The groups of relations that share a figure or a quantity, in the order of their first."""
    return [Group.of(each) for each in joined(relations)]


def joined(relations: Iterable[Relation]) -> list[list[Relation]]:
    """The relations, those that share a figure or a quantity together."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = name = parent[parent[name]]
        return name

    every = list(relations)
    for relation in every:
        names = [variable(part) for _role, part in relation.parts]
        for name in names[1:]:
            parent[root(name)] = root(names[0])
    together: dict[str, list[Relation]] = {}
    for relation in every:
        together.setdefault(root(variable(relation.parts[0][1])), []).append(relation)
    return list(together.values())


def conflicts(relations: Sequence[Relation]) -> list[Conflict]:
    """Every conflict among relations, those of one scope first; figures of one are not accused again.

    Raises Undecided where a group is too large to decide here.
    """
    found: list[Conflict] = []
    relations = [relation for relation in relations if relation.layer != "real"]
    hard = [relation for relation in relations if relation.layer == "hard"]
    for group in grouped(hard):
        found += _all_in(group, certain=True)
    accused = {stated for conflict in found for stated in conflict.figures}
    for close in joined(relations):
        if any(relation.layer != "hard" for relation in close):
            rest = [each for each in close if not accused & set(each.stated())]
            for part in grouped(rest):
                found += _all_in(part, certain=False)
    return found


def _all_in(group: Group, certain: bool) -> list[Conflict]:
    found: list[Conflict] = []
    while len(found) < MOST_CONFLICTS and (core := contradictory(group.rows)) is not None:
        figures = _fewest(group, core)
        relations = _needed(group, figures)
        found.append(Conflict(figures, relations, _repairs(group, figures), certain))
        left = [each for each in group.relations if not set(figures) & set(each.stated())]
        group = Group.of(left)
    return found


def _fewest(group: Group, core: Sequence[Row]) -> tuple[Stated, ...]:
    """The smallest set of figures that cannot all be true; at least an irreducible one."""
    named = sorted({stated for each in core for stated in owners(each)})
    tried, most = 0, MOST_SETS * SHORT // max(SHORT, len(group.rows))
    for size in range(1, len(named)):
        tried += comb(len(group.figures), size)
        if tried > most:
            break
        for chosen in combinations(group.figures, size):
            if _contradict(group, chosen):
                return chosen
    # drop what is not needed, one by one
    for stated in list(named):
        fewer = [each for each in named if each != stated]
        if fewer and _contradict(group, fewer):
            named = fewer
    return tuple(named)


def _contradict(group: Group, chosen: Iterable[Stated]) -> bool:
    return contradictory(group.without(set(group.figures) - set(chosen))) is not None


def _needed(group: Group, figures: tuple[Stated, ...]) -> tuple[Relation, ...]:
    """The relations whose rows the contradiction of these figures needs."""
    core = contradictory(group.without(set(group.figures) - set(figures)))
    assert core is not None
    used = {id(group.sources[id(each)]) for each in core if id(each) in group.sources}
    return tuple(relation for relation in group.relations if id(relation) in used)


def _repairs(group: Group, figures: tuple[Stated, ...]) -> tuple[Repair, ...]:
    found = []
    for stated in figures:
        rest = group.without([stated])
        if contradictory(rest) is None:
            found.append(Repair(stated, Interval(*allowed(group, rest, stated), last_place(stated.figure))))
    return tuple(found)


def allowed(group: Group, rest: Sequence[Row], stated: Stated) -> tuple[Fraction | None, Fraction | None]:
    """Between which values a figure has to lie for the rows `rest`, which do not hold its own, to hold with it."""
    low: Fraction | None = None
    high: Fraction | None = None
    for relation in group.relations:
        for ratio in ratios(relation):
            if ratio.stated == stated:
                ends = [
                    None if end is None else ratio.printed(end)
                    for end in extent_of_ratio(rest, ratio.above, ratio.below)
                ]
                least, most = ends
                least = None if least is None else least - ratio.about
                most = None if most is None else most + ratio.about
                low, high = _within(low, high, least, most)
        if relation.kind == "mix" and stated in three(relation):
            low, high = _within(low, high, *back(relation, stated, extent(rest, {multiple_of(relation): 1})))
    if any(name == variable(stated) for each in rest for name, _by in each.factors):
        low, high = _within(low, high, *extent(rest, {variable(stated): 1}))
    return low, high


def _within(
    low: Fraction | None, high: Fraction | None, least: Fraction | None, most: Fraction | None
) -> tuple[Fraction | None, Fraction | None]:
    if least is not None:
        low = least if low is None else max(low, least)
    if most is not None:
        high = most if high is None else min(high, most)
    return low, high


def implied(relations: Sequence[Relation]) -> list[Implied]:
    """What groups of relations without a contradiction imply of the quantities that no figure states."""
    found: list[Implied] = []
    for close in joined(relation for relation in relations if relation.layer == "hard"):
        if all(relation.closed for relation in close):
            continue
        group = Group.of(close)
        if contradictory(group.rows) is not None:
            continue
        known: set[str] = set()
        for relation in group.relations:
            for _role, part in relation.parts:
                if isinstance(part, Unknown) and part.key not in known:
                    known.add(part.key)
                    low, high = extent(group.rows, {part.key: 1})
                    if low is not None or high is not None:
                        found.append(Implied(part.name, Interval(low, high, Fraction(1)), part.unit, relation))
            found += _implied_growth(group, relation)
    return found


def _implied_growth(group: Group, relation: Relation) -> list[Implied]:
    """An increase and its level imply a growth, where none is stated."""
    if relation.kind != "increase":
        return []
    level, base = relation.one("level"), relation.one("base")
    if any(each.kind == "growth" and each.one("level") == level for each in group.relations):
        return []
    if not isinstance(level, Stated) or level.figure.measure != "level":
        return []
    low, high = extent_of_ratio(group.rows, variable(level), variable(base))
    if low is None or high is None:
        return []
    ends = Interval((low - 1) * 100, (high - 1) * 100, Fraction(1, 100))
    return [Implied(("增幅", "growth"), ends, "%", relation)]
