"""What can be asked of the journal in an address, bounded and checked."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.web.journal import words
from luoshi.web.journal.actions import KINDS
from luoshi.web.register.words import review as review_words

LAST_PAGE = 1_000_000


class EventForm(forms.Form):
    """The filters of the journal, and which page."""

    kind = forms.ChoiceField(label=pgettext_lazy("event", "对象"), required=False)
    who = forms.CharField(label=pgettext_lazy("event", "办理人"), required=False, max_length=150, widget=forms.Select)
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)

    def __init__(self, data: Mapping[str, Any], names: Sequence[str]) -> None:
        super().__init__(data, label_suffix="")
        kind, who = self.fields["kind"], self.fields["who"].widget
        assert isinstance(kind, forms.ChoiceField) and isinstance(who, forms.Select)
        kind.choices = [("", _("全部")), *((code, words.KIND[code]) for code in KINDS)]
        who.choices = [("", _("全部")), *((name, review_words.person(name)) for name in names)]
