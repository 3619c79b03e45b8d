"""How firmly an undertaking is promised."""

import re
from functools import cache

from luoshi.facts import Strength
from luoshi.reading.commitments.grouping import Group


@cache
def _must() -> re.Pattern[str]:
    return re.compile("确保|坚决|严禁|必须|务必|决不|绝不|杜绝|零容忍")


@cache
def _aim() -> re.Pattern[str]:
    return re.compile("力争|争取|努力|争创|争列|争当|奋力|探索|预定")


def strength_of(text: str, group: Group, count: int, aiming: bool) -> tuple[Strength, bool]:
    """The strength, and whether 力争 goes on to the figures behind it."""
    start, end = group.pieces[0].start, group.pieces[-1].end
    if _must().search(text, start, end):
        return "must", False
    main = group.pieces[group.main]
    if main.clause.mark == "；":
        aiming = False
    found = _aim().search(text, main.start, main.end)
    if found:
        return "aim", found.group() == "力争"or (found.group() in ("争取",) and count > 0)
    if aiming and count:
        return "aim", True
    return "will", False
