"""Whether rows can hold together: HiGHS screens large systems, exact fractions decide.

A float never accuses. What HiGHS calls contradictory is named so only after `exact.refute` has proved it; and systems
small enough to be decided exactly, which is what the figures of one report make, are never given to HiGHS.
"""

from collections.abc import Sequence
from typing import Any

from luoshi.judging.agreement.exact import Row, binding, proves, refute

SMALL = 100
"""Rows up to which a system is decided exactly at once."""

LARGEST = 300
"""Rows up to which a system is decided exactly where HiGHS is not installed."""


MOST = 600
"""Rows above which a system is not decided at all: no report ties so many figures together."""


class Undecided(Exception):
    """The system is too large to decide: above MOST, or above LARGEST without HiGHS (install `luoshi[decide]`)."""


def contradictory(rows: Sequence[Row]) -> list[Row] | None:
    """Rows among these that cannot all hold, each needed for that; None where all can.

    The answer is proved in exact fractions. Raises Undecided where the system is too large.
    """
    rows = [rows[number] for number in binding(rows)]
    if len(rows) > MOST:
        raise Undecided
    if len(rows) > SMALL:
        few = screened(rows)
        if few is not None:
            if not few:
                return None
            found = _proved(few)
            if found is not None:
                return found
            # HiGHS was wrong; ask the exact method about everything
        elif len(rows) > LARGEST:
            raise Undecided
    return _proved(rows)


def _proved(rows: Sequence[Row]) -> list[Row] | None:
    weights = refute(rows)
    if weights is None:
        return None
    assert proves(rows, weights)
    return [each for each, weight in zip(rows, weights, strict=True) if weight]


def screened(rows: Sequence[Row]) -> list[Row] | None:
    """What HiGHS takes for a contradiction: an irreducible set of rows, [] where it finds none, None without HiGHS."""
    try:
        import highspy
        import numpy
    except ImportError:
        return None
    every = dict.fromkeys(name for each in rows for name, _by in each.factors)
    names = {name: place for place, name in enumerate(every)}
    # The least of a row is brought near 1, or its rounding would drown in HiGHS's tolerance of a millionth.
    scales = [max([abs(by) for _name, by in each.factors] + [abs(each.least)]) or 1 for each in rows]

    class Quiet(highspy.Highs):  # type: ignore[misc,unused-ignore]
        """HiGHS without callbacks: switching them on prints a line to the standard output, where our rows go."""

        def __init__(self) -> None:
            super(highspy.Highs, self).__init__()

    solver: Any = Quiet()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("log_to_console", False)
    strategy = highspy.IisStrategy
    solver.setOptionValue("iis_strategy", int(strategy.kIisStrategyFromLp) | int(strategy.kIisStrategyIrreducible))
    free = numpy.full(len(names), highspy.kHighsInf)
    solver.addVars(len(names), -free, free)
    for each, scale in zip(rows, scales, strict=True):
        places = numpy.array([names[name] for name, _by in each.factors], dtype=numpy.int32)
        values = numpy.array([float(by / scale) for _name, by in each.factors])
        solver.addRow(float(each.least / scale), highspy.kHighsInf, len(places), places, values)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
        return []
    _status, found = solver.getIis()
    return [rows[number] for number in found.row_index_] or list(rows)
