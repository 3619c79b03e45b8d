"""The nouns: what stands in a report and where. Frozen values that import nothing of ours."""

from luoshi.facts.anchor import Anchor
from luoshi.facts.doubt import DOUBTS, Doubt
from luoshi.facts.figure import (
    BOUNDS,
    DIRECTIONS,
    MEASURES,
    NUMERAL_CLASSES,
    STATUSES,
    Bound,
    Direction,
    Figure,
    Measure,
    Numeral,
    NumeralClass,
    Status,
)
from luoshi.facts.period import Period
from luoshi.facts.quantity import Quantity
from luoshi.facts.reading import OUTLOOKS, Outlook, Reading, Section
from luoshi.facts.refusal import REFUSALS, Refusal
from luoshi.facts.source import Source

__all__ = [
    "BOUNDS",
    "DIRECTIONS",
    "DOUBTS",
    "MEASURES",
    "NUMERAL_CLASSES",
    "OUTLOOKS",
    "REFUSALS",
    "STATUSES",
    "Anchor",
    "Bound",
    "Direction",
    "Doubt",
    "Figure",
    "Measure",
    "Numeral",
    "NumeralClass",
    "Outlook",
    "Period",
    "Quantity",
    "Reading",
    "Refusal",
    "Section",
    "Source",
    "Status",
]
