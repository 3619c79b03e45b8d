"""What can be asked of the review desk and sent to it, bounded and checked."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.facts import BOUNDS, COMMITMENT_KINDS, DIRECTIONS, MEASURES, STATUSES, STRENGTHS, Section
from luoshi.web.register.actions import Seen
from luoshi.web.register.content import LONGEST, BadContent, Content, from_json, to_json
from luoshi.web.register.forms.reading import LAST_PAGE, LIMIT, LONGEST_WORDS, MOST_ROWS
from luoshi.web.register.queries import ACTIVE, EntryQuestion
from luoshi.web.register.words import reading as words
from luoshi.web.register.words import review as review_words
from luoshi.web.register.words.upload import ACCEPTED

MOST_NUMBER = 10**9
LONGEST_REASON = 500
STATES: dict[str, tuple[str, ...]] = {
    "": ACTIVE,
    "open": ("open",),
    "confirmed": ("confirmed",),
    "rejected": ("rejected",),
    "gone": ("merged", "withdrawn"),
    "all": (*ACTIVE, "rejected", "merged", "withdrawn"),
}
_STATE_NAMES = {
    "": _("待审和已确认"),
    "open": review_words.STATE["open"],
    "confirmed": review_words.STATE["confirmed"],
    "rejected": review_words.STATE["rejected"],
    "gone": _("已并入和已撤出"),
    "all": _("全部"),
}
ACTIONS = ("confirm", "reject", "merge", "split", "keep", "take")
ASSIGNED = ("lead", "supporting", "due", "remark")
"""Fields of a commitment that say who does it."""
_SEEN = re.compile(r"([1-9]\d{0,8}):(\d{1,9})")


def _choices(
    values: Iterable[str], names: Mapping[Any, words.Word], empty: words.Word | None = None
) -> list[tuple[str, words.Word]]:
    named = [(value, names[value]) for value in values]
    return named if empty is None else [("", empty), *named]


class DeskForm(forms.Form):
    """The filters of the desk; which fields it has depends on the kind that is looked at."""

    q = forms.CharField(
        label=_("包含文字"), required=False, max_length=LONGEST_WORDS, widget=forms.TextInput({"type": "search"})
    )
    state = forms.ChoiceField(label=_("审定状态"), required=False, choices=list(_STATE_NAMES.items()))
    sort = forms.ChoiceField(
        label=_("事项类别"), required=False,
        choices=_choices(COMMITMENT_KINDS, review_words.COMMITMENT_KIND, _("全部")),
    )  # fmt: skip
    status = forms.ChoiceField(label=_("状态"), required=False, choices=_choices(STATUSES, words.STATUS, _("全部")))
    section = forms.TypedChoiceField(label=_("章节"), required=False, coerce=int, empty_value=None)
    doubtful = forms.BooleanField(label=_("只看有疑点的"), required=False)

    def __init__(self, data: Mapping[str, Any], kind: str, sections: tuple[Section, ...]) -> None:
        super().__init__(data, label_suffix="")
        del self.fields["sort" if kind == "figure" else "status"]
        chosen = self.fields["section"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [
            ("", _("全部")),
            *((section.start, "\u3000" * (section.level - 1) + section.title) for section in sections),
        ]


class PlaceForm(forms.Form):
    """Where on the desk one is. entry: opened; at: the current row; done: a decision just taken; do: what is next."""

    kind = forms.ChoiceField(required=False, choices=[(kind, kind) for kind in review_words.KIND])
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)
    limit = forms.IntegerField(required=False, min_value=1, max_value=MOST_ROWS)
    entry = forms.IntegerField(required=False, min_value=1, max_value=MOST_NUMBER)
    at = forms.IntegerField(required=False, min_value=1, max_value=MOST_NUMBER)
    done = forms.IntegerField(required=False, min_value=1, max_value=MOST_NUMBER)
    do = forms.ChoiceField(required=False, choices=[(do, do) for do in ("reject", "split", "merge", "edit")])


class SeenField(forms.CharField):
    """An entry as it was seen: its number and revision, 12:3."""

    def clean(self, value: Any) -> Any:
        """A Seen."""
        found = _SEEN.fullmatch(super().clean(value) or "")
        if not found:
            raise forms.ValidationError(_("没有这一条。请刷新页面再试。"))
        return Seen(int(found[1]), int(found[2]))


class DecisionForm(forms.Form):
    """What is decided about one entry."""

    action = forms.ChoiceField(choices=[(name, name) for name in ACTIONS])
    revision = forms.IntegerField(min_value=0, max_value=MOST_NUMBER)
    reason = forms.CharField(required=False, max_length=LONGEST_REASON)
    following = forms.RegexField(regex=_SEEN, required=False)
    offset = forms.IntegerField(required=False, min_value=0, max_value=MOST_NUMBER)
    after = forms.IntegerField(required=False, min_value=1, max_value=MOST_NUMBER)


class AssignForm(forms.Form):
    """What is done with the assignment of one entry: saved, or filled in with what is proposed and not saved."""

    action = forms.ChoiceField(choices=[(name, name) for name in ("assign", "propose")])
    revision = forms.IntegerField(min_value=0, max_value=MOST_NUMBER)
    after = forms.IntegerField(required=False, min_value=1, max_value=MOST_NUMBER)


class SeveralForm(forms.Form):
    """What is decided about several entries. seen: each as number:revision; one: the only one meant."""

    action = forms.ChoiceField(required=False, choices=[(name, name) for name in ("confirm", "reject", "merge")])
    reason = forms.CharField(required=False, max_length=LONGEST_REASON)


class NumberForm(forms.Form):
    """One number: of a decision to undo, of entries to confirm."""

    number = forms.IntegerField(min_value=1, max_value=MOST_NUMBER)


class SpanForm(forms.Form):
    """A stretch of the text to add. what: figure or commitment. quote: its words, where the place is not known yet."""

    what = forms.ChoiceField(label=_("补录为"), required=False, choices=list(review_words.KIND.items()))
    quote = forms.CharField(label=_("原文里的文字"), required=False, max_length=500)
    start = forms.IntegerField(required=False, min_value=0, max_value=MOST_NUMBER)
    end = forms.IntegerField(required=False, min_value=0, max_value=MOST_NUMBER)

    def clean_what(self) -> str:
        """The kind; a commitment where none is named."""
        return self.cleaned_data["what"] or "commitment"


def _label(name: str) -> Any:
    return review_words.FIELD[name]


def _text(name: str, rows: int = 0) -> forms.CharField:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=_label(name), required=False, max_length=LONGEST, widget=widget)


def _one_of(
    name: str, values: Iterable[str], names: Mapping[Any, words.Word], empty: bool = False
) -> forms.ChoiceField:
    choices = _choices(values, names, "—" if empty else None)
    return forms.ChoiceField(label=_label(name), required=False, choices=choices)


class ContentForm(forms.Form):
    """What an entry says, to be read and corrected; luoshi.web.register.content checks it."""

    start = forms.IntegerField(label=_("原文起"), required=False, min_value=0, max_value=MOST_NUMBER)
    end = forms.IntegerField(label=_("原文止"), required=False, min_value=0, max_value=MOST_NUMBER)

    def __init__(self, kind: str, data: Mapping[str, Any] | None = None, **given: Any) -> None:
        super().__init__(data, label_suffix="", auto_id="entry_%s", **given)
        self.kind = kind
        self.fields = {**(_commitment() if kind == "commitment" else _figure()), **self.fields}

    def content(self) -> Content | None:
        """What the form says, or None where something is wrong, which is then told at its field."""
        if not self.is_valid():
            return None
        try:
            return from_json(self.kind, self.cleaned_data)
        except BadContent as bad:
            for field, code in bad.problems.items():
                self.add_error(field, str(review_words.PROBLEM[code]))
            return None

    def span(self) -> tuple[int, int] | None:
        """The place in the text that a valid form names, or None."""
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        return None if start is None or end is None else (start, end)


def content_form(kind: str, content: Content, start: int, end: int) -> ContentForm:
    """The form of an entry as it is."""
    held = to_json(content)
    held["supporting"] = "、".join(held.get("supporting") or ())
    return ContentForm(kind, initial={**held, "start": start, "end": end})


class AssignmentForm(forms.Form):
    """Who does a commitment, and until when: all of it that an editor fills in."""

    def __init__(self, data: Mapping[str, Any] | None = None, **given: Any) -> None:
        super().__init__(data, label_suffix="", auto_id="entry_%s", **given)
        self.fields = {name: _text(name) for name in ASSIGNED}


def assignment_form(content: Content) -> AssignmentForm:
    """The form of a commitment's assignment as it is."""
    held = to_json(content)
    return AssignmentForm(initial={**held, "supporting": "、".join(held.get("supporting") or ())})


def _commitment() -> dict[str, forms.Field]:
    return {
        "item": _text("item", 2),
        "kind": _one_of("kind", COMMITMENT_KINDS, review_words.COMMITMENT_KIND),
        "strength": _one_of("strength", STRENGTHS, review_words.STRENGTH),
        "target": _text("target"),
        "lead": _text("lead"),
        "supporting": _text("supporting"),
        "due": _text("due"),
        "remark": _text("remark"),
    }


def _figure() -> dict[str, forms.Field]:
    return {
        "subject": _text("subject"),
        "value": _text("value"),
        "unit": _text("unit"),
        "low": _text("low"),
        "high": _text("high"),
        "measure": _one_of("measure", MEASURES, words.MEASURE),
        "direction": _one_of("direction", DIRECTIONS, words.DIRECTION, empty=True),
        "bound": _one_of("bound", BOUNDS, words.BOUND),
        "status": _one_of("status", STATUSES, words.STATUS),
        "modality": _text("modality"),
        "year": _text("year"),
        "span": _text("span"),
        "place": _text("place"),
        "scope": _text("scope"),
    }


def entry_question(
    kind: str, asked: Mapping[str, Any], place: Mapping[str, Any], sections: tuple[Section, ...]
) -> EntryQuestion:
    """What the valid filters ask for."""
    section = next((each for each in sections if each.start == asked["section"]), None)
    return EntryQuestion(
        kind=kind,
        states=STATES[asked["state"]],
        sort=asked.get("sort", ""),
        status=asked.get("status", ""),
        words=asked["q"],
        section=(section.start, section.end) if section else None,
        doubtful=asked["doubtful"],
        page=place["page"] or 1,
        limit=place["limit"] or LIMIT,
    )


def seen_in(values: list[str]) -> list[Seen]:
    """Entries as they were seen, from number:revision; raises ValidationError where one is none, or too many."""
    field = SeenField(max_length=20)
    if len(values) > MOST_ROWS:
        raise forms.ValidationError(_("一次最多处理 %(most)s 条。"), params={"most": MOST_ROWS})
    return [field.clean(value) for value in dict.fromkeys(values)]


class UploadForm(forms.Form):
    """A report's file, and the year it was given in where its text does not say."""

    file = forms.FileField(
        label=_("报告文件"), allow_empty_file=True, max_length=255, widget=forms.FileInput({"accept": ACCEPTED}),
        error_messages={"required": _("请选择一份报告。"), "max_length": _("文件名太长，请改短再传。")},
    )  # fmt: skip
    year = forms.IntegerField(
        label=_("作报告的年份（正文没写时填）"), required=False, min_value=1949, max_value=2200,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("请填四位年份。")),
    )  # fmt: skip
