"""The place that a noun phrase opens with."""

from luoshi.lexicon import Words, words

_NOT_IN_A_ZONE = frozenset("省市县区级各个每的、，新在对为建设")
_NOT_IN_A_COUNTY = frozenset("、，的各每全城农省老社园片")
_NOT_IN_THE_LAST = _NOT_IN_A_COUNTY | frozenset("新建改")


def place_end(noun: str, at: int) -> int:
    """Where the place ends that is named in `noun` at offset `at`, or `at` where none is."""
    area = words("places", "area").at_start(noun, at)
    if area:
        return at + len(area)
    return _group_end(noun, at) or _zone_end(noun, at, words("places", "zone")) or (at or _counties_end(noun))


def _group_end(noun: str, at: int) -> int:
    """Where 市交投集团 ends, or 0."""
    if noun[at] not in "市省":
        return 0
    reach = at + 1
    while reach < at + 6 and noun[reach : reach + 1] and noun[reach] not in "、，的":
        reach += 1
    found = noun.rfind("集团", at + 3, reach + 2)
    return found + 2 if found >= 0 else 0


def _zone_end(noun: str, at: int, zones: Words) -> int:
    """Where 望川高新区 ends: two to four characters of a name and a zone; or 0."""
    for behind in (at + 4, at + 3, at + 2):
        zone = zones.at_start(noun, behind)
        if zone and _NOT_IN_A_ZONE.isdisjoint(noun[at:behind]):
            return behind + len(zone)
    return 0


def _counties_end(noun: str) -> int:
    """Where 清河县、望江区 ends, several counties that open the noun with two more characters behind them; or 0."""
    starts = [0]
    while True:
        member = noun[starts[-1] :].partition("、")[0]
        behind = starts[-1] + len(member)
        county = 2 <= len(member) <= 4 and member[-1] in "县市区" and _NOT_IN_A_COUNTY.isdisjoint(member[:-1])
        if not county or behind == len(noun):
            break
        starts.append(behind + 1)
    for start in reversed(starts[1:]):
        for end in (start + 4, start + 3, start + 2):
            named = noun[start : end - 1]
            if (
                noun[end - 1 : end] in ("县", "市", "区")
                and end + 2 <= len(noun)
                and _NOT_IN_THE_LAST.isdisjoint(named)
            ):
                return end
    return 0
