"""The undertakings of the part that looks forward."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from luoshi.facts import CommitmentKind, Strength
from luoshi.reading.commitments.clauses import Sentence, sentences
from luoshi.reading.commitments.grouping import Group, Piece, groups
from luoshi.reading.commitments.kinds import kind_of
from luoshi.reading.commitments.openers import spoken
from luoshi.reading.commitments.pieces import pieces_of
from luoshi.reading.commitments.strengths import strength_of
from luoshi.reading.outline import Stretch


class Undertaking(NamedTuple):
    """A commitment in the cleaned text: offsets of it, its sentence, and what was found about it."""

    start: int
    end: int
    kind: CommitmentKind
    strength: Strength
    path: tuple[str, ...]
    sentence: tuple[int, int]
    trace: tuple[str, ...]
    first: int
    last: int


def undertakings(text: str, stretches: list[Stretch], targets: list[tuple[int, int]]) -> Iterator[Undertaking]:
    """The undertakings of all stretches that look forward.

    text: cleaned. targets: spans of the figures that are to be reached, in text order.
    """
    starts = [start for start, _ in targets]
    for number, stretch in enumerate(stretches):
        if stretch.outlook != "plan":
            continue
        end, inner = stretch.end, False
        if number + 1 < len(stretches) and stretches[number + 1].start < end:
            end, inner = stretches[number + 1].start, True
        yield from _of(text, stretch, end, targets, starts, inner)


def _of(text, stretch, end, targets, starts, inner):
    at = bisect_left(starts, stretch.start)
    for sentence, role in spoken(text, stretch, end, starts, inner):
        while at < len(starts) and starts[at] < sentence.start:
            at += 1
        stop = at
        while stop < len(starts) and starts[stop] < sentence.end:
            stop += 1
        if role == "skip":
            at = stop
            continue
        pieces = pieces_of(text, sentence, targets, at, stop)
        aim = False
        for group in groups(text, sentence, pieces):
            first, last = group.pieces[0], group.pieces[-1]
            count = sum(piece.targets for piece in group.pieces)
            kind, rule = kind_of(text, sentence, group, count, role)
            if kind is None:
                continue
            strength, aim = strength_of(text, group, count, aim)
            yield Undertaking(first.start, last.end, kind, strength, stretch.path, (sentence.start, sentence.end), (rule,), at, stop)
        at = stop
