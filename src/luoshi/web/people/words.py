"""The words for roles, in the reader's language."""

from django.utils.functional import Promise
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
