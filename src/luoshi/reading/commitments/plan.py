"""The undertakings of the part that looks forward."""

from collections.abc import Iterator, Sequence

from luoshi.facts import CommitmentKind, Strength
from luoshi.facts.named import NamedTuple
from luoshi.reading.commitments.clauses import Sentence, Span, sentences
from luoshi.reading.commitments.doubtful import doubts_of
from luoshi.reading.commitments.joining import Group, groups
from luoshi.reading.commitments.kinds import kind_of
from luoshi.reading.commitments.lists import members
from luoshi.reading.commitments.openers import body_of, spoken
from luoshi.reading.commitments.signs import Signs
from luoshi.reading.commitments.strengths import goes_on, strength_of
from luoshi.reading.make import make
from luoshi.reading.outline import Stretch


class Undertaking(NamedTuple):
    """A commitment in the cleaned text. stretch: where it stands. trace: the rules that made it. signs: its words.

    doubts: codes of what is to be doubted about it.
    """

    start: int
    end: int
    group: Group
    kind: CommitmentKind
    strength: Strength
    stretch: Stretch
    sentence: Sentence
    trace: tuple[str, ...]
    signs: Signs
    doubts: tuple[str, ...]


def undertakings(text: str, stretches: Sequence[Stretch], targets: Sequence[Span]) -> Iterator[Undertaking]:
    """The undertakings of all stretches that look forward, in text order.

    text: cleaned. targets: spans of the figures that are to be reached, in text order.
    """
    last = len(stretches) - 1
    for number, stretch in enumerate(stretches):
        if stretch.outlook == "plan":
            inner = number < last and stretches[number + 1].start < stretch.end
            end = stretches[number + 1].start if inner else stretch.end
            yield from _of(text, stretch, end, inner, targets)


def _of(text: str, stretch: Stretch, end: int, inner: bool, targets: Sequence[Span]) -> Iterator[Undertaking]:
    body, run_in = body_of(text, stretch)
    signs = Signs(text, body, end)
    every = sentences(text, body, end, targets)
    for sentence, part in spoken(text, stretch, run_in, inner, every, signs):
        if part == "skip":
            continue
        aiming = ""
        for group in groups(text, signs, members(text, sentence, targets)):
            kind, rule = kind_of(text, signs, sentence, group, part)
            if kind is None:
                continue
            strength, word = strength_of(text, signs, group, aiming)
            aiming = goes_on(word, group) if word else ""
            trace: tuple[str, ...] = (rule, f"strength/{strength}:{word}" if word else "strength/" + strength)
            clauses = group.clauses
            if len(clauses) > 1:
                trace = (*trace, "commitment/joined")
            start, end = clauses[0].start, clauses[-1].end
            doubts = doubts_of(text, group, kind, rule)
            yield make(Undertaking, (start, end, group, kind, strength, stretch, sentence, trace, signs, doubts))
