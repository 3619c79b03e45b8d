"""The words for what is in the journal, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy

from luoshi.web.delivery import words as delivery_words
from luoshi.web.monitor import words as monitor_words
from luoshi.web.register.words import review as review_words

Word = str | Promise

KIND: dict[str, Word] = {
    "report": pgettext_lazy("event", "报告"),
    "version": pgettext_lazy("event", "版本"),
    "account": pgettext_lazy("event", "账号"),
    "task": pgettext_lazy("event", "任务"),
    "inspection": pgettext_lazy("event", "检查"),
    "unit": pgettext_lazy("event", "单位"),
    "indicator": pgettext_lazy("event", "指标"),
    "observations": pgettext_lazy("event", "数据"),
    "round": pgettext_lazy("event", "调度会"),
    "action-item": pgettext_lazy("event", "议定事项"),
    "day": pgettext_lazy("event", "提醒"),
    "bulletin": pgettext_lazy("event", "通报"),
}
ACTION: dict[str, Word] = {
    **review_words.ACTION,
    **delivery_words.ACTION,
    **delivery_words.INSPECTION_ACTION,
    **monitor_words.ACTION,
    "admit": pgettext_lazy("event", "收入报告"),
    "freeze": pgettext_lazy("event", "定稿"),
    "publish": pgettext_lazy("event", "公开"),
    "answer-doubt": pgettext_lazy("event", "答复疑点"),
    "withdraw": pgettext_lazy("event", "撤回公开"),
    "give-opinion": pgettext_lazy("event", "发表意见"),
    "unit-add": pgettext_lazy("event", "添加单位"),
    "unit-change": pgettext_lazy("event", "更改单位"),
    "unit-close": pgettext_lazy("event", "停用单位"),
    "unit-open": pgettext_lazy("event", "恢复单位"),
    "post-give": pgettext_lazy("event", "任职"),
    "post-end": pgettext_lazy("event", "止任"),
    "units-import": pgettext_lazy("event", "导入单位名单"),
    "account-add": pgettext_lazy("event", "添加账号"),
    "account-role": pgettext_lazy("event", "更改角色"),
    "account-disable": pgettext_lazy("event", "停用账号"),
    "account-enable": pgettext_lazy("event", "恢复账号"),
    "password-reset": pgettext_lazy("event", "发临时密码"),
    "remind": pgettext_lazy("event", "发提醒"),
    "mail-choose": pgettext_lazy("event", "更改提醒邮箱"),
    "issue-bulletin": pgettext_lazy("event", "发通报"),
    "password-choose": pgettext_lazy("event", "更改密码"),
}


def found(code: str, first: int | None, last: int | None) -> str:
    """What a verification found first, in a sentence."""
    where = _rows(first or 0, last or 0)
    return {
        "changed": gettext("{where}的内容与登记的不符，被改过。"),
        "missing": gettext("{where}不见了，被删过。"),
        "inserted": gettext("{where}不是由操作写入的，被插入。"),
        "rewritten": gettext("{where}与已公布的不一致，被重写过。"),
        "head": gettext("{where}与登记的总散列不符，其中有改动。"),
    }[code].format(where=where)


def _rows(first: int, last: int) -> str:
    if first == last:
        return gettext("第 {number} 条").format(number=first)
    return gettext("第 {first} 至 {last} 条").format(first=first, last=last)
