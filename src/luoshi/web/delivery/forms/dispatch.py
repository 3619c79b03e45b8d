"""What can be sent about dispatch rounds and action items."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.web.delivery.forms.fields import BIG, day, long_text
from luoshi.web.delivery.forms.tasks import ActForm
from luoshi.web.delivery.transitions import ItemAction


class OpenForm(forms.Form):
    """A new round."""

    held_on = day(_("开会日期"))


class DecideItemForm(forms.Form):
    """An action item. item: on the agenda. known: how many decisions about its task were seen."""

    item = forms.IntegerField(min_value=1, max_value=BIG, widget=forms.HiddenInput)
    known = forms.IntegerField(min_value=0, max_value=BIG, widget=forms.HiddenInput)
    text = long_text(_("议定事项"))
    unit = forms.TypedChoiceField(label=_("责任单位"), coerce=int)
    due = day(_("期限"))

    def __init__(self, units: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ChoiceField)
        unit.choices = units


class CloseForm(ActForm):
    """The end of a round."""

    note = long_text(_("会议要求（可不填）"), required=False)


class DoneForm(ActForm):
    """What was done."""

    note = long_text(_("做了什么"))


class BackForm(ActForm):
    """Why it is not done."""

    reason = long_text(_("理由"))


ITEM_FORMS: dict[ItemAction, type[ActForm]] = {
    "do-action-item": DoneForm,
    "confirm-action-item": ActForm,
    "return-action-item": BackForm,
}
