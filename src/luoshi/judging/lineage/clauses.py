"""A part of a report as clauses of plain text, each character with its way back into the source."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.facts import Outlook, Reading

_MARKS = re.compile(r"[\s“”‘’\"'「」『』《》〈〉（）()]")
_CLAUSE = re.compile(r"[^，,；;。！!？?：:\n]+")
_SENTENCE = re.compile(r"[^。！!？?\n]+")
LONGEST = 200
"""Characters of a clause beyond which it is no clause but a table or a broken text."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause. text: half-width, without quotation marks, brackets and spaces. places: offset in the source of each
    of its characters. start, end: its span in the source. sentence: that of its sentence."""

    text: str
    places: tuple[int, ...]
    start: int
    end: int
    sentence: tuple[int, int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span in the source of text[first:last]."""
        return self.places[first], self.places[last - 1] + 1


def plain(text: str) -> str:
    """A text half-width and without quotation marks, brackets and spaces."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def clauses(reading: Reading, outlook: Outlook, year: int | None) -> Iterator[Clause]:
    """The clauses of the parts of a reading that look one way, in text order.

    year: of a plan, only what is planned for that year. A reading without any part that looks back is taken whole as
    a review: a bulletin of statistics.
    """
    text = reading.source.text
    spans = [
        (section.start, section.end)
        for section in reading.outline
        if section.level == 1 and section.outlook == outlook and (outlook != "plan" or section.year in (None, year))
    ]
    if not spans and outlook == "review" and not any(section.outlook == "plan" for section in reading.outline):
        spans = [(0, len(text))]
    for start, end in spans:
        for sentence in _SENTENCE.finditer(text, start, end):
            for found in _CLAUSE.finditer(text, sentence.start(), sentence.end()):
                if len(found[0]) <= LONGEST:
                    yield _clause(found[0], found.start(), (sentence.start(), sentence.end()))


def _clause(text: str, start: int, sentence: tuple[int, int]) -> Clause:
    letters: list[str] = []
    places: list[int] = []
    for offset, letter in enumerate(text):
        for one in plain(letter):
            letters.append(one)
            places.append(start + offset)
    return Clause("".join(letters), tuple(places), start, start + len(text), sentence)
