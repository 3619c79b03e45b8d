"""How many times as much a whole is as a year before, as a share of it, the share's move and its part's growth say.

With the share s now, s − d before and the part grown by g, the whole grew to (1 + g)·(1 − d/s) of what it was. The
three are printed apart from each other, so the ends of that follow exactly from theirs.
"""

from fractions import Fraction

from luoshi.judging.agreement.printed import Interval, printed
from luoshi.judging.agreement.relation import Relation, Stated

Ends = tuple[Fraction | None, Fraction | None]


def three(relation: Relation) -> tuple[Stated, Stated, Stated]:
    """The figures of a mix: the share, its change and its part's growth."""
    share, change, growth = (relation.one(role) for role in ("share", "change", "growth"))
    assert isinstance(share, Stated) and isinstance(change, Stated) and isinstance(growth, Stated)
    return share, change, growth


def times(relation: Relation) -> Ends:
    """Between which values the whole's multiple lies; None where a hedge leaves an end open, or a share was nothing."""
    share, change, growth = (_ends(printed(stated.figure)) for stated in three(relation))
    if share is None or change is None or growth is None or share[0] <= 0:
        return None, None
    before = _kept(share, change)
    if before[0] <= 0 or growth[0] <= -100:
        return None, None
    return (1 + growth[0] / 100) * before[0], (1 + growth[1] / 100) * before[1]


def back(relation: Relation, stated: Stated, multiple: Ends) -> Ends:
    """Between which values one of the three lies, as printed, where the whole's multiple lies within these."""
    share, change, growth = three(relation)
    low, high = multiple
    if low is None or high is None or low <= 0:
        return None, None
    ends = {each: _ends(printed(each.figure)) for each in (share, change, growth) if each != stated}
    if any(each is None for each in ends.values()):
        return None, None
    known = {each: found for each, found in ends.items() if found is not None}
    if stated == growth:
        kept = _kept(known[share], known[change])
        return (None, None) if kept[0] <= 0 else ((low / kept[1] - 1) * 100, (high / kept[0] - 1) * 100)
    grown = tuple(1 + end / 100 for end in known[growth])
    if grown[0] <= 0:
        return None, None
    # what of the share now is new: d/s
    new = 1 - high / grown[0], 1 - low / grown[1]
    if stated == change:
        every = [one * other for one in new for other in known[share]]
        return min(every), max(every)
    return _quotient(known[change], new)


def _quotient(change: tuple[Fraction, Fraction], new: tuple[Fraction, Fraction]) -> Ends:
    """The share, which is above nothing, from what it changed by and how much of it that is."""
    if change[1] <= 0 and new[0] < 0:
        change, new = (-change[1], -change[0]), (-new[1], -new[0])
    if change[0] < 0 or new[1] <= 0:
        return None, None
    return change[0] / new[1], change[1] / new[0] if new[0] > 0 else None


def _kept(share: tuple[Fraction, Fraction], change: tuple[Fraction, Fraction]) -> tuple[Fraction, Fraction]:
    """1 − d/s for a share above nothing."""
    every = [1 - one / other for one in change for other in share]
    return min(every), max(every)


def _ends(interval: Interval) -> tuple[Fraction, Fraction] | None:
    return None if interval.low is None or interval.high is None else (interval.low, interval.high)
