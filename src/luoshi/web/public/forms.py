"""What can be asked of public tasks, and what a deputy says of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.judging.lights import COLOURS
from luoshi.web.delivery import words
from luoshi.web.delivery.models import LONGEST
from luoshi.web.delivery.transitions import VERDICTS

_BIG = 2**31 - 1


class PromisesForm(forms.Form):
    """The filters of the list, as they stand in the address. units: (id, name) of those with public tasks."""

    words = forms.CharField(label=_("承诺里的词"), max_length=64, required=False)
    unit = forms.TypedChoiceField(label=_("牵头单位"), required=False, coerce=int, empty_value=None)
    light = forms.ChoiceField(
        label=_("亮灯"), required=False, choices=[("", _("全部")), *((code, words.LIGHT[code]) for code in COLOURS)]
    )  # fmt: skip
    page = forms.IntegerField(min_value=1, max_value=_BIG, required=False)

    def __init__(self, units: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ChoiceField)
        unit.choices = [("", str(_("全部"))), *units]


class OpinionForm(forms.Form):
    """What a deputy thinks, in one of four words and as many more as are wanted."""

    verdict = forms.ChoiceField(
        label=_("评价"), widget=forms.RadioSelect, choices=[(code, words.VERDICT[code]) for code in VERDICTS]
    )
    text = forms.CharField(
        label=_("意见（可不填，公开，不署名）"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 4})
    )
