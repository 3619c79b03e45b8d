"""Passages of a part that looks back on several years: which speak of all of them, and which of one."""

from luoshi.lexicon import words
from luoshi.reading.cues import places
from luoshi.reading.subjects.opening import is_year

_OPENING = 24
"""Characters of a paragraph or a sentence in which it is said what years it speaks of."""


class Passages:
    """The passages of a cleaned text, asked in text order."""

    __slots__ = ("_running", "_seen", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen = 0
        self._running: int | None = None

    def years_at(self, begin: int, path: tuple[str, ...], term: int) -> int | None:
        """How many years the sentence that begins at `begin` speaks of where it names none: `term` or None (one).

        path: the headings that it stands under. A passage goes on until a paragraph or a sentence with a figure opens
        with other years (五年来，…; 刚刚过去的2017年，…).
        """
        text = self._text
        line = text.find("\n", self._seen, begin)
        while line >= 0:
            self._seen = line + 1
            if text.startswith(path[0], self._seen):
                self._running = None if names_one(path[0]) else term
            else:
                self._open(self._seen, term)
            line = text.find("\n", self._seen, begin)
        self._open(begin, term)
        return self._running

    def _open(self, at: int, term: int) -> None:
        opening = self._text[at : at + _OPENING].lstrip()
        for sign in "，。；\n":
            opening = opening.partition(sign)[0]
        if "五年" in opening:
            self._running = term
        elif names_one(opening):
            self._running = None


def names_one(opening: str) -> bool:
    """Whether the words that something opens with name one year (刚刚过去的2023年, 去年)."""
    if words("phrases", "of_one_year").first_in(opening) >= 0:
        return True
    return any(is_year(opening, at - 4) for at in places("年", opening) if at >= 4)
