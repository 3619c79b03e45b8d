"""How firmly an undertaking is promised."""

from luoshi.facts import Strength
from luoshi.reading.commitments.joining import Group, finishes
from luoshi.reading.commitments.signs import Signs

_GOES_ON = frozenset(("力争", "争取"))
"""What governs the members of a list up to the next semicolon: 力争新增企业20家，培育龙头3家."""
_LIST = 120
"""Characters of a list inside a clause that are looked back over."""


def strength_of(text: str, signs: Signs, group: Group, aiming: str) -> tuple[Strength, str]:
    """The strength with the word that makes it; aiming: the word that still governs from the one before, or ""."""
    first, last, main = group.clauses[0], group.clauses[-1], group.clauses[group.main]
    start = first.start
    if first.mark == "、":
        # The member of a list inside a clause that one word governs.
        start = max(text.rfind("，", max(0, start - _LIST), start) + 1, start - _LIST, 0)
    if found := signs.first("must", start, last.end):
        return "must", found
    if last is not main and last.adverb and finishes(text, last):
        main = last
    # Only what governs the clause: 突出以商招商，努力实现…… is no aim.
    reach = main.body + len(main.word) if main.role else main.end
    if found := signs.first("aim", main.start, reach):
        return "aim", found
    if aiming and main.targets and main.mark != "；":
        return "aim", aiming
    return "will", ""


def goes_on(word: str, group: Group) -> str:
    """The word of strength that governs the undertakings behind this one too, or ""."""
    return word if word in _GOES_ON and any(clause.targets for clause in group.clauses) else ""
