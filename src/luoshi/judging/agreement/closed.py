"""Which relations can be checked: those whose every quantity is printed, or follows from what is printed elsewhere."""

from collections import Counter
from collections.abc import Iterable

from luoshi.judging.agreement.conflicts import joined
from luoshi.judging.agreement.printed import printed
from luoshi.judging.agreement.relation import Kind, Relation, Stated, Unknown

EQUATIONS: frozenset[Kind] = frozenset(
    {"increase", "growth", "multiple", "pace", "share", "sum", "rank", "plan", "average", "restated", "mix"}
)
"""Relations that say how much a figure is, and not only on which side of another it lies."""


def judged(relations: Iterable[Relation]) -> list[Relation]:
    """Without those that are listed and never judged, such as a growth at constant prices beside levels."""
    return [each for each in relations if each.layer != "real"]


def checkable(relations: Iterable[Relation]) -> list[Relation]:
    """The relations that figures can contradict.

    One that alone names an unknown quantity says nothing but what that is; so does every set of relations that name as
    many unknown quantities as they are.
    """
    left = judged(relations)
    while True:
        named = Counter(part for each in left for _role, part in each.parts if isinstance(part, Unknown))
        kept = [each for each in left if all(isinstance(part, Stated) or named[part] > 1 for _role, part in each.parts)]
        kept = [each for group in _by_unknown(kept) if len(group) > len(_unknown(group)) for each in group]
        if len(kept) == len(left):
            return kept
        left = kept


def equations(relations: Iterable[Relation]) -> list[Relation]:
    """Those of the checkable relations that determine their figures, and do not only bound them from one side."""
    return checkable(each for each in relations if each.kind in EQUATIONS and _two_sided(each))


def _unknown(relations: Iterable[Relation]) -> set[Unknown]:
    return {part for each in relations for _role, part in each.parts if isinstance(part, Unknown)}


def _by_unknown(relations: list[Relation]) -> list[list[Relation]]:
    """The relations that hang together by an unknown quantity; one without any by itself."""
    alone = [[each] for each in relations if each.closed]
    return alone + joined(each for each in relations if not each.closed)


def _two_sided(relation: Relation) -> bool:
    """Whether each of its figures is printed with two ends: 以上 and 突破 leave one open."""
    ends = [printed(stated.figure) for stated in relation.stated()]
    return all(each.low is not None and each.high is not None for each in ends)
