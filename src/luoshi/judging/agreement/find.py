"""Every relation between the figures of documents, each with the words that justify it."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from luoshi.facts import Reading
from luoshi.judging.agreement.across import ahead, between
from luoshi.judging.agreement.changes import changes
from luoshi.judging.agreement.compared import compared
from luoshi.judging.agreement.cumulative import cumulative
from luoshi.judging.agreement.families import families
from luoshi.judging.agreement.means import means
from luoshi.judging.agreement.mixes import mixes
from luoshi.judging.agreement.parts import parts
from luoshi.judging.agreement.quoted import quoted
from luoshi.judging.agreement.quotients import quotients
from luoshi.judging.agreement.ranks import ranks
from luoshi.judging.agreement.relation import Document, Relation
from luoshi.judging.agreement.restated import restated
from luoshi.judging.agreement.shares import shares
from luoshi.judging.agreement.sums import sums
from luoshi.judging.agreement.wording import government

FINDERS: tuple[Callable[[Document], list[Relation]], ...] = (
    changes, shares, parts, sums, families, ranks, means, quotients, quoted, restated, compared,
    ahead,
)  # fmt: skip
"""What is looked for within one document."""


def relations(readings: Sequence[Reading]) -> tuple[list[Document], list[Relation]]:
    """The readings as documents, and every relation found: within each, then between those of one government.

    Two documents are of one government where their names differ in nothing but the year, and are laid side by side
    where their years follow each other.
    """
    documents = [Document.of(number, reading) for number, reading in enumerate(readings)]
    within: dict[object, Relation] = {}
    for document in documents:
        near: list[Relation] = []
        for finder in FINDERS:
            near += finder(document)
        for relation in (*near, *mixes(document, near), *cumulative([], document)):
            # the same parts and whole may be found by their place and by their names
            within.setdefault((relation.kind, frozenset(relation.parts), relation.constant), relation)
    found = list(within.values())
    by_government: dict[str, list[Document]] = {}
    for document in documents:
        if document.reading.year is not None:
            by_government.setdefault(government(document.reading.source.name), []).append(document)
    for own in by_government.values():
        own.sort(key=lambda document: document.reading.year or 0)
        for earlier, later in pairwise(own):
            if (later.reading.year or 0) - (earlier.reading.year or 0) == 1:
                found += between(earlier, later, [each for each in within.values() if _document(each) == later.number])
    return documents, found


def _document(relation: Relation) -> int:
    return next(relation.stated()).document
