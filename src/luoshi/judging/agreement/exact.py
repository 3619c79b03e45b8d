"""Linear programming in exact fractions, for the small systems that a report's figures make.

The two-phase simplex method with Bland's rule (R. G. Bland, 1977), which cannot cycle, on the dual: a system of rows
a·x ≥ b over free x has no solution exactly when some y ≥ 0 gives y·A = 0 and y·b > 0 (Farkas). That y is the proof,
and `proves` checks it without any of the solver's steps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

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
    width = len(gains)
    table: list[list[Fraction]] = []
    for number, (line, aim) in enumerate(zip(matrix, wanted, strict=True)):
        sign = -1 if aim < 0 else 1
        helpers = [ONE if number == other else ZERO for other in range(len(matrix))]
        table.append([*(sign * each for each in line), *helpers, sign * aim])
    basis = [width + number for number in range(len(matrix))]
    _climb(table, basis, [ZERO] * width + [-ONE] * len(matrix), width + len(matrix))
    if any(table[number][-1] for number, name in enumerate(basis) if name >= width):
        return None
    # A helper left in the basis at nothing is taken out, or its line says nothing.
    for number, name in enumerate(basis):
        if name >= width:
            column = next((each for each in range(width) if table[number][each]), None)
            if column is not None:
                _pivot(table, basis, number, column)
    kept = [number for number, name in enumerate(basis) if name < width]
    table = [[*table[number][:width], table[number][-1]] for number in kept]
    basis = [basis[number] for number in kept]
    _climb(table, basis, list(gains), width)
    answer = [ZERO] * width
    for line, name in zip(table, basis, strict=True):
        answer[name] = line[-1]
    return sum((by * each for by, each in zip(gains, answer, strict=True)), ZERO), answer


def _climb(table: list[list[Fraction]], basis: list[int], gains: list[Fraction], width: int) -> None:
    # what raising each column would gain; nothing for those in the basis
    slope = list(gains)
    for line, name in zip(table, basis, strict=True):
        if gains[name]:
            for column in range(width):
                if line[column]:
                    slope[column] -= gains[name] * line[column]
    while True:
        # Bland: the first column that gains
        entering = next((column for column in range(width) if slope[column] > 0), None)
        if entering is None:
            return
        rising = [(number, line) for number, line in enumerate(table) if line[entering] > 0]
        choices = [(line[-1] / line[entering], basis[number], number) for number, line in rising]
        if not choices:
            return
        leaving = min(choices)[2]
        _pivot(table, basis, leaving, entering)
        by = slope[entering]
        for column, each in enumerate(table[leaving][:width]):
            if each:
                slope[column] -= by * each


def _pivot(table: list[list[Fraction]], basis: list[int], number: int, column: int) -> None:
    by = table[number][column]
    pivot = table[number] = [each / by if each else ZERO for each in table[number]]
    filled = [place for place, each in enumerate(pivot) if each]
    for other, line in enumerate(table):
        factor = line[column]
        if other != number and factor:
            for place in filled:
                line[place] -= factor * pivot[place]
    basis[number] = column
