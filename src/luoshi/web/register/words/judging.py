"""The words for verdicts, fates, relations and doubts, in the reader's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.web.register.words.reading import Word

VERDICT: dict[str, Word] = {
    "met": pgettext_lazy("verdict", "完成"),
    "nearly": pgettext_lazy("verdict", "基本完成"),
    "missed": pgettext_lazy("verdict", "未完成"),
    "undetermined": pgettext_lazy("verdict", "无法判定"),
    "unreported": pgettext_lazy("verdict", "未见报告"),
}
RELATION: dict[str, Word] = {
    "same": pgettext_lazy("relation", "同一指标"),
    "related": pgettext_lazy("relation", "相关，口径不同"),
    "unreported": pgettext_lazy("relation", "没有说到"),
}
FATE: dict[str, Word] = {
    "kept": pgettext_lazy("target", "沿用"),
    "raised": pgettext_lazy("target", "提高"),
    "lowered": pgettext_lazy("target", "降低"),
    "reworded": pgettext_lazy("target", "改了口径"),
    "dropped": pgettext_lazy("target", "不再提出"),
    "new": pgettext_lazy("target", "新提出"),
}
DOUBT: dict[str, Word] = {
    "conflict": pgettext_lazy("doubt", "不能同时成立"),
    "question": pgettext_lazy("doubt", "可能对不上"),
}
POLARITY: dict[str, Word] = {
    "high": _("越高越好"),
    "low": _("越低越好"),
    "exact": _("不多不少"),
}
REFUSED: dict[str, Word] = {
    "no-text": _("没有写答复。"),
    "no-doubt": _("没有这个疑点：报告重新读过，或者它已经消除。"),
    "too-many-answers": _("这个疑点的答复已经够多，不能再加。"),
}
