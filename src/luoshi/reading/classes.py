"""The class of a numeral: figure, criterion, name, date or list; None for a Chinese numeral that is a word."""

import re

from luoshi.facts import NumeralClass
from luoshi.lexicon import Words, words
from luoshi.reading import spoken
from luoshi.reading.ranks import is_ranked
from luoshi.reading.scan import unit_kinds
from luoshi.reading.spots import REACH, STOPS, Spot

Verdict = tuple[NumeralClass | None, str]
"""A class and the rule that chose it, with the words that made it speak."""

_QUOTED_FROM = 25
"""Characters before a numeral in which the quotation may open that it stands in: “869”行动计划, 国发〔2022〕5号."""
_CENTURY = ("19", "20")


def classify(at: Spot) -> Verdict:
    """The class of the numeral at a spot, and the rule that chose it."""
    _, _, form, _, _, multiplier, _, unit = at.token
    if form != "plain":
        if form == "heading" or form == "item":
            return "list", "list/heading"
        if form in spoken.RULES:
            return spoken.RULES[form](at)
        if form == "sum":
            return "name", "name/sum"
        if form == "rank":
            return _rank(at)
    if unit:
        kinds = unit_kinds()
        kind = kinds.get(unit) or kinds.get(unit.partition("（")[0], "")
    else:
        kind = ""
        if _numbers_an_item(at):
            return "list", "list/enumeration"
    before, after = at.before, at.after
    if (before.isascii() or (not unit and after.isascii())) and (verdict := _by_letter(at)):
        return verdict
    # “10%工作法”, “6天+365天”: the quotation opens with the number, or adds numbers up.
    whole = before == "“" if kind == "percent" else kind != "time" or before == "+" or after == "+"
    if whole and at.quoted(_QUOTED_FROM):
        return "name", "name/quoted"
    if kind == "time" or not unit:
        verdict = _date(at, kind)
        if verdict:
            return verdict
    if (not unit or kind == "count") and (verdict := _by_list(at)):
        return verdict
    if (kind in _SIZES or after in _OPENS_ABOVE or unit == _LEVEL) and (verdict := _sized(at, kind)):
        return verdict
    if unit:
        return "figure", "figure/unit:" + unit
    return ("figure", "figure/number") if multiplier or form != "plain" else _bare(at)


def _numbers_an_item(at: Spot) -> bool:
    token = at.token
    if token.unit or token.multiplier or token.form != "plain" or len(token.number) > 3:
        return False
    if at.before == "（" and at.after == "）":
        return token.start < 2 or at.text[token.start - 2] in "。；:\n，！？” "
    return at.before in "\n。；:" and at.after in "、." and not at.text[token.end + 1 : token.end + 2].isdigit()


def _by_letter(at: Spot) -> Verdict | None:
    """PM2.5, 5G, 3D, 5A级, C-919: a number beside a Latin letter is part of a name."""
    before, after, token = at.before, at.after, at.token
    if token.unit and at.text.endswith("GDP", 0, token.start):
        # 实现GDP486亿元
        return None
    if (before.isascii() and before.isalpha()) or (not token.unit and after.isascii() and after.isalpha()):
        return "name", "name/letter"
    if before == " " and at.text.endswith("PM", 0, token.start - 1):
        return "name", "name/letter"
    if before == "-" and token.start > 1 and at.text[token.start - 2].isascii() and at.text[token.start - 2].isalpha():
        return "name", "name/letter"
    return None


def _by_list(at: Spot) -> Verdict | None:
    """世界500强, 1号文件, 三大工程: the number names a list or a programme."""
    _, end, form, _, _, _, _, unit = at.token
    if form in ("part", "ratio"):
        # 由16:44:40优化为…: what stands behind a ratio is no name of it.
        return None
    word = words("names", "behind").at_start(at.text, end - len(unit))
    return ("name", "name/list:" + word) if word and not at.rest.startswith(_MARKS_REACHED) else None


_MARKS_REACHED = ("大关", "大台阶")
"""突破200万大关: no 200万大 of a name."""


# Dates ----------------------------------------------------------------------------------------------------------------


def _date(at: Spot, kind: str) -> Verdict | None:
    token = at.token
    number, unit = token.number, token.unit
    yearlike = len(number) == 4 and number.isdigit() and number.startswith(_CENTURY) and not token.multiplier
    if kind != "time":
        return _year_alone(at) if yearlike and not unit else None
    if unit in ("年", "年度") and yearlike:
        if at.before == "“" or _opens_title(at) or at.rest.startswith("远景"):
            return "name", "name/title-year"
        return "date", "date/year"
    if unit in words("dates", "calendar"):
        return "date", "date/calendar"
    if unit in ("岁", "周岁"):
        whose = token.form == "range" and at.after not in STOPS
        return ("criterion", "criterion/size") if whose else None
    if unit in ("分钟", "小时", "个小时") and (words("names", "circle").at_start(at.rest) or "圈" in at.rest):
        return "name", "name/circle"
    if unit == "年" and words("names", "action").at_start(at.rest):
        return "name", "name/action"
    length = words("dates", "length_before").at_end(at.lead)
    if length and len(words("dates", "length_news").at_end(at.lead)) <= len(length):
        return "date", "date/length:" + length
    if unit == "年" and at.rest.startswith(("来", "以来")):
        return "date", "date/length:来"
    if words("dates", "length_news").first_in(at.lead) >= 0:
        return None
    if at.after == "内" and words("dates", "within").at_start(at.rest, 1):
        # 2小时内到达现场: what is promised is the time.
        return "figure", "figure/within"
    return "date", "date/length"


def _year_alone(at: Spot) -> Verdict:
    """2021-2023年, 2023.5 are dates; a bare year stands in titles: 排查整治2023行动, 国发〔2022〕."""
    if at.token.form == "range" and at.after == "年":
        return "date", "date/years"
    if at.after and at.after in "-—./" and at.text[at.token.end + 1 : at.token.end + 2].isdigit():
        return "date", "date/year"
    return "name", "name/year"


_AWARDERS = ("全国", "全省", "国家", "中国", "首批")


def _opens_title(at: Spot) -> bool:
    """入选全国2023年避暑旅游优选地: the year opens a title."""
    if at.token.unit != "年" or at.after in "，。、；度":
        return False
    lead = at.lead[:-2] if at.lead.endswith(_AWARDERS) else at.lead
    return bool(words("names", "title").at_end(lead.removesuffix("了")))


# Ranks, thresholds and sizes ------------------------------------------------------------------------------------------


def _rank(at: Spot) -> Verdict:
    if at.token.unit:
        return "figure", "figure/rank"
    behind = words("names", "ordered").at_start(at.rest)
    if behind:
        return "name", "name/ordered:" + behind
    return ("figure", "figure/rank") if is_ranked(at.lead) or at.over else ("name", "name/ordered")


_ABOVE = ("以上", "以下", "以内", "及以上", "及以下", "及以内", "及其以上", "及及其以上")
_OPENS_ABOVE = frozenset("以及")
_LEVEL = "级"
_SIZES = frozenset(("money", "size", ""))
"""Kinds of units, "" for none, that the size of what is counted has."""
_OVER = ("超", "过", "逾", "突破", "达")
_FIRST_OF_ITS_KIND = ("首个", "唯一", "首家", "唯一一个", "第一个", "首座")
_NO_THING = STOPS + "和与及"
_NO_NOUN = ("左右", "以上", "以内", "元")
_FIRST = ("首台", "首个", "首座", "首条")


def _sized(at: Spot, kind: str) -> Verdict | None:
    """A threshold (2000万元以上项目) or a project's size (500千伏输变电工程), not a value."""
    token, after = at.token, at.after
    if after in _OPENS_ABOVE and at.rest.startswith(_ABOVE):
        rest = at.rest
        above = next(word for word in _ABOVE if rest.startswith(word))
        behind = rest[len(above) : len(above) + 1]
        if behind and _threshold(at, kind, behind, above):
            return "criterion", "criterion/above:" + above
    of_size = kind in _SIZES
    if (after == _LEVEL and of_size) or (token.multiplier and token.unit == _LEVEL):
        return "criterion", "criterion/class:级"
    if not of_size:
        return None
    if kind == "money" and at.lead.endswith(_FIRST_OF_ITS_KIND) and words("names", "entity").at_start(at.rest):
        # 全市首个300亿元园区: the size of what is the first of its kind.
        return "criterion", "criterion/of:" + words("names", "entity").at_start(at.rest)
    if _followed(at):
        rest = at.rest
        # What is counted stands behind in the same clause: 超亿元企业5家, 营收50亿元企业3家.
        if kind and rest[0] not in _NO_THING and not rest.startswith(_NO_NOUN) and at.lead.endswith(_OVER):
            return "criterion", "criterion/over"
        if (kind == "money" or token.multiplier == "亿") and words("names", "entity").at_start(rest):
            return "criterion", "criterion/of:" + words("names", "entity").at_start(rest)
    if kind == "size":
        return _project(at)
    return None


def _followed(at: Spot) -> bool:
    """Whether the next numeral stands in the same clause and near."""
    if at.following is None:
        return False
    start, end = at.following[0], at.token[1]
    return start < end + REACH and start < end + len(at.rest)


def _threshold(at: Spot, kind: str, behind: str, word: str) -> bool:
    if behind in STOPS:
        return False
    if behind.isdigit():
        # 百亿元以上3个、50亿元以上3个: the count behind is the figure.
        return kind in ("money", "size")
    if kind in ("money", "size", "time", "score"):
        return True
    # 30户以上自然村寨, but 推进8个以上医共体建设.
    if at.token.unit not in ("人", "户", "级"):
        return False
    return word in ("以下", "及以下") or not at.lead or at.lead[-1] in "、市的及对为"


def _project(at: Spot) -> Verdict | None:
    token, lead = at.token, at.lead
    if words("names", "rated").at_end(lead) and not at.over and not at.rest.startswith(_ABOVE):
        return "criterion", "criterion/size"
    if token.unit not in words("names", "capacity"):
        return None
    phrase = at.rest.partition("、")[0].partition("”")[0]
    if not phrase or phrase[0] in STOPS or words("names", "project").first_in(phrase) < 0:
        return None
    if words("names", "contents").first_in(lead) >= 0 or names_one(lead):
        return "criterion", "criterion/size"
    return None if words("names", "making").at_end(lead) else ("name", "name/size")


def names_one(lead: str) -> bool:
    """Whether the words before a size count what has it (2座, 一批, 首台)."""
    if lead[-1:] in ("座", "台", "个", "条", "套") and (lead[-2:-1].isdecimal() or lead.endswith("一批", 0, -1)):
        return True
    return any(word in lead for word in _FIRST)


# Numbers without a unit -----------------------------------------------------------------------------------------------

_INDICES = ("指数", "系数", "得分", "评分", "总分", "分值", "收入比", "比值")
_INDEX = (
    r"(?:指数|系数|得分|评分|总分|分值|收入比|比值)"
    r"(?:(?:预计|稳定|保持|提高|提升|上升|下降|降低)?(?:达到|达|为|至|到|在|约|由|从)?\Z|[^，。]{0,12}(?:达到?|为|至|到|在)\Z)"
)
_REACHED = ("达", "达到", "突破", "超过", "为", "至", "到")


def _changed() -> Words:
    """What leads to a number alone that says by how much an index changed (比上年缩小0.05)."""
    return words("predicates", "up", "down")


def _bare(at: Spot) -> Verdict:
    """A number without a unit: one of a list that shares its unit, an index, or a part of a name."""
    if "热线" in at.rest and len(at.token.number) > 2:
        # 12345政务服务便民热线
        return "name", "name/list:热线"
    following = at.following
    if following is not None and following.form == "plain":
        gap = at.text[at.token.end : following.start]
        if gap in ("、", "和", "与", "及", "，"):
            return "figure", "figure/shared-unit"
    if any(word in at.lead for word in _INDICES) and re.search(_INDEX, at.lead):
        return "figure", "figure/index"
    if at.over and (at.lead.endswith(_REACHED) or ("." in at.token.number and _changed().at_end(at.lead))):
        return "figure", "figure/number"
    return "name", "name/bare"
