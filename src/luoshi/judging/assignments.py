"""Who could be given a commitment 建议分工: the likely lead and supporting units, each with its reason.

A proposal is made from two things only: the words of the commitment that fall within a department's functions
(lexicon/organs.toml), and how people assigned what is worded alike before. It is shown and never applied unasked;
where nothing speaks for any unit, nothing is proposed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from luoshi.lexicon import Words, groups, reasons, words

Level = Literal["city", "county", "district", "province"]
Role = Literal["lead", "supporting"]
LEVELS: tuple[Level, ...] = ("city", "county", "district", "province")

MOST_SUPPORTING = 4
"""Supporting units proposed at most; a longer list tells nobody anything."""

ALIKE = 0.5
"""From this share of common pairs of characters on, two commitments are worded alike (Dice's coefficient)."""

_PREFIX: dict[Level, str] = {"city": "市", "county": "县", "district": "区", "province": "省"}
_NAMED = 4
"""What it weighs, in characters, that the text names the department itself and not only what it does."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """An assignment that people confirmed: the commitment's text and its units."""

    item: str
    lead: str
    supporting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One unit for one commitment.

    found: the words of the commitment that fall within the unit's functions, in text order. function: what these
    functions are. precedent: the commitment worded alike for which people named this unit, or None. even: another unit
    has as much to say for it.
    """

    unit: str
    role: Role
    found: tuple[str, ...]
    function: str
    precedent: Precedent | None
    even: bool


def level(text: str) -> Level:
    """What kind of government a report is given by: the kind that its text speaks of most; a city where none is."""
    counts = {each: sum(text.count(word) for word in groups("organ_names")[each]) for each in LEVELS}
    # A city's report speaks of its province too, and a county's of its city: the nearer one only needs to be common.
    nearer: tuple[Level, ...] = ("county", "district", "city")
    for each in nearer:
        if counts[each] and counts[each] * 2 >= max(counts.values()):
            return each
    return "province" if counts["province"] else "city"


def propose(item: str, level: Level = "city", precedents: Sequence[Precedent] = ()) -> tuple[Proposal, ...]:
    """The likely lead, first, and supporting units for a commitment's text; empty where nothing speaks for any.

    precedents: what people confirmed before; the one worded most alike counts, if it is alike enough.
    """
    known = _most_alike(item, precedents)
    by_words = _by_words(item, level)
    if known is None:
        return by_words
    told = {each.unit: each for each in by_words}
    units: list[tuple[str, Role]] = [(known.lead, "lead")] if known.lead else []
    units += [(unit, "supporting") for unit in known.supporting if unit != known.lead]
    out = [
        Proposal(
            unit,
            role,
            told[unit].found if unit in told else (),
            told[unit].function if unit in told else "",
            known,
            False,
        )
        for unit, role in units
    ]
    return tuple(out)


def _most_alike(item: str, precedents: Iterable[Precedent]) -> Precedent | None:
    best, most = None, ALIKE
    mine = _pairs(item)
    for each in precedents:
        if not (each.lead or each.supporting):
            continue
        theirs = _pairs(each.item)
        common = 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))
        # Of several equally alike the last counts: people learn.
        if common >= most:
            best, most = each, common
    return best


def _pairs(text: str) -> set[str]:
    letters = "".join(letter for letter in text if letter.isalpha())
    return {letters[at : at + 2] for at in range(len(letters) - 1)}


def _by_words(item: str, level: Level) -> tuple[Proposal, ...]:
    claims = _claims(item)
    if level == "province":
        claims = [claim for claim in claims if claim.organ not in words("organ_names", "cities_only")]
    claims.sort(key=lambda claim: (-claim.weight, claim.first, claim.organ))
    out = []
    for place, claim in enumerate(claims[: 1 + MOST_SUPPORTING]):
        # One short word beside much that speaks for another unit supports nothing.
        if place and claim.weight * 3 < claims[0].weight:
            break
        even = place == 0 and len(claims) > 1 and claims[1].weight == claim.weight
        role: Role = "supporting" if place else "lead"
        unit = organ_name(claim.organ, level)
        out.append(Proposal(unit, role, tuple(claim.found), reasons("organs")[claim.organ], None, even))
    return tuple(out)


@dataclass(slots=True)
class _Claim:
    """What of a commitment's text speaks for an organ. weight: in characters. first: where the first word stands."""

    organ: str
    first: int
    weight: int = 0
    found: list[str] = field(default_factory=list)


def _claims(item: str) -> list[_Claim]:
    """The longest word at each place counts, for every organ that it belongs to; a word counts once."""
    every, owners = _every_word()
    claims: dict[str, _Claim] = {}
    at = 0
    while (at := every.first_in(item, at)) >= 0:
        word = every.at_start(item, at)
        named = bool(words("organ_names", "named").at_start(item, at + len(word)))
        for organ in owners[word]:
            claim = claims.setdefault(organ, _Claim(organ, at))
            if word not in claim.found:
                claim.found.append(word)
                claim.weight += len(word)
            claim.weight += _NAMED * named
        at += len(word)
    return list(claims.values())


@cache
def _every_word() -> tuple[Words, dict[str, list[str]]]:
    owners: dict[str, list[str]] = {}
    for organ, its_words in groups("organs").items():
        for word in its_words:
            owners.setdefault(word, []).append(organ)
    return Words(owners), owners


def organ_name(organ: str, level: Level) -> str:
    """What an organ is called in a government of that level: 教育局 → 市教育局, 省教育厅."""
    if level == "province" and organ in words("organ_names", "departments"):
        organ = organ.removesuffix("局") + "厅"
    if organ == "共青团":
        return f"团{_PREFIX[level]}委"
    return _PREFIX[level] + organ
