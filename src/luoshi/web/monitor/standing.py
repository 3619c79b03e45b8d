"""What a rule needs to know of an indicator and of a batch of observations. Plain: no database."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndicatorStanding:
    """office: the unit that the indicator's figures come from."""

    id: int
    office: int


@dataclass(frozen=True, slots=True)
class BatchStanding:
    """by: the log-in name of whoever entered it."""

    id: int
    by: str
