"""A file becomes a source, or is refused with a code."""

from luoshi.intake.file import STANDARD_INPUT, open, printable
from luoshi.intake.formats import LIMITS, from_bytes
from luoshi.intake.limits import TEXT as LIMIT
from luoshi.intake.looks import HEAD, ZIP, Kind, kind_of

__all__ = ["HEAD", "LIMIT", "LIMITS", "STANDARD_INPUT", "ZIP", "Kind", "from_bytes", "kind_of", "open", "printable"]
