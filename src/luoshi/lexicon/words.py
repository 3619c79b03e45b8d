"""A set of words that can be asked whether a text begins or ends with one of them."""

from collections.abc import Iterable


class Words:
    """Words to find in a text, the longest first.

    words: the words; an empty one is ignored.
    """

    __slots__ = ("_by_first", "_by_last", "all")

    def __init__(self, words: Iterable[str]) -> None:
        self.all = frozenset(word for word in words if word)
        # A text is compared only at the lengths that words with its first (or last) character have.
        by_first: dict[str, set[int]] = {}
        by_last: dict[str, set[int]] = {}
        for word in self.all:
            by_first.setdefault(word[0], set()).add(len(word))
            by_last.setdefault(word[-1], set()).add(len(word))
        self._by_first = {first: tuple(sorted(lengths, reverse=True)) for first, lengths in by_first.items()}
        self._by_last = {last: tuple(sorted(lengths, reverse=True)) for last, lengths in by_last.items()}

    def __contains__(self, word: str) -> bool:
        return word in self.all

    def at_start(self, text: str, at: int = 0) -> str:
        """The longest word that `text` has at offset `at`, or ""."""
        for length in self._by_first.get(text[at : at + 1], ()):
            word = text[at : at + length]
            if word in self.all:
                return word
        return ""

    def at_end(self, text: str) -> str:
        """The longest word that `text` ends with, or ""."""
        for length in self._by_last.get(text[-1:], ()):
            word = text[-length:]
            if word in self.all:
                return word
        return ""

    def first_in(self, text: str, at: int = 0) -> int:
        """Offset of the first word in `text` from `at` on, or -1."""
        by_first = self._by_first
        for position in range(at, len(text)):
            if text[position] in by_first and self.at_start(text, position):
                return position
        return -1
