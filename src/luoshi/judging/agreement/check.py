"""Do the figures of documents agree with each other?"""

from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.facts import Reading
from luoshi.judging.agreement.conflicts import Conflict, Implied, conflicts, implied, joined
from luoshi.judging.agreement.find import relations
from luoshi.judging.agreement.relation import Document, Relation
from luoshi.judging.agreement.solve import Undecided


@dataclass(frozen=True, slots=True)
class Agreement:
    """What checking documents found.

    relations: every relation between their figures, in the order of the text within each kind. conflicts: figures
    that cannot all be true, the certain ones first; implied: what figures imply of quantities that none states.
    undecided: relations in groups too large to decide without HiGHS; none of them is in a conflict here.
    """

    documents: tuple[Document, ...]
    relations: tuple[Relation, ...]
    conflicts: tuple[Conflict, ...]
    implied: tuple[Implied, ...]
    undecided: tuple[Relation, ...] = ()


def check(readings: Sequence[Reading]) -> Agreement:
    """The relations between the figures of these readings, and where figures contradict each other.

    Within one document and, softly, between documents of one government in years that follow each other. Nothing is
    called a contradiction that exact fractions do not prove, with every printed number free to lie anywhere within
    its rounding and its hedge.
    """
    documents, found = relations(readings)
    decided: list[Conflict] = []
    follows: list[Implied] = []
    open_: list[Relation] = []
    for close in joined(found):
        try:
            decided += conflicts(close)
            follows += implied(close)
        except Undecided:
            open_ += close
    decided.sort(key=lambda conflict: (not conflict.certain, conflict.figures[0]))
    return Agreement(tuple(documents), tuple(found), tuple(decided), tuple(follows), tuple(open_))
