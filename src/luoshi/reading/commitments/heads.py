"""What a clause opens with: its adverbs, and the word that says what part it plays."""

from functools import cache

from luoshi.lexicon import groups

_ADVERBS = frozenset(("adverb", "later_adverb", "fresh_adverb", "strong_adverb"))
_ROLES = ("verb", "firm", "open", "help", "drive", "effect", "method", "setting", "go_on", *sorted(_ADVERBS))
"""Groups of lexicon/commitments.toml that say what part a clause plays; a word of two belongs to the later one."""

Entry = tuple[str, str]
"""A word and its role."""


Head = tuple[int, str, str, str]
"""How a clause opens: body, the offset behind its adverbs; word, what stands there, or ""; role, the group of that
word, or ""; adverb, the group of its adverbs: strong_adverb before all others, "adverb" after them, "" for none."""


@cache
def _tables() -> tuple[dict[str, tuple[Entry, ...]], dict[str, Entry]]:
    """First two characters → the words that begin with them, the longest first; words of one character."""
    every = groups("commitments")
    roles = {word: role for role in _ROLES for word in every[role]}
    pairs: dict[str, list[Entry]] = {}
    for word, role in sorted(roles.items(), key=lambda entry: -len(entry[0])):
        if len(word) > 1:
            pairs.setdefault(word[:2], []).append((word, role))
    return {pair: tuple(words) for pair, words in pairs.items()}, {w: (w, r) for w, r in roles.items() if len(w) == 1}


def head(text: str, start: int, end: int) -> Head:
    """How the clause `text[start:end]` opens."""
    pairs, singles = _tables()
    at, adverb = start, ""
    while at < end:
        entries = pairs.get(text[at : at + 2])
        if entries is None:
            word, role = singles.get(text[at], _NOTHING)
        else:
            for entry in entries:
                if text.startswith(entry[0], at):
                    word, role = entry
                    break
            else:
                word, role = singles.get(text[at], _NOTHING)
        if role not in _ADVERBS:
            return at, word, role, adverb
        if adverb != "strong_adverb" and (role != "adverb" or not adverb):
            adverb = role
        at += len(word)
    return at, "", "", adverb


_NOTHING = ("", "")
