"""A file becomes a source, or is refused with a code."""

from luoshi.intake.file import STANDARD_INPUT, open, printable
from luoshi.intake.text import LIMIT, from_bytes

__all__ = ["LIMIT", "STANDARD_INPUT", "from_bytes", "open", "printable"]
