"""Commitments of a reading: the undertakings of its plan with what stands in them, in the source's offsets."""

from bisect import bisect_right
from collections.abc import Sequence

from luoshi.facts import Commitment, Doubt, Figure, Project
from luoshi.reading.clean import Cleaned
from luoshi.reading.commitments.clauses import Sentence, Span
from luoshi.reading.commitments.joining import describes
from luoshi.reading.commitments.named import doers_of, places_of, projects_of
from luoshi.reading.commitments.plan import Undertaking, undertakings
from luoshi.reading.make import make
from luoshi.reading.outline import Stretch


def commitments_of(
    cleaned: Cleaned, source: str, stretches: Sequence[Stretch], figures: Sequence[Figure], spans: Sequence[Span]
) -> tuple[tuple[Commitment, ...], list[Doubt]]:
    """The commitments of a source, in text order; they do not overlap. Beside them what is doubted about them.

    source: the text as stored. figures: the reading's, in text order. spans: of each figure, in the cleaned text.
    """
    targets = [span for figure, span in zip(figures, spans, strict=True) if figure.status == "target"]
    out: list[Commitment] = []
    doubts: list[Doubt] = []
    # The way back to the source as in cleaned.source_start and source_end, without their calls.
    starts, offsets = cleaned.starts, cleaned.offsets
    at, count = 0, len(spans)
    spoken: Sentence | None = None
    sentence = (0, 0)
    for one in undertakings(cleaned.text, stretches, targets):
        start, end, _, kind, strength, stretch, said, trace, _, codes = one
        if said is not spoken:
            spoken = said
            sentence = cleaned.source_start(said.start), cleaned.source_end(said.end)
        while at < count and spans[at][0] < start:
            at += 1
        first = at
        while at < count and spans[at][1] <= end:
            at += 1
        inside = figures[first:at] if at > first else ()
        projects, places, doers = _named(cleaned, source, one, inside) if kind != "stance" else ((), (), ())
        start += offsets[bisect_right(starts, start) - 1]
        end += offsets[bisect_right(starts, end - 1) - 1]
        text, path = source[start:end], stretch.path
        values = tuple([(figure.start, figure.end) for figure in inside]) if inside else ()
        out.append(
            make(
                Commitment, (
                    start, end, text, kind, strength, values, projects, places, doers, path, sentence, trace,
                )
            )
        )  # fmt: skip
        for code in codes:
            doubts.append(make(Doubt, (code, start, end, text, path, sentence, (code,))))
    return tuple(out), doubts


Names = tuple[str, ...]


def _named(
    cleaned: Cleaned, source: str, one: Undertaking, inside: Sequence[Figure]
) -> tuple[tuple[Project, ...], Names, Names]:
    """The projects, places and bodies that an undertaking names; inside: its figures."""
    text, group, start, end = cleaned.text, one.group, one.start, one.end
    places = [figure.place for figure in inside if figure.place] if inside else []
    if not _PLACED.isdisjoint(text[start:end]):
        for clause in group.clauses:
            places += places_of(text, clause)
    projects: list[Project] = []
    if one.kind != "action" and one.signs.first("built", start, end):
        for clause in group.clauses:
            if not describes(text, clause):
                for named in projects_of(text, clause):
                    left, right = cleaned.source_start(named.start), cleaned.source_end(named.end)
                    projects.append(Project(left, right, source[left:right], named.stage))
    main = group.clauses[group.main]
    told = not main.role or main.body > main.start or "由" in text[main.start : main.end]
    doers = tuple(doers_of(text, group)) if told else ()
    return tuple(projects), tuple(dict.fromkeys(places)) if places else (), doers


_PLACED = frozenset("区县市地")
"""One of these stands in every phrase that names a place."""
