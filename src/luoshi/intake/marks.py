"""Raised characters: the power of a unit, or the number of a footnote."""

import re

_CALL = re.compile(r"[\[〔［(（【]?\s*(\d{1,3}|[①-⑳]|[*†‡])\s*[\]〕］)）】]?")
_POWERS = {"2": "²", "3": "³"}


def raised(before: str, text: str) -> tuple[str, str | None]:
    """What a raised `text` behind the characters `before` is: what stays of it, and the mark of a footnote or None.

    km with a raised 2 is an area; a raised number behind anything but a Latin letter calls a footnote.
    """
    latin = before[-1:].isascii() and before[-1:].isalpha()
    if latin and text.strip() in _POWERS:
        return _POWERS[text.strip()], None
    found = _CALL.fullmatch(text.strip())
    if found and before and not latin:
        return "", found[1]
    return text, None
