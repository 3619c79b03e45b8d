"""Two reports of one government, a year apart: every promise of the first and what the second says of it."""

from luoshi.facts import Reading
from luoshi.judging.lineage.links import Link, links_of
from luoshi.judging.lineage.sides import promises, told
from luoshi.judging.lineage.stretches import stretches
from luoshi.judging.lineage.undertakings import undertakings
from luoshi.judging.lineage.wordlinks import review_of, word_links
from luoshi.judging.targets import Rules


def links(old: Reading, new: Reading, rules: Rules) -> tuple[Link, ...]:
    """A link for each promise of `old`, with a number or without, in text order; tolerances by `rules`."""
    answers = told(new, old.year, stretches(new))
    found = links_of(promises(old), answers, rules)
    found += word_links(undertakings(old), review_of(new), answers, new.source.text)
    return tuple(sorted(found, key=lambda link: (link.promise.start, link.promise.end)))
