"""The words for roles, units and posts, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Word = str | Promise

ROLE: dict[str, Word] = {
    "viewer": pgettext_lazy("role", "查看"),
    "editor": pgettext_lazy("role", "编辑"),
    "reviewer": pgettext_lazy("role", "审核"),
    "administrator": pgettext_lazy("role", "管理"),
}
ROLE_MEANING: dict[str, Word] = {
    "viewer": pgettext_lazy("role", "看已确认的台账，下载"),
    "editor": pgettext_lazy("role", "另可看未确认的台账，收入报告，填写分工，导入表格"),
    "reviewer": pgettext_lazy("role", "另可确认、更正、定稿、公开"),
    "administrator": pgettext_lazy("role", "只管账号，不看也不改台账内容"),
}

UNIT_KIND: dict[str, Word] = {
    "department": pgettext_lazy("unit", "部门"),
    "county": pgettext_lazy("unit", "县（市、区）"),
    "zone": pgettext_lazy("unit", "园区"),
    "firm": pgettext_lazy("unit", "国有企业"),
    "office": pgettext_lazy("unit", "内设机构"),
}
POST: dict[str, Word] = {
    "liaison": pgettext_lazy("post", "联络员"),
    "head": pgettext_lazy("post", "主要负责人"),
    "leader": pgettext_lazy("post", "分管领导"),
    "inspector": pgettext_lazy("post", "督查员"),
    "delivery": pgettext_lazy("post", "督查室"),
    "statistics": pgettext_lazy("post", "统计"),
    "finance": pgettext_lazy("post", "财政"),
    "audit": pgettext_lazy("post", "审计"),
    "deputy": pgettext_lazy("post", "代表委员"),
}
POST_MEANING: dict[str, Word] = {
    "liaison": pgettext_lazy("post", "替本单位签收、填报、申请办结"),
    "head": pgettext_lazy("post", "同上，对本单位的任务负责"),
    "leader": pgettext_lazy("post", "看本单位及下属单位的任务"),
    "inspector": pgettext_lazy("post", "核查本单位及下属单位的任务，有期限；先写结论，后看自报"),
    "delivery": pgettext_lazy("post", "布置、调度、决定延期和办结，看全部任务"),
    "statistics": pgettext_lazy("post", "看全部已交办的任务"),
    "finance": pgettext_lazy("post", "看全部已交办的任务"),
    "audit": pgettext_lazy("post", "看全部任务"),
    "deputy": pgettext_lazy("post", "看公开的内容"),
}
UNFIT: dict[str, Word] = {
    "no-name": _("请填写单位名称。"),
    "no-kind": _("请选择单位类型。"),
    "no-parent": _("没有这个上级单位。请刷新页面再选。"),
    "name-taken": _("已经有同名的单位。请换一个名称，或者恢复原来的单位。"),
    "no-unit": _("没有这个单位。请刷新页面再试。"),
    "circle": _("上级单位不能是本单位或其下属单位。请另选一个。"),
    "units-below": _("下面还有没停用的单位。请先停用它们，或者改到别的上级。"),
    "unit-closed": _("单位已经停用，不能再任职。请先恢复单位。"),
    "no-account": _("没有这个登录名，或者账号已停用。请先在账号页添加。"),
    "no-post": _("请选择职务。"),
    "days": _("止日早于起日。请改一个日期。"),
    "needs-end": _("督查员要有止日。请填写。"),
    "has-post": _("这个人在这段时间已有这个职务。"),
    "no-membership": _("没有这项任职。请刷新页面再试。"),
}
FATE: dict[str, Word] = {
    "added": pgettext_lazy("fate", "新增"),
    "updated": pgettext_lazy("fate", "更新"),
    "unchanged": pgettext_lazy("fate", "不变"),
    "refused": pgettext_lazy("fate", "拒绝"),
}
FIELD: dict[str, Word] = {"short": _("简称"), "kind": _("单位类型"), "parent": _("上级单位")}
REFUSED_ROW: dict[str, Word] = {
    "wrong-cell": _("%(said)s 是公式或错误值。请改为文字。"),
    "no-name": _("请填写单位名称。"),
    "long-name": _("名称或简称最多 64 字，不能有换行等符号。"),
    "twice": _("名单里有几行是同一个名称。请只留一行。"),
    "closed": _("这个单位已经停用。请先恢复，或者从名单里删去。"),
    "no-kind": _("请填写单位类型。"),
    "unknown-kind": _("不认识单位类型“%(said)s”。请用部门、县（市、区）、园区、国有企业或内设机构。"),
    "unknown-parent": _("上级单位“%(said)s”不在名单里，也没有这个单位。"),
    "many-parents": _("有几个单位都简称“%(said)s”。上级单位请写全称。"),
    "circle": _("上级单位绕回到了自己。"),
}
REFUSED_FILE: dict[str, Word] = {
    "no-file": _("没有选择文件。"),
    "no-unit-heads": _("没有找到表头。前 40 行里要有一行写明“名称”和“简称、类型、上级单位”中的列名。"),
    "same-heads": _("有两列都可以是同一项：%(head)s。请只保留一列。"),
    "no-units": _("表头下面没有单位。"),
    "too-many-units": _("一次最多导入 %(most)s 个单位。请分成几个文件。"),
}
