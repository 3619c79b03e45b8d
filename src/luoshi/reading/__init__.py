"""From a source to its figures, numerals and doubts: deterministic, without network, clock or settings."""

from luoshi.reading.explain import Explanation, Step, explain, steps
from luoshi.reading.read import read

__all__ = ["Explanation", "Step", "explain", "read", "steps"]
