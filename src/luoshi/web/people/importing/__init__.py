"""The list of units in an office's Excel file: read, distrusted, and laid beside the units row by row."""

from luoshi.web.people.importing.plan import FATES, Fate, Held, Plan, plan
from luoshi.web.people.importing.table import MOST_UNITS, Line, lines

__all__ = ["FATES", "MOST_UNITS", "Fate", "Held", "Line", "Plan", "lines", "plan"]
