"""A numeral in its place: what stands before and behind it in its clause."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.scan import Token

STOPS = "，。；:！？、\n）)”》〕 "
"""Signs behind which a phrase is over."""

CLAUSE_END = re.compile(r"[，。；:！？\n]")
_NOT_QUOTED = frozenset("”》〕，。；\n")
REACH = 24
"""Characters looked at on each side: longer than any phrase that decides a class."""


class Spot(NamedTuple):
    """A numeral and its surroundings in the cleaned text.

    text: all of it. token: the numeral. following: the next numeral, if any. lead: the clause's words before the
    numeral, up to 24 characters; rest: the clause's words behind it, up to 24. before: the character before it, a line
    break at the text's beginning; after: the character behind it, "" at the text's end.
    """

    text: str
    token: Token
    following: Token | None
    lead: str
    rest: str
    before: str
    after: str

    def quoted(self, reach: int) -> bool:
        """Whether it stands inside quotation or title marks that open up to `reach` characters before it."""
        text, start = self.text, self.token.start
        begin = max(0, start - reach)
        opens = max(text.rfind("“", begin, start), text.rfind("《", begin, start), text.rfind("〔", begin, start))
        return opens >= 0 and _NOT_QUOTED.isdisjoint(text[opens + 1 : start])

    @property
    def over(self) -> bool:
        """Whether the phrase ends with the numeral."""
        return self.after in STOPS


def spots(text: str, tokens: list[Token]) -> Iterator[Spot]:
    """The spots of all numerals of a text, in text order."""
    ends = [found.start() for found in CLAUSE_END.finditer(text)]
    ends.append(len(text))
    number, last = 0, len(tokens) - 1
    for position, token in enumerate(tokens):
        start, end = token.start, token.end
        while ends[number] < start:
            number += 1
        begin = ends[number - 1] + 1 if number else 0
        behind = number
        while ends[behind] < end:
            behind += 1
        yield Spot(
            text,
            token,
            tokens[position + 1] if position < last else None,
            text[max(begin, start - REACH) : start],
            text[end : min(ends[behind], end + REACH)],
            text[start - 1] if start else "\n",
            text[end : end + 1],
        )
