"""What can be sent about a task: for each action the form that asks for no more than it needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.judging.burden import WRITTEN
from luoshi.web.delivery import words
from luoshi.web.delivery.actions import MOST_FILES
from luoshi.web.delivery.forms.fields import BIG, day, line, long_text
from luoshi.web.delivery.models import Report
from luoshi.web.delivery.queries import Given
from luoshi.web.delivery.telling import Told, again
from luoshi.web.delivery.transitions import CYCLES, SECRECIES, TIERS, TaskAction


def _secrecy() -> forms.TypedChoiceField:
    """Who may know of it; where nothing is said, whoever may see the task."""
    choices = [(code, words.SECRECY_TOLD[code]) for code in SECRECIES]
    return forms.TypedChoiceField(
        label=_("知悉范围"), choices=choices, coerce=str, initial="internal", required=False, empty_value="internal"
    )


class ActForm(forms.Form):
    """Every action names the revision that was seen."""

    revision = forms.IntegerField(min_value=0, max_value=BIG, widget=forms.HiddenInput)


class ReasonForm(ActForm):
    """An action that wants a reason."""

    reason = long_text(_("理由"))


class AskedForm(ActForm):
    """What goes back to the unit with what is asked of it."""

    reason = long_text(_("要求和期限"))


class DocumentForm(ActForm):
    """What only a document decides."""

    document = line(_("依据文件（名称、文号）"))
    reason = long_text(_("说明"), required=False)


class AdjustForm(DocumentForm):
    """Another criterion or date."""

    criterion = long_text(_("新的完成标准"), required=False)
    due = day(_("新的期限"), required=False)


class ReassignForm(ReasonForm):
    """Another lead unit."""

    lead = forms.TypedChoiceField(label=_("牵头单位"), coerce=int)


class ReportForm(ActForm):
    """The report of a period: what changed. take: the figure that another task gave, to be taken over; see `offer`."""

    percent = forms.IntegerField(label=_("进度（%）"), min_value=0, max_value=100, required=False)
    value = line(_("数值（如有）"), required=False)
    take = forms.TypedChoiceField(
        label=_("数值"), coerce=int, empty_value=None, required=False, widget=forms.HiddenInput
    )  # fmt: skip
    done = long_text(_("本期做了什么"))
    next = long_text(_("下一步"), required=False, rows=2)
    problem = long_text(_("问题"), required=False, rows=2)
    help = long_text(_("需要协调"), required=False, rows=2)
    forecast = forms.ChoiceField(label=_("预计"), choices=[("", "—"), *words.FORECAST.items()])

    def offer(self, given: Given | None) -> None:
        """Where the figure is known already, ask whether it is to be taken over instead of asking for it."""
        if given is None:
            return
        take, value = self.fields["take"], self.fields["value"]
        assert isinstance(take, forms.ChoiceField)
        use = _("已有数：%(value)s，由%(unit)s报。用这个数") % {"value": given.value, "unit": given.unit}
        take.widget = forms.Select()
        take.choices = [(str(given.id), use), ("", _("不填数值"))]
        value.widget = forms.HiddenInput()
        self.initial = {**self.initial, "take": given.id, "value": ""}

    def told(self) -> Told:
        """What a valid form says."""
        given = self.cleaned_data
        return Told(
            given["done"], given["forecast"], given["percent"], given["value"], given["next"], given["problem"],
            given["help"], given["take"],
        )  # fmt: skip


def filled_in(last: Report | None) -> dict[str, Any]:
    """What a report's form is filled in with beforehand: all that was said last, and what was planned as done."""
    return {name: getattr(again(last), name) for name in WRITTEN} if last else {}


class EvidenceForm(ActForm):
    """A file."""

    kind = forms.ChoiceField(
        label=_("种类"), choices=[(kind, words.KIND[kind]) for kind in TIERS], initial="acceptance"
    )  # fmt: skip
    secrecy = _secrecy()
    file = forms.FileField(label=_("文件"))


class SecrecyForm(ReasonForm):
    """Another secrecy."""

    secrecy = _secrecy()


class ExtensionForm(ReasonForm):
    """More time."""

    wanted = day(_("延至"))


class DecideForm(ReasonForm):
    """Whether more time is granted."""

    granted = forms.ChoiceField(label=_("决定"), choices=[("yes", _("同意延期")), ("no", _("不同意"))])


class Files(forms.FileField):
    """Several files, at most so many as one finding takes."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=FilesInput(), required=False, **more)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files, each looked at like one."""
        given = data if isinstance(data, list) else [data] if data else []
        if len(given) > MOST_FILES:
            raise forms.ValidationError(str(words.REFUSED["many-files"]))
        return [super(Files, self).clean(each, initial) for each in given]


class FilesInput(forms.ClearableFileInput):
    """Takes more than one."""

    allow_multiple_selected = True


class FindingForm(ActForm):
    """What an inspector found."""

    accepted = forms.ChoiceField(
        label=_("是否达到完成标准"),
        choices=[
            ("", "—"), ("yes", _("认可：达到")), ("no", _("不认可：没有达到")), ("unreachable", _("查不到：没能看成")),
        ],
    )  # fmt: skip
    found = long_text(_("看到了什么；查不到的写原因"))
    asked = long_text(_("要求单位做什么"), required=False, rows=2)
    asked_by = day(_("要求完成的期限"), required=False)
    attached = Files(label=_("证据文件（最多 5 个）"))
    kind = forms.ChoiceField(
        label=_("证据种类"), choices=[(kind, words.KIND[kind]) for kind in TIERS], initial="site-check", required=False
    )  # fmt: skip


class ObjectForm(ReasonForm):
    """What is to be said against a finding."""

    finding = forms.TypedChoiceField(label=_("对哪条结论"), coerce=int)


class RulingForm(ReasonForm):
    """What is decided on an objection."""

    finding = forms.TypedChoiceField(label=_("对哪条结论的异议"), coerce=int)
    upheld = forms.ChoiceField(
        label=_("决定"),
        choices=[("", "—"), ("yes", _("异议成立：原结论不算，另派人再查")), ("no", _("异议不成立：原结论有效"))],
    )  # fmt: skip
    inspector = forms.ChoiceField(label=_("另派的督查员（异议成立时）"), required=False)


FORMS: dict[TaskAction, type[ActForm]] = {
    "assign-task": ActForm,
    "sign-task": ActForm,
    "return-task": ReasonForm,
    "reassign-task": ReassignForm,
    "start-task": ActForm,
    "report-task": ReportForm,
    "add-evidence": EvidenceForm,
    "ask-extension": ExtensionForm,
    "decide-extension": DecideForm,
    "ask-closing": ActForm,
    "take-up": ActForm,
    "follow-through": AskedForm,
    "inspect-task": FindingForm,
    "object": ObjectForm,
    "decide-objection": RulingForm,
    "close-task": ActForm,
    "reopen-task": AskedForm,
    "archive-task": ActForm,
    "pause-task": DocumentForm,
    "resume-task": ReasonForm,
    "adjust-task": AdjustForm,
    "end-task": DocumentForm,
    "set-secrecy": SecrecyForm,
}


class NewForm(forms.Form):
    """What the ticked commitments have in common. lead: none for the unit that the register names."""

    lead = forms.TypedChoiceField(label=_("牵头单位"), required=False, coerce=int, empty_value=None)
    due = day(_("期限"))
    cycle = forms.ChoiceField(label=_("填报周期"), choices=[(cycle, words.CYCLE[cycle]) for cycle in CYCLES])
    leader = line(_("分管领导"), required=False)
    secrecy = _secrecy()

    def __init__(self, units: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        lead = self.fields["lead"]
        assert isinstance(lead, forms.ChoiceField)
        lead.choices = [("", str(_("按台账"))), *units]
