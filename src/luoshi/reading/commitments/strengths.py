"""How firmly an undertaking is promised."""

import re
from functools import cache

from luoshi.facts import Strength
from luoshi.lexicon import any_of
from luoshi.reading.commitments.joining import Group, finishes


@cache
def _words(group: str) -> re.Pattern[str]:
    return re.compile(any_of("commitments", group))


@cache
def _both() -> re.Pattern[str]:
    return re.compile(any_of("commitments", "must", "aim"))


_LIST = 120
"""Characters of a list inside a clause that are looked back over."""
_GOES_ON = frozenset(("力争", "争取"))
"""What governs the members of a list up to the next semicolon: 力争新增企业20家，培育龙头3家."""


def strength_of(text: str, group: Group, aiming: str) -> tuple[Strength, str]:
    """The strength with the word that makes it; aiming: the word that still governs from the one before, or ""."""
    first, last, main = group.clauses[0], group.clauses[-1], group.clauses[group.main]
    start = first.start
    if first.mark == "、":
        # The member of a list inside a clause that one word governs.
        start = max(text.rfind("，", max(0, start - _LIST), start) + 1, start - _LIST, 0)
    both = _both().search(text, start, last.end)
    if not both:
        return ("aim", aiming) if aiming and main.targets and main.mark != "；" else ("will", "")
    if found := _words("must").search(text, both.start(), last.end):
        return "must", found.group()
    # Only what governs the clause: 突出以商招商，努力实现…… is no aim.
    if last is not main and finishes(text, last):
        main = last
    reach = main.body + len(main.word) if main.role else main.end
    if found := _words("aim").search(text, main.start, reach):
        return "aim", found.group()
    if aiming and main.targets and main.mark != "；":
        return "aim", aiming
    return "will", ""


def goes_on(word: str, group: Group) -> str:
    """The word of strength that governs the undertakings behind this one too, or ""."""
    return word if word in _GOES_ON and any(clause.targets for clause in group.clauses) else ""
