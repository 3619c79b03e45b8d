"""The words of the review: states, decisions, fields, and why something cannot be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from luoshi.web.journal.actions import LOCAL
from luoshi.web.register.words import reading as words
from luoshi.web.register.words.reading import Word

READER = "luoshi"
"""Who changed what nobody had touched."""

KIND: dict[str, Word] = {"commitment": _("承诺事项"), "figure": _("指标数值")}
STATE: dict[str, Word] = {
    "open": pgettext_lazy("state", "待审"),
    "confirmed": pgettext_lazy("state", "已确认"),
    "rejected": pgettext_lazy("state", "不列入"),
    "merged": pgettext_lazy("state", "已并入"),
    "withdrawn": pgettext_lazy("state", "已撤出"),
}
ACTION: dict[str, Word] = {
    "confirm": pgettext_lazy("action", "确认"),
    "confirm-sure": pgettext_lazy("action", "成批确认"),
    "correct": pgettext_lazy("action", "更正"),
    "assign": pgettext_lazy("action", "分工"),
    "reject": pgettext_lazy("action", "不列入"),
    "split": pgettext_lazy("action", "拆分"),
    "merge": pgettext_lazy("action", "合并"),
    "add": pgettext_lazy("action", "补录"),
    "undo": pgettext_lazy("action", "撤销"),
    "reread": pgettext_lazy("action", "重新阅读"),
    "keep": pgettext_lazy("action", "保留人工结果"),
    "take": pgettext_lazy("action", "采用新读法"),
}
COMMITMENT_KIND: dict[str, Word] = {
    "target": pgettext_lazy("commitment", "目标"),
    "deliverable": pgettext_lazy("commitment", "成果"),
    "action": pgettext_lazy("commitment", "举措"),
    "stance": pgettext_lazy("commitment", "表态"),
}
KIND_MEANING: dict[str, Word] = {
    "target": _("有数值或明确终点，按数核对"),
    "deliverable": _("有看得见的成果，到现场核对"),
    "action": _("只说做什么，没有终点，要先定标准才能核对"),
    "stance": _("原则或口号，无从核对"),
}
STRENGTH: dict[str, Word] = {
    "must": pgettext_lazy("strength", "必须"),
    "will": pgettext_lazy("strength", "一般"),
    "aim": pgettext_lazy("strength", "争取"),
}
FIELD: dict[str, Word] = {
    "item": _("事项"),
    "kind": _("事项类别"),
    "strength": _("承诺力度"),
    "target": _("目标值"),
    "lead": _("牵头单位"),
    "supporting": _("配合单位"),
    "due": _("完成时限"),
    "remark": _("备注"),
    "subject": _("对象"),
    "value": _("数值"),
    "low": _("下限"),
    "high": _("上限"),
    "unit": _("计量单位"),
    "measure": _("类型"),
    "direction": _("方向"),
    "bound": _("口径"),
    "status": _("状态"),
    "modality": _("力度"),
    "year": _("年份"),
    "span": _("跨几年"),
    "place": _("地区"),
    "scope": pgettext_lazy("scope", "范围"),
    "state": _("审定状态"),
    "reason": _("理由"),
    "text": _("原文"),
}
REFUSED: dict[str, Word] = {
    "no-entry": _("没有这一条。请刷新页面再试。"),
    "wrong-state": _("第 {number} 条现在的状态不能这样处理。请打开它看看是谁改的。"),
    "reason": _("不列入要写明理由。"),
    "only-commitments": _("只有承诺事项能拆分或合并，合并至少要选两条。"),
    "empty-part": _("从这里拆开，有一半是空的。请换一个位置。"),
    "not-neighbours": _("只能合并相邻的事项：选中的几条之间还有别的事项。"),
    "there-already": _("这段文字已经在台账里了。"),
    "no-decision": _("没有这一步。请刷新页面再试。"),
    "undone-already": _("这一步已经撤销过了。"),
    "outside-text": _("位置超出原文。请重新选择文字。"),
    "nothing-sure": _("没有可以成批确认的条目。"),
    "count-changed": _("可以成批确认的条目刚刚变了，现在是 {number} 条。请看过再确认。"),
    "no-difference": _("这一处已经没有不同了。"),
    "undecided": _("还有 {number} 条没有审定，不能定稿。"),
    "empty": _("没有一条已确认的内容，不能定稿。"),
    "unchanged": _("台账与第 {number} 版一字不差，不必再定稿。"),
    "no-assignment": _("只有承诺事项能分工。"),
}
STALE_DIFFERENCE = _("这一条刚刚有人改过。请看过现在的内容再定。")
PROBLEM: dict[str, Word] = {
    "required": _("必须填写。"),
    "choice": _("请从所列各项中选择。"),
    "number": _("请填数字。"),
    "long": _("太长了，最多 2000 字。"),
    "both": _("有数值就不填上下限。"),
    "order": _("下限大于上限。"),
}
_NAMED: dict[str, dict[Any, Word]] = {
    "kind": COMMITMENT_KIND,
    "strength": STRENGTH,
    "measure": words.MEASURE,
    "direction": words.DIRECTION,
    "bound": words.BOUND,
    "status": words.STATUS,
    "state": STATE,
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs, in words; "" where it is empty."""

    field: Word
    before: str
    after: str


def refused(code: str, data: dict[str, Any]) -> str:
    """Why a decision cannot be taken, and what to do."""
    return str(REFUSED[code]).format(**data)


def value(field: str, held: Any) -> str:
    """What a field holds, in words."""
    if held is None or held == "":
        return ""
    if field in _NAMED:
        return str(_NAMED[field].get(held, held))
    if field in ("value", "low", "high"):
        return words.number(Decimal(str(held)))
    return "、".join(held) if isinstance(held, list | tuple) else str(held)


def content_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[FieldChange]:
    """The fields in which two contents differ, in the order of the form."""
    for field in FIELD:
        old, new = before.get(field), after.get(field)
        if old != new:
            yield FieldChange(FIELD[field], value(field, old), value(field, new))


def changes(change: dict[str, Any], text: str) -> tuple[FieldChange, ...]:
    """What one decision changed in one entry, field by field. change: as in DecisionRow; text: of the source."""
    after = change["after"]
    before = change["before"] or {"content": {}, "state": "", "reason": "", "start": 0, "end": 0}
    told = list(content_changes(before["content"], after["content"]))
    if (before["start"], before["end"]) != (after["start"], after["end"]):
        old, new = (quoted(text, side["start"], side["end"]) for side in (before, after))
        told.insert(0, FieldChange(FIELD["text"], old, new))
    if before["state"] != after["state"]:
        told.insert(0, FieldChange(FIELD["state"], value("state", before["state"]), value("state", after["state"])))
    if before["reason"] != after["reason"]:
        told.append(FieldChange(FIELD["reason"], before["reason"], after["reason"]))
    return tuple(told)


def quoted(text: str, start: int, end: int, most: int = 120) -> str:
    """The characters between two offsets on one line, the middle of a long stretch left out."""
    said = "".join(text[start:end].split("\n"))
    return said if len(said) <= most else f"{said[: most // 2]}…{said[-most // 2 :]}"


def person(name: str) -> str:
    """Who decided, in words where there is no log-in name."""
    return {LOCAL: gettext("本机"), READER: gettext("程序")}.get(name, name)


def decided(action: str, numbers: tuple[int, ...]) -> str:
    """What was decided, in a line: 确认 #12 · 成批确认 57 条."""
    name = str(ACTION[action])
    if len(numbers) > 3:
        return gettext("{action} {count} 条").format(action=name, count=len(numbers))
    return f"{name} {'、'.join(f'#{number}' for number in numbers)}"
