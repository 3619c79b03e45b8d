"""Noun phrases: their edges tidied, their examples and inner verbs taken out."""

import re
from functools import cache

from luoshi.lexicon import any_of, words

_EDGE = frozenset("、，：: 的及与了和“”）")


def tidy(phrase: str) -> str:
    """A phrase without the signs at its edges, its quotation marks and brackets paired."""
    if not phrase or not (phrase[0] in _EDGE or phrase[-1] in _EDGE or "”" in phrase or "“" in phrase):
        return phrase
    phrase = phrase.lstrip("、，：: 的及与了").rstrip("、，：: 的与了和")
    if phrase.startswith("和") and not phrase.startswith("和美") and not phrase.startswith("和谐"):
        phrase = phrase[1:]
    if phrase.count("“") > phrase.count("”"):
        phrase = phrase[1:] if phrase.startswith("“") else phrase.replace("“", "", 1)
    if phrase.count("”") > phrase.count("“"):
        phrase = phrase.replace("”", "", 1)
    if phrase.endswith("）") and "（" not in phrase:
        phrase = phrase[:-1]
    return phrase


_EXAMPLES = re.compile(r"(.*?)等(?=[^级待等])(.*)\Z")


def without_examples(noun: str) -> str:
    """X等Y is Y, unless Y is too wide alone (电机轴等产业项目 → 产业项目; 旧桥改造等工程 stays)."""
    found = _EXAMPLES.match(noun) if "等" in noun else None
    if not found or len(found.group(2)) < 2 or found.group(2) in words("phrases", "generic"):
        return noun
    return found.group(2)


def without_light_verbs(noun: str) -> str:
    """全产业实现营收 → 全产业营收: a verb between two nouns that changes nothing of what is measured."""
    light = words("phrases", "light_verb")
    at = light.first_in(noun, 1)
    while 0 < at < len(noun) - 2:
        word = light.at_start(noun, at)
        behind = at + len(word)
        if len(word) > 1 and behind < len(noun) and noun[behind] not in "率额量值度者法力":
            return noun[:at] + noun[behind:]
        at = light.first_in(noun, at + 1)
    return noun


@cache
def _own_verb() -> re.Pattern[str]:
    verbs = any_of("phrases", "kept_verb", "dropped_verb")
    return re.compile(rf"(?:为|向|对|力争|确保|预计|其中|累计|已|全部|并)|{verbs}.")


def last_clause(noun: str) -> str:
    """全面落实惠企政策、为市场主体减负: what stands behind the last 、 when it has a verb of its own."""
    cut = noun.rfind("、")
    if cut < 0 or noun.count("“", 0, cut) > noun.count("”", 0, cut) or "分别" in noun:
        return noun
    before, after = noun[:cut], noun[cut + 1 :]
    if words("predicates", "up", "down", "to").at_end(before):
        # 支付规模大幅增加、专项项目减少: the part before has said its say.
        return after
    found = _own_verb().match(after)
    if (
        not found
        or words("phrases", "noun_behind", "suffix", "thing_behind").at_start(after, found.end() - 1)
        or "的" in after
    ):
        return noun
    if len(before) < 4 or words("phrases", "kept_verb", "dropped_verb").at_end(before) == before:
        return noun
    return after
