"""The class of a numeral: figure, criterion, name, date or list; None for a Chinese numeral that is a word."""

import re
from functools import cache

from luoshi.facts import NumeralClass
from luoshi.lexicon import Words, groups
from luoshi.reading.scan import Token, unit_kinds

Verdict = tuple[NumeralClass | None, str]
"""A class and the rule that chose it, with the words that made it speak."""

_STOPS = "，。；:！？、\n）)”》〕 "
_ABOVE = re.compile(r"(?:及)?(?:以上|以下|以内|及其以上)(?P<of>的)?")
_CLAUSE_END = re.compile(r"[，。；:！？\n]")
_QUOTED = re.compile(r"[“《〔][^“”《》〔〕，。；\n]{0,24}$")
_RANKED = re.compile(
    r"(?:居|列|排|位|保持|名次|荣登|荣获|获|夺得|升至|升到|上升到|提升到|跃升|跃居|稳居|进入|跻身|位次|前移至|跃至|退至|降至|继续|总量|增速|由|从|实现|排名|综合|均为|为|领跑|占据|蝉联)"
    r"[^，。；:！？\n]{0,22}$"
)
_AMONG = re.compile(r"(?:全省|全国|全市|全县|全区|全球|世界|中部|省内|国内|同类城市|各市（州）|各市|西部|东部|东北|长江经济带|地级市|设区市|全疆|长三角|城市|第一方阵)$")


@cache
def _words(name: str) -> dict[str, Words]:
    return {title: Words(words) for title, words in groups(name).items()}


def is_ranked(text: str, token: Token) -> bool:
    """Whether 第一, 首位, 前三 at the token says a position among others."""
    before = text[max(0, token.start - 24) : token.start]
    clause = _CLAUSE_END.split(before)[-1]
    return bool(_AMONG.search(clause) or _RANKED.search(clause))


def classify(text: str, token: Token, following: Token | None) -> Verdict:
    """The class of `token` in the cleaned text; `following` is the next numeral, if any."""
    form = token.form
    if form == "heading":
        return "list", "list/heading"
    if form in _SPOKEN:
        return _SPOKEN[form](text, token)
    after = text[token.end : token.end + 1]
    before = text[token.start - 1 : token.start] if token.start else "\n"
    if form == "sum":
        return "name", "name/sum"
    if form == "rank":
        return _rank(text, token)
    if _numbering(text, token, before, after):
        return "list", "list/enumeration"
    kind = unit_kinds().get(token.unit, "") if token.unit else ""
    if (before.isascii() and before.isalpha()) or (not token.unit and after.isascii() and after.isalpha()):
        return "name", "name/letter"
    if before == "-" and token.start > 1 and text[token.start - 2].isascii() and text[token.start - 2].isalpha():
        return "name", "name/letter"
    dated = _date(text, token, kind, after, before)
    if dated:
        return dated
    quoted = _QUOTED.search(text, max(0, token.start - 26), token.start)
    if quoted and kind != "percent":
        return "name", "name/quoted"
    names = _words("names")
    if not token.unit and names["behind"].at_start(text, token.end):
        return "name", "name/list:" + names["behind"].at_start(text, token.end)
    if token.unit and kind == "count" and names["behind"].at_start(text, token.end - len(token.unit)):
        return "name", "name/list:" + names["behind"].at_start(text, token.end - len(token.unit))
    sized = _sized(text, token, kind, following)
    if sized:
        return sized
    if not token.unit and not token.multiplier and form == "plain":
        return _bare(text, token, following)
    return "figure", "figure/unit:" + token.unit if token.unit else "figure/number"


def _numbering(text: str, token: Token, before: str, after: str) -> bool:
    if token.unit or token.multiplier or token.form != "plain" or len(token.number) > 3:
        return False
    if before == "（" and after == "）":
        return token.start < 2 or text[token.start - 2] in "。；:\n，！？” "
    return before in "\n。；:" and after in "、." and not text[token.end + 1 : token.end + 2].isdigit()


_TIME = {"年", "年度", "月", "日", "月份", "季度", "周年", "天", "小时", "个小时", "分钟", "秒", "个月", "个工作日", "工作日", "岁", "周岁", "周", "个季度", "昼夜", "时", "星期", "个星期", "个周", "个月份", "毫秒"}


def _date(text: str, token: Token, kind: str, after: str, before: str) -> Verdict | None:
    if kind != "time":
        if not token.unit and not token.multiplier and len(token.number) == 4 and token.number[:2] in ("19", "20") and token.number.isdigit():
            if token.form == "range" and after == "年":
                return "date", "date/years"
            # A bare year stands in titles: 排查整治2023行动, 国发〔2022〕.
            return ("date", "date/year") if after in "-—./" and after and text[token.end + 1 : token.end + 2].isdigit() else ("name", "name/year")
        return None
    unit = token.unit
    number = token.number
    if unit in ("年", "年度") and len(number) == 4 and number.isdigit() and number[:2] in ("19", "20", "18") and not token.multiplier:
        if before == "“" or _in_title(text, token) or text.startswith("远景", token.end):
            return "name", "name/title-year"
        return "date", "date/year"
    if unit in ("月", "日", "月份", "季度", "周年", "年度", "时", "昼夜"):
        return "date", "date/calendar"
    if unit in ("岁", "周岁"):
        return None
    names = _words("names")
    rest = text[token.end : token.end + 12]
    if unit in ("分钟", "小时", "个小时") and (names["circle"].at_start(rest) or "圈" in _CLAUSE_END.split(rest)[0]):
        return "name", "name/circle"
    if unit == "年" and names["action"].at_start(rest):
        return "name", "name/action"
    dates = _words("dates")
    lead = _CLAUSE_END.split(text[max(0, token.start - 14) : token.start])[-1]
    if dates["length_before"].at_end(lead) and not lead.endswith("后延长"):
        return "date", "date/length:" + dates["length_before"].at_end(lead)
    if dates["length_news"].first_in(lead) >= 0:
        return None
    return "date", "date/length"


_TITLE = re.compile(r"(?:入选|获评|荣获|荣登|申报|评为|获得|列入|纳入|跻身|登上|位列|上榜|被授予)(?:了)?(?:全国|全省|国家|中国|首批)?$")


def _in_title(text: str, token: Token) -> bool:
    """入选全国2023年避暑旅游优选地: the year opens a title."""
    return bool(_TITLE.search(text, max(0, token.start - 8), token.start)) and token.unit == "年" and text[token.end : token.end + 1] not in "，。、；度"


def _rank(text: str, token: Token) -> Verdict:
    if token.unit:
        return "figure", "figure/rank"
    names = _words("names")
    behind = names["ordered"].at_start(text, token.end)
    if behind:
        return "name", "name/ordered:" + behind
    if is_ranked(text, token) or text[token.end : token.end + 1] in _STOPS:
        return "figure", "figure/rank"
    return "name", "name/ordered"


def _sized(text: str, token: Token, kind: str, following: Token | None) -> Verdict | None:
    """A threshold (2000万元以上项目) or a project's size (500千伏输变电工程), not a value."""
    names = _words("names")
    above = _ABOVE.match(text, token.end)
    behind = text[above.end() : above.end() + 1] if above else ""
    lead = _CLAUSE_END.split(text[max(0, token.start - 16) : token.start])[-1]
    if above and behind and behind not in _STOPS and not behind.isdigit():
        if kind in ("money", "size", "time", "score") or token.unit in ("岁", "周岁", "人", "户", "级") and kind != "count":
            return "criterion", "criterion/above:" + above.group()
        if kind == "count" and (not lead or lead[-1] in "、市的及对、") and behind not in "的":
            return "criterion", "criterion/above:" + above.group()
    if above and kind in ("money", "size") and behind.isdigit():
        # 百亿元以上3个、50亿元以上3个: the count behind is the figure.
        return "criterion", "criterion/above:" + above.group()
    if text.startswith("级", token.end) and kind in ("size", "money", ""):
        return "criterion", "criterion/class:级"
    if kind in ("money", "size") and re.search(r"(?:超过?|过|逾|突破|达)$", lead) and following is not None:
        clause = _CLAUSE_END.split(text[token.end : token.end + 24])[0]
        inside = following.start < token.end + len(clause)
        if clause and clause[0] not in _STOPS and inside and not re.match(r"(?:左右|以上|以内|元|的)", clause):
            return "criterion", "criterion/over"
        if clause.startswith("的") and inside:
            return "criterion", "criterion/over"
    if kind == "size" and token.unit in names["capacity"]:
        clause = re.split(r"[，。；:！？、\n”]", text[token.end : token.end + 22])[0]
        if clause and clause[0] not in _STOPS and any(word in clause for word in groups("names")["project"]):
            if any(word in lead for word in groups("names")["contents"]) or re.search(r"(?:\d|一批)[座台个条套]$|首[台个座条]", lead):
                return "criterion", "criterion/size"
            if re.search(r"(?:新增|完成|建成|达|达到|为|约|近|增加|形成|释放|共|总|累计|产能|装机|规模|实现|改造|力争)$", lead):
                return None
            return "name", "name/size"
    if lead.endswith("年产") or lead.endswith("日处理"):
        return "criterion", "criterion/size"
    return None


def _bare(text: str, token: Token, following: Token | None) -> Verdict:
    """A number without a unit: one of a list that shares its unit, an index, or a part of a name."""
    gap = text[token.end : following.start] if following is not None else ""
    if following is not None and gap in ("、", "和", "与", "及", "，") and following.form == "plain":
        return "figure", "figure/shared-unit"
    lead = _CLAUSE_END.split(text[max(0, token.start - 20) : token.start])[-1]
    if re.search(r"(?:指数|系数|得分|评分|总分|分值)(?:预计|稳定|保持|提高|提升|上升|下降|降低)?(?:达到|达|为|至|到|在|约)?$", lead) or re.search(r"指数[^，。]*(?:达到?|为|至|到)$", lead):
        return "figure", "figure/index"
    if re.search(r"(?:达到?|突破|超过|为|至|到)$", lead) and text[token.end : token.end + 1] in _STOPS:
        return "figure", "figure/number"
    return "name", "name/bare"


# Chinese numerals ---------------------------------------------------------------------------------------------------


def _ordinal(text: str, token: Token) -> Verdict:
    behind = _words("names")["ordered"].at_start(text, token.end)
    if token.unit:
        return ("figure", "figure/rank") if is_ranked(text, token) else (None, "")
    if behind:
        return ("name", "name/ordered:" + behind) if behind in ("届", "次", "批", "期", "号", "中学", "等") else (None, "")
    after = text[token.end : token.end + 1]
    if (after in _STOPS or after in "的和与及") and is_ranked(text, token):
        return "figure", "figure/rank"
    return None, ""


def _first(text: str, token: Token) -> Verdict:
    after = text[token.end : token.end + 1]
    return ("figure", "figure/rank") if (after in _STOPS or after == "的") and is_ranked(text, token) else (None, "")


def _top(text: str, token: Token) -> Verdict:
    after = text[token.end : token.end + 1]
    ranked = is_ranked(text, token) and (token.unit or after in _STOPS)
    return ("figure", "figure/rank") if ranked else (None, "")


def _always(text: str, token: Token) -> Verdict:
    return "figure", "figure/" + token.form


def _tenths(text: str, token: Token) -> Verdict:
    after = text[token.end : token.end + 1]
    before = text[token.start - 1 : token.start]
    if after in "不果为立员功效本熟套" and after or before in "第建完形集分十百":
        return None, ""
    return "figure", "figure/tenths"


def _years(text: str, token: Token) -> Verdict:
    names = _words("names")
    if token.unit in ("年", "个月") and names["action"].at_start(text, token.end) and text[token.start - 1 : token.start] not in "近过":
        return "name", "name/action"
    if token.unit in ("刻钟", "分钟", "小时") and names["circle"].at_start(text, token.end):
        return "name", "name/circle"
    lead = text[max(0, token.start - 4) : token.start]
    if token.unit == "周年" or _words("dates")["length_before"].at_end(lead) and lead[-1:] not in "前后每用第":
        return "date", "date/length"
    return None, ""


def _plan(text: str, token: Token) -> Verdict:
    return "date", "date/five-year-plan"


def _named(text: str, token: Token) -> Verdict:
    return "name", "name/list"


_MAKING = re.compile(r"(?:新增|新建|新引进|引进|引育|建成|打造|创建|获批|培育|新培育|建设|实施|组建|设立|新设|增加|落地|承办|举办|开工|投产|新开|开通|新辟|获得|荣获|完成|选派|改造|新改建|至少都?有|都有|达|达到|共|集聚|入选|形成)(?:了)?$")
_LISTED = re.compile(r"[、和][^，。；]{1,12}$")
_ABSTRACT = re.compile(r"(?:良好|新的|崭新|重要|突出|全面|重大|鲜明|显著|方面|层面|维度|关键|基本|文章|好|高|强|坚|必|主|关系|结合|转变|转型|统筹|相|结构|更|市场|环节|突破|坚持|领域|作用|台阶|原则|有利|导向|清单|体系|标杆|支撑|样板|品牌|窗口|高地)")


def _count(text: str, token: Token) -> Verdict:
    """新增三家上市公司 and …三个清洁能源集群 are counts; 三个有利于 and 八项规定 are not."""
    quoted = _QUOTED.search(text, max(0, token.start - 20), token.start)
    after = text[token.end : token.end + 8]
    if token.unit in ("元", "亩", "千瓦", "吨") and token.number in ("亿", "万", "百亿", "千亿", "百万", "千万", "十亿", "万亿"):
        lead = text[max(0, token.start - 3) : token.start]
        if re.search(r"(?:超|过|上|破|逾|达)$", lead) and after and after[0] not in _STOPS:
            return "criterion", "criterion/over"
        return None, ""
    if quoted:
        return None, ""
    if token.unit in ("元", "亩", "公里", "吨", "美元", "千瓦", "人次"):
        return ("figure", "figure/chinese-count") if len(token.number) > 1 else (None, "")
    if not after or after[0] in _STOPS or _ABSTRACT.match(after):
        return None, ""
    lead = _CLAUSE_END.split(text[max(0, token.start - 16) : token.start])[-1]
    if token.number == "一":
        return ("figure", "figure/chinese-count") if re.search(r"(?:至少|都)(?:都)?有$", lead) else (None, "")
    if re.search(r"(?:新增|新建|新引进|引进|获批|新设|新培育|新开|新辟)(?:了)?$", lead):
        return "figure", "figure/chinese-count"
    if token.number in ("三", "两", "四", "五", "六", "七", "八", "九", "十") and re.search(r"(?:打造|建成|建设|创建)[^，。；]{2,12}、[^，。；、]{1,6}$", lead) and token.unit in ("个", "家", "座", "条"):
        return "figure", "figure/chinese-count"
    return None, ""


def _threshold(text: str, token: Token) -> Verdict:
    rest = text[token.end : token.end + 6]
    level = "级" if rest.startswith("级") else "以上" if "以上" in rest[:3] else ""
    after = text[token.end + rest.find(level) + len(level) :][:1] if level else ""
    kind = unit_kinds().get(token.unit, "")
    if kind in ("money", "size") and set(token.number) & set("百千万亿"):
        if after and after not in _STOPS:
            return "criterion", "criterion/above:" + level
        return "figure", "figure/class"
    return _count(text, token)


def _big(text: str, token: Token) -> Verdict:
    if token.more == "级":
        after = text[token.end : token.end + 1]
        lead = text[max(0, token.start - 3) : token.start]
        if (not after or after in _STOPS) and re.search(r"(?:达到?|突破|迈上|跨上|成为|为)$", lead):
            return "figure", "figure/class"
        return ("criterion", "criterion/class:级") if len(token.number) > 1 else (None, "")
    after = text[token.end : token.end + 1]
    if len(token.number) >= 2 and set(token.number) & set("一二两三四五六七八九十") and token.number[-1] in "万亿" and (after in _STOPS or after == "的") and not _QUOTED.search(text, max(0, token.start - 20), token.start):
        return "figure", "figure/chinese-number"
    return None, ""


_SPOKEN = {
    "ordinal": _ordinal, "first": _first, "top": _top, "fold": _always, "times": _always, "percent": _always,
    "parts": _always, "tenths": _tenths, "years": _years, "plan": _plan, "named": _named, "streak": _named,
    "count": _count, "threshold": _threshold, "big": _big,
}  # fmt: skip
