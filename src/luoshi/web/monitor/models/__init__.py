"""Indicators with their targets; observations as they were entered, never changed; and what was made of them."""

from luoshi.web.monitor.models.indicators import LONGEST, LONGEST_LINE, LONGEST_NAME, Indicator, Target
from luoshi.web.monitor.models.observations import Answer, Batch, Observation
from luoshi.web.monitor.models.summary import Summary

__all__ = [
    "LONGEST", "LONGEST_LINE", "LONGEST_NAME", "Answer", "Batch", "Indicator", "Observation", "Summary", "Target",
]  # fmt: skip
