"""What a noun phrase opens with: time, place, adverbs, verbs. What is left is what is measured."""

import re
from functools import cache
from typing import NamedTuple

from luoshi.lexicon import Words, any_of, groups, words


class Opened(NamedTuple):
    """A noun phrase without what it opens with.

    verb: the verb that must stay, or "". rest: the noun. place: the place named before it, or None.
    dropped: the last verb taken off, or "". toward: whether it opened with 为, 对 or 向, so that the rest says for
    whom.
    """

    verb: str
    rest: str
    place: str | None
    dropped: str = ""
    toward: bool = False


@cache
def _openers() -> tuple[dict[str, str], Words]:
    phrases = groups("phrases")
    # Where a word stands in two groups the later one speaks.
    titles = ("time", "adverb", "preposition", "adjectival", "dropped_verb", "kept_verb", "noun")
    every = {word: title for title in titles for word in phrases[title]}
    return every, Words(every)


@cache
def _place() -> re.Pattern[str]:
    area, zone = any_of("places", "area"), any_of("places", "zone")
    named = f"[^省市县区级各个每的、，新在对为建设]{{2,4}}{zone}"
    return re.compile(f"(?:{area}|[市省][^、，的]{{2,5}}集团|{named})(?=.{{2}}|.?\\Z)")


_COUNTIES = re.compile(
    r"(?:[^、，的各每全城农省老社园片]{1,3}[县市区]、)+[^、，的各每全城农省老社园片新建改]{1,3}[县市区](?=.{2})"
)
_OPENS_A_PLACE = frozenset("每各市省")
_DATED = re.compile(
    r"“?十?[一二三四五六七八九十]五”?(?:期间|时期|以来|末)|用?[一二两三四五六七八九十]年(?:内|来|间|时间|(?=年均|平均|\Z))|(?:到)?(?:19|20)\d\d(?:年(?:[至到—-](?:19|20)\d\d年)?(?:度)?|\Z)|\d{1,2}月(?:底|末)?"
)


_TRADE = re.compile("(?:出口|进口|进出口|投资|贸易)(?:总?额|总值|比重|占比)?\\Z")


def _is_noun(noun: str, behind: int, kept: bool) -> bool:
    """完成率, 建设用地, 发展基金: what looks like a verb is the first part of a noun."""
    if noun.startswith("规模以上", behind):
        return False
    titles = ("noun_behind", "suffix") if kept else ("noun_behind", "suffix", "thing_behind")
    return behind < len(noun) and bool(words("phrases", *titles).at_start(noun, behind))


def _each(noun: str, at: int) -> int:
    """Where 每个县（市、区） ends: at the verb behind it, or at the noun's end."""
    kind_of, openers = _openers()
    for end in range(at + 2, min(len(noun), at + 14)):
        word = openers.at_start(noun, end)
        if (
            word
            and (kind_of[word] in ("kept_verb", "dropped_verb") or word in ("新", "至少"))
            and noun[end - 1] not in "（、"
        ):
            return end
    return len(noun) if noun[at + 1 : at + 2] in ("个", "一", "家", "条") else at


def opened(noun: str) -> Opened:
    """Takes off what a noun phrase opens with: time, adverbs, verbs that name nothing; keeps a verb that does.

    全年全市大力实施重点项目 → 重点项目; 新引进国家级人才 → verb 新引进, 国家级人才; 高标准建设… loses 高标准 but
    高标准农田 keeps it.
    """
    kind_of, openers = _openers()
    less = words("phrases", "less_verb")
    place: str | None = None
    dropped = ""
    toward = False
    zoned = "区" in noun or "县、" in noun or "市、" in noun
    at, held = 0, -1
    while at < len(noun):
        sign = noun[at]
        if sign.isdigit() or sign in "“到用一二两三四五六七八九十":
            dated = _DATED.match(noun, at)
            if dated:
                at = dated.end()
                continue
        if place is None and (zoned or sign in _OPENS_A_PLACE):
            found = _place().match(noun, at) or (_COUNTIES.match(noun) if at == 0 and "、" in noun else None)
            end = (
                _each(noun, at)
                if sign == "每" and noun[at + 1 : at + 2] not in "千万百亿人"
                else found.end()
                if found
                else at
            )
            if end > at:
                place, at = noun[at:end], end
                continue
        word = openers.at_start(noun, at)
        kind, behind = kind_of.get(word, "noun"), at + len(word)
        if kind == "noun":
            break
        if word == "新" and kind_of.get(openers.at_start(noun, behind), "").endswith("verb"):
            # 新认证, 新配备: what is new is counted, so the verb stays.
            word += openers.at_start(noun, behind)
            kind, behind = "kept_verb", at + len(word)
        if word == "对" and _TRADE.search(noun):
            # 对非美市场出口: with whom is part of what is measured.
            break
        if word == "争取" and openers.at_start(noun, behind):
            kind = "adverb"
        if kind == "kept_verb" and (word in less or word.startswith("净增") or not _is_noun(noun, behind, True)):
            return _kept(noun, word, behind, place)
        if kind in ("kept_verb", "dropped_verb"):
            if _is_noun(noun, behind, kind == "kept_verb"):
                break
            dropped, held = word, -1
        elif kind == "adjectival":
            # 高标准 in 高标准建设 goes, in 高标准农田 stays: it depends on what comes.
            held = at if held < 0 else held
        else:
            held = -1
            toward = toward or word in ("为", "对", "向", "面向")
        at = behind
    rest = noun[held if held >= 0 and at < len(noun) else at :]
    if dropped and len(dropped) > 1 and rest in words("phrases", "generic"):
        # 储备项目: a word too wide alone takes back what stood before it.
        return Opened("", dropped + rest, place, dropped)
    return Opened("", rest, place, dropped, toward)


def _kept(noun: str, verb: str, at: int, place: str | None) -> Opened:
    """新建、改造乡镇商贸中心: verbs joined by 、 or 和 stay together."""
    kind_of, openers = _openers()
    while noun[at : at + 1] in ("、", "和"):
        more = openers.at_start(noun, at + 1)
        if not more or not kind_of[more].endswith("verb"):
            break
        verb, at = verb + noun[at] + more, at + 1 + len(more)
    return Opened(verb, noun[at:], place, "")


def from_inner_verb(head: Opened) -> Opened:
    """通过融资对接促成合作项目 → 合作项目: what stands behind the last verb inside, opened in turn.

    完成投资 in 重大工程项目完成投资 is no such verb: 投资 alone does not say of what.
    """
    inner = words("phrases", "inner_verb")
    noun = head.rest
    start = -1
    at = inner.first_in(noun, 2)
    while 0 < at < len(noun) - 2:
        behind = at + len(inner.at_start(noun, at))
        after = noun[behind:]
        if (
            len(after) >= 2
            and noun[at - 1] not in "、和与及“的"
            and not words("phrases", "suffix").at_start(after)
            and after not in words("phrases", "attribute", "aspect")
        ):
            start = at
        at = inner.first_in(noun, behind)
    return opened(noun[start:])._replace(place=head.place) if start > 0 else head
