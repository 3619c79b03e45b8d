"""Early warning: whether an indicator's crossing of a threshold has told of a crisis to come.

The signals approach of Kaminsky & Reinhart 1999, The Twin Crises.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Record:
    """How signals and crises have gone together, in counts of periods.

    true: signal, and a crisis followed. false: signal, and none did. missed: none, and one did. quiet: neither.
    """

    true: int
    false: int
    missed: int
    quiet: int


def record(values: Mapping[int, Fraction], threshold: Fraction, crises: Collection[int], ahead: int) -> Record:
    """What signals above the threshold would have been worth.

    values: period (a running number, such as months) → indicator. crises: periods in which one began. ahead: periods,
    at least 1, in which a signal has to come true; of the last ones nobody knows yet, so they are for the caller to
    leave out.
    """
    if ahead < 1:
        raise ValueError("a signal looks at least one period ahead")
    counts = [0, 0, 0, 0]
    for period, value in values.items():
        follows = any(period < crisis <= period + ahead for crisis in crises)
        counts[(0 if follows else 1) if value > threshold else (2 if follows else 3)] += 1
    return Record(*counts)


def noise_to_signal(seen: Record) -> Fraction | None:
    """The share of quiet periods that had a false signal ÷ the share of periods before a crisis that had a true one.

    Below 1 a signal tells something, and the less the better; None where it never came true or a share is of nothing.
    """
    before, calm = seen.true + seen.missed, seen.false + seen.quiet
    if not seen.true or not calm:
        return None
    return Fraction(seen.false, calm) / Fraction(seen.true, before)


def crisis_given_signal(seen: Record) -> Fraction | None:
    """The share of signals that a crisis followed; None where there was no signal."""
    signals = seen.true + seen.false
    return Fraction(seen.true, signals) if signals else None


def crisis_at_all(seen: Record) -> Fraction | None:
    """The share of all periods that a crisis followed: what a signal's share is held against."""
    periods = seen.true + seen.false + seen.missed + seen.quiet
    return Fraction(seen.true + seen.missed, periods) if periods else None
