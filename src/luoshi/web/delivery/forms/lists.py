"""What lists of tasks are asked for: the filters that stand in the address."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.web.delivery import words
from luoshi.web.delivery.models import LONGEST, LONGEST_LINE
from luoshi.web.delivery.queries.ledger import SORTS, TaskQuestion
from luoshi.web.delivery.transitions import STATES

BIG = 2**31 - 1
_ALL = ("", _("全部"))
_LIGHTS = [_ALL, *((colour, words.LIGHT[colour]) for colour in words.LIGHT)]
_STATES = [_ALL, *((state, words.STATE[state]) for state in STATES)]
_CYCLES = [_ALL, *words.CYCLE.items()]
_SORTS = [(sort, words.SORT[sort]) for sort in SORTS]


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class LedgerForm(forms.Form):
    """The filters of the ledger, as they stand in the address. places: counties and zones."""

    words = forms.CharField(label=_("事项或领导"), max_length=64, required=False)
    light = forms.ChoiceField(label=_("亮灯"), required=False, choices=_LIGHTS)
    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=_STATES
    )  # fmt: skip
    unit = forms.TypedChoiceField(label=_("牵头单位"), required=False, coerce=int, empty_value=None)
    late = forms.ChoiceField(
        label=_("逾期"), required=False, choices=[_ALL, ("now", _("现在逾期")), ("ever", _("曾经逾期"))],
    )  # fmt: skip
    leader = forms.ChoiceField(label=_("分管领导"), required=False)
    place = forms.TypedChoiceField(label=_("涉及县区"), required=False, coerce=int, empty_value=None)
    cycle = forms.ChoiceField(label=_("填报周期"), required=False, choices=_CYCLES)
    since = _day(_("期限从"))
    until = _day(_("期限到"))
    sort = forms.ChoiceField(label=_("排序"), required=False, choices=_SORTS)
    page = forms.IntegerField(min_value=1, max_value=BIG, required=False)

    def __init__(
        self, units: list[tuple[int, str]], places: list[tuple[int, str]], leaders: tuple[str, ...], *args: Any,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        offered: dict[str, list[Any]] = {"unit": units, "place": places, "leader": [(name, name) for name in leaders]}
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", str(_("全部"))), *choices]

    def question(self) -> TaskQuestion:
        """What is asked for, once the form is valid."""
        asked = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return TaskQuestion(**asked)

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return any(value for name, value in self.cleaned_data.items() if name not in ("sort", "page"))

    @property
    def unusual(self) -> bool:
        """Whether one of the filters is used that are out of sight at first."""
        return any(self.cleaned_data[name] for name in self.MORE)

    FIRST = ("words", "light", "state", "unit")
    MORE = ("late", "leader", "place", "cycle", "since", "until")


class LeaderForm(forms.Form):
    """Whose tasks the leader's page is about."""

    leader = forms.ChoiceField(label=_("分管领导"), required=False)

    def __init__(self, leaders: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        leader = self.fields["leader"]
        assert isinstance(leader, forms.ChoiceField)
        leader.choices = [("", str(_("全部"))), *((name, name) for name in leaders)]


class MonthForm(forms.Form):
    """A month, as 2026-11."""

    month = forms.DateField(required=False, input_formats=["%Y-%m"])

    def clean_month(self) -> date | None:
        """Its first day, within years that a calendar has weeks around."""
        month: date | None = self.cleaned_data["month"]
        if month is not None and not 1900 <= month.year <= 2200:
            raise forms.ValidationError(_("年份超出范围。"))
        return month


class BulletinForm(forms.Form):
    """The period of a bulletin and what stands before its figures."""

    since = forms.DateField(label=_("从"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label=_("到"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    introduction = forms.CharField(
        label=_("导语"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 4})
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class SheetForm(forms.Form):
    """A sheet of assignments, and what its rows have in common."""

    file = forms.FileField(label=_("分工方案（.xlsx）"), widget=forms.FileInput({"accept": ".xlsx"}))
    cycle = forms.ChoiceField(label=_("填报周期"), choices=list(words.CYCLE.items()))
    leader = forms.CharField(label=_("分管领导"), max_length=LONGEST_LINE, required=False)
    due = _day(_("没写时限的，期限为"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
