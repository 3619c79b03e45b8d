"""The clause around what stands in a sentence, for places where the whole sentence is too long."""

import re

LEAST = 6
"""Characters before the span that are shown at least: fewer seldom name what it is of."""

MOST = 60
"""Characters shown at most on either side."""

_STOPS = re.compile(r"[，,；;：:。！？\n]")


def nearby(text: str, first: int, last: int) -> tuple[str, str, str]:
    """What stands before, at and behind text[first:last] in its clause, with … where more of the sentence follows."""
    begin = 0
    for stop in _STOPS.finditer(text, max(0, first - MOST), max(0, first - LEAST)):
        begin = stop.end()
    begin = max(begin, first - MOST)
    end = _STOPS.search(text, last)
    stop_at = min(end.start() if end else len(text), last + MOST)
    more = stop_at < len(text.rstrip("。！？ \n"))
    return (
        ("…" if text[:begin].strip() else "") + text[begin:first],
        text[first:last],
        text[last:stop_at] + ("…" if more else ""),
    )
