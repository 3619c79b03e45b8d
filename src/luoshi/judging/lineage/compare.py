"""Two reports of one government, a year apart: every promise of the first and what the second says of it."""

from bisect import bisect_left
from dataclasses import dataclass

from luoshi.facts import Reading
from luoshi.judging.lineage.links import Link, links_of
from luoshi.judging.lineage.shortfalls import in_step, shortfalls
from luoshi.judging.lineage.sides import promises, told
from luoshi.judging.lineage.stretches import stretches
from luoshi.judging.lineage.succession import Succession, successions
from luoshi.judging.lineage.undertakings import undertakings
from luoshi.judging.lineage.wordlinks import review_of, word_links
from luoshi.judging.targets import Rules


@dataclass(frozen=True, slots=True)
class Lineage:
    """Two documents laid side by side.

    old, new: their readings. links: one for each promise of the old report, in its order. successions: what became of
    each target in numbers; empty where the new document has no plan (a bulletin of statistics).
    """

    old: Reading
    new: Reading
    links: tuple[Link, ...]
    successions: tuple[Succession, ...]


def _undertaken(old: Reading, link: Link) -> bool:
    """Whether the reader of commitments holds a clause for one that can be checked; where none was read, all are."""
    if not old.commitments:
        return True
    start, end = link.promise.start, link.promise.end
    place = bisect_left(old.commitments, start + 1, key=lambda one: one.end)
    return any(
        one.start < end and one.kind != "stance" for one in old.commitments[place : place + 2] if one.end > start
    )


def lineage(old: Reading, new: Reading, rules: Rules) -> Lineage:
    """The promises of `old` against what `new` tells, and the targets of `old` against those of `new`.

    new: the report of the next year, or a bulletin of statistics of the year that was promised for. rules: the
    tolerances and polarities in force when that year began (`judging.targets.rules_on`).
    """
    asked, answers = promises(old), told(new, old.year, stretches(new))
    review = review_of(new)
    numbered = shortfalls(links_of(asked, answers, rules), review, new.source.text, rules)
    worded = word_links(undertakings(old), review, answers, new.source.text) + in_step(old, answers)
    worded = [link for link in worded if link.outcome is not None or _undertaken(old, link)]
    links = tuple(sorted([*numbered, *worded], key=lambda link: (link.promise.start, link.promise.end)))
    unreported = frozenset(link.promise.start for link in numbered if link.outcome is None)
    after = promises(new)
    return Lineage(old, new, links, successions(asked, after, answers, unreported) if after else ())
