"""The class of a Chinese numeral: figure, criterion, name, date, or None where it is a word like any other."""

from luoshi.facts import NumeralClass
from luoshi.lexicon import words
from luoshi.reading.numbers import chinese
from luoshi.reading.ranks import is_ranked
from luoshi.reading.scan import unit_kinds
from luoshi.reading.spots import STOPS, Spot

Verdict = tuple[NumeralClass | None, str]
_WORD: Verdict = (None, "")
_QUOTED_FROM = 20
"""Characters before a numeral in which the quotation may open that it stands in."""
_MOVES = ("上升", "提升", "跃升", "前移", "下降", "后移", "升", "降", "跃", "到", "至")


def _ordinal(at: Spot) -> Verdict:
    """全省第六位 is a rank; 第六届, 第一产业 are names; elsewhere 第一 is a word."""
    behind = "" if at.token.unit else words("names", "ordered").at_start(at.rest)
    if behind:
        return ("name", "name/ordered:" + behind) if behind in words("names", "numbered") else _WORD
    ends = at.token.unit or at.over or at.after in "的和与及" or at.rest.startswith(_MOVES)
    return ("figure", "figure/rank") if ends and is_ranked(at.lead) else _WORD


def _first(at: Spot) -> Verdict:
    """居全省首位 is a rank; 摆在首位 says what matters most."""
    if at.lead.endswith(("摆在", "放在", "置于")):
        return _WORD
    return ("figure", "figure/rank") if (at.over or at.after == "的") and is_ranked(at.lead) else _WORD


def _top(at: Spot) -> Verdict:
    digits = at.token.number.isascii()
    return ("figure", "figure/rank") if digits or ((at.token.unit or at.over) and is_ranked(at.lead)) else _WORD


def _always(at: Spot) -> Verdict:
    return "figure", "figure/" + at.token.form


def _times(at: Spot) -> Verdict:
    """增加两倍 is a figure; 百倍的努力 and 事半功倍 are words."""
    return _WORD if at.token.number in ("百", "千", "万", "十") else ("figure", "figure/times")


def _tenths(at: Spot) -> Verdict:
    """三成 of something; not 一成不变, 八成功, 完成, 形成."""
    if (at.after and at.after in "不果为立员功效本熟套长就交") or at.before in "第建完形集分十百":
        return _WORD
    return "figure", "figure/tenths"


def _half(at: Spot) -> Verdict:
    """减少一半, 一半以上的幼儿园."""
    return _WORD if at.quoted(_QUOTED_FROM) or at.after in ("是", "海", "火") else ("figure", "figure/half")


def _years(at: Spot) -> Verdict:
    """三年行动 names a programme, 近三年 dates, 再延长三年 is a change; elsewhere a word."""
    unit = at.token.unit
    if unit in ("年", "个月") and words("names", "action").at_start(at.rest) and at.before not in "近过":
        return "name", "name/action"
    if unit in ("刻钟", "分钟", "小时") and words("names", "circle").at_start(at.rest):
        return "name", "name/circle"
    if words("dates", "stretched").at_end(at.lead) and at.over:
        return "figure", "figure/stretched"
    length = words("dates", "length_before").at_end(at.lead[-4:])
    return ("date", "date/length") if unit == "周年" or (length and at.before not in "前后每用第") else _WORD


def _plan(at: Spot) -> Verdict:
    return "date", "date/five-year-plan"


def _named(at: Spot) -> Verdict:
    return "name", "name/list"


_OVER = ("超", "上", "过", "逾", "达", "达到", "近", "约", "突破")
_EACH = ("至少有", "都有")
_SMALL = frozenset("两二三四五六七八九十")


def _sums_up(at: Spot) -> bool:
    """浦江、虹口两个分论坛: the number counts the members listed before it."""
    number = at.token.number
    if number not in _SMALL:
        return False
    pieces = at.lead.split("、")
    if at.after == "“":
        # 大气、水、土壤三个“行动计划”: a slogan's members.
        return False
    return len(pieces) == chinese(number) and all(pieces) and len(pieces[-1]) <= 10


_NUMERALS = frozenset("一二两三四五六七八九十")
_CLASSIFIERS = tuple("个家座条项所")


def first_of_a_list(lead: str) -> int:
    """Where the counted things begin that the words before a count end with (一家医院、), or -1."""
    if not lead.endswith("、"):
        return -1
    begin = at = max(lead.rfind("、", 0, -1), lead.rfind("，")) + 1
    while at < len(lead):
        if lead[at] not in _NUMERALS:
            begin = at = at + 1
            continue
        while lead[at : at + 1] in _NUMERALS:
            at += 1
        if lead.startswith(_CLASSIFIERS, at) and 2 <= len(lead) - at - 2 <= 14:
            return begin
        begin = at
    return -1


def _gained(lead: str) -> bool:
    """新增三家, 新增一家医院、三家: whether the words before a count end with a verb of gaining, one more count between
    them left aside."""
    gained = words("names", "gained")
    if gained.at_end(lead.removesuffix("了")):
        return True
    first = first_of_a_list(lead)
    while first >= 0:
        before, lead = lead[:first], lead[first + 1 :]
        if gained.at_end(before.removesuffix("了")):
            return True
        first = first_of_a_list(lead)
    return False


def _count(at: Spot) -> Verdict:
    """新增三家上市公司 and 风电、光电、抽蓄三个集群 are counts; 三个有利于 and 八项规定 are not."""
    token = at.token
    number, unit = token.number, token.unit
    if number == "一" and not token.more and at.before != "有":
        return _WORD
    kind = unit_kinds().get(unit, "")
    if at.quoted(_QUOTED_FROM):
        return _WORD
    if token.more and kind == "count":
        # 十多项改革经验: 多 tells that something was counted.
        return "figure", "figure/chinese-count"
    if set(number) <= set("百千万亿") or (len(number) == 2 and number[0] == "十" and number[1] in "万亿"):
        return _round(at, kind)
    if kind != "count":
        return ("figure", "figure/chinese-count") if len(number) > 1 else _WORD
    if len(number) > 1 and set(number) & set("百千万亿"):
        return "figure", "figure/chinese-count"
    if at.over or words("names", "abstract").at_start(at.rest):
        return _WORD
    if number == "一":
        return ("figure", "figure/chinese-count") if at.lead.endswith(_EACH) else _WORD
    if _gained(at.lead) or (unit in ("个", "家", "座", "条", "项", "所", "片", "处") and _sums_up(at)):
        return "figure", "figure/chinese-count"
    return _WORD


def _round(at: Spot, kind: str) -> Verdict:
    """百亿元企业 and 超亿元龙头 are thresholds; 近千场, 上亿人 are counts."""
    over = at.lead.endswith(_OVER)
    noun = at.rest and at.rest[0] not in STOPS
    if kind == "money" and words("phrases", "mark").at_start(at.rest) and words("phrases", "passed").at_end(at.lead):
        # 迈上万亿元新台阶: a round number, and no class of things.
        return "figure", "figure/round"
    if kind in ("money", "size"):
        if noun and (over or words("names", "entity").first_in(at.rest[:12]) >= 0):
            return "criterion", "criterion/over"
        return ("figure", "figure/round") if over and not noun else _WORD
    return ("figure", "figure/round") if over and kind == "count" else _WORD


def _threshold(at: Spot) -> Verdict:
    """百亿元以上产业集群, 千万千瓦级基地: a class of things, unless the sentence ends there (突破千亿元以上)."""
    token = at.token
    kind = unit_kinds().get(token.unit, "")
    if kind in ("money", "size") and set(token.number) & set("百千万亿"):
        level = "级" if at.rest.startswith("级") else "以上"
        behind = at.rest[at.rest.find(level) + len(level) :][:1]
        if behind and behind not in STOPS:
            return "criterion", "criterion/above:" + level
        return "figure", "figure/class"
    return _count(at)


_REACHED = ("达", "达到", "突破", "迈上", "跨上", "成为", "为")


def _big(at: Spot) -> Verdict:
    """千亿级产业 and 千亿产业集群 are classes; 裁减军队员额五十万 is a number."""
    token = at.token
    number = token.number
    if token.more == "级":
        if at.over and at.lead.endswith(_REACHED):
            return "figure", "figure/class"
        return ("criterion", "criterion/class:级") if len(number) > 1 else _WORD
    if at.quoted(_QUOTED_FROM):
        return _WORD
    if number in ("百亿", "千亿", "万亿", "十亿", "千万") and words("names", "entity").at_start(at.rest):
        return "criterion", "criterion/class"
    spelt = set(number) & set("一二两三四五六七八九十") and number[-1] in "万亿" and len(number) >= 2
    return ("figure", "figure/chinese-number") if spelt and (at.over or at.after == "的") else _WORD


RULES = {
    "ordinal": _ordinal, "first": _first, "top": _top, "fold": _always, "times": _times, "percent": _always,
    "parts": _always, "tenths": _tenths, "half": _half, "years": _years, "plan": _plan, "named": _named,
    "streak": _named, "count": _count, "threshold": _threshold, "big": _big,
}  # fmt: skip
"""The rule for each form that is written in Chinese numerals."""
