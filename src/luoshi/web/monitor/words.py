"""The words of the monitor, in the reader's language; those of the judging itself stand beside it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Word = str | Promise

ACTION: dict[str, Word] = {
    "add-indicator": pgettext_lazy("monitor action", "添加指标"),
    "change-indicator": pgettext_lazy("monitor action", "修改指标"),
    "set-target": pgettext_lazy("monitor action", "定目标"),
    "enter-observations": pgettext_lazy("monitor action", "录入数据"),
    "approve-observations": pgettext_lazy("monitor action", "审核通过数据"),
    "return-observations": pgettext_lazy("monitor action", "退回数据"),
}
POLARITY: dict[str, Word] = {
    "high": pgettext_lazy("polarity", "越高越好"),
    "low": pgettext_lazy("polarity", "越低越好"),
    "exact": pgettext_lazy("polarity", "不多不少"),
}
STATE: dict[str, Word] = {
    "entered": pgettext_lazy("observation", "待审核"),
    "approved": pgettext_lazy("observation", "已通过"),
    "returned": pgettext_lazy("observation", "已退回"),
}
BATCH_KIND: dict[str, Word] = {
    "hand": pgettext_lazy("batch", "手工录入"),
    "file": pgettext_lazy("batch", "文件导入"),
    "report": pgettext_lazy("batch", "取自报告"),
}
REFUSED: dict[str, Word] = {
    "no-name": _("请填写指标名称。"),
    "name-taken": _("已经有同名的指标。请换一个名称。"),
    "nature": _("请选择性质、走势和方向。"),
    "no-unit": _("请填写计量单位。"),
    "no-office": _("没有这个单位。请刷新页面再选。"),
    "no-indicator": _("没有这个指标。请刷新页面再选。"),
    "unit-in-use": _("已经有数据，不能改计量单位。请另建一个指标。"),
    "too-long": _("太长了，最多 {most} 字。"),
    "year": _("年份不对。"),
    "bound": _("请选择目标的口径。"),
    "no-number": _("“{said}”不是数。"),
    "range": _("区间的上限要大于下限。"),
    "needs-document": _("这一年已经有目标。要改，请写明决定它的文件名称和文号。"),
    "no-entry": _("台账里没有这一条。"),
    "same-target": _("与现在的目标相同，没有改动。"),
    "no-file": _("没有选择文件，或者文件是空的。"),
    "large-file": _("文件超过 {most} MiB。请分成几个文件。"),
    "no-batch": _("没有这批数据。请刷新页面再试。"),
    "written": _("这批数据已经写入，不必再写。"),
    "changed-since": _("预览之后又有新的数据，所以没有写入。下面是重新核对的结果，请再看一遍。"),
    "refused": _("有的数被拒绝，整份没有写入。请改正后再传。"),
    "doubted": _("有存疑的数。请核对，确认无误再写入。"),
    "nothing": _("没有可以写入的数。"),
    "four-eyes": _("录入和审核要由不同的人办。请换一位没有录入这批数据的人。"),
    "reason": _("退回要写明理由。"),
    "answered": _("有的数刚刚已经审核过。请看下面的最新情况。"),
    "bad-file": _("文件打不开：{why}"),
    "no-figures": _("没有选中数，或者没有给它选指标。"),
}
