"""Whether the figures of documents agree: relations, exact intervals, contradictions, and what would mend them."""

from luoshi.judging.agreement.check import Agreement, check
from luoshi.judging.agreement.conflicts import Conflict, Implied, Repair
from luoshi.judging.agreement.printed import Interval, printed
from luoshi.judging.agreement.relation import KINDS, LAYERS, Document, Relation, Span, Stated, Unknown

__all__ = [
    "KINDS",
    "LAYERS",
    "Agreement",
    "Conflict",
    "Document",
    "Implied",
    "Interval",
    "Relation",
    "Repair",
    "Span",
    "Stated",
    "Unknown",
    "check",
    "printed",
]
