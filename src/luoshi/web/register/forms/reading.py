"""What can be asked in an address, bounded and checked."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.facts import MEASURES, OUTLOOKS, STATUSES
from luoshi.web.register.queries import NO_PLACE, SORTS, FigureChoices, FigureQuestion
from luoshi.web.register.words import reading as words

LIMIT = 50
MOST_ROWS = 200
MOST_ROWS_OF_DATA = 5000
LAST_PAGE = 100_000
LONGEST_WORDS = 80


def _choices(values: Iterable[str], names: Mapping[str, words.Word]) -> list[tuple[str, words.Word]]:
    return [("", _("全部")), *((value, names[value]) for value in values)]


class FigureForm(forms.Form):
    """The filters of the table of figures."""

    q = forms.CharField(
        label=_("对象包含"), required=False, max_length=LONGEST_WORDS, widget=forms.TextInput({"type": "search"})
    )
    part = forms.ChoiceField(label=_("部分"), required=False, choices=_choices(OUTLOOKS, words.OUTLOOK))
    status = forms.ChoiceField(label=_("状态"), required=False, choices=_choices(STATUSES, words.STATUS))
    measure = forms.ChoiceField(label=_("类型"), required=False, choices=_choices(MEASURES, words.MEASURE))
    section = forms.TypedChoiceField(label=_("章节"), required=False, coerce=int, empty_value=None)
    place = forms.ChoiceField(label=_("地区"), required=False)

    def __init__(self, data: Mapping[str, Any], choices: FigureChoices) -> None:
        super().__init__(data, label_suffix="")
        sections, places = self.fields["section"], self.fields["place"]
        assert isinstance(sections, forms.TypedChoiceField) and isinstance(places, forms.ChoiceField)
        sections.choices = [
            ("", _("全部")),
            *((section.start, "\u3000" * (section.level - 1) + section.title) for section in choices.sections),
        ]
        places.choices = [
            ("", _("全部")),
            (NO_PLACE, _("本级政府")),
            *((place, place) for place in choices.places),
        ]


class PageForm(forms.Form):
    """Which page, how many rows, and in which order."""

    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)
    limit = forms.IntegerField(required=False, min_value=1, max_value=MOST_ROWS_OF_DATA)
    sort = forms.CharField(required=False, max_length=20)

    def clean_sort(self) -> str:
        """A column, with - before it from the greatest."""
        sort = str(self.cleaned_data["sort"] or "place")
        if sort.removeprefix("-") not in SORTS:
            raise forms.ValidationError(_("不能按这一列排序"))
        return sort


class TextForm(forms.Form):
    """Which page of a text, or the page of which place."""

    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)
    at = forms.IntegerField(required=False, min_value=0, max_value=10**9)


def question(form: FigureForm, paging: PageForm, most: int) -> FigureQuestion:
    """What two valid forms ask for. most: rows that a page may have."""
    asked, page = form.cleaned_data, paging.cleaned_data
    sort = page["sort"]
    return FigureQuestion(
        part=asked["part"],
        status=asked["status"],
        measure=asked["measure"],
        section=asked["section"],
        place=asked["place"],
        words=asked["q"],
        sort=sort.removeprefix("-"),
        falling=sort.startswith("-"),
        page=page["page"] or 1,
        limit=min(page["limit"] or LIMIT, most),
    )


def problems(*checked: forms.Form) -> dict[str, list[str]]:
    """What is wrong, field by field; empty where nothing is."""
    return {name: [str(message) for message in messages] for form in checked for name, messages in form.errors.items()}
