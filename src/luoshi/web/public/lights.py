"""The rules of luoshi.judging.lights in words, in the order in which they are tried. A test holds both together."""

from dataclasses import dataclass, fields

from django.utils.translation import gettext_lazy as _

from luoshi.judging.lights import Colour, Reason, Thresholds
from luoshi.web.delivery.words import Word


@dataclass(frozen=True, slots=True)
class Rule:
    """When a light has that colour for that reason: the first rule that fits."""

    reason: Reason
    colour: Colour
    when: str


_RULES: tuple[tuple[Reason, Colour, Word], ...] = (
    ("closed", "green", _("已经办结或归档。")),
    ("checking", "green", _("单位申请办结，督查室正在核查；这段时间不计逾期。")),
    ("ended", "grey", _("按文件终止。")),
    ("paused", "grey", _("按文件暂缓。")),
    ("hidden", "grey", _("派去检查的督查员，写好结论以前看不到亮灯。")),
    ("overdue", "red", _("过了现在的期限还没有申请办结。期限当天不算逾期。")),
    ("not-signed", "yellow", _("交办超过 %(sign_within)s 天，单位还没有签收。")),
    ("not-given", "grey", _("没有交到单位，或者单位退回，还没有改派。")),
    ("says-unlikely", "red", _("单位最近一次填报说难以完成。")),
    ("report-missing", "grey", _("该填的一期过了 %(report_grace)s 天还没有填报：没有数据，不亮绿灯。")),
    ("no-report", "grey", _("交办以后还没有填报过。")),
    ("far-behind", "red", _("用掉的时间比填报的进度多 %(far_behind)s 个百分点以上。")),
    ("says-late", "yellow", _("单位最近一次填报说会晚。")),
    ("behind", "yellow", _("用掉的时间比填报的进度多 %(behind)s 个百分点以上。")),
    ("due-soon", "yellow", _("离期限 %(due_soon)s 天以内，进度不到 %(nearly)s%%。")),
    ("on-pace", "green", _("进度跟得上时间。")),
    ("says-on-time", "green", _("没有进度百分比，单位说能按期完成。")),
)
_VALUES: dict[str, Word] = {
    "behind": _("黄灯：进度比时间慢（百分点）"),
    "far_behind": _("红灯：进度比时间慢（百分点）"),
    "due_soon": _("临近期限（天）"),
    "nearly": _("临近期限时应有的进度（%）"),
    "sign_within": _("签收时间（天）"),
    "report_grace": _("填报宽限（天）"),
}


def rules(thresholds: Thresholds) -> tuple[Rule, ...]:
    """Every rule, with these thresholds in its words."""
    numbers = {field.name: getattr(thresholds, field.name) for field in fields(thresholds)}
    return tuple(Rule(reason, colour, str(when) % numbers) for reason, colour, when in _RULES)


def values(thresholds: Thresholds) -> tuple[tuple[Word, int], ...]:
    """Every threshold, what it is of and how much."""
    return tuple((word, getattr(thresholds, name)) for name, word in _VALUES.items())
