"""What is to be reached by the end of the year, as far as an outlook needs it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Target:
    """The values that count as reached, in the unit of the series: from `low` to `high`, None where there is no end.

    open: whether the ends themselves do not count (突破, 超过). A floor (以上) has a low end, a ceiling (以内) a high
    one, 左右 both, as wide as its tolerance.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    open: bool = False

    def met(self, value: Decimal) -> bool:
        """Whether the value counts as reached."""
        if self.open:
            return (self.low is None or value > self.low) and (self.high is None or value < self.high)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def of_growth(growth: Target, last_year: Decimal) -> Target:
    """The amounts that a target for growth (in percent of last year's whole, `last_year` > 0) comes to."""
    low, high = (None if end is None else last_year * (1 + end / Decimal(100)) for end in (growth.low, growth.high))
    return Target(low, high, growth.open)
