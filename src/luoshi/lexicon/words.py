"""A set of words that can be asked whether a text begins or ends with one of them."""

from collections.abc import Iterable
from operator import itemgetter

Lengths = dict[str, list[int]]
"""A character → the lengths of the words that begin (or end) with it, the longest first."""


class Words:
    """Words to find in a text, the longest first.

    words: the words; an empty one is ignored.
    """

    __slots__ = ("_by_first", "_by_last", "all")

    def __init__(self, words: Iterable[str]) -> None:
        self.all = frozenset(words) - {""}
        # A text is compared only at the lengths that words with its first (or last) character have. Many sets are
        # only ever asked for one of the two.
        self._by_first: Lengths = {}
        self._by_last: Lengths = {}

    def __contains__(self, word: str) -> bool:
        return word in self.all

    def at_start(self, text: str, at: int = 0) -> str:
        """The longest word that `text` has at offset `at`, or ""."""
        lengths = (self._by_first or self._firsts()).get(text[at : at + 1])
        if lengths:
            every = self.all
            for length in lengths:
                word = text[at : at + length]
                if word in every:
                    return word
        return ""

    def at_end(self, text: str) -> str:
        """The longest word that `text` ends with, or ""."""
        lengths = (self._by_last or self._lasts()).get(text[-1:])
        if lengths:
            every = self.all
            for length in lengths:
                word = text[-length:]
                if word in every:
                    return word
        return ""

    def first_in(self, text: str, at: int = 0) -> int:
        """Offset of the first word in `text` from `at` on, or -1."""
        by_first = self._by_first or self._firsts()
        if by_first.keys().isdisjoint(text):
            return -1
        for position, sign in enumerate(text[at:], at):
            if sign in by_first and self.at_start(text, position):
                return position
        return -1

    def _firsts(self) -> Lengths:
        self._by_first = _lengths(self.all, 0)
        return self._by_first

    def _lasts(self) -> Lengths:
        self._by_last = _lengths(self.all, -1)
        return self._by_last


def _lengths(words: frozenset[str], place: int) -> Lengths:
    """The character that words have at `place` → their lengths, the longest first."""
    found: Lengths = {}
    for length, sign in sorted(set(zip(map(len, words), map(itemgetter(place), words), strict=True)), reverse=True):
        if sign in found:
            found[sign].append(length)
        else:
            found[sign] = [length]
    return found
