"""Commitments: sentences of the plan → clauses → undertakings → kind, strength and what they name."""

from luoshi.reading.commitments.reader import commitments

__all__ = ["commitments"]
