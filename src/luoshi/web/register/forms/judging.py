"""What can be asked of the pages of judging, and sent to them, bounded and checked."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.web.register.actions.judging import LONGEST_ANSWER
from luoshi.web.register.forms.reading import LAST_PAGE, LONGEST_WORDS
from luoshi.web.register.promises import Asked
from luoshi.web.register.words import judging as judging_words
from luoshi.web.register.words import reading as words

SHOWN = ("promises", "targets")


def _choices(names: Mapping[str, words.Word], values: Iterable[str] = ()) -> list[tuple[str, words.Word]]:
    return [("", _("全部")), *((value, names[value]) for value in values or names)]


class PromisesForm(forms.Form):
    """The filters of 承诺与兑现; `show` chooses between promises and targets."""

    q = forms.CharField(
        label=_("对象包含"), required=False, max_length=LONGEST_WORDS, widget=forms.TextInput({"type": "search"})
    )
    verdict = forms.ChoiceField(label=_("结论"), required=False, choices=_choices(judging_words.VERDICT))
    relation = forms.ChoiceField(label=_("对应关系"), required=False, choices=_choices(judging_words.RELATION))
    fate = forms.ChoiceField(label=_("目标的变化"), required=False, choices=_choices(judging_words.FATE))
    show = forms.ChoiceField(required=False, choices=[("", ""), *((name, name) for name in SHOWN)])
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)

    @property
    def asked(self) -> Asked:
        """What a valid form asks for."""
        given = self.cleaned_data
        return Asked(given["verdict"], given["relation"], given["fate"], given["q"])

    @property
    def shown(self) -> str:
        """Promises, or targets."""
        return str(self.cleaned_data["show"] or SHOWN[0])


class RelationsForm(forms.Form):
    """Which page of the relations."""

    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)


class AnswerForm(forms.Form):
    """An answer to a doubt."""

    text = forms.CharField(label=_("答复"), max_length=LONGEST_ANSWER, widget=forms.Textarea({"rows": 3}))
