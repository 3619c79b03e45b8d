"""A numeral in its place: what stands before and behind it in its clause."""

from collections.abc import Iterator
from itertools import zip_longest

from luoshi.reading.scan import Token

STOPS = "，。；:！？、\n）)”》〕 "
"""Signs behind which a phrase is over."""

_NOT_QUOTED = frozenset("”》〕，。；\n")
REACH = 24
"""Characters looked at on each side: longer than any phrase that decides a class."""


class Spot:
    """A numeral and its surroundings in the cleaned text.

    text: all of it; clauses: the same with 。 for every sign that ends a clause. token: the numeral. following: the
    next numeral, if any. before: the character before it, a line break at the text's beginning; after: the character
    behind it, "" at the text's end.
    """

    __slots__ = ("_lead", "_rest", "after", "before", "clauses", "following", "text", "token")

    def __init__(self, text: str, clauses: str) -> None:
        self.text, self.clauses = text, clauses

    def move(self, token: Token, following: Token | None) -> None:
        """Go to another numeral of the text."""
        start, end, _, _, _, _, _, _ = token
        text = self.text
        self.token, self.following = token, following
        self.before = text[start - 1] if start else "\n"
        self.after = text[end : end + 1]
        # Most numerals are settled by unit and neighbours: the words around are cut out when first asked for.
        self._lead: str | None = None
        self._rest: str | None = None

    @property
    def lead(self) -> str:
        """The clause's words before the numeral, up to 24 characters."""
        if self._lead is None:
            start = self.token[0]
            begin = start - REACH if start > REACH else 0
            self._lead = self.text[self.clauses.rfind("。", begin, start) + 1 or begin : start]
        return self._lead

    @property
    def rest(self) -> str:
        """The clause's words behind the numeral, up to 24 characters."""
        if self._rest is None:
            end = self.token[1]
            stop = self.clauses.find("。", end, end + REACH)
            self._rest = self.text[end : stop if stop >= 0 else end + REACH]
        return self._rest

    def quoted(self, reach: int) -> bool:
        """Whether it stands inside quotation or title marks that open up to `reach` characters before it."""
        text, start = self.text, self.token.start
        lead = text[start - reach if start > reach else 0 : start]
        if "“" not in lead and "《" not in lead and "〔" not in lead:
            return False
        opens = max(lead.rfind("“"), lead.rfind("《"), lead.rfind("〔"))
        return _NOT_QUOTED.isdisjoint(lead[opens + 1 :])

    @property
    def over(self) -> bool:
        """Whether the phrase ends with the numeral."""
        return self.after in STOPS


def spots(text: str, clauses: str, tokens: list[Token]) -> Iterator[Spot]:
    """The spots of all numerals of a text, in text order: one that moves on when the next is asked for."""
    spot = Spot(text, clauses)
    for token, following in zip_longest(tokens, tokens[1:]):
        spot.move(token, following)
        yield spot
