"""The words of delivery, in the reader's language."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.judging.burden import Thing
from luoshi.judging.lights import Colour, Reason

Word = str | Promise

STATE: dict[str, Word] = {
    "draft": pgettext_lazy("task", "草稿"),
    "assigned": pgettext_lazy("task", "已交办"),
    "returned": pgettext_lazy("task", "已退回"),
    "accepted": pgettext_lazy("task", "已签收"),
    "working": pgettext_lazy("task", "办理中"),
    "closing-asked": pgettext_lazy("task", "申请办结"),
    "to-verify": pgettext_lazy("task", "待核查"),
    "closed": pgettext_lazy("task", "办结"),
    "archived": pgettext_lazy("task", "已归档"),
    "hidden": pgettext_lazy("task", "待您检查"),
    "paused": pgettext_lazy("task", "暂缓"),
    "ended": pgettext_lazy("task", "终止"),
}
ACTION: dict[str, Word] = {
    "make-task": pgettext_lazy("task action", "建任务"),
    "assign-task": pgettext_lazy("task action", "交办"),
    "sign-task": pgettext_lazy("task action", "签收"),
    "return-task": pgettext_lazy("task action", "退回"),
    "reassign-task": pgettext_lazy("task action", "改派"),
    "start-task": pgettext_lazy("task action", "开始办理"),
    "report-task": pgettext_lazy("task action", "填报进展"),
    "add-evidence": pgettext_lazy("task action", "提交佐证"),
    "ask-extension": pgettext_lazy("task action", "申请延期"),
    "decide-extension": pgettext_lazy("task action", "决定延期"),
    "ask-closing": pgettext_lazy("task action", "申请办结"),
    "take-up": pgettext_lazy("task action", "转核查"),
    "follow-through": pgettext_lazy("task action", "再落实"),
    "inspect-task": pgettext_lazy("task action", "核查"),
    "object": pgettext_lazy("task action", "提出异议"),
    "decide-objection": pgettext_lazy("task action", "决定异议"),
    "close-task": pgettext_lazy("task action", "准予办结"),
    "reopen-task": pgettext_lazy("task action", "复开"),
    "archive-task": pgettext_lazy("task action", "归档"),
    "pause-task": pgettext_lazy("task action", "暂缓"),
    "resume-task": pgettext_lazy("task action", "恢复办理"),
    "adjust-task": pgettext_lazy("task action", "调整"),
    "end-task": pgettext_lazy("task action", "终止"),
    "set-secrecy": pgettext_lazy("task action", "改知悉范围"),
    "open-round": pgettext_lazy("task action", "召开调度会"),
    "decide-item": pgettext_lazy("task action", "议定"),
    "close-round": pgettext_lazy("task action", "结束调度会"),
    "do-action-item": pgettext_lazy("task action", "报告已办结"),
    "confirm-action-item": pgettext_lazy("task action", "确认办结"),
    "return-action-item": pgettext_lazy("task action", "退回重办"),
}
ITEM_STATE: dict[str, Word] = {
    "open": pgettext_lazy("action item", "待办"),
    "done": pgettext_lazy("action item", "单位报已办结"),
    "confirmed": pgettext_lazy("action item", "已确认办结"),
}
THING: dict[Thing, Word] = {
    "percent": _("进度"),
    "value": _("数值"),
    "done": _("本期做了什么"),
    "next": _("下一步"),
    "problem": _("问题"),
    "help": _("需要协调"),
    "forecast": _("预计"),
    "kept": _("预先填好、没有改的一项"),
    "sign-task": _("签收一个任务"),
    "return-task": _("退回一个任务"),
    "add-evidence": _("提交一份佐证"),
    "ask-extension": _("申请一次延期"),
    "ask-closing": _("申请一次办结"),
    "object": _("提出一次异议"),
    "action-item": _("接到一项议定事项"),
    "action-item-done": _("报告一项议定事项已办结"),
}
SECRECY: dict[str, Word] = {
    "open": pgettext_lazy("secrecy", "可公开"),
    "internal": pgettext_lazy("secrecy", "内部"),
    "restricted": pgettext_lazy("secrecy", "限定范围"),
}
SECRECY_MEANING: dict[str, Word] = {
    "open": _("台账公开后，任何人可看"),
    "internal": _("参与办理的单位和统计、财政、审计可看"),
    "restricted": _("只有督查室、牵头单位及其分管领导、督查员、审计可看"),
}
SECRECY_TOLD: dict[str, Word] = {code: format_lazy("{}：{}", SECRECY[code], SECRECY_MEANING[code]) for code in SECRECY}

VERDICT: dict[str, Word] = {
    "satisfied": pgettext_lazy("verdict", "满意"),
    "mostly": pgettext_lazy("verdict", "基本满意"),
    "dissatisfied": pgettext_lazy("verdict", "不满意"),
    "cannot-say": pgettext_lazy("verdict", "说不清"),
}
INSPECTION_ACTION: dict[str, Word] = {
    "commit-draw": pgettext_lazy("inspection action", "锁定抽样框"),
    "draw-sample": pgettext_lazy("inspection action", "抽样"),
    "name-tasks": pgettext_lazy("inspection action", "点名检查"),
    "send-inspectors": pgettext_lazy("inspection action", "派督查员"),
    "cancel-inspection": pgettext_lazy("inspection action", "取消检查"),
}
INSPECTION_STATE: dict[str, Word] = {
    "committed": pgettext_lazy("inspection", "已锁定，待抽样"),
    "drawn": pgettext_lazy("inspection", "检查中"),
    "cancelled": pgettext_lazy("inspection", "已取消"),
    "finished": pgettext_lazy("inspection", "已查完"),
}
INSPECTION_KIND: dict[str, Word] = {
    "drawn": pgettext_lazy("inspection", "抽查"),
    "named": pgettext_lazy("inspection", "点名检查"),
}
OUTCOME: dict[str, Word] = {
    "done": pgettext_lazy("outcome", "认可"),
    "not-done": pgettext_lazy("outcome", "不认可"),
    "unreachable": pgettext_lazy("outcome", "查不到"),
    "open": pgettext_lazy("outcome", "待检查"),
}
LOT: dict[str, Word] = {
    "accepted": pgettext_lazy("lot", "通过"),
    "rejected": pgettext_lazy("lot", "不通过"),
    "undecided": pgettext_lazy("lot", "还不能定"),
}
CYCLE: dict[str, Word] = {"month": _("每月"), "quarter": _("每季"), "half": _("每半年"), "year": _("每年")}
FORECAST: dict[str, Word] = {"on-time": _("能按期完成"), "late": _("会晚"), "unlikely": _("难以完成")}
SORT: dict[str, Word] = {
    "due": _("先到期的在前"),
    "-due": _("后到期的在前"),
    "light": _("最严重的在前"),
    "lead": _("按牵头单位"),
    "state": _("按状态"),
    "new": _("新布置的在前"),
}
CLOCK: dict[str, Word] = {
    "sign": pgettext_lazy("clock", "签收期限"),
    "report": pgettext_lazy("clock", "填报期末"),
    "due": pgettext_lazy("clock", "任务期限"),
}
RUNG: dict[str, Word] = {
    "liaison": pgettext_lazy("rung", "联络员"),
    "head": pgettext_lazy("rung", "主要负责人"),
    "office": pgettext_lazy("rung", "督查室"),
    "leader": pgettext_lazy("rung", "分管领导"),
}
LIGHT: dict[Colour, Word] = {
    "green": pgettext_lazy("light", "绿灯"),
    "yellow": pgettext_lazy("light", "黄灯"),
    "red": pgettext_lazy("light", "红灯"),
    "grey": pgettext_lazy("light", "灰灯"),
}
LIGHT_REASON: dict[Reason, Word] = {
    "closed": _("已办结"),
    "ended": _("已按文件终止"),
    "paused": _("已按文件暂缓"),
    "not-given": _("还没有交到责任单位"),
    "checking": _("单位已申请办结，正在核查"),
    "overdue": _("逾期 %(number)s 天"),
    "not-signed": _("交办 %(number)s 天还没有签收"),
    "no-report": _("还没有填报，无从判断"),
    "report-missing": _("该填的一期已过 %(number)s 天，没有填报"),
    "says-unlikely": _("单位自己说难以完成"),
    "says-late": _("单位自己说会晚"),
    "far-behind": _("进度比时间慢 %(number)s 个百分点"),
    "behind": _("进度比时间慢 %(number)s 个百分点"),
    "due-soon": _("还剩 %(number)s 天，进度还不够"),
    "on-pace": _("进度跟得上时间"),
    "hidden": _("写好检查结论以后再看"),
    "says-on-time": _("单位说能按期完成；没有进度可算"),
}
KIND: dict[str, Word] = {
    "statistic": _("官方统计"),
    "acceptance": _("验收文件"),
    "audit": _("审计报告"),
    "contract": _("合同"),
    "payment": _("付款凭证"),
    "site-check": _("现场核查记录"),
    "statement": _("单位说明"),
    "photograph": _("照片"),
    "news": _("新闻报道"),
    "announcement": _("公告"),
    "tender": _("招标文件"),
}
SHEET_REASON: dict[str, Word] = {
    "no-entry": _("序号“%(said)s”不在定稿的台账里"),
    "twice": _("序号 %(said)s 出现了两次"),
    "another-text": _("来源原文与台账第 %(said)s 条不同"),
    "unreadable": _("单元格 %(said)s 是公式或错误值，读不出"),
    "has-task": _("已经布置过"),
    "stance": _("表态，不布置"),
    "no-lead": _("没有写牵头单位"),
    "no-unit": _("单位页没有“%(said)s”"),
    "no-due": _("没有写完成时限"),
    "bad-due": _("时限“%(said)s”定不出日子，请写成 6月30日前"),
}
REFUSED: dict[str, Word] = {
    "no-task": _("没有这个任务。请回到任务台账再找。"),
    "wrong-state": _("任务现在的状态不能这样办。请看下面的经过。"),
    "reason": _("要写明理由。"),
    "document": _("要写明决定它的文件名称和文号。"),
    "four-eyes": _("填报、核查、审批要由不同的人办。请换一位没有经手的人。"),
    "too-long": _("太长了，最多 2000 字，单行 200 字。"),
    "not-frozen": _("台账还没有定稿。请先定稿，再布置。"),
    "no-entry": _("没有选中条目，或者有的不在定稿的台账里。请刷新页面再选。"),
    "has-task": _("有的条目已经布置过了。请刷新页面再选。"),
    "no-unit": _("没有牵头单位。请选一个，或者先在单位页添加。"),
    "unit-closed": _("单位已经停用。请另选一个。"),
    "cycle": _("请选择填报周期。"),
    "nothing-told": _("要写做了什么，并填进度百分比或数值。"),
    "percent": _("进度填 0 到 100。"),
    "forecast": _("请选择预计能否按期完成。"),
    "reported-already": _("这一期已经填报过了。有新情况，下一期再报。"),
    "no-kind": _("请选择佐证的种类。"),
    "empty-file": _("文件是空的。请另选一个。"),
    "large-file": _("文件超过 10 MB。请缩小后再交。"),
    "given-already": _("这份文件已经交过了，不必再交。"),
    "not-later": _("延期要晚于现在的期限。"),
    "asked-already": _("已经申请过延期，还没有决定。"),
    "not-asked": _("没有等待决定的延期申请。"),
    "no-evidence": _("还没有本轮的佐证。请先提交佐证，再申请办结。"),
    "nothing-found": _("要写明看到了什么。"),
    "no-finding": _("没有这条核查结论。请刷新页面再试。"),
    "objected-already": _("已经提出过异议。"),
    "too-late": _("结论作出 10 天以后，不能再提异议。"),
    "found-wanting": _("最近一次核查不认可，不能办结。请再落实，或者重新核查。"),
    "weak-evidence": _("办结要有官方记录，或者合同、付款、现场核查记录；公告、报道和单位自述不算。"),
    "found-again": _("异议成立，原结论不算，要等另派的督查员写结论。"),
    "asked-by": _("期限要写明对应的要求，并且不早于今天。"),
    "many-files": _("一次最多交 5 个文件。"),
    "no-objection": _("对这条结论没有异议。请刷新页面再试。"),
    "decided-already": _("这条异议已经决定过了。"),
    "no-inspector": _("这位督查员不合适：没有派到这个单位，经手过填报或审批，或者这一轮已经查过。请另选一位。"),
    "states": _("请选择要检查哪些状态的任务。"),
    "plan-states": _("按抽样方案检查，只看单位说已完成的任务（待核查、办结）。"),
    "sample-size": _("抽多少件要在 1 和抽样框的总数之间，或者选一个抽样方案；二者选一。"),
    "frame-size": _("抽样框里没有任务，或者超过 20000 件。请改条件。"),
    "title": _("要写名称。"),
    "seed": _("种子不对：要用锁定时登记过散列的那一个，十六进制，16 到 64 个字节。"),
    "frame-changed": _("存着的抽样框与登记的散列不符，不能据以抽样。请取消，另行锁定。"),
    "no-inspection": _("没有这次检查。请回到检查页再找。"),
    "drawn-already": _("已经抽过样，或者已经取消。"),
    "not-drawn": _("还没有抽样，或者已经取消。"),
    "cancelled-already": _("已经取消。"),
    "no-tasks": _("没有选中任务，或者太多，最多 200 件。请刷新页面再选。"),
    "not-inspectable": _("有的任务现在没有可检查的：要在办理中、待核查或办结。"),
    "found-already": _("有的任务已经写好结论，不能再换人。"),
    "needs-finding": _("只有合同、付款或现场核查记录时，还要有核查员认可的结论。"),
    "ended-for-good": _("文件终止的任务不能复开。请新建任务。"),
    "secrecy": _("请选择知悉范围。"),
    "same-secrecy": _("知悉范围没有变。"),
    "not-public": _("这件事没有公开，或者已经撤回。"),
    "own-task": _("您经手过这项任务，不能再评价它。"),
    "verdict": _("请选择评价。"),
    "same-opinion": _("您已经这样评价过，没有变化。"),
    "already-given": _("这个数本期已经有单位报过，不必再报。请看“已有数”，用它或者不填数值。"),
    "never-reported": _("还没有填报过，不能报“无变化”。请先填一次。"),
    "round-open": _("已有一次调度会正在进行。请先结束它。"),
    "no-round": _("没有这次调度会。请回到调度页再选。"),
    "round-closed": _("这次调度会已经结束，不能再改。请在下一次议定。"),
    "no-item": _("没有这一项。请刷新页面再试。"),
    "nothing-decided": _("要写明议定了什么。"),
    "due-before-round": _("期限不能早于开会的日期。"),
    "nothing-done": _("要写明做了什么。"),
    "own-word": _("报告已办结的人不能自己确认。请换一位。"),
    "wrong-item-state": _("这一项现在的状态不能这样办。请刷新页面再看。"),
    "bad-period": _("起止日期不对：开始不晚于结束，结束不晚于今天。"),
    "nothing-to-tell": _("还没有交办的任务，没有可通报的。"),
    "nothing-adjusted": _("没有要调整的内容。请改完成标准或期限。"),
}
