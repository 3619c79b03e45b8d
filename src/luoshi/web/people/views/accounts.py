"""Logging in and out, one's own password, and the page where an administrator looks after accounts."""

from dataclasses import replace
from datetime import timedelta
from math import ceil

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as translate
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.facts import Refusal
from luoshi.web.journal.actions import LOCAL
from luoshi.web.people import actions, queries
from luoshi.web.people.access import address_of, log_in_first, needs, person_of, safe_next
from luoshi.web.people.clock import now, today
from luoshi.web.people.forms import AccountForm, LogInForm, PasswordForm, RoleForm
from luoshi.web.people.person import Person
from luoshi.web.people.rules import may
from luoshi.web.people.words import ROLE, ROLE_MEANING


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """The form that asks for name and password; who is logged in already may change to another account."""
    sent = request.method == "POST"
    form = LogInForm(request.POST if sent else None, label_suffix="")
    back = safe_next((request.POST if sent else request.GET).get("next"))
    status, retry = 200, None
    if sent and form.is_valid():
        asked = form.cleaned_data
        entry = actions.enter(asked["login"], asked["password"], address_of(request), now())
        if entry.account is not None:
            actions.begin(request, entry.account, now())
            person = replace(entry.account.person(), duties=queries.duties(entry.account.pk, today()))
            return HttpResponseRedirect(_way_on(person, back))
        if entry.wait is None:
            form.add_error(None, translate("登录名或密码不对。"))
        else:
            status, retry = 429, _seconds(entry.wait)
            form.add_error(None, _too_many(entry.wait))
    context = {"form": form, "next": back, "first": not queries.accounts_exist()}
    response = render(request, "people/log_in.html", context, status=status)
    if retry is not None:
        response.headers["Retry-After"] = str(retry)
    return response


def _way_on(person: Person, back: str) -> str:
    if person.temporary:
        return reverse("people:password")
    if back:
        return back
    if may(person, "see-tasks") and not person.local:
        return reverse("delivery:todo")
    if person.holds("deputy"):
        return reverse("public:promises")
    return reverse("people:accounts" if may(person, "manage-accounts") else "register:reports")


def _seconds(wait: timedelta) -> int:
    return ceil(wait.total_seconds())


def _too_many(wait: timedelta) -> str:
    seconds = _seconds(wait)
    if seconds < 60:
        words = ngettext("出错次数太多，请等 {count} 秒再试。", "出错次数太多，请等 {count} 秒再试。", seconds)
        return words.format(count=seconds)
    minutes = ceil(seconds / 60)
    words = ngettext("出错次数太多，请等 {count} 分钟再试。", "出错次数太多，请等 {count} 分钟再试。", minutes)
    return words.format(count=minutes)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the log-in."""
    actions.end(request)
    return HttpResponseRedirect(reverse("people:log-in"))


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """One's own password changed. Who has been handed one has just typed it and is not asked again."""
    person = person_of(request)
    if person.account is None:
        return log_in_first(request)
    form = PasswordForm(request.POST if request.method == "POST" else None, label_suffix="")
    if person.temporary:
        del form.fields["old"]
    if request.method == "POST" and form.is_valid() and _changed(request, person, form):
        return HttpResponseRedirect(_way_on(Person(person.account, person.role), ""))
    return render(request, "people/password.html", {"form": form})


def _changed(request: HttpRequest, person: Person, form: forms.Form) -> bool:
    if "old" in form.fields:
        entry = actions.enter(person.login, form.cleaned_data["old"], address_of(request), now())
        if entry.account is None:
            form.add_error("old", _too_many(entry.wait) if entry.wait else translate("现在的密码不对。"))
            return False
    try:
        account = actions.choose_password(person.login, form.cleaned_data["new"], now(), person.login)
    except Refusal as refusal:
        form.add_error("new", _said(refusal))
        return False
    actions.renew(request, account)
    return True


def _said(refusal: Refusal) -> str:
    return refusal.message(get_language() or "zh")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs("manage-accounts")
def accounts(request: HttpRequest) -> HttpResponse:
    """Every account; a new one is made here."""
    rows = queries.accounts()
    form = AccountForm(request.POST if request.method == "POST" else None, label_suffix="")
    if not rows:
        # Somebody has to be able to let the others in.
        role = form.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [("administrator", ROLE["administrator"])]
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            added = actions.add(asked["login"], asked["name"], asked["role"], now(), by=_by(request))
        except Refusal as refusal:
            form.add_error("login", _said(refusal))
        else:
            return _handed_out(request, added.login, added.password or "", new=True)
    meanings = [(ROLE[role], ROLE_MEANING[role]) for role in ROLE]
    return render(request, "people/accounts.html", {"rows": rows, "form": form, "meanings": meanings})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs("manage-accounts")
def account(request: HttpRequest, id: int) -> HttpResponse:
    """One account: its role, its password, whether it can log in. `do` says which of them is to change."""
    row = queries.account(id)
    if row is None:
        raise Http404
    # Nobody takes the rights from under themselves by a slip.
    own = row.id == person_of(request).account
    form = RoleForm(request.POST if request.POST.get("do") == "role" else None, initial={"role": row.role})
    wrong = ""
    if request.method == "POST" and not own:
        try:
            if request.POST.get("do") == "password":
                return _handed_out(
                    request, row.login, actions.reset_password(row.login, now(), _by(request)), new=False
                )
            if _done(request.POST.get("do", ""), row.login, form, _by(request)):
                return HttpResponseRedirect(reverse("people:accounts"))
        except Refusal as refusal:
            wrong = _said(refusal)
    return render(request, "people/account.html", {"row": row, "form": form, "own": own, "wrong": wrong})


def _by(request: HttpRequest) -> str:
    return person_of(request).login or LOCAL


def _done(wish: str, login: str, form: RoleForm, by: str) -> bool:
    if wish == "role" and form.is_valid():
        actions.set_role(login, form.cleaned_data["role"], by)
    elif wish in ("disable", "enable"):
        actions.set_active(login, wish == "enable", by)
    else:
        return False
    return True


def _handed_out(request: HttpRequest, login: str, password: str, new: bool) -> HttpResponse:
    context = {"login": login, "password": password, "new": new, "days": actions.TEMPORARY_FOR.days}
    return render(request, "people/handed_out.html", context)
