"""Linear programming in exact fractions, for the small systems that a report's figures make.

The two-phase simplex method with Bland's rule (R. G. Bland, 1977), which cannot cycle, on the dual: a system of rows
a·x ≥ b over free x has no solution exactly when some y ≥ 0 gives y·A = 0 and y·b > 0 (Farkas). That y is the proof,
and `proves` checks it without any of the solver's steps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Row:
    """The condition Σ factors[x]·x ≥ least. owner: what it came from."""

    factors: tuple[tuple[str, Fraction], ...]
    least: Fraction
    owner: object


def row(factors: Mapping[str, Fraction | int], least: Fraction | int, owner: object) -> Row:
    """A row from a mapping, zero factors left out."""
    return Row(tuple((name, Fraction(by)) for name, by in factors.items() if by), Fraction(least), owner)


def proves(rows: Sequence[Row], weights: Sequence[Fraction]) -> bool:
    """Whether weights ≥ 0 combine the rows to 0 ≥ something above 0: a proof that they cannot all hold."""
    if any(weight < 0 for weight in weights):
        return False
    total: dict[str, Fraction] = {}
    for each, weight in zip(rows, weights, strict=True):
        for name, by in each.factors:
            total[name] = total.get(name, ZERO) + by * weight
    return not any(total.values()) and sum(each.least * by for each, by in zip(rows, weights, strict=True)) > 0


def refute(rows: Sequence[Row]) -> list[Fraction] | None:
    """Weights that prove the rows contradictory, one a row; None where they have a solution."""
    kept = binding(rows)
    if len(kept) < len(rows):
        found = refute([rows[number] for number in kept]) if kept else None
        if found is None:
            return None
        weights = [ZERO] * len(rows)
        for number, weight in zip(kept, found, strict=True):
            weights[number] = weight
        return weights
    return _refutation(rows)


def binding(rows: Sequence[Row]) -> list[int]:
    """The rows that can be part of a contradiction, by number.

    A variable that all its rows push the same way can be moved until they hold, whatever else does; so they go, and
    that may free other variables.
    """
    places: dict[str, tuple[set[int], set[int]]] = {}
    for number, each in enumerate(rows):
        for name, by in each.factors:
            places.setdefault(name, (set(), set()))[by > 0].add(number)
    kept = set(range(len(rows)))
    waiting = list(places)
    while waiting:
        name = waiting.pop()
        down, up = places[name]
        if down and up:
            continue
        for number in [*down, *up]:
            kept.discard(number)
            for other, by in rows[number].factors:
                if number in places[other][by > 0]:
                    places[other][by > 0].discard(number)
                    waiting.append(other)
    return sorted(kept)


def _refutation(rows: Sequence[Row]) -> list[Fraction] | None:
    names = _names(rows)
    matrix = [[dict(each.factors).get(name, ZERO) for each in rows] for name in names]
    matrix.append([ONE] * len(rows))
    # With the sum of the weights held at most 1 the best is finite; one more column takes what is left.
    for line in matrix:
        line.append(ZERO)
    matrix[-1][-1] = ONE
    found = _maximum([*(each.least for each in rows), ZERO], matrix, [ZERO] * len(names) + [ONE])
    assert found is not None and found[0] is not None
    value, weights = found
    return weights[:-1] if value > 0 else None


def least(rows: Sequence[Row], objective: Mapping[str, Fraction | int]) -> Fraction | None:
    """The least value of Σ objective[x]·x under rows that have a solution; None where it has no lower end."""
    names = _names(rows)
    if any(name not in names for name, by in objective.items() if by):
        return None
    matrix = [[dict(each.factors).get(name, ZERO) for each in rows] for name in names]
    wanted = [Fraction(objective.get(name, 0)) for name in names]
    found = _maximum([each.least for each in rows], matrix, wanted)
    return None if found is None else found[0]


def extent(rows: Sequence[Row], objective: Mapping[str, Fraction | int]) -> tuple[Fraction | None, Fraction | None]:
    """The least and the greatest value of Σ objective[x]·x; None for an end that is open."""
    high = least(rows, {name: -by for name, by in objective.items()})
    return least(rows, objective), None if high is None else -high


def extent_of_ratio(rows: Sequence[Row], above: str, below: str) -> tuple[Fraction | None, Fraction | None]:
    """The least and the greatest value of above/below, for below > 0 (A. Charnes and W. W. Cooper, 1962)."""
    scaled = [row({**dict(each.factors), "·": -each.least}, ZERO, None) for each in rows]
    scaled += [row({"·": 1}, 0, None), row({below: 1}, 1, None), row({below: -1}, -1, None)]
    if refute(scaled) is not None:
        return None, None
    return extent(scaled, {above: 1})


def _names(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(name for each in rows for name, _by in each.factors))


def _maximum(
    gains: Sequence[Fraction], matrix: Sequence[Sequence[Fraction]], wanted: Sequence[Fraction]
) -> tuple[Fraction, list[Fraction]] | None:
    """The greatest gains·y with matrix·y = wanted, y ≥ 0, and that y; None where no y fits.

    The callers' problems are bounded whenever they have a y.
    """
    width, height = len(gains), len(matrix)
    table = Table()
    for number, (line, aim) in enumerate(zip(matrix, wanted, strict=True)):
        *factors, value = _whole([*line, aim] if aim >= 0 else [-each for each in (*line, aim)])
        table.lines.append([*factors, *(int(number == other) for other in range(height)), value])
        table.basis.append(width + number)
    table.climb([0] * width + [-1] * height)
    if any(table.lines[number][-1] for number, name in enumerate(table.basis) if name >= width):
        return None
    # A helper left in the basis at nothing is taken out, or its line says nothing.
    for number, name in enumerate(table.basis):
        column = next((each for each in range(width) if table.lines[number][each]), None) if name >= width else None
        if column is not None:
            table.pivot(number, column)
    kept = [number for number, name in enumerate(table.basis) if name < width]
    table.lines = [[*table.lines[number][:width], table.lines[number][-1]] for number in kept]
    table.basis = [table.basis[number] for number in kept]
    table.climb(_whole(gains))
    answer = [ZERO] * width
    for row_, name in zip(table.lines, table.basis, strict=True):
        answer[name] = Fraction(row_[-1], table.scale)
    return sum((by * each for by, each in zip(gains, answer, strict=True) if each), ZERO), answer


def _whole(line: Sequence[Fraction]) -> list[int]:
    """The line times the least number that makes it whole."""
    by = lcm(*(each.denominator for each in line))
    return [each.numerator * (by // each.denominator) for each in line]


class Table:
    """A simplex table of whole numbers over one common denominator, which keeps every step exact without fractions.

    lines: one a condition, its last number the value of the variable in the basis. basis: that variable's column.
    scale: the denominator (J. Edmonds' integral pivoting: every division comes out even).
    """

    def __init__(self) -> None:
        self.lines: list[list[int]] = []
        self.basis: list[int] = []
        self.scale = 1

    def climb(self, gains: Sequence[int]) -> None:
        """Raise gains·y as far as it goes."""
        # what raising each column would gain; nothing for those in the basis
        slope = [each * self.scale for each in gains]
        for line, name in zip(self.lines, self.basis, strict=True):
            if gains[name]:
                slope = [each - gains[name] * by for each, by in zip(slope, line[:-1], strict=True)]
        while True:
            # Bland: the first column that gains, and among equals the first to leave
            entering = next((column for column, each in enumerate(slope) if each > 0), None)
            leaving = None if entering is None else self._leaving(entering)
            if entering is None or leaving is None:
                return
            before, by = self.scale, slope[entering]
            self.pivot(leaving, entering)
            pivot = self.lines[leaving]
            slope = [(each * self.scale - by * other) // before for each, other in zip(slope, pivot[:-1], strict=True)]

    def _leaving(self, entering: int) -> int | None:
        best = None
        for number, line in enumerate(self.lines):
            if line[entering] <= 0:
                continue
            if best is not None:
                other = self.lines[best]
                here, there = line[-1] * other[entering], other[-1] * line[entering]
                if here > there or (here == there and self.basis[number] > self.basis[best]):
                    continue
            best = number
        return best

    def pivot(self, number: int, column: int) -> None:
        """Bring a column into the basis in place of a line's own."""
        pivot = self.lines[number]
        if pivot[column] < 0:
            # only where its value is nothing, so that the sign is free
            pivot = self.lines[number] = [-each for each in pivot]
        by, before = pivot[column], self.scale
        for other, line in enumerate(self.lines):
            if other != number:
                factor = line[column]
                self.lines[other] = (
                    [(each * by - factor * each_of) // before for each, each_of in zip(line, pivot, strict=True)]
                    if factor
                    else [each * by // before for each in line]
                )
        self.basis[number] = column
        self.scale = by
