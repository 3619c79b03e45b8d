"""Luoshi 落实: from what a government promised to what was done."""

__version__ = "0.1.0"
