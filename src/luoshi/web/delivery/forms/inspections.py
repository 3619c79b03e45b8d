"""What can be sent about inspections."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.judging.sampling import AQLS
from luoshi.web.delivery import words
from luoshi.web.delivery.forms.fields import BIG, day, line, long_text
from luoshi.web.delivery.transitions import INSPECTABLE


class DrawForm(forms.Form):
    """A frame and how many are drawn from it."""

    title = line(_("检查名称"))
    due = day(_("检查期限"))
    states = forms.MultipleChoiceField(
        label=_("任务状态"), choices=[(state, words.STATE[state]) for state in INSPECTABLE], initial=INSPECTABLE,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    place = forms.ChoiceField(label=_("地方"), required=False)
    unit = forms.TypedChoiceField(label=_("牵头单位"), required=False, coerce=int, empty_value=None)
    until = day(_("期限不晚于"), required=False)
    number = forms.IntegerField(label=_("抽多少件"), min_value=1, max_value=20_000, required=False)
    aql = forms.ChoiceField(
        label=_("或按抽样方案（GB/T 2828.1）"), required=False,
        choices=[("", "—"), *((aql, _("接收质量限 %(aql)s%%") % {"aql": aql}) for aql in AQLS)],
    )  # fmt: skip
    seed_sha256 = forms.RegexField(
        "^[0-9a-fA-F]{64}$", label=_("自备种子的 SHA-256（不填由程序生成种子）"), required=False
    )  # fmt: skip

    def __init__(self, places: list[str], units: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        _choose(self, "place", [(place, place) for place in places])
        _choose(self, "unit", units)


class NameForm(forms.Form):
    """Tasks that the office names, and who looks at them. Which are ticked is read apart."""

    title = line(_("检查名称"))
    due = day(_("检查期限"))
    inspector = forms.ChoiceField(label=_("督查员"))
    reason = long_text(_("为什么检查"), rows=2)

    def __init__(self, inspectors: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        field = self.fields["inspector"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *inspectors]


class PickForm(forms.Form):
    """Which tasks are shown to be named."""

    words = forms.CharField(label=_("事项或单位"), max_length=64, required=False)
    unit = forms.TypedChoiceField(label=_("牵头单位"), required=False, coerce=int, empty_value=None)

    def __init__(self, units: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        _choose(self, "unit", units)


class DoForm(forms.Form):
    """What is done to an inspection, with the revision that was seen."""

    revision = forms.IntegerField(min_value=0, max_value=BIG)
    seed = forms.RegexField("^([0-9a-fA-F]{2}){16,64}$", required=False)
    reason = long_text(_("理由"), required=False)


class PageForm(forms.Form):
    """Which page."""

    page = forms.IntegerField(min_value=1, max_value=BIG, required=False)


def _choose(form: forms.Form, name: str, choices: list[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", str(_("全部"))), *choices]
