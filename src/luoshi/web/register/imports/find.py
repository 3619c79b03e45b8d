"""Where a text stands in a source, whatever line breaks were put into either."""

_SOME = 1000
"""Places after which nobody counts further."""


class Finder:
    """Finds quotes in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = [place for place, character in enumerate(text) if not character.isspace()]
        self._squeezed = "".join(text.split())

    def places(self, quote: str) -> list[tuple[int, int]]:
        """Start and end (code points, end exclusive) of each place, at most 1,000; exact, else without blanks."""
        quote = quote.strip()
        exact = _found(self._text, quote)
        if exact:
            return exact
        return [
            (self._at[start], self._at[end - 1] + 1) for start, end in _found(self._squeezed, "".join(quote.split()))
        ]


def _found(text: str, quote: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    if not quote:
        return places
    start = text.find(quote)
    while start >= 0 and len(places) < _SOME:
        places.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return places
