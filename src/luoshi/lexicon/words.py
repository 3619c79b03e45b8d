"""A set of words that can be asked whether a text begins or ends with one of them."""

from collections.abc import Iterable


class Words:
    """Words to peel off a text's ends, the longest first.

    words: the words; an empty one is ignored.
    """

    __slots__ = ("_by_first", "_by_last", "all")

    def __init__(self, words: Iterable[str]) -> None:
        self.all = frozenset(word for word in words if word)
        self._by_first: dict[str, list[str]] = {}
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(self.all, key=lambda word: (-len(word), word)):
            self._by_first.setdefault(word[0], []).append(word)
            self._by_last.setdefault(word[-1], []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self.all

    def at_start(self, text: str, at: int = 0) -> str:
        """The longest word that `text` has at offset `at`, or ""."""
        for word in self._by_first.get(text[at : at + 1], ()):
            if text.startswith(word, at):
                return word
        return ""

    def at_end(self, text: str) -> str:
        """The longest word that `text` ends with, or ""."""
        for word in self._by_last.get(text[-1:], ()):
            if text.endswith(word):
                return word
        return ""

    def first_in(self, text: str, at: int = 0) -> int:
        """Offset of the first word in `text` from `at` on, or -1."""
        by_first = self._by_first
        for position in range(at, len(text)):
            if text[position] in by_first and self.at_start(text, position):
                return position
        return -1
