"""A file becomes a source, or is refused with a code."""

from luoshi.intake.file import STANDARD_INPUT, open, printable
from luoshi.intake.formats import LIMITS, from_bytes
from luoshi.intake.limits import TEXT as LIMIT

__all__ = ["LIMIT", "LIMITS", "STANDARD_INPUT", "from_bytes", "open", "printable"]
