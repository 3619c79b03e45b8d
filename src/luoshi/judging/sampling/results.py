"""What a sample says: per stratum and in all, with what could not be reached, beside the units' own word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from luoshi.judging.sampling.estimating import (
    Estimate,
    Interval,
    Part,
    clopper_pearson,
    doubly_sampled,
    stratified,
)

Outcome = Literal["done", "not-done", "unreachable", "open"]
"""done, not-done: whether the criterion was found met. unreachable: nobody could look, for a reason that is on record.
open: not looked at yet."""
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

Lot = Literal["accepted", "rejected", "undecided"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something drawn and what came of it. reported: its unit said that it is done, when the frame was fixed."""

    stratum: str
    reported: bool
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Stratum:
    """What came of a stratum. there, reported: in the frame; the rest of the sample. interval: None with nothing seen.

    low, high: the share where of what could not be reached nothing or everything counts as done.
    """

    name: str
    there: int
    reported: int
    drawn: int
    done: int
    not_done: int
    unreachable: int
    open: int
    interval: Interval | None
    low: float | None
    high: float | None

    @property
    def self_report(self) -> float | None:
        """The share that the units themselves say is done."""
        return self.reported / self.there if self.there else None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a sample. whole: over all strata, each with its weight. missing: strata drawn from and not seen.

    twice: the estimate that also uses everybody's own report; None where of one kind nothing was looked at. lot: None
    without a plan; failed: what it counts, not done though reported so.
    """

    strata: tuple[Stratum, ...]
    whole: Stratum
    missing: tuple[str, ...]
    twice: Estimate | None
    lot: Lot | None
    failed: int


def result(
    there: Mapping[str, int], reported: Mapping[str, int], sample: Iterable[Drawn], most: int | None = None
) -> Result:  # fmt: skip
    """What a sample says of its frame.

    there, reported: how many each stratum of the frame has, and how many of these their units reported done. most: how
    many may fail for the lot to be accepted, where there is a plan.
    """
    drawn = list(sample)
    strata = [
        _stratum(name, there[name], reported.get(name, 0), [each for each in drawn if each.stratum == name])
        for name in sorted(there)
    ]
    counts = {
        name: sum(getattr(stratum, name) for stratum in strata)
        for name in ("there", "reported", "drawn", "done", "not_done", "unreachable", "open")
    }
    low, high = (_weighed(strata, name) for name in ("low", "high"))
    interval = stratified([Part(each.there, each.done + each.not_done, each.done) for each in strata])
    whole = Stratum("", **counts, interval=interval, low=low, high=high)
    missing = tuple(each.name for each in strata if each.interval is None)
    failed = sum(each.outcome == "not-done" and each.reported for each in drawn)
    unknown = sum(each.outcome in ("open", "unreachable") and each.reported for each in drawn)
    lot: Lot | None = None
    if most is not None:
        lot = "rejected" if failed > most else "accepted" if failed + unknown <= most else "undecided"
    return Result(tuple(strata), whole, missing, _twice(whole, drawn), lot, failed)


def _stratum(name: str, there: int, reported: int, drawn: list[Drawn]) -> Stratum:
    counts = {outcome: sum(each.outcome == outcome for each in drawn) for outcome in OUTCOMES}
    done, seen, lost = counts["done"], counts["done"] + counts["not-done"], counts["unreachable"]
    interval = clopper_pearson(done, seen) if seen else None
    if interval and seen == there:
        # All of it was seen: there is nothing to be uncertain about.
        interval = Interval(interval.share, interval.share, interval.share)
    ends = (done / (seen + lost), (done + lost) / (seen + lost)) if seen + lost else (None, None)
    return Stratum(
        name, there, reported, len(drawn), done, counts["not-done"], lost, counts["open"], interval, *ends
    )  # fmt: skip


def _weighed(strata: Iterable[Stratum], name: str) -> float | None:
    known = [(each.there, getattr(each, name)) for each in strata if getattr(each, name) is not None]
    whole = sum(there for there, _share in known)
    return sum(there * share for there, share in known) / whole if whole else None


def _twice(whole: Stratum, drawn: list[Drawn]) -> Estimate | None:
    checks = []
    for reported in (True, False):
        seen = [each.outcome for each in drawn if each.reported == reported and each.outcome in ("done", "not-done")]
        checks.append((seen.count("done"), len(seen)))
    if not whole.there or not checks[0][1] or not checks[1][1]:
        return None
    return doubly_sampled(whole.reported, whole.there, *checks)
