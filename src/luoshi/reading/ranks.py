"""Positions among others: whether 第一 and 首位 say one, and whose position among whom it is."""

import re
from functools import cache

from luoshi.lexicon import any_of


@cache
def _ranked() -> tuple[re.Pattern[str], re.Pattern[str]]:
    among = re.compile(any_of("ranks", "among") + r"\Z")
    position = re.compile(any_of("ranks", "position") + r"[^，。；:！？\n]{0,22}\Z")
    return among, position


def is_ranked(lead: str) -> bool:
    """Whether 第一, 首位, 前三 behind the clause's words `lead` says a position among others."""
    among, position = _ranked()
    return bool(among.search(lead) or position.search(lead))
