"""A file becomes a source."""

from luoshi.intake.text import from_bytes, open

__all__ = ["from_bytes", "open"]
