"""Commitments of a reading: the undertakings of its plan with what stands in them, in the source's offsets."""

from collections.abc import Sequence

from luoshi.facts import Commitment, Figure, Project
from luoshi.reading.clean import Cleaned
from luoshi.reading.commitments.clauses import Span
from luoshi.reading.commitments.joining import describes
from luoshi.reading.commitments.named import doers_of, places_of, projects_of
from luoshi.reading.commitments.plan import Undertaking, undertakings
from luoshi.reading.outline import Stretch

_BUILT = ("deliverable", "target")


def commitments(
    cleaned: Cleaned, source: str, stretches: Sequence[Stretch], figures: Sequence[Figure], spans: Sequence[Span]
) -> tuple[Commitment, ...]:
    """The commitments of a source, in text order; they do not overlap.

    source: the text as stored. figures: the reading's, in text order. spans: of each figure, in the cleaned text.
    """
    targets = [span for figure, span in zip(figures, spans, strict=True) if figure.status == "target"]
    out = []
    at, count = 0, len(spans)
    for one in undertakings(cleaned.text, stretches, targets):
        while at < count and spans[at][0] < one.start:
            at += 1
        first = at
        while at < count and spans[at][1] <= one.end:
            at += 1
        out.append(_commitment(cleaned, source, one, figures[first:at]))
    return tuple(out)


def _commitment(cleaned: Cleaned, source: str, one: Undertaking, inside: Sequence[Figure]) -> Commitment:
    text, sentence = cleaned.text, one.sentence
    start, end = cleaned.source_start(one.start), cleaned.source_end(one.end)
    projects: list[Project] = []
    places = [figure.place for figure in inside if figure.place]
    if one.kind != "stance":
        for clause in one.group.clauses:
            places += places_of(text, clause)
            if one.kind in _BUILT and not describes(text, clause):
                for named in projects_of(text, clause):
                    left, right = cleaned.source_start(named.start), cleaned.source_end(named.end)
                    projects.append(Project(left, right, source[left:right], named.stage))
    return Commitment(
        start,
        end,
        source[start:end],
        one.kind,
        one.strength,
        tuple((figure.start, figure.end) for figure in inside),
        tuple(projects),
        tuple(dict.fromkeys(places)),
        tuple(doers_of(text, one.group)) if one.kind != "stance" else (),
        one.stretch.path,
        (cleaned.source_start(sentence.start), cleaned.source_end(sentence.end)),
        one.trace,
    )
