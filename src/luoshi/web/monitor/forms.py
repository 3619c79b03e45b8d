"""What can be sent to the monitor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.facts import BOUNDS
from luoshi.judging.indicators import NATURES
from luoshi.judging.observations import COUNTINGS, RANK
from luoshi.judging.observations.periods import FIRST_YEAR, LAST_YEAR
from luoshi.judging.outlook import KINDS
from luoshi.judging.targets import VINTAGES
from luoshi.web.monitor import words
from luoshi.web.monitor.models import LONGEST, LONGEST_LINE, LONGEST_NAME
from luoshi.web.monitor.models.indicators import LONGEST_UNIT
from luoshi.web.register.words.reading import BOUND
from luoshi.web.site.languages import in_language

_BIG = 2**31 - 1
_NUMBER = 30
Choices = list[tuple[int, str]]


def _year(required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=_("年份"), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=required)


def _line(label: Any, required: bool = False, longest: int = LONGEST_LINE) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=required)


def _long(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3}))


def _both(pairs: Any) -> Any:
    """Choices in the reader's language, asked for when the page is made."""
    return lambda: [(code, in_language(pair)) for code, pair in pairs.items()]


VINTAGES_ENTERED = {code: pair for code, pair in VINTAGES.items() if code in RANK and code != "unstated"}


class Form(forms.Form):
    """A form without colons."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def offer(self, field: str, choices: list[tuple[Any, Any]]) -> None:
        """Give a field of choices what there is to choose from."""
        found = self.fields[field]
        assert isinstance(found, forms.ChoiceField)
        found.choices = choices


class YearForm(Form):
    """The filters of the dashboard, as they stand in the address."""

    year = _year(required=False)
    light = forms.ChoiceField(
        required=False, choices=[("", ""), *((code, code) for code in ("red", "amber", "green", "none"))]
    )
    page = forms.IntegerField(min_value=1, max_value=_BIG, required=False)


class IndicatorForm(Form):
    """An indicator."""

    name = _line(_("指标名称"), True, LONGEST_NAME)
    unit = _line(_("计量单位"), True, LONGEST_UNIT)
    nature = forms.ChoiceField(label=_("性质"), choices=_both(NATURES))
    course = forms.ChoiceField(label=_("走势"), choices=_both(KINDS))
    polarity = forms.ChoiceField(label=_("方向"), choices=list(words.POLARITY.items()))
    office = forms.TypedChoiceField(label=_("来源单位"), coerce=int)
    position = forms.IntegerField(label=_("排序"), min_value=0, max_value=_BIG, required=False)
    formula = _long(_("计算方法"))
    sources = _long(_("数据来源"))
    active = forms.BooleanField(label=_("在用"), required=False, initial=True)

    def __init__(self, offices: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("office", offices)


class TargetForm(Form):
    """A year's target."""

    year = _year()
    bound = forms.ChoiceField(label=_("口径"), choices=[(code, BOUND[code]) for code in BOUNDS], initial="ge")
    value = _line(_("目标值"), False, _NUMBER)
    high = _line(_("上限（仅区间）"), False, _NUMBER)
    tolerance = _line(_("容差（留空按公布的规则）"), False, _NUMBER)
    entry = forms.TypedChoiceField(label=_("取自台账"), required=False, coerce=int, empty_value=None)
    document = _line(_("依据文件（改目标时必填）"))

    def __init__(self, entries: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("entry", [("", "—"), *entries])


class EnterForm(Form):
    """One observation."""

    indicator = forms.TypedChoiceField(label=_("指标"), coerce=int)
    place = forms.TypedChoiceField(label=_("地区"), coerce=int, required=False, empty_value=None)
    year = _year()
    month = forms.TypedChoiceField(
        label=_("月份"), coerce=int, choices=[(2, "1—2"), *((month, str(month)) for month in range(3, 13))]
    )
    value = _line(_("数值"), True, _NUMBER)
    counting = forms.ChoiceField(label=_("累计或当月"), choices=_both(COUNTINGS))
    vintage = forms.ChoiceField(label=_("数据版本"), choices=_both(VINTAGES_ENTERED), initial="preliminary")
    numerator = _line(_("分子"), False, _NUMBER)
    denominator = _line(_("分母"), False, _NUMBER)
    source = _line(_("来源"))
    evidence = _line(_("佐证"))
    sure = forms.BooleanField(label=_("存疑的数已核对无误"), required=False)

    def __init__(self, indicators: Choices, places: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("indicator", indicators)
        self.offer("place", [("", str(_("全市"))), *places])


class ImportForm(Form):
    """A file of observations, and what its columns do not say."""

    file = forms.FileField(label=_("Excel 或 CSV 文件"), max_length=255)
    indicator = forms.TypedChoiceField(label=_("指标（表里没有写明时）"), coerce=int, required=False, empty_value=None)
    year = _year(required=False)
    counting = forms.ChoiceField(label=_("累计或当月"), choices=_both(COUNTINGS))
    vintage = forms.ChoiceField(label=_("数据版本"), choices=_both(VINTAGES_ENTERED), initial="preliminary")

    def __init__(self, indicators: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].label = _("年份（表里没有写明时）")
        self.offer("indicator", [("", "—"), *indicators])


class AnswerForm(Form):
    """What the statistics office says of a batch."""

    do = forms.ChoiceField(choices=[("approve", "approve"), ("return", "return")])
    reason = forms.CharField(
        label=_("退回理由"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 2})
    )  # fmt: skip
