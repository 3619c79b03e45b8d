"""What can be sent about people, bounded and checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.web.people import words
from luoshi.web.people.models import LONGEST_NAME
from luoshi.web.people.person import ROLES

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
