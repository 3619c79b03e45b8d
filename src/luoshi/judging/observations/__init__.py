"""Observations 数据: a table of values read, judged beside what is held, and nothing taken in unasked."""

from luoshi.judging.observations.periods import Period, period
from luoshi.judging.observations.plan import (
    CITY,
    FATES,
    RANK,
    Fate,
    FateName,
    Held,
    History,
    Key,
    Known,
    Plan,
    message,
    plan,
    when,
)
from luoshi.judging.observations.reasons import REASONS, TABLES
from luoshi.judging.observations.sheet import COUNTINGS, Asked, BadTable, Cell, Counting, Rows, Said, said
from luoshi.judging.observations.values import Bad, decimals, value

__all__ = [
    "CITY", "COUNTINGS", "FATES", "RANK", "REASONS", "TABLES", "Asked", "Bad", "BadTable", "Cell", "Counting", "Fate",
    "FateName", "Held", "History", "Key", "Known", "Period", "Plan", "Rows", "Said", "decimals", "message", "period",
    "plan", "said", "value", "when",
]  # fmt: skip
