"""The figures of one sentence: each value framed, measured, named, dated."""

from luoshi.facts import Bound, Period, Quantity
from luoshi.reading.cues import cues, last_before
from luoshi.reading.flows import is_flow, is_stock
from luoshi.reading.frames import Frame, frame, joined
from luoshi.reading.make import make
from luoshi.reading.measures import RANKS, Verdict, measure
from luoshi.reading.naming import subjects_of
from luoshi.reading.quantities import quantity
from luoshi.reading.references import with_references
from luoshi.reading.scan import Token
from luoshi.reading.status import modality_of, promised_status, reported_status
from luoshi.reading.subjects.choice import ABOVE, AVERAGE
from luoshi.reading.subjects.opening import Opened, from_inner_verb, opened
from luoshi.reading.subjects.phrases import last_clause
from luoshi.reading.subjects.subject import PLAIN, Subject
from luoshi.reading.values import Question, Sentence, Setting, Value
from luoshi.reading.years import span_of, year_of


def read_sentence(
    text: str, clauses: str, start: int, end: int, tokens: list[Token], setting: Setting
) -> tuple[list[Value], list[Question]]:
    """The values of `text[start:end]`, one sentence, whose figures are `tokens`; and what could not be settled.

    clauses: the text with 。 for every sign that ends a clause.
    """
    frames, heads = _framed(text, clauses, start, end, tokens)
    numbers = [quantity(token) for token in tokens]
    units = _units(frames, numbers)
    sentence = make(Sentence, (text, start, end, clauses, frames, heads, _measures(frames, heads, units)))
    subjects, doubts = subjects_of(sentence)
    words = text[start:end]
    comparing = "年" in words
    # One of these stands in every sentence that says how many years a value covers.
    spanning = "均" in words or "近" in words or "五年" in words
    outlook, part_year, report, term, running = setting
    told = cues(words, part_year, report, outlook == "plan")
    _, semicolons, _, _, _, years, five_years = told
    values = []
    flows = False
    rows = zip(frames, heads, tokens, numbers, units, subjects, sentence.verdicts, _bounds(frames), strict=True)
    for framed, head, token, number, unit, subject, verdict, bound in rows:
        place, _, _, digits, _, _, _, _ = token
        _, _, _, _, _, fillers, _, hedge, _, clause, behind, _ = framed
        named, _, _, _, rule, _, _, _ = subject
        offset = place - start
        if outlook == "plan":
            status, status_rule = promised_status(text[max(clause, place - _REACH) : place])
            if status == "target" and _is_project_size(named):
                status, status_rule = "reference", "status/project-size"
        else:
            status, status_rule = reported_status(told, offset)
        if status == "actual":
            if text.startswith("（预计", behind):
                # 5600亿元（预计数）
                status, status_rule = "estimate", "status/expected:预计"
            elif rule == AVERAGE or (comparing and is_of_another_year(text[max(start, place - 14) : place])):
                status, status_rule = "reference", "status/beside"
        year, year_rule = part_year, "year/part"
        if years or year is None:
            semicolon = last_before(semicolons, offset) if semicolons else -1
            year, year_rule = year_of(years, offset, semicolon, year)
        if year == report and year is not None and status_rule.startswith("status/done:已"):
            # 我国60岁以上人口已达2.5亿, said in the plan: of the year before.
            year, year_rule = year - 1, "year/before-report"
        modality = modality_of(told, offset) if status == "target" else None
        value, low, high, written = number
        if not unit or unit != written:
            written = unit or _counted_unit(subject, token)
            number = Quantity(value, low, high, written)
        if not named:
            doubts.append(("no-subject", place, token.end))
        elif rule not in PLAIN and rule.partition(":")[0] in _INFERRED:
            doubts.append(("inferred-subject", place, token.end))
        if written == "无" and not named.endswith(_INDEX) and token.form != "ratio":
            doubts.append(("no-unit", place, token.end))
        if year is None:
            doubts.append(("no-year", place, token.end))
        if digits[:1] == "-" and verdict[1] and value:
            # 增长-3.2%: a fall, written with a sign.
            number = Quantity(-value, None, None, written)
            verdict = (verdict[0], "up" if verdict[1] == "down" else "down", verdict[2])
        trace: tuple[str, ...] = (verdict[2], rule, status_rule, year_rule)
        if hedge:
            trace = (*trace, "bound/" + bound + ":" + hedge)
        span = span_of(words, offset, fillers, five_years, term) if spanning else None
        if running or span == 5:
            # 五年来，…里程达到680公里 tells what stood at their end.
            stock = span == 5 and is_stock(framed, verdict[0])
            span = None if stock and not _is_of_years(words, clause - start, offset, fillers) else span
            flows = is_flow(framed, head, verdict[0], subject) or (flows and framed.bare)
            if flows and span is None and status == "actual" and not year_rule.startswith("year/named"):
                span = running
        period = make(Period, (year, span))
        values.append(make(Value, (token, number, verdict, bound, subject, status, modality, period, trace)))
    return with_references(text, values), doubts


_FIVE = ("五年", "均")


def _is_of_years(words: str, clause: int, offset: int, fillers: str) -> bool:
    """Whether a value's own clause speaks of the years (五年累计达到, 年均失业率)."""
    own = fillers + words[max(0, clause) : offset]
    return any(word in own for word in _FIVE)


_REACH = 80
"""Characters of a clause before a value in which a word that governs it is looked for."""

# Rules that take what is measured from elsewhere than the value's own phrase: a person should look.
_INFERRED = frozenset(
    "subject/" + rule
    for rule in (
        "topic",
        "industry",
        "verb",
        "list-of-clause",
        "aspect-of-last",
        "share-that",
        "share-of-those",
        "around",
    )
)
_INDEX = ("得分", "评分", "比值", "收入比", "量", "数")
# 空气优良天数比例为94.6%，2022年为92.1%: another year's value only serves comparison.
_BEFORE_ANOTHER_YEAR = ("，", "、", "；")
# 开工建设总投资32亿元的港口工程: a planned project's size is not what is promised.
_SIZES = ("总投资", "装机容量", "库容", "总装机")
_PROJECTS = ("工程", "项目", "电站", "机组", "基地", "一期", "二期", "三期", "大桥", "水库")


def is_of_another_year(lead: str) -> bool:
    """Whether the words before a value say that it is another year's, told beside the one spoken of (，2022年为,
    、去年同期达)."""
    if "年" not in lead:
        return False
    told = lead
    for ending in ("仅为", "为", "是", "达"):
        if lead.endswith(ending):
            told = lead[: -len(ending)]
            break
    told = told.removesuffix("同期")
    if told.endswith(("上年", "去年")):
        return told[-3:-2] in _BEFORE_ANOTHER_YEAR
    numbered = told.endswith("年") and told[-5:-3] in ("19", "20") and told[-3:-1].isdecimal()
    return numbered and told[-6:-5] in _BEFORE_ANOTHER_YEAR


def _is_project_size(subject: str) -> bool:
    if subject.startswith("总投资"):
        return True
    if not subject.endswith(_SIZES):
        return False
    size = next(word for word in _SIZES if subject.endswith(word))
    # At most four characters stand between the project (the longest has two) and its size.
    before = subject[: -len(size)][-6:]
    return any(word in before for word in _PROJECTS)


def _framed(text: str, clauses: str, start: int, end: int, tokens: list[Token]) -> tuple[list[Frame], list[Opened]]:
    """The frame of each value, and its noun, opened; of an amount or a count what stands behind the last verb
    inside."""
    frames: list[Frame] = []
    heads: list[Opened] = []
    previous_end = -1
    clause = start
    for token, following in zip(tokens, [*[token[0] for token in tokens[1:]], end], strict=True):
        place, _, form, _, _, _, _, unit = token
        clause = clauses.rfind("。", clause, place) + 1 or clause
        framed = frame(text, clauses, token, clause, previous_end, following)
        noun = framed[2]
        if "、" in noun and form not in RANKS:
            noun = last_clause(noun)
            framed = framed._replace(noun=noun)
        head = opened(noun) if noun else _NOTHING
        if len(head[1]) > 4 and unit not in _RATES and form not in RANKS:
            head = from_inner_verb(head)
        frames.append(framed)
        heads.append(head)
        previous_end = framed[10]
    return frames, heads


_NOTHING = Opened("", "", None)
_RATES = frozenset(("%", "‰", "％", "个百分点", "百分点"))


def _measures(frames: list[Frame], heads: list[Opened], units: list[str]) -> list[Verdict]:
    verdicts: list[Verdict] = []
    previous: Verdict | None = None
    for framed, head, unit in zip(frames, heads, units, strict=True):
        if unit == _POINTS != framed[0][7]:
            # 高于全国0.1和2.2个百分点: the first is in points, too.
            framed = framed._replace(token=framed.token._replace(unit=unit))
        previous = measure(framed, head, previous)
        verdicts.append(previous)
    return verdicts


def _bounds(frames: list[Frame]) -> list[Bound]:
    """A hedge after the last value of a bare list covers all that have none (426万亩、183万吨以上)."""
    bounds = [framed[6] for framed in frames]
    for at in range(len(frames) - 1, 0, -1):
        hedged = bounds[at] != "eq" and frames[at].behind > frames[at].token.end
        if hedged and bounds[at - 1] == "eq" and joined(frames, at):
            bounds[at - 1] = bounds[at]
    return bounds


def _units(frames: list[Frame], numbers: list[Quantity]) -> list[str]:
    """分别提高10.6、6.3、12.9个百分点: a number without a unit has that of the next in its list."""
    units = [number[3] for number in numbers]
    for at in range(len(frames) - 1, 0, -1):
        shared = not units[at - 1] or (units[at] == _POINTS and units[at - 1] == "个")
        compared = units[at] == _POINTS and frames[at].joint == "、" and frames[at].noun.startswith(ABOVE)
        if shared and units[at] and (compared or joined(frames, at)):
            units[at - 1] = units[at]
    return units


_POINTS = "个百分点"
_CLASSIFIED = ("人次", "户次", "件次", "台次", "车次")


def _counted_unit(subject: Subject, token: Token) -> str:
    """The unit of a number that names none: 人次 of 旅游人次, 人 of persons, 无 of an index."""
    counted = subject.text.removesuffix("数")
    if counted.endswith(_CLASSIFIED):
        return counted[-2:]
    if token.more == "级":
        return "元"
    if subject.text.endswith(_OF_MONEY):
        return "元"
    many = token.multiplier or token.form in ("compound", "big")
    return "人" if many and not _is_amount(subject.text) else "无"


_OF_MONEY = (
    *(
        "收入",
        "支出",
        "投资",
        "产值",
        "总额",
        "零售额",
        "贷款",
        "存款",
        "余额",
        "资金",
        "税收",
        "生产总值",
        "增加值",
        "GDP",
    ),
    *("营收", "市值", "利润", "成交额", "交易额", "销售额"),
)


def _is_amount(subject: str) -> bool:
    """Whether what is measured is an amount and no persons: 总量, 收入额; not 参保人数, 裁减员额."""
    if subject.endswith("数"):
        return not subject.endswith(("人数", "户数"))
    return subject.endswith(("量", "值", "得分")) or (subject.endswith("额") and not subject.endswith("员额"))
