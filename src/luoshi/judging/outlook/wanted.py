"""What is to be reached by the end of the year, as far as an outlook needs it."""

from dataclasses import dataclass
from decimal import Decimal

from luoshi.judging.targets import Target


@dataclass(frozen=True, slots=True)
class Wanted:
    """The values that count as reached, in the unit of the series: from `low` to `high`, None where there is no end.

    open: whether the ends themselves do not count (突破, 超过). A floor (以上) has a low end, a ceiling (以内) a high
    one, 左右 whatever its polarity and tolerance make of it.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    open: bool = False

    def met(self, value: Decimal) -> bool:
        """Whether the value counts as reached."""
        if self.open:
            return (self.low is None or value > self.low) and (self.high is None or value < self.high)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def wanted_of(target: Target) -> Wanted:
    """The values that meet a target of a report, in its base unit; of a fall (下降3%) below nothing, as rates are."""
    return _signed(target, Wanted(target.wanted.low, target.wanted.high, target.strict))


def nearly_of(target: Target) -> Wanted:
    """The values that meet it or nearly do: those of `wanted_of`, and its tolerance beyond."""
    if not target.tolerance:
        return wanted_of(target)
    low, high = target.wanted.low, target.wanted.high
    return _signed(
        target,
        Wanted(
            None if low is None else low - target.tolerance,
            None if high is None else high + target.tolerance,
        ),
    )


def of_growth(growth: Wanted, last_year: Decimal) -> Wanted:
    """The amounts that are wanted where growth is, in percent of last year's whole, `last_year` > 0."""
    low, high = (None if end is None else last_year * (1 + end / Decimal(100)) for end in (growth.low, growth.high))
    return Wanted(low, high, growth.open)


def _signed(target: Target, wanted: Wanted) -> Wanted:
    """The wanted values with the sign that they are published with: a fall is stated as its size."""
    if target.direction != "down":
        return wanted
    low, high = (None if end is None else -end for end in (wanted.high, wanted.low))
    return Wanted(low, high, wanted.open)
