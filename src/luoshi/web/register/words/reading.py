"""The words for what a row says, in the reader's language."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from luoshi import reading
from luoshi.facts import DOUBTS, Figure, Quantity
from luoshi.judging import REASONS, Change, Reason
from luoshi.judging.pairs import QUESTIONS
from luoshi.web.site.languages import in_language

Word = str | Promise

OUTLOOK: dict[str, Word] = {"review": _("回顾"), "plan": _("安排"), "other": _("其他部分")}
STATUS: dict[str, Word] = {
    "actual": pgettext_lazy("status", "完成"),
    "estimate": pgettext_lazy("status", "预计"),
    "target": pgettext_lazy("status", "目标"),
    "reference": pgettext_lazy("status", "参照"),
}
MEASURE: dict[str, Word] = {
    "level": pgettext_lazy("measure", "数量"),
    "growth": pgettext_lazy("measure", "增速"),
    "change": pgettext_lazy("measure", "增减量"),
    "share": pgettext_lazy("measure", "比率"),
    "rank": pgettext_lazy("measure", "位次"),
    "multiple": pgettext_lazy("measure", "倍数"),
}
DIRECTION: dict[str | None, Word] = {"up": _("上升"), "down": _("下降"), None: ""}
BOUND: dict[str, Word] = {
    "eq": pgettext_lazy("bound", "如所述"),
    "approx": pgettext_lazy("bound", "左右"),
    "ge": pgettext_lazy("bound", "不低于"),
    "gt": pgettext_lazy("bound", "高于"),
    "le": pgettext_lazy("bound", "不高于"),
    "lt": pgettext_lazy("bound", "低于"),
    "range": pgettext_lazy("bound", "区间"),
}
KIND: dict[str, Word] = {
    "figure": _("指标数值"),
    "criterion": _("条件"),
    "name": _("名称"),
    "date": _("时间"),
    "list": _("序号"),
}
KIND_MEANING: dict[str, Word] = {
    "figure": _("说明某个对象的数量"),
    "criterion": _("描述统计对象时用到的门槛"),
    "name": _("名称、口号、标准或标题的一部分"),
    "date": _("年份、日期或时段"),
    "list": _("标题或列举的编号、页码"),
}

FATE: dict[str, Word] = {
    "updated": pgettext_lazy("fate", "更新"),
    "added": pgettext_lazy("fate", "新增"),
    "refused": pgettext_lazy("fate", "拒绝"),
    "unchanged": pgettext_lazy("fate", "不变"),
}

JOB_STATE: dict[str, Word] = {
    "waiting": pgettext_lazy("job", "排队"),
    "running": pgettext_lazy("job", "进行中"),
    "done": pgettext_lazy("job", "完成"),
    "failed": pgettext_lazy("job", "失败"),
    "applied": pgettext_lazy("job", "已写入"),
}


def number(value: Decimal) -> str:
    """A decimal with thousands marked and no needless zeros: 226,000 · 4.5."""
    whole = value == value.to_integral_value()
    return f"{value.quantize(Decimal(1)) if whole and value.adjusted() < 27 else value.normalize():,f}"


def amount(quantity: Quantity) -> str:
    """A quantity in its base unit: 226,000 户 · 4.5% · 5–10 家."""
    ends = (quantity.low, quantity.high) if quantity.value is None else (quantity.value,)
    numbers = "–".join(number(end) for end in ends if end is not None)
    unit = "".join(quantity.unit.split())
    if unit in ("%", "％"):
        return f"{numbers}%"
    return f"{numbers} {unit}" if unit != "无" else numbers


def years(figure: Figure) -> str:
    """The year that a figure belongs to, or the years that it covers: 2023 · 2018–2022; "" where none is known."""
    year, span = figure.period.year, figure.period.span
    if year is None:
        return ""
    return str(year) if span is None else f"{year - span + 1}–{year}"


def doubt(code: str) -> str:
    """What a doubt says; an unknown code stands for itself."""
    return in_language(DOUBTS.get(code, (code, code)))


def question(code: str) -> str:
    """What a question about pairs says."""
    return in_language(QUESTIONS[code])


def reason(why: Reason) -> str:
    """Why two figures were laid side by side."""
    return in_language(REASONS[why.code]).format(words=why.words)


def steps(trace: tuple[str, ...]) -> tuple[reading.Step, ...]:
    """A trace in words, rule by rule; a rule that has no words is shown by its name."""
    told: list[reading.Step] = []
    for entry in trace:
        try:
            told += reading.steps((entry,))
        except KeyError:
            rule, _colon, words = entry.partition(":")
            told.append(reading.Step(rule, words, "", ""))
    return tuple(told)


def change(between: Change | None, unit: str) -> str:
    """The way from last year's value to this year's target, no verdict: 高 1.5 个百分点 · 少 138 个（−13.7%）."""
    if between is None:
        return ""
    size = number(abs(between.difference))
    if not between.difference:
        return gettext("相同")
    more = between.difference > 0
    if between.kind == "points":
        words = gettext("高 {size} 个百分点") if more else gettext("低 {size} 个百分点")
    elif between.kind == "places":
        words = gettext("前移 {size} 位") if more else gettext("后移 {size} 位")
    else:
        words = gettext("多 {size} {unit}") if more else gettext("少 {size} {unit}")
    said = words.format(size=size, unit="".join(unit.split()))
    if between.percent is None:
        return said
    percent = f"{between.percent:+.1f}%".replace("-", "−")
    return gettext("{words}（{percent}）").format(words=said, percent=percent)
