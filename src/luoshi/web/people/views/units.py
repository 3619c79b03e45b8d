"""The page of units, and the page of one unit with the posts held in it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from luoshi.web.people import actions, queries
from luoshi.web.people.access import needs
from luoshi.web.people.clock import today
from luoshi.web.people.forms import PostForm, UnitForm
from luoshi.web.people.words import POST, POST_MEANING, UNFIT
from luoshi.web.register.views.persons import by


def _choices(besides: int | None = None) -> list[tuple[int, str]]:
    rows = queries.units(today(), active=True)
    return [(row.id, "　" * row.depth + row.name) for row in rows if row.id != besides]


@require_http_methods(["GET", "HEAD", "POST"])
@needs("manage-accounts")
def units(request: HttpRequest) -> HttpResponse:
    """Every unit; a new one is made here."""
    form = UnitForm(_choices(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            actions.add_unit(asked["kind"], asked["name"], asked["short"], asked["parent"], by(request))
        except actions.Unfit as unfit:
            form.add_error("name", str(UNFIT[unfit.code]))
        else:
            return HttpResponseRedirect(reverse("people:units"))
    return render(request, "people/units.html", {"rows": queries.units(today()), "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("manage-accounts")
def unit(request: HttpRequest, unit: int) -> HttpResponse:
    """One unit: its name and place, whether it is closed, its posts. `do` says which of them is to change."""
    row = queries.unit(unit, today())
    if row is None:
        raise Http404
    wish = request.POST.get("do", "") if request.method == "POST" else ""
    as_is = {"name": row.name, "short": row.short, "kind": row.kind, "parent": row.parent}
    form = UnitForm(_choices(row.id), request.POST if wish == "change" else None, initial=as_is)
    people = [(each.login, f"{each.name}（{each.login}）") for each in queries.accounts() if each.active]
    post = PostForm(people, request.POST if wish == "post" else None, initial={"since": today()})
    wrong = ""
    try:
        if _done(request, wish, row, form, post):
            return HttpResponseRedirect(reverse("people:unit", args=(row.id,)))
    except actions.Unfit as unfit:
        wrong = str(UNFIT[unfit.code])
    context: dict[str, Any] = {
        "row": row, "form": form, "post": post, "wrong": wrong, "people": queries.memberships(row.id, today()),
        "meanings": [(POST[code], POST_MEANING[code]) for code in POST],
    }  # fmt: skip
    return render(request, "people/unit.html", context)


def _done(request: HttpRequest, wish: str, row: queries.UnitRow, form: UnitForm, post: PostForm) -> bool:
    if wish == "change" and form.is_valid():
        asked = form.cleaned_data
        actions.change_unit(row.id, asked["kind"], asked["name"], asked["short"], asked["parent"], by(request))
    elif wish == "post" and post.is_valid():
        asked = post.cleaned_data
        actions.give_post(asked["login"], row.id, asked["post"], asked["since"], asked["until"], by(request))
    elif wish == "end" and request.POST.get("membership", "").isascii() and request.POST["membership"].isdigit():
        number = int(request.POST["membership"][:18])
        if number not in {each.id for each in queries.memberships(row.id, today())}:
            raise actions.Unfit("no-membership")
        actions.end_post(number, today(), by(request))
    elif wish in ("close", "open"):
        actions.set_unit_active(row.id, wish == "open", by(request))
    else:
        return False
    return True
