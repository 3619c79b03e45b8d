"""Commitments: sentences of the plan → clauses → undertakings → kind, strength and what they name."""

from luoshi.reading.commitments.reader import commitments_of

__all__ = ["commitments_of"]
