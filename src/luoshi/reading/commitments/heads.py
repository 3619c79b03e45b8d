"""What a clause opens with: its adverbs, and the word that says what part it plays."""

from functools import cache
from typing import NamedTuple

from luoshi.lexicon import groups

_ADVERBS = ("adverb", "later_adverb", "fresh_adverb", "strong_adverb")
_ROLES = ("verb", "firm", "open", "help", "drive", "effect", "method", "setting", "go_on", *_ADVERBS)
"""Groups of lexicon/commitments.toml that say what part a clause plays; a word of two belongs to the later one."""


class Head(NamedTuple):
    """How a clause opens.

    body: offset behind its adverbs. word: the word that stands there, or "". role: the group of that word, or "".
    adverb: the group of its last adverb but one that is only "adverb", or that, or "" where there is none.
    """

    body: int
    word: str
    role: str
    adverb: str


@cache
def _by_first() -> dict[str, tuple[tuple[int, dict[str, str]], ...]]:
    """First character → (length, words of that length → role), the longest first."""
    every = groups("commitments")
    found: dict[str, dict[int, dict[str, str]]] = {}
    for role in _ROLES:
        for word in every[role]:
            found.setdefault(word[0], {}).setdefault(len(word), {})[word] = role
    return {first: tuple(sorted(lengths.items(), reverse=True)) for first, lengths in found.items()}


def head(text: str, start: int, end: int) -> Head:
    """How the clause `text[start:end]` opens."""
    table = _by_first()
    at, adverb = start, ""
    while at < end:
        for length, words in table.get(text[at], ()):
            word = text[at : at + length]
            if word in words:
                break
        else:
            break
        role = words[word]
        if role not in _ADVERBS:
            return Head(at, word, role, adverb)
        if adverb != "strong_adverb" and (role != "adverb" or not adverb):
            adverb = role
        at += length
    return Head(at, "", "", adverb)
