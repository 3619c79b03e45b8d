"""Lineage 承诺与兑现: two reports of one government, what the first promised and what the second says came of it."""

from luoshi.judging.lineage.compare import Lineage, lineage
from luoshi.judging.lineage.links import Link, Statement
from luoshi.judging.lineage.matching import Relation
from luoshi.judging.lineage.reasons import REASONS
from luoshi.judging.lineage.rows import rows
from luoshi.judging.lineage.succession import FATES, Fate, Succession

__all__ = [
    "FATES",
    "REASONS",
    "Fate",
    "Lineage",
    "Link",
    "Relation",
    "Statement",
    "Succession",
    "lineage",
    "rows",
]
