"""What can be sent about people, bounded and checked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.web.people import words
from luoshi.web.people.models import LONGEST_NAME
from luoshi.web.people.person import POSTS, ROLES, UNIT_KINDS

LONGEST_PASSWORD = 256


def _password(label: object, kind: str) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": f"{kind}-password"}),
    )


class LogInForm(forms.Form):
    """Who, and the password."""

    login = forms.CharField(
        label=_("登录名"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = _password(_("密码"), "current")


class PasswordForm(forms.Form):
    """The old password, and twice the new one."""

    old = _password(_("现在的密码"), "current")
    new = _password(_("新密码"), "new")
    again = _password(_("再输一次新密码"), "new")

    def clean_again(self) -> str:
        """The same as the new password."""
        again = str(self.cleaned_data["again"])
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError(_("两次输入的新密码不一样。"))
        return again


class RoleForm(forms.Form):
    """Another role for an account."""

    role = forms.ChoiceField(label=_("角色"), choices=[(role, words.ROLE[role]) for role in ROLES])


class AccountForm(RoleForm):
    """A new account."""

    login = forms.CharField(
        label=_("登录名"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=_("姓名或岗位"), max_length=LONGEST_NAME, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    field_order = ("login", "name", "role")


class UnitForm(forms.Form):
    """A unit: new, or changed. units: (id, name) of those that it can belong to."""

    name = forms.CharField(label=_("单位名称"), max_length=LONGEST_NAME)
    short = forms.CharField(label=_("简称"), max_length=LONGEST_NAME, required=False)
    kind = forms.ChoiceField(label=_("单位类型"), choices=[(kind, words.UNIT_KIND[kind]) for kind in UNIT_KINDS])
    parent = forms.TypedChoiceField(label=_("上级单位"), required=False, coerce=int, empty_value=None)

    def __init__(self, units: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ChoiceField)
        parent.choices = [("", "—"), *units]


class PostForm(forms.Form):
    """A post for somebody. people: (login, name) of those who can have one."""

    login = forms.ChoiceField(label=_("姓名或岗位"))
    post = forms.ChoiceField(label=_("职务"), choices=[(post, words.POST[post]) for post in POSTS])
    since = forms.DateField(label=_("起日"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(
        label=_("止日（可不填）"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        login = self.fields["login"]
        assert isinstance(login, forms.ChoiceField)
        login.choices = people
