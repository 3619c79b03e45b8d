"""What a noun phrase opens with: time, place, adverbs, verbs. What is left is what is measured."""

import re
from functools import cache

from luoshi.facts.named import NamedTuple
from luoshi.lexicon import Words, groups, words
from luoshi.reading.make import make
from luoshi.reading.subjects.places import place_end


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


_OPENS_A_PLACE = frozenset("每各市省")
_NUMERALS = frozenset("一二两三四五六七八九十")
_OPENS_A_TIME = _NUMERALS | frozenset("“到用0123456789")


def _date_end(noun: str, at: int) -> int:
    """Where the time ends that is named in `noun` at `at` (三年来, 到2020年, 2021年至2023年, 6月底), or `at`."""
    sign = noun[at]
    if "五" in noun[at : at + 4]:
        term = re.match(_TERM, noun[at : at + 9])
        if term:
            return at + term.end()
    if sign in _NUMERALS or sign == "用":
        number = at + 1 if sign == "用" else at
        if noun[number + 1 : number + 2] == "年" and noun.startswith(("年均", "平均"), number + 2):
            return number + 2
        if noun[number : number + 1] not in _NUMERALS or not noun.startswith(_SPANS, number + 1):
            return at
        return number + (4 if noun.startswith("年时间", number + 1) else 3)
    year = at + 1 if sign == "到" else at
    if is_year(noun, year):
        end = year + 4
        if end == len(noun):
            return end
        if noun[end] == "年":
            end += 1
            if (
                noun[end : end + 1] in ("至", "到", "—", "-")
                and is_year(noun, end + 1)
                and noun[end + 5 : end + 6] == "年"
            ):
                end += 6
            return end + 1 if noun.startswith(("度", "起"), end) else end
    if not sign.isdecimal():
        return at
    month = at + 2 if noun[at + 1 : at + 2].isdecimal() else at + 1
    if not noun.startswith("月", month):
        return at
    month += 2 if noun.startswith(("底", "末"), month + 1) else 1
    return month + 1 if noun.startswith("前", month) and not noun.startswith("前期", month) else month


_TERM = r"“?十?[一二三四五六七八九十]五”?(?:期间|时期|以来|末)"
_SPANS = ("年内", "年来", "年间", "年时间")


def is_year(noun: str, at: int) -> bool:
    return noun.startswith(("19", "20"), at) and len(noun) >= at + 4 and noun[at + 2 : at + 4].isdecimal()


_TRADE = tuple(
    trade + of for trade in ("出口", "进口", "投资", "贸易") for of in ("", "额", "总额", "总值", "比重", "占比")
)


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
    place: str | None = None
    dropped = ""
    toward = False
    zoned = "区" in noun or "县、" in noun or "市、" in noun
    at, held, length = 0, -1, len(noun)
    while at < length:
        sign = noun[at]
        if sign in _OPENS_A_TIME:
            end = _date_end(noun, at)
            if end > at:
                at = end
                continue
        if place is None and (zoned or sign in _OPENS_A_PLACE):
            each = sign == "每" and noun[at + 1 : at + 2] not in "千万百亿人天日月年周"
            end = _each(noun, at) if each else place_end(noun, at)
            if end > at:
                place, at = noun[at:end], end
                continue
        word = openers.at_start(noun, at)
        if not word:
            break
        kind, behind = kind_of[word], at + len(word)
        if kind == "noun":
            break
        if word == "新" and kind_of.get(openers.at_start(noun, behind), "").endswith("verb"):
            # 新认证, 新配备: what is new is counted, so the verb stays.
            word += openers.at_start(noun, behind)
            kind, behind = "kept_verb", at + len(word)
        if word == "对" and noun.endswith(_TRADE):
            # 对非美市场出口: with whom is part of what is measured.
            break
        if word == "争取" and openers.at_start(noun, behind):
            kind = "adverb"
        if kind == "kept_verb" and (
            word in words("phrases", "less_verb") or word.startswith("净增") or not _is_noun(noun, behind, True)
        ):
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
    rest = noun[held if held >= 0 and at < length else at :]
    if dropped and len(dropped) > 1 and rest in words("phrases", "generic"):
        # 储备项目: a word too wide alone takes back what stood before it.
        return Opened("", dropped + rest, place, dropped)
    return make(Opened, ("", rest, place, dropped, toward))


def _kept(noun: str, verb: str, at: int, place: str | None) -> Opened:
    """新建、改造乡镇商贸中心: verbs joined by 、 or 和 stay together."""
    kind_of, openers = _openers()
    while noun[at : at + 1] in ("、", "和"):
        more = openers.at_start(noun, at + 1)
        if not more or not kind_of[more].endswith("verb"):
            break
        verb, at = verb + noun[at] + more, at + 1 + len(more)
    return make(Opened, (verb, noun[at:], place, "", False))


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
            and after not in words("phrases", "happened")
            and after not in words("phrases", "attribute", "aspect")
        ):
            start = at
        at = inner.first_in(noun, behind)
    return opened(noun[start:])._replace(place=head.place) if start > 0 else head
