"""The words of a stretch that tell what its clauses are, all found in one pass."""

from bisect import bisect_left
from functools import cache
from itertools import compress, count
from operator import add

from luoshi.lexicon import groups

_GROUPS = (
    "goals", "closing", "country", "confessing", "creed", "announcing", "end", "made", "built", "must", "aim", "credo",
    "telling",
)  # fmt: skip
"""Groups of lexicon/commitments.toml whose words are looked for; each word has two characters or more."""


@cache
def _pairs() -> dict[str, tuple[tuple[str, str], ...]]:
    """First two characters → the words that begin with them, the longest first, each with its group."""
    every = groups("commitments")
    found: dict[str, list[tuple[str, str]]] = {}
    for group in _GROUPS:
        for word in every[group]:
            found.setdefault(word[:2], []).append((word, group))
    return {pair: tuple(sorted(words, key=lambda entry: -len(entry[0]))) for pair, words in found.items()}


class Signs:
    """Where the words stand in `text[start:end]`: for each group places and words, in text order.

    Looking up a piece of the text is a bisection, where a search for a group's words would read it once a group.
    """

    __slots__ = ("_places", "_words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._places: dict[str, list[int]] = {group: [] for group in _GROUPS}
        self._words: dict[str, list[str]] = {group: [] for group in _GROUPS}
        pairs = _pairs()
        piece = text[start:end]
        # Every two characters that begin a word; the loop runs in C.
        for at in compress(count(), map(pairs.__contains__, map(add, piece, piece[1:]))):
            for word, group in pairs[piece[at : at + 2]]:
                places = self._places[group]
                if piece.startswith(word, at) and not (places and places[-1] == at + start):
                    places.append(at + start)
                    self._words[group].append(word)

    def first(self, group: str, start: int, end: int) -> str:
        """The first word of a group that lies in `text[start:end]`, or ""."""
        places = self._places[group]
        number = bisect_left(places, start)
        while number < len(places) and places[number] < end:
            word = self._words[group][number]
            if places[number] + len(word) <= end:
                return word
            number += 1
        return ""

    def place(self, group: str, start: int, end: int) -> int:
        """Where that word stands, or -1."""
        places, words = self._places[group], self._words[group]
        number = bisect_left(places, start)
        while number < len(places) and places[number] < end:
            if places[number] + len(words[number]) <= end:
                return places[number]
            number += 1
        return -1
