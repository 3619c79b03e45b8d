"""Positions among others: whether 第一 and 首位 say one, and whose position among whom it is."""

from luoshi.lexicon import words

_REACH = 22
"""Characters between a verb that speaks of a position and the position."""


def is_ranked(lead: str) -> bool:
    """Whether 第一, 首位, 前三 behind the clause's words `lead` says a position among others."""
    if words("ranks", "among").at_end(lead):
        return True
    position = words("ranks", "position")
    first = position.at_start(lead)
    return bool(first and len(lead) - len(first) <= _REACH) or position.first_in(lead, 1) >= 0
